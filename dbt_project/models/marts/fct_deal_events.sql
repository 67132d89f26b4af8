select
    substr(md5(deal_id || '/' || status), 1, 16) as deal_event_id,
    deal_id,
    status,
    place as stage_place,
    event_on,
    event_precision,
    first_told_on,
    first_told_basis,
    witnesses,
    mention_id as evidence_mention_id
from {{ ref('int_deals__staged') }}
