with source as (
    select * from {{ source('landing', 'resource_grades') }}
),

renamed as (
    select
        mention_id,
        document_id,
        version,
        ordinal as measure_ordinal,
        measure,
        analyte,
        value as measured_value,
        unit
    from source
)

select * from renamed
