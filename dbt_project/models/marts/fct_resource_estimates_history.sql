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

each_field as (
    {{ chosen_each('known', 'known_key',
                   ['estimate_kind', 'category', 'reporting_code', 'ore_tonnes', 'effective_first_on'], near=['ore_tonnes'],
                   only={'estimate_kind': "estimate_kind <> 'unspecified'", 'category': "category <> 'unspecified'"}) }}
),

stated as (
    select
        summed_up.known_key,
        coalesce(each_field.estimate_kind, 'unspecified') as estimate_kind,
        coalesce(each_field.category, 'unspecified') as category,
        each_field.reporting_code,
        each_field.ore_tonnes,
        each_field.ore_tonnes_reason,
        each_field.effective_first_on as effective_on,
        summed_up.mentions,
        summed_up.documents,
        summed_up.witnesses
    from summed_up
    inner join each_field using (known_key)
)

{{ spans('known', 'stated', 'estimate_id',
         ['estimate_kind', 'category', 'reporting_code', 'ore_tonnes', 'effective_on']) }}
