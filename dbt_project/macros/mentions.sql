{# What the three families of mentions share: their document, their dates, how often they are told. #}

{# Columns of int_documents__versions (as `documents`) that every mention carries, and its place in the order of arrival. #}
{% macro document_columns(ordinal) %}
        documents.source_kind,
        documents.is_primary_source,
        documents.is_machine_written,
        documents.published_on,
        documents.told_on,
        documents.told_on_basis,
        documents.is_current,
        documents.known_from,
        documents.known_to,
        documents.version_number,
        documents.document_arrival * 1000000 + {{ ordinal }} as arrival
{%- endmacro %}

{# The mentions without `called`, each with the id that it lends to its event when it is the first to tell of it: a hash of
   its document, of what the document calls the event (`called`: no amounts, no resolved ids) and of how many mentions
   before it are called the same. #}
{% macro own_fact_ids(family, mentions) %}
    select
        * exclude (called),
        substr(sha256(concat_ws(
            chr(31), '{{ family }}', document_id, called,
            row_number() over (partition by document_id, version, called order by arrival, mention_id) - 1
        )), 1, 16) as own_fact_id
    from {{ mentions }}
{% endmacro %}

{# The mentions with announced_on as an interval of days and how much of it is known. #}
{% macro dated(mentions) %}
    select
        *,
        {{ first_day('announced_on') }} as announced_first_on,
        {{ last_day_of('announced_on') }} as announced_last_on,
        {{ date_precision('announced_on') }} as announced_precision
    from {{ mentions }}
{% endmacro %}

{# One row per mention with a number: the number in US dollars at its date. #}
{% macro dollars(mentions, number) %}
    select
        priced.mention_id,
        {{ amount_usd('priced.' ~ number, 'priced.currency', 'priced.announced_first_on') }} as {{ number }}_usd
    from (
        select mention_id, {{ number }}, currency, announced_first_on from {{ mentions }} where {{ number }} is not null
    ) as priced
    asof left join {{ ref('int_exchange_rates__daily') }} as rates
        on priced.currency = rates.currency and priced.announced_first_on >= rates.rate_on
{% endmacro %}

{# One row per mention of a touched fact, without its sentence: the fact, whether it lent its id, and which witness it is.
   `unasked` are columns of the family that only grouping looks at: a scan of a large table pays for each column. #}
{% macro told(resolved, clustered, touched, key, unasked=[]) %}
    select
        clustered.fact_id as {{ key }},
        clustered.is_anchor,
        clustered.witness,
        mentions.* exclude ({{ ([wording(), before_facts()] + unasked) | join(', ') }})
    from {{ resolved }} as mentions
    inner join {{ clustered }} as clustered using (mention_id)
    where clustered.fact_id in {{ sought(touched, key) }}
{% endmacro %}

{# Columns that say how a mention is worded and read. #}
{% macro wording() -%}
    evidence_start, evidence_end, evidence_text, printed, rule, confidence, extractor_version
{%- endmacro %}

{# Columns that a mention has for being resolved and grouped. #}
{% macro before_facts() -%}
    source_kind, is_current, site_id, own_fact_id, project, crawl_on, announced_on, read_in
{%- endmacro %}

{# Columns that say how often and by how many something is told. #}
{% macro told_counts() %}
        count(*) as mentions,
        count(distinct document_id) as documents,
        count(distinct witness) as witnesses
{%- endmacro %}

{# One row per fact: bounds of its number, and US dollars at the date on which the number was first stated. #}
{% macro converted(chosen, key, number) %}
    {% set on = 'facts.' ~ number ~ '_on' %}
    with facts as (
        select
            {{ key }},
            {{ number }},
            currency,
            {{ number }}_on,
            case when {{ number }}_qualifier = 'up_to' then null else {{ number }} end as {{ number }}_low,
            case
                when {{ number }}_qualifier = 'at_least' then {{ number }}_high
                else coalesce({{ number }}_high, {{ number }})
            end as {{ number }}_high
        from {{ chosen }}
    )

    select
        facts.{{ key }},
        facts.{{ number }}_low,
        facts.{{ number }}_high,
        {{ amount_usd('facts.' ~ number, 'facts.currency', on) }} as {{ number }}_usd,
        {{ amount_usd('facts.' ~ number ~ '_low', 'facts.currency', on) }} as {{ number }}_low_usd,
        {{ amount_usd('facts.' ~ number ~ '_high', 'facts.currency', on) }} as {{ number }}_high_usd,
        {{ usd_basis('facts.' ~ number, 'facts.currency', on) }} as usd_basis,
        case when {{ usd_basis('facts.' ~ number, 'facts.currency', on) }} = 'ecb_rate' then rates.rate_on end
            as usd_rate_on
    from facts
    asof left join {{ ref('int_exchange_rates__daily') }} as rates
        on facts.currency = rates.currency and {{ on }} >= rates.rate_on
{% endmacro %}

{# What stands in brackets right behind a name in the evidence. #}
{% macro bracketed_behind(name) -%}
    nullif(regexp_extract(
        substr(evidence_text, strpos(evidence_text, {{ name }}) + length({{ name }})), '^\s*[(\[][^()\[\]]{0,80}[)\]]'
    ), '')
{%- endmacro %}

{# One row per mention of touched documents that names somebody: the name and what stands in brackets behind it. #}
{% macro named(mentions, name) %}
    select document_id, version, mention_id, {{ name }} as name, {{ bracketed_behind(name) }} as note
    from {{ mentions }}
    {{ only('int_documents__touched') }}
    where trim(coalesce({{ name }}, '')) <> ''
{% endmacro %}
