-- One row per deal: bounds of its value, and US dollars at the date on which the value was first stated.
with deals as (
    select
        deal_id,
        value,
        currency,
        value_on,
        case when value_qualifier = 'up_to' then null else value end as value_low,
        case when value_qualifier = 'at_least' then value_high else coalesce(value_high, value) end as value_high
    from {{ ref('int_deals__chosen') }}
)

select
    deals.deal_id,
    deals.value_low,
    deals.value_high,
    {{ amount_usd('deals.value', 'deals.currency', 'deals.value_on') }} as value_usd,
    {{ amount_usd('deals.value_low', 'deals.currency', 'deals.value_on') }} as value_low_usd,
    {{ amount_usd('deals.value_high', 'deals.currency', 'deals.value_on') }} as value_high_usd,
    {{ usd_basis('deals.value', 'deals.currency', 'deals.value_on') }} as usd_basis,
    case when {{ usd_basis('deals.value', 'deals.currency', 'deals.value_on') }} = 'ecb_rate' then rates.rate_on end
        as usd_rate_on
from deals
asof left join {{ ref('int_exchange_rates__daily') }} as rates
    on deals.currency = rates.currency and deals.value_on >= rates.rate_on
