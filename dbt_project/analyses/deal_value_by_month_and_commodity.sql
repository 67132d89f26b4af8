-- How much were binding deals worth, by month and commodity? A deal of two commodities counts under both.
select
    dates.year_month,
    about.commodity,
    count(*) as deals,
    sum(deals.value_usd) as value_usd
from {{ ref('fct_deals') }} as deals
inner join {{ ref('dim_date') }} as dates on deals.announced_on = dates.date_day
inner join {{ ref('bridge_fact_commodities') }} as about on deals.deal_id = about.fact_id
where deals.count_in_totals
group by dates.year_month, about.commodity
order by dates.year_month desc, value_usd desc nulls last
