with known as (
    select commodity from {{ ref('commodities') }}
    union
    select commodity from {{ ref('bridge_fact_commodities') }}
)

select
    known.commodity,
    coalesce(listed.kind, 'unknown') as kind,
    listed.symbol,
    listed.oxide,
    listed.metal_to_oxide_factor,
    listed.customary_unit,
    listed.world_reserves_t as world_reserves_tonnes,
    listed.reserves_basis,
    listed.reserves_source,
    coalesce(listed.reserves_note, case when listed.commodity is null then 'in no list of commodities' end) as reserves_note
from known
left join {{ ref('commodities') }} as listed using (commodity)
