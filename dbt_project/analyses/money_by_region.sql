-- Where does the money go, by digest region? Money for two countries of one region counts there once.
with given as (
    select country_codes, count(*) as commitments, sum(amount_usd) filter (count_in_totals) as counted_usd
    from {{ ref('fct_funding_commitments') }}
    group by country_codes
),

placed as (
    select distinct told.country_codes, countries.region
    from (select country_codes, unnest(country_codes) as country_code from given) as told
    inner join {{ ref('dim_country') }} as countries using (country_code)
)

select
    coalesce(placed.region, 'not told') as region,
    sum(given.commitments)::bigint as commitments,
    sum(given.counted_usd) as counted_usd
from given
left join placed using (country_codes)
group by 1
order by counted_usd desc nulls last
