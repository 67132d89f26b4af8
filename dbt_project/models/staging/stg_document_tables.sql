with source as (
    select * from {{ source('landing', 'document_tables') }}
),

renamed as (
    select
        document_id,
        version,
        ordinal as table_ordinal,
        text_start,
        text_end,
        caption,
        row_count,
        column_count,
        crawl_on
    from source
)

select * from renamed
