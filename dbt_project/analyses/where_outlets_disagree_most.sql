-- Where do outlets disagree most?
with widest as (
    select fact_id, field, max(spread_pct) as spread_pct
    from {{ ref('mart_conflicts') }}
    group by fact_id, field
    order by spread_pct desc, fact_id
    limit 50
),

claimed as (
    select
        fact_id,
        field,
        any_value(widest.spread_pct) as spread_pct,
        list(claims.claimed_number order by claims.claimed_number) as claims,
        any_value(claims.chosen_number) as chosen
    from {{ ref('mart_conflicts') }} as claims
    inner join widest using (fact_id, field)
    group by fact_id, field
)

select
    coalesce(deals.label, funding.label, estimates.label) as fact,
    claimed.field,
    claimed.spread_pct,
    claimed.claims,
    claimed.chosen
from claimed
left join {{ ref('fct_deals') }} as deals on claimed.fact_id = deals.deal_id
left join {{ ref('fct_funding_commitments') }} as funding on claimed.fact_id = funding.funding_id
left join {{ ref('fct_resource_estimates') }} as estimates on claimed.fact_id = estimates.estimate_id
order by claimed.spread_pct desc, fact
