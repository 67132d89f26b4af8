{# One row per key: the claim chosen among what the mentions say, and why.

   A claim is one combination of `columns`. A primary source (issuer, exchange, government) goes before the press, then
   the claim with the most independent witnesses, then the one told last. With `near`, a number within 1 % of the
   claim's supports it too. `extras` are taken from the mention of the claim that arrived first and has them. `only` is a
   condition on the mentions whose claims count.

   Returns key, columns, extras, stated_on, witnesses, claims, reason:
   only_claim | unanimous | primary_source | most_witnesses | latest. #}
{% macro chosen(members, key, columns, near=none, extras=[], only=none) %}
    select
        {{ key }},
        {{ columns | join(', ') }},
        {% for extra in extras %}{{ extra }}, {% endfor %}
        stated_on,
        support as witnesses,
        claims,
        case
            when claims = 1 and support = 1 then 'only_claim'
            when claims = 1 then 'unanimous'
            when has_primary and not next_has_primary then 'primary_source'
            when support > next_support then 'most_witnesses'
            else 'latest'
        end as reason
    from (
        select
            *,
            row_number() over ranked as place,
            count(*) over (partition by {{ key }}) as claims,
            lead(has_primary) over ranked as next_has_primary,
            lead(support) over ranked as next_support
        from (
            select
                claim.{{ key }},
                {% for column in columns %}claim.{{ column }}, {% endfor %}
                {% for extra in extras %}claim.{{ extra }}, {% endfor %}
                claim.has_primary,
                claim.told_last_on,
                min(other.announced_first_on) filter (other.announced_precision = 'day') as stated_on,
                count(distinct other.witness) as support
            from (
                select
                    {{ key }},
                    {{ columns | join(', ') }},
                    {% for extra in extras %}arg_min({{ extra }}, arrival) as {{ extra }}, {% endfor %}
                    bool_or(is_primary_source) as has_primary,
                    max(published_on) as told_last_on
                from {{ members }}
                where {{ columns[0] }} is not null{% if only %} and {{ only }}{% endif %}
                group by {{ key }}, {{ columns | join(', ') }}
            ) as claim
            inner join {{ members }} as other
                on claim.{{ key }} = other.{{ key }}
                {% for column in columns %}
                {% if column == near %}
                and {{ difference('claim.' ~ column, 'other.' ~ column) }} <= 0.01
                {% else %}
                and claim.{{ column }} is not distinct from other.{{ column }}
                {% endif %}
                {% endfor %}
            group by all
        )
        window ranked as (
            partition by {{ key }}
            order by has_primary desc, support desc, told_last_on desc nulls last, {{ columns | join(', ') }}
        )
    )
    where place = 1
{% endmacro %}

{# One row per key: each of the columns chosen by itself, and its reason as <column>_reason. `only`: column -> condition. #}
{% macro chosen_each(members, key, columns, near=[], only={}) %}
    select
        keys.{{ key }}
        {%- for column in columns %},
        {{ column }}_claims.{{ column }},
        {{ column }}_claims.reason as {{ column }}_reason
        {%- endfor %}
    from (select distinct {{ key }} from {{ members }}) as keys
    {%- for column in columns %}
    left join ({{ chosen(members, key, [column], near=column if column in near, only=only.get(column)) }})
        as {{ column }}_claims using ({{ key }})
    {%- endfor %}
{% endmacro %}

{# One row per key: how often and by how many it is told, when first and last, and all that `lists` (column -> name) hold. #}
{% macro summed_up(members, key, lists={}) %}
    select
        {{ key }},
        {{ told_counts() }},
        {%- for column, name in lists.items() %}
        list_sort(list_distinct(flatten(list({{ column }})))) as {{ name }},
        {%- endfor %}
        min(told_on) as first_seen_on,
        arg_min(told_on_basis, told_on) as first_seen_basis,
        max(told_on) as last_seen_on,
        bool_or(is_primary_source) as has_primary_source,
        min(arrival) as arrival
    from {{ members }}
    group by {{ key }}
{% endmacro %}
