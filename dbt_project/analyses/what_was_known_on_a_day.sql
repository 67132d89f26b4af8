-- What was known of each deal on a past day, and what has become of it since? The fifty that were worth most then.
with past as (
    select deal_id, status, value, currency, witnesses
    from {{ ref('fct_deals_history') }}
    where valid_from <= date '{{ var("day", "2026-03-19") }}'
        and (valid_to is null or valid_to > date '{{ var("day", "2026-03-19") }}')
    order by value desc nulls last, deal_id
    limit 50
)

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
from past
left join {{ ref('fct_deals') }} as now using (deal_id)
order by now.label, past.deal_id
