{# What was known of facts on past days. A mention is known from the crawl day of its document version until the crawl
   day of the next one; clusters and names are today's. Nothing here depends on when dbt ran: rebuilding from the archive
   gives the same history. #}

{# One row per mention of any version of a document with the touched fact it tells of: `told`, and the mentions of
   superseded versions. These tell of the fact that their likest mention in the current version tells of; without one, of a
   fact that was withdrawn. `alike` is the likeness of `old` and `new` as a number, above 0 for the same event. #}
{% macro told_in_any_version(resolved, told, clustered, touched, key, alike) %}
    with superseded as (
        select * exclude ({{ wording() }}, {{ before_facts() }})
        from {{ resolved }}
        where not is_current and document_id in (
            select document_id from {{ told }}
            union all
            select document_id from {{ ref('int_documents__reread') }}
        )
    ),

    current as (
        select clustered.fact_id as {{ key }}, clustered.witness, mentions.* exclude ({{ wording() }}, {{ before_facts() }})
        from {{ resolved }} as mentions
        inner join {{ clustered }} as clustered using (mention_id)
        where mentions.is_current and mentions.document_id in (select document_id from superseded)
    ),

    likest as (
        select old.mention_id, new.{{ key }}, new.witness
        from superseded as old
        inner join current as new using (document_id)
        where {{ alike }} > 0
        qualify row_number() over (
            partition by old.mention_id
            order by {{ alike }} desc, abs(old.mention_ordinal - new.mention_ordinal), new.mention_ordinal
        ) = 1
    )

    select * exclude (is_anchor) from {{ told }}
    union all by name
    select * from (
        select
            coalesce(likest.{{ key }}, {{ withdrawn_id('old.') }}) as {{ key }},
            coalesce(likest.witness, 1) as witness,
            old.*
        from superseded as old
        left join likest using (mention_id)
    )
    where {{ key }} in (select {{ key }} from {{ touched }})
{% endmacro %}

{# The id of a fact that only a superseded version of a document tells of. #}
{% macro withdrawn_id(mention='') -%}
    substr(md5('withdrawn/' || {{ mention }}document_id || '/' || {{ mention }}mention_ordinal), 1, 16)
{%- endmacro %}

{# One row per fact, day on which what is known of it changed, and mention known from then on, with `values` among what it
   says; known_key is fact and day. #}
{% macro known_by_day(told, key, values) %}
    select
        days.known_on,
        told.{{ key }} || '/' || days.known_on as known_key,
        told.{{ key }},
        told.mention_id,
        told.document_id,
        told.version_number,
        told.witness,
        told.arrival,
        told.is_primary_source,
        told.published_on,
        told.told_on,
        told.told_on_basis,
        told.known_from,
        told.known_to,
        told.announced_first_on,
        told.announced_last_on,
        told.announced_precision,
        told.{{ values | join(', told.') }}
    from ({{ change_days(told, key) }}) as days
    inner join {{ told }} as told
        on days.{{ key }} = told.{{ key }}
        and told.known_from <= days.known_on and (told.known_to is null or told.known_to > days.known_on)
{% endmacro %}

{% macro change_days(told, key) %}
    select {{ key }}, known_from as known_on from {{ told }}
    union
    select {{ key }}, known_to as known_on from {{ told }} where known_to is not null
{% endmacro %}

{# One row per fact and span of days through which the same was known of it: `values` (a row per known_key) with
   valid_from, valid_to (exclusive; null for what is known now), what changed in `fields` and through which documents. #}
{% macro spans(known, values, key, fields) %}
    {%- set told = '(from ' ~ known ~ ' where known_on = known_from)' %}
    select
        substr(md5(chosen.known_key), 1, 16) as version_id,
        days.{{ key }},
        days.known_on as valid_from,
        days.next_on as valid_to,
        days.next_on is null as is_current,
        case
            when lag(chosen.known_key) over known is null then 'first_known'
            when causes.is_edit then 'page_edited'
            else 'told_again'
        end as change_reason,
        case
            when lag(chosen.known_key) over known is null then []
            else list_filter([
                {%- for field in fields %}
                case when chosen.{{ field }} is distinct from lag(chosen.{{ field }}) over known then '{{ field }}' end
                {{- ',' if not loop.last }}
                {%- endfor %}
            ], lambda field: field is not null)
        end as changed_fields,
        causes.document_ids,
        chosen.* exclude (known_key)
    from (
        select *, lead(known_on) over (partition by {{ key }} order by known_on) as next_on
        from ({{ change_days(told, key) }})
    ) as days
    inner join {{ values }} as chosen on days.{{ key }} || '/' || days.known_on = chosen.known_key
    inner join (
        select {{ key }}, known_on, bool_or(is_edit) as is_edit, list(distinct document_id order by document_id) as document_ids
        from (
            select {{ key }}, known_from as known_on, document_id, version_number > 1 as is_edit from {{ told }}
            union all
            select {{ key }}, known_to as known_on, document_id, true as is_edit from {{ told }} where known_to is not null
        )
        group by {{ key }}, known_on
    ) as causes on days.{{ key }} = causes.{{ key }} and days.known_on = causes.known_on
    window known as (partition by days.{{ key }} order by days.known_on)
{% endmacro %}

{# The rows of a history table as they stood on a day: {{ as_of('fct_deals_history', "date '2026-03-18'") }} #}
{% macro as_of(history, day) -%}
    (select * from {{ ref(history) }} where valid_from <= {{ day }} and (valid_to is null or valid_to > {{ day }}))
{%- endmacro %}
