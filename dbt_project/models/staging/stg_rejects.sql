with source as (
    select * from {{ source('landing', 'rejects') }}
),

renamed as (
    select
        reject_id,
        stage,
        table_name,
        subject_key,
        document_id,
        source as source_name,
        rule,
        reason,
        replay,
        crawl_on
    from source
)

select * from renamed
