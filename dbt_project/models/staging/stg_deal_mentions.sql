with source as (
    select * from {{ source('landing', 'deal_mentions') }}
),

renamed as (
    select
        mention_id,
        document_id,
        version,
        source as source_name,
        ordinal as mention_ordinal,
        deal_type,
        status,
        project,
        coalesce(commodities, []) as commodities,
        coalesce(countries, []) as countries,
        value,
        value_high,
        currency,
        currency_source,
        value_qualifier,
        stake_pct,
        announced_on as announced_text,
        evidence_start,
        evidence_end,
        evidence_text,
        printed,
        rule,
        confidence,
        extractor_version,
        crawl_on
    from source
)

select * from renamed
