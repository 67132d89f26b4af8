with source as (
    select * from {{ source('landing', 'reference_companies') }}
),

renamed as (
    select
        exchange,
        ticker,
        name as company_name,
        cik,
        industry,
        listed_as_of,
        source as source_name,
        crawl_on
    from source
)

select * from renamed
