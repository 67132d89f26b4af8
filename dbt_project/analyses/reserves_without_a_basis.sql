-- Which "reserves" are called so without Proven or Probable and a reporting code?
select label, category, reporting_code, ore_tonnes, witnesses
from {{ ref('fct_resource_estimates') }}
where list_contains(issues, 'reserve_without_basis')
order by label
