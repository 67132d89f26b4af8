-- One row per currency and date whose rate is another than in the last build.
{%- set left = load_relation(api.Relation.create(this.database, this.schema, 'int_exchange_rates__daily')) if execute %}
with today as ({{ daily_rates() }})

select rate_on, currency from today
{% if left %}
where (rate_on, currency, usd_per_unit) not in (select (rate_on, currency, usd_per_unit) from {{ left }})
union
select rate_on, currency from {{ left }}
where (rate_on, currency, usd_per_unit) not in (select (rate_on, currency, usd_per_unit) from today)
{% endif %}
