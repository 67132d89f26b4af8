-- One row per currency and date of the ECB's reference rates: US dollars for one unit of the currency.
-- depends_on: {{ ref('int_exchange_rates__changed') }}
{{ daily_rates() }}
