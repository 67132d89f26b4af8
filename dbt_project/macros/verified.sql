{# What the families of facts are held against alike: each gives the keys of the facts that fail. The names of the rules
   stand in the models. #}

{# Witnesses give amounts that differ by more than 5 %; across currencies in US dollars. `claims` has key, the columns of
   `alike`, number, currency and number_usd. #}
{% macro amounts_that_disagree(claims, key, number, alike=[]) -%}
    (
        select one.{{ key }}
        from {{ claims }} as one
        inner join {{ claims }} as other using ({{ ([key] + alike) | join(', ') }})
        where (one.currency = other.currency and {{ disagree('one.' ~ number, 'other.' ~ number) }})
            or (one.currency <> other.currency and {{ disagree('one.' ~ number ~ '_usd', 'other.' ~ number ~ '_usd') }})
    )
{%- endmacro %}

{# A lower stage is dated after a higher one; `stages` as from staged(). #}
{% macro stages_gone_backwards(stages, key) -%}
    (
        select lower_stage.{{ key }}
        from {{ stages }} as lower_stage
        inner join {{ stages }} as higher
            on lower_stage.{{ key }} = higher.{{ key }} and lower_stage.place < higher.place
        where lower_stage.event_on > higher.event_last_on
    )
{%- endmacro %}

{# A page dates the event more than a day after it was published or crawled; one day is left to time zones. #}
{% macro dated_after_publication(told, key, on) -%}
    (select {{ key }} from {{ told }} where {{ on }} > least(published_on, known_from) + 1)
{%- endmacro %}

{% macro told_by_machines_alone(told, key) -%}
    (select {{ key }} from {{ told }} group by {{ key }} having bool_and(is_machine_written))
{%- endmacro %}
