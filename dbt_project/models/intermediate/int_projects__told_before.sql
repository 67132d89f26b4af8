-- One row per way in which documents that this build reads again told of a project in the last one. It comes before
-- int_projects__gathered, which forgets it.
-- depends_on: {{ ref('int_documents__renamed') }}
{%- set left = as_left('int_projects__gathered', 'intermediate') %}
{% if left %}
select distinct site_key from {{ left }} semi join {{ sought(ref('int_documents__renamed'), 'document_id') }} using (document_id)
{% else %}
select null::varchar as site_key where false
{% endif %}
