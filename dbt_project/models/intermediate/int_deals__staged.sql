-- One row per deal and stage that a witness tells: when it was reached and who said so first.
with told as (
    select
        deals.*,
        stages.place,
        stages.is_final
    from {{ ref('int_deals__told') }} as deals
    inner join {{ ref('stages') }} as stages on stages.fact_kind = 'deal' and deals.status = stages.stage
),

counted as (
    select deal_id, status, count(distinct witness) as witnesses from told group by deal_id, status
),

first_told as (
    select
        *,
        min(told_on) over (partition by deal_id, status) as first_told_on
    from told
    qualify row_number() over (
        partition by deal_id, status order by announced_last_on, announced_first_on desc, arrival
    ) = 1
)

select
    deal_id,
    status,
    place,
    is_final,
    announced_first_on as event_on,
    announced_last_on as event_last_on,
    announced_precision as event_precision,
    mention_id,
    first_told_on,
    witnesses
from first_told
inner join counted using (deal_id, status)
