-- One row per currency and date of the ECB's reference rates: US dollars for one unit of the currency.
with published as (
    select rate_on, currency, units_per_eur
    from {{ ref('stg_exchange_rates') }}
    where units_per_eur > 0
    qualify row_number() over (partition by rate_on, currency order by crawl_on desc, units_per_eur) = 1
),

with_euro as (
    select rate_on, currency, units_per_eur from published
    union all
    select distinct rate_on, 'EUR' as currency, 1.0 as units_per_eur from published
)

select
    with_euro.rate_on,
    with_euro.currency,
    dollars.units_per_eur / with_euro.units_per_eur as usd_per_unit
from with_euro
inner join published as dollars on with_euro.rate_on = dollars.rate_on and dollars.currency = 'USD'
