-- Where do outlets disagree most?
with widest as (
    select fact_id, field, stage, spread_pct
    from {{ ref('mart_conflicts') }}
    where is_chosen
    order by spread_pct desc, fact_id, field, stage
    limit 50
)

select
    any_value(claims.label) as fact,
    field,
    any_value(claims.spread_pct) as spread_pct,
    list(claims.claimed_number order by claims.claimed_number) as claims,
    any_value(claims.chosen_number) as chosen
from {{ ref('mart_conflicts') }} as claims
semi join widest on claims.fact_id = widest.fact_id and claims.field = widest.field
    and claims.stage is not distinct from widest.stage
where claims.spread_pct >= (select min(spread_pct) from widest)
group by claims.fact_id, field, claims.stage
order by spread_pct desc, fact
