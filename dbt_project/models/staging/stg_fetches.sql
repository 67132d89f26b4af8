with source as (
    select * from {{ source('landing', 'fetches') }}
),

renamed as (
    select
        fetch_id,
        run_id,
        source as source_name,
        kind as fetch_kind,
        requested_url,
        final_url,
        status as http_status,
        fetched_at,
        content_type,
        sha256,
        bytes,
        outcome,
        reason,
        crawl_on
    from source
)

select * from renamed
