with source as (
    select * from {{ source('landing', 'resource_mentions') }}
),

renamed as (
    select
        mention_id,
        document_id,
        version,
        source as source_name,
        ordinal as mention_ordinal,
        estimate_kind,
        category,
        project,
        company,
        coalesce(commodities, []) as commodities,
        tonnage_t as ore_tonnes,
        tonnage_high_t as ore_tonnes_high,
        reporting_code,
        effective_on as effective_text,
        is_current as is_stated_current,
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
