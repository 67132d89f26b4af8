{# Stages as dated events: the way of a deal or commitment as its mentions tell it. `kind` is the fact_kind of the seed
   stages, `stage` the column of `members` that holds the stage. #}

{# One row per key and stage that a witness tells: when it was reached and who dates it first. #}
{% macro staged(members, key, stage, kind) %}
    select
        {{ key }},
        {{ stage }},
        place,
        is_final,
        announced_first_on as event_on,
        announced_last_on as event_last_on,
        announced_precision as event_precision,
        mention_id,
        first_told_on,
        first_told_basis,
        witnesses
    from (
        select
            told.*,
            stages.place,
            stages.is_final,
            min(told.told_on) over reached as first_told_on,
            arg_min(told.told_on_basis, told.told_on) over reached as first_told_basis,
            count(distinct told.witness) over reached as witnesses
        from {{ members }} as told
        inner join {{ ref('stages') }} as stages on stages.fact_kind = '{{ kind }}' and told.{{ stage }} = stages.stage
        window reached as (partition by told.{{ key }}, told.{{ stage }})
    )
    qualify row_number() over (
        partition by {{ key }}, {{ stage }} order by announced_last_on, announced_first_on desc, arrival
    ) = 1
{% endmacro %}

{# One row per key: the furthest stage reached, or the end where that came last. `stages` as from staged(). #}
{% macro furthest(stages, key, stage) %}
    select {{ key }}, {{ stage }}
    from (select *, max(event_on) over (partition by {{ key }}) as last_event_on from {{ stages }})
    qualify row_number() over (
        partition by {{ key }}
        order by is_final and event_last_on >= last_event_on desc, is_final, place desc
    ) = 1
{% endmacro %}

{# One row per key: its earliest date, the most precise where mentions agree on it. #}
{% macro earliest(members, key) %}
    select {{ key }}, announced_first_on, announced_precision
    from {{ members }}
    qualify row_number() over (
        partition by {{ key }} order by announced_last_on, announced_first_on desc, arrival
    ) = 1
{% endmacro %}

{# One row per key and stage with the amount chosen among the claims at it. #}
{% macro staged_amounts(members, key) %}
    select amounts.* exclude (event_key), keys.{{ key }}, keys.stage
    from (
        {{ chosen('(select *, ' ~ key ~ " || '/' || stage as event_key from " ~ members ~ ')', 'event_key',
                  ['amount', 'currency'], near='amount',
                  extras=['amount_high', 'amount_qualifier', 'currency_source', 'mention_id']) }}
    ) as amounts
    inner join (select distinct {{ key }}, stage, {{ key }} || '/' || stage as event_key from {{ members }}) as keys
        using (event_key)
{% endmacro %}
