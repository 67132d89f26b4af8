with named as (
    select unnest(commodities) as commodity from {{ ref('int_deals__chosen') }}
    union
    select unnest(commodities) as commodity from {{ ref('int_estimates__chosen') }}
    union
    select unnest(commodities) as commodity from {{ ref('int_funding__chosen') }}
),

known as (
    select commodity from {{ ref('commodities') }}
    union
    select commodity from named
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
    listed.reserves_source
from known
left join {{ ref('commodities') }} as listed using (commodity)
