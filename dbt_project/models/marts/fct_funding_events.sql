select
    substr(md5(funding_id || '/' || stage), 1, 16) as funding_event_id,
    funding_id,
    stage,
    place as stage_place,
    event_on,
    event_precision,
    first_told_on,
    first_told_basis,
    amount,
    amount_high,
    currency,
    amount_qualifier,
    amount_reason,
    witnesses,
    mention_id as evidence_mention_id
from {{ ref('int_funding__staged') }}
