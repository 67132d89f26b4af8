-- One row per fact that the last build had for mentions which this one reads or groups again: their evidence is asked once,
-- for all families, because it is the longest table.
{%- set families = [ref('int_deals__clustered'), ref('int_estimates__clustered'), ref('int_funding__clustered')] %}
{%- set reread = ref('int_documents__reread') %}
{%- set evidence = as_left('fct_evidence') %}
{% if evidence %}
with regrouped as (
    {% for clustered in families %}
    select mention_id, document_id from {{ clustered }} where changed_in = {{ build_number() }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

documents as (
    select document_id from regrouped
    union
    select document_id from {{ reread }}
)

select distinct table_name, fact_id
from {{ evidence }}
semi join {{ sought('documents', 'document_id') }} using (document_id)
where
    mention_id in (select mention_id from regrouped)
    or document_id in (select document_id from {{ reread }})
{% else %}
select null::varchar as table_name, null::varchar as fact_id where false
{% endif %}
