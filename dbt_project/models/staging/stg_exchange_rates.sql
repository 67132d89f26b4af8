with source as (
    select * from {{ source('landing', 'exchange_rates') }}
),

renamed as (
    select
        rate_on,
        currency,
        units_per_eur,
        source as source_name,
        crawl_on
    from source
)

select * from renamed
