-- Where do outlets disagree most?
select
    coalesce(deals.label, funding.label, estimates.label) as fact,
    conflicts.field,
    max(conflicts.spread_pct) as spread_pct,
    list(conflicts.claimed_number order by conflicts.claimed_number) as claims,
    any_value(conflicts.chosen_number) as chosen
from {{ ref('mart_conflicts') }} as conflicts
left join {{ ref('fct_deals') }} as deals on conflicts.fact_id = deals.deal_id
left join {{ ref('fct_funding_commitments') }} as funding on conflicts.fact_id = funding.funding_id
left join {{ ref('fct_resource_estimates') }} as estimates on conflicts.fact_id = estimates.estimate_id
group by all
order by spread_pct desc, fact
limit 50
