with source as (
    select * from {{ source('landing', 'funding_mentions') }}
),

renamed as (
    select
        mention_id,
        document_id,
        version,
        source as source_name,
        ordinal as mention_ordinal,
        funder,
        recipient,
        project,
        programme,
        instrument,
        stage,
        amount,
        amount_high,
        currency,
        currency_source,
        amount_qualifier,
        coalesce(commodities, []) as commodities,
        coalesce(countries, []) as countries,
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
