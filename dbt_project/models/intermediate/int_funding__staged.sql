-- One row per commitment and stage that a witness tells: when it was reached, with which amount, who said so first.
with told as (
    select
        funding.*,
        stages.place,
        stages.is_final
    from {{ ref('int_funding__told') }} as funding
    inner join {{ ref('stages') }} as stages on stages.fact_kind = 'funding' and funding.stage = stages.stage
),

keyed as (
    select *, funding_id || '/' || stage as event_key from told
),

amounts as (
    {{ chosen('keyed', 'event_key', ['amount', 'currency'], near='amount',
              extras=['amount_high', 'amount_qualifier', 'currency_source', 'mention_id']) }}
),

first_told as (
    select
        *,
        min(told_on) over (partition by event_key) as first_told_on
    from keyed
    qualify row_number() over (
        partition by event_key order by announced_last_on, announced_first_on desc, arrival
    ) = 1
),

counted as (
    select event_key, count(distinct witness) as witnesses from keyed group by event_key
)

select
    first_told.funding_id,
    first_told.stage,
    first_told.place,
    first_told.is_final,
    first_told.announced_first_on as event_on,
    first_told.announced_last_on as event_last_on,
    first_told.announced_precision as event_precision,
    first_told.mention_id,
    first_told.first_told_on,
    counted.witnesses,
    amounts.amount,
    amounts.amount_high,
    amounts.currency,
    amounts.amount_qualifier,
    amounts.currency_source,
    amounts.stated_on as amount_on,
    amounts.witnesses as amount_witnesses,
    amounts.reason as amount_reason,
    amounts.mention_id as amount_mention_id
from first_told
inner join counted using (event_key)
left join amounts using (event_key)
