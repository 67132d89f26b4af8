-- One row per resource mention with the estimate line it tells of: what every later conclusion is drawn from.
select
    clustered.fact_id as estimate_id,
    clustered.is_anchor,
    clustered.witness,
    mentions.*
from {{ ref('int_resource_mentions__resolved') }} as mentions
inner join {{ ref('int_estimates__clustered') }} as clustered using (mention_id)
where clustered.fact_id in (select estimate_id from {{ ref('int_estimates__touched') }})
