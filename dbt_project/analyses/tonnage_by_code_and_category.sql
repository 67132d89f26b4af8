-- How much ore is reported under which code and category, current lines only?
select
    coalesce(reporting_code, 'no code named') as reporting_code,
    estimate_kind,
    category,
    count(*) as lines,
    sum(ore_tonnes) as ore_tonnes
from {{ ref('fct_resource_estimates') }}
where is_current and category not in ('total', 'measured_indicated', 'proven_probable')
group by all
order by reporting_code, estimate_kind, category
