{% set told = 'mention_id, document_id, version, source_name, is_primary_source, is_machine_written, published_on, told_on, '
    ~ 'witness, is_anchor' -%}

with told as (
    select
        'fct_deals' as table_name, deal_id as fact_id, {{ told }},
        status as stage, announced_text as stated_on, value as stated_number, coalesce(currency, '') as stated_unit
    from {{ ref('int_deals__told') }}
    union all
    select
        'fct_resource_estimates' as table_name, estimate_id as fact_id, {{ told }},
        category as stage, effective_text as stated_on, ore_tonnes as stated_number, 't' as stated_unit
    from {{ ref('int_estimates__told') }}
    union all
    select
        'fct_funding_commitments' as table_name, funding_id as fact_id, {{ told }},
        stage, announced_text as stated_on, amount as stated_number, coalesce(currency, '') as stated_unit
    from {{ ref('int_funding__told') }}
),

worded as (
    select mention_id, {{ wording() }} from {{ ref('stg_deal_mentions') }}
    union all
    select mention_id, {{ wording() }} from {{ ref('stg_resource_mentions') }}
    union all
    select mention_id, {{ wording() }} from {{ ref('stg_funding_mentions') }}
),

shown as (
    select evidence_mention_id from {{ ref('int_deals__chosen') }}
    union all
    select evidence_mention_id from {{ ref('int_estimates__chosen') }}
    union all
    select evidence_mention_id from {{ ref('int_funding__chosen') }}
)

select
    told.mention_id,
    told.table_name,
    told.fact_id,
    told.document_id,
    told.version,
    told.source_name,
    told.is_primary_source,
    told.is_machine_written,
    told.published_on,
    told.told_on,
    told.witness,
    told.is_anchor,
    told.mention_id in (select evidence_mention_id from shown) as is_chosen,
    told.stage,
    told.stated_on,
    told.stated_number,
    case when told.stated_number is not null then nullif(told.stated_unit, '') end as stated_unit,
    worded.evidence_start,
    worded.evidence_end,
    worded.evidence_text,
    worded.printed,
    worded.rule,
    worded.confidence,
    worded.extractor_version
from {{ seeking('told', 'mention_id') }} as told
inner join worded using (mention_id)
