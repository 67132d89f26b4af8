with source as (
    select * from {{ source('landing', 'documents') }}
),

renamed as (
    select
        document_id,
        version,
        source as source_name,
        url,
        coalesce(canonical_url, url) as canonical_url,
        title,
        published_at,
        cast(published_at as date) as published_on,
        published_from,
        modified_at,
        author,
        language,
        length(text) as text_length,
        tickers,
        is_machine_written,
        rights,
        status as parse_status,
        status_reason as parse_status_reason,
        parser,
        parser_version,
        warc_file,
        warc_offset,
        crawl_on
    from source
)

select * from renamed
