-- One row per estimate line that is put in order again: those concluded again, and all others of a deposit that these told
-- of or tell of now. Lines of two deposits never take each other's place.
{%- set left = as_left('fct_resource_estimates') %}
with deposits as (
    select coalesce(project_id, company_id) as deposit
    from {{ ref('int_estimates__described') }}
    semi join {{ sought(ref('int_estimates__touched'), 'estimate_id') }} using (estimate_id)
    {% if left %}
    union
    select coalesce(project_id, company_id) as deposit
    from {{ left }}
    semi join {{ sought(ref('int_estimates__touched'), 'estimate_id') }} using (estimate_id)
    {% endif %}
)

select estimate_id from {{ ref('int_estimates__touched') }}
union
select estimate_id from {{ ref('int_estimates__described') }} where coalesce(project_id, company_id) in (from deposits)
