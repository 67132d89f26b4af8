-- What was known of each deal on a past day, and what has become of it since?
select
    past.deal_id,
    now.label,
    past.status as status_then,
    now.status as status_now,
    past.value as value_then,
    now.value as value_now,
    past.currency,
    past.witnesses as witnesses_then,
    now.witnesses as witnesses_now
from {{ ref('fct_deals_history') }} as past
left join {{ ref('fct_deals') }} as now using (deal_id)
where past.valid_from <= date '{{ var("day", "2026-03-19") }}'
    and (past.valid_to is null or past.valid_to > date '{{ var("day", "2026-03-19") }}')
order by now.label, past.deal_id
