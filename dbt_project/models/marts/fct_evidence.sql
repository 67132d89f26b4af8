{% set common = 'mention_id, document_id, version, source_name, is_primary_source, is_machine_written, published_on, '
    ~ 'told_on, witness, is_anchor, evidence_start, evidence_end, evidence_text, printed, rule, confidence, '
    ~ 'extractor_version' %}

with told as (
    select
        'fct_deals' as table_name, deal_id as fact_id, {{ common }},
        status as stage, announced_text as stated_on, value as stated_number, coalesce(currency, '') as stated_unit
    from {{ ref('int_deals__told') }}
    union all
    select
        'fct_resource_estimates' as table_name, estimate_id as fact_id, {{ common }},
        category as stage, effective_text as stated_on, ore_tonnes as stated_number, 't' as stated_unit
    from {{ ref('int_estimates__told') }}
    union all
    select
        'fct_funding_commitments' as table_name, funding_id as fact_id, {{ common }},
        stage, announced_text as stated_on, amount as stated_number, coalesce(currency, '') as stated_unit
    from {{ ref('int_funding__told') }}
),

shown as (
    select evidence_mention_id from {{ ref('int_deals__chosen') }}
    union all
    select evidence_mention_id from {{ ref('int_estimates__chosen') }}
    union all
    select evidence_mention_id from {{ ref('int_funding__chosen') }}
)

select
    mention_id,
    table_name,
    fact_id,
    document_id,
    version,
    source_name,
    is_primary_source,
    is_machine_written,
    published_on,
    told_on,
    witness,
    is_anchor,
    mention_id in (select evidence_mention_id from shown) as is_chosen,
    stage,
    stated_on,
    stated_number,
    case when stated_number is not null then nullif(stated_unit, '') end as stated_unit,
    evidence_start,
    evidence_end,
    evidence_text,
    printed,
    rule,
    confidence,
    extractor_version
from told
