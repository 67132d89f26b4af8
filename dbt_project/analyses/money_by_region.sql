-- Where does the money go, by digest region?
with regions as (
    select distinct placed.fact_id, countries.region
    from {{ ref('bridge_fact_countries') }} as placed
    inner join {{ ref('dim_country') }} as countries using (country_code)
)

select
    coalesce(regions.region, 'not told') as region,
    count(*) as commitments,
    sum(funding.amount_usd) filter (funding.count_in_totals) as counted_usd
from {{ ref('fct_funding_commitments') }} as funding
left join regions on funding.funding_id = regions.fact_id
group by 1
order by counted_usd desc nulls last
