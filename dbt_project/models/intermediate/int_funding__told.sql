-- One row per funding mention with the commitment it tells of: what every later conclusion is drawn from.
select
    clustered.fact_id as funding_id,
    clustered.is_anchor,
    clustered.witness,
    mentions.*
from {{ ref('int_funding_mentions__resolved') }} as mentions
inner join {{ ref('int_funding__clustered') }} as clustered using (mention_id)
where clustered.fact_id in (select funding_id from {{ ref('int_funding__touched') }})
