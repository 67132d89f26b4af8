with known as (
    select * from {{ ref('int_funding__known') }}
),

summed_up as (
    select
        known_key,
        {{ told_counts() }}
    from known
    group by known_key
),

reached as ({{ staged('known', 'known_key', 'stage', 'funding') }}),

stages as ({{ furthest('reached', 'known_key', 'stage') }}),

dates as ({{ earliest('known', 'known_key') }}),

instruments as ({{ chosen('known', 'known_key', ['instrument'], only="instrument <> 'programme'") }}),

claimed as ({{ staged_amounts('known', 'known_key') }}),

amounts as (
    select claimed.*
    from claimed
    inner join reached using (known_key, stage)
    qualify row_number() over (partition by known_key order by is_final, place desc) = 1
),

stated as (
    select
        summed_up.known_key,
        coalesce(instruments.instrument, 'programme') as instrument,
        stages.stage,
        dates.announced_first_on as announced_on,
        amounts.amount,
        amounts.currency,
        amounts.amount_qualifier,
        amounts.stage as amount_stage,
        amounts.reason as amount_reason,
        {{ amount_usd('amounts.amount', 'amounts.currency', 'amounts.stated_on') }} as amount_usd,
        summed_up.mentions,
        summed_up.documents,
        summed_up.witnesses
    from summed_up
    inner join stages using (known_key)
    inner join dates using (known_key)
    left join instruments using (known_key)
    left join amounts using (known_key)
    asof left join {{ ref('int_exchange_rates__daily') }} as rates
        on amounts.currency = rates.currency and amounts.stated_on >= rates.rate_on
)

{{ spans('known', 'stated', 'funding_id',
         ['instrument', 'stage', 'announced_on', 'amount', 'currency', 'amount_qualifier']) }}
