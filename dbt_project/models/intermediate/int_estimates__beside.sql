-- One row per estimate line that is put in order again: those concluded again, and all others of an estimate that these told
-- of or tell of now: one deposit, kind, ownership and commodities. Lines of two never take each other's place, nor are they
-- parts of one sum.
{%- set left = as_left('fct_resource_estimates') %}
{%- set estimate = 'coalesce(project_id, company_id) as deposit, estimate_kind, commodities, ownership_basis' %}
with estimates as (
    select {{ estimate }}
    from {{ ref('int_estimates__described') }}
    semi join {{ sought(ref('int_estimates__touched'), 'estimate_id') }} using (estimate_id)
    {% if left %}
    union
    select {{ estimate }}
    from {{ left }}
    semi join {{ sought(ref('int_estimates__touched'), 'estimate_id') }} using (estimate_id)
    {% endif %}
)

select estimate_id from {{ ref('int_estimates__touched') }}
union
select lines.estimate_id
from (select estimate_id, {{ estimate }} from {{ ref('int_estimates__described') }}) as lines
semi join estimates
    on lines.deposit = estimates.deposit and lines.estimate_kind = estimates.estimate_kind
    and lines.commodities = estimates.commodities and lines.ownership_basis is not distinct from estimates.ownership_basis
