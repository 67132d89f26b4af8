with known as (
    select * from {{ ref('int_estimates__known') }}
),

summed_up as (
    select
        known_key,
        {{ told_counts() }}
    from known
    group by known_key
),

specific_kinds as (select * from known where estimate_kind <> 'unspecified'),

specific_categories as (select * from known where category <> 'unspecified'),

kinds as ({{ chosen('specific_kinds', 'known_key', ['estimate_kind']) }}),

categories as ({{ chosen('specific_categories', 'known_key', ['category']) }}),

codes as ({{ chosen('known', 'known_key', ['reporting_code']) }}),

tonnages as ({{ chosen('known', 'known_key', ['ore_tonnes'], near='ore_tonnes') }}),

effective_dates as ({{ chosen('known', 'known_key', ['effective_first_on']) }}),

stated as (
    select
        summed_up.known_key,
        coalesce(kinds.estimate_kind, 'unspecified') as estimate_kind,
        coalesce(categories.category, 'unspecified') as category,
        codes.reporting_code,
        tonnages.ore_tonnes,
        tonnages.reason as ore_tonnes_reason,
        effective_dates.effective_first_on as effective_on,
        summed_up.mentions,
        summed_up.documents,
        summed_up.witnesses
    from summed_up
    left join kinds using (known_key)
    left join categories using (known_key)
    left join codes using (known_key)
    left join tonnages using (known_key)
    left join effective_dates using (known_key)
)

{{ spans('known', 'stated', 'estimate_id',
         ['estimate_kind', 'category', 'reporting_code', 'ore_tonnes', 'effective_on']) }}
