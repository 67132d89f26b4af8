-- How much were binding deals worth, by month and commodity? A deal of two commodities counts under both.
select
    strftime(announced_on, '%Y-%m') as year_month,
    commodity,
    count(*) as deals,
    sum(value_usd) as value_usd
from (
    select date_trunc('month', announced_on) as announced_on, unnest(commodities) as commodity, value_usd
    from {{ ref('fct_deals') }}
    where count_in_totals and announced_on is not null
)
group by announced_on, commodity
order by year_month desc, value_usd desc nulls last
