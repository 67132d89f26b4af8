{# Stages as dated events: the way of a deal or commitment as its mentions tell it. `kind` is the fact_kind of the seed
   stages, `stage` the column of `members` that holds the stage. #}

{# What tells which mention dates something first: the earliest date, the most precise where mentions agree on it. #}
{% macro dated_first() -%}
    {'last_on': announced_last_on, 'after': date '9999-12-31' - announced_first_on, 'arrival': arrival}
{%- endmacro %}

{# One row per key and stage that a witness tells: when it was reached and who dates it first. #}
{% macro staged(members, key, stage, kind) %}
    select
        reached.{{ key }},
        reached.{{ stage }},
        stages.place,
        stages.is_final,
        reached.dated.event_on,
        reached.dated.event_last_on,
        reached.dated.event_precision,
        reached.dated.mention_id,
        reached.first_told_on,
        reached.first_told_basis,
        reached.witnesses
    from (
        select
            {{ key }},
            {{ stage }},
            arg_min({
                'event_on': announced_first_on, 'event_last_on': announced_last_on, 'event_precision': announced_precision,
                'mention_id': mention_id
            }, {{ dated_first() }}) as dated,
            min(told_on) as first_told_on,
            arg_min(told_on_basis, told_on) as first_told_basis,
            count(distinct witness) as witnesses
        from {{ members }}
        group by {{ key }}, {{ stage }}
    ) as reached
    inner join {{ ref('stages') }} as stages on stages.fact_kind = '{{ kind }}' and reached.{{ stage }} = stages.stage
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
    select {{ key }}, dated.announced_first_on, dated.announced_precision
    from (
        select
            {{ key }},
            arg_min({'announced_first_on': announced_first_on, 'announced_precision': announced_precision}, {{ dated_first() }})
                as dated
        from {{ members }}
        group by {{ key }}
    )
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
