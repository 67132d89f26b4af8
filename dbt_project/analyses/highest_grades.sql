-- Which current estimates have the highest grades of an analyte? (var analyte)
with highest as (
    select grades.estimate_id, grades.grade_pct, grades.contained_tonnes_printed, grades.contained_tonnes_derived
    from {{ ref('fct_resource_grades') }} as grades
    semi join (select estimate_id from {{ ref('fct_resource_estimates') }} where is_current) using (estimate_id)
    where grades.analyte = '{{ var("analyte", "TREO") }}' and grades.grade_pct is not null
    order by grades.grade_pct desc, grades.estimate_id
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
