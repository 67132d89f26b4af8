with known as (
    select * from {{ ref('int_deals__known') }}
),

summed_up as (
    select
        known_key,
        {{ told_counts() }}
    from known
    group by known_key
),

reached as ({{ staged('known', 'known_key', 'status', 'deal') }}),

statuses as ({{ furthest('reached', 'known_key', 'status') }}),

dates as ({{ earliest('known', 'known_key') }}),

each_field as ({{ chosen_each('known', 'known_key', ['deal_type', 'stake_pct'], near=['stake_pct']) }}),

amounts as ({{ chosen('known', 'known_key', ['value', 'currency'], near='value', extras=['value_qualifier']) }}),

stated as (
    select
        summed_up.known_key,
        each_field.deal_type,
        statuses.status,
        dates.announced_first_on as announced_on,
        amounts.value,
        amounts.currency,
        amounts.value_qualifier,
        amounts.reason as value_reason,
        {{ amount_usd('amounts.value', 'amounts.currency', 'amounts.stated_on') }} as value_usd,
        each_field.stake_pct,
        summed_up.mentions,
        summed_up.documents,
        summed_up.witnesses
    from summed_up
    inner join each_field using (known_key)
    inner join statuses using (known_key)
    inner join dates using (known_key)
    left join amounts using (known_key)
    asof left join {{ ref('int_exchange_rates__daily') }} as rates
        on amounts.currency = rates.currency and amounts.stated_on >= rates.rate_on
)

{{ spans('known', 'stated', 'deal_id',
         ['deal_type', 'status', 'announced_on', 'value', 'currency', 'value_qualifier', 'stake_pct']) }}
