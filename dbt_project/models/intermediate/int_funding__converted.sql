-- One row per commitment: bounds of its amount, and US dollars at the date on which the amount was first stated.
with funding as (
    select
        funding_id,
        amount,
        currency,
        amount_on,
        case when amount_qualifier = 'up_to' then null else amount end as amount_low,
        case when amount_qualifier = 'at_least' then amount_high else coalesce(amount_high, amount) end as amount_high
    from {{ ref('int_funding__chosen') }}
)

select
    funding.funding_id,
    funding.amount_low,
    funding.amount_high,
    {{ amount_usd('funding.amount', 'funding.currency', 'funding.amount_on') }} as amount_usd,
    {{ amount_usd('funding.amount_low', 'funding.currency', 'funding.amount_on') }} as amount_low_usd,
    {{ amount_usd('funding.amount_high', 'funding.currency', 'funding.amount_on') }} as amount_high_usd,
    {{ usd_basis('funding.amount', 'funding.currency', 'funding.amount_on') }} as usd_basis,
    case
        when {{ usd_basis('funding.amount', 'funding.currency', 'funding.amount_on') }} = 'ecb_rate'
            then rates.rate_on
    end as usd_rate_on
from funding
asof left join {{ ref('int_exchange_rates__daily') }} as rates
    on funding.currency = rates.currency and funding.amount_on >= rates.rate_on
