with source as (
    select * from {{ source('landing', 'deal_parties') }}
),

renamed as (
    select
        mention_id,
        document_id,
        version,
        ordinal as party_ordinal,
        name as party_name,
        role
    from source
)

select * from renamed
