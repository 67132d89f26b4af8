{# US dollars at a date through the ECB's reference rates, which stay in force until the next ones are published.
   Callers join int_exchange_rates__daily AS OF the date as `rates`. A missing rate gives null, never another day's. #}

{% macro has_rate(on) -%}
    (rates.rate_on is not null and {{ on }} - rates.rate_on <= {{ var('rate_days') }})
{%- endmacro %}

{% macro amount_usd(amount, currency, on) -%}
    case
        when {{ currency }} = 'USD' then {{ amount }}
        when {{ has_rate(on) }} then round({{ amount }} * rates.usd_per_unit, 2)
    end
{%- endmacro %}

{# Why amount_usd is what it is: one of the accepted values of usd_basis. #}
{% macro usd_basis(amount, currency, on) -%}
    case
        when {{ amount }} is null then 'no_amount'
        when {{ currency }} is null then 'no_currency'
        when {{ currency }} = 'USD' then 'stated_in_usd'
        when {{ on }} is null then 'date_not_exact'
        when {{ has_rate(on) }} then 'ecb_rate'
        else 'no_rate'
    end
{%- endmacro %}

{# One row per currency and date: US dollars for one unit of the currency. #}
{% macro daily_rates() %}
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
{% endmacro %}
