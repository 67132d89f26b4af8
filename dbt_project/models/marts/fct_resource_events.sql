with estimates as (
    select
        described.estimate_id,
        described.effective_on,
        described.effective_precision,
        described.announced_on,
        described.last_seen_on,
        described.is_stated_current,
        ordered.superseded_on,
        ordered.superseded_by
    from {{ ref('int_estimates__described') }} as described
    inner join {{ ref('int_estimates__ordered') }} as ordered using (estimate_id)
    semi join {{ sought(ref('int_estimates__reordered'), 'estimate_id') }} as reordered on described.estimate_id = reordered.estimate_id
),

events as (
    select estimate_id, 'effective' as event, 0 as place, effective_on as event_on, effective_precision as precision, null as later
    from estimates
    union all
    select estimate_id, 'announced', 1, announced_on, 'day', null from estimates
    union all
    select estimate_id, 'restated', 2, last_seen_on, 'day', null from estimates
    where is_stated_current and last_seen_on > announced_on + 30 and last_seen_on < coalesce(superseded_on, date '9999-12-31')
    union all
    select estimate_id, 'superseded', 3, superseded_on, 'day', superseded_by from estimates
)

select
    substr(md5(estimate_id || '/' || event), 1, 16) as resource_event_id,
    estimate_id,
    event,
    cast(place as bigint) as event_place,
    event_on,
    precision as event_precision,
    later as later_estimate_id
from events
where event_on is not null
