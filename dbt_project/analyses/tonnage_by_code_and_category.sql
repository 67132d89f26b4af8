-- How much ore is reported under which code and category, each tonne once?
select
    coalesce(reporting_code, 'no code named') as reporting_code,
    estimate_kind,
    category,
    count(*) as lines,
    sum(ore_tonnes) as ore_tonnes
from {{ ref('fct_resource_estimates') }}
where count_in_totals
group by all
order by reporting_code, estimate_kind, category
