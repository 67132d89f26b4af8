-- How much money has each agency at each stage? Only what counts once is added up; the rest is shown beside it.
select
    funder,
    stage,
    count(*) as commitments,
    sum(amount_usd) filter (count_in_totals) as counted_usd,
    sum(amount_usd) filter (not count_in_totals) as not_counted_usd
from {{ ref('fct_funding_commitments') }}
group by funder, stage
order by counted_usd desc nulls last
