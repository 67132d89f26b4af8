-- Which current estimates have the highest grades of an analyte? (var analyte)
with highest as (
    select estimate_id, grade_pct, contained_tonnes_printed, contained_tonnes_derived
    from {{ ref('fct_resource_grades') }}
    where analyte = '{{ var("analyte", "TREO") }}' and is_current and grade_pct is not null
    order by grade_pct desc, estimate_id
    limit 50
)

select
    estimates.project_name,
    estimates.company_name,
    estimates.category,
    estimates.ore_tonnes,
    highest.grade_pct,
    highest.contained_tonnes_printed,
    highest.contained_tonnes_derived
from highest
inner join {{ ref('fct_resource_estimates') }} as estimates using (estimate_id)
order by highest.grade_pct desc
