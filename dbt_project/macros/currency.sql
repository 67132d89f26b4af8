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
