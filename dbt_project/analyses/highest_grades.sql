-- Which current estimates have the highest grades of an analyte? (var analyte)
select
    estimates.project_name,
    estimates.company_name,
    estimates.category,
    estimates.ore_tonnes,
    grades.grade_pct,
    grades.contained_tonnes_printed,
    grades.contained_tonnes_derived
from {{ ref('fct_resource_grades') }} as grades
inner join {{ ref('fct_resource_estimates') }} as estimates using (estimate_id)
where grades.analyte = '{{ var("analyte", "TREO") }}' and estimates.is_current and grades.grade_pct is not null
order by grades.grade_pct desc
