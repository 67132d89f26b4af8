-- One row per deal mention with the deal it tells of: what every later conclusion about deals is drawn from.
select
    clustered.fact_id as deal_id,
    clustered.is_anchor,
    clustered.witness,
    mentions.*
from {{ ref('int_deal_mentions__resolved') }} as mentions
inner join {{ ref('int_deals__clustered') }} as clustered using (mention_id)
where clustered.fact_id in (select deal_id from {{ ref('int_deals__touched') }})
