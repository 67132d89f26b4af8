-- One row per commitment and stage that a witness tells: when it was reached, with which amount, who said so first.
with told as (
    select * from {{ ref('int_funding__told') }}
),

reached as ({{ staged('told', 'funding_id', 'stage', 'funding') }}),

amounts as ({{ staged_amounts('told', 'funding_id') }})

select
    reached.*,
    amounts.amount,
    amounts.amount_high,
    amounts.currency,
    amounts.amount_qualifier,
    amounts.currency_source,
    amounts.stated_on as amount_on,
    amounts.witnesses as amount_witnesses,
    amounts.reason as amount_reason,
    amounts.mention_id as amount_mention_id
from reached
left join amounts using (funding_id, stage)
