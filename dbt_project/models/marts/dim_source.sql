with seen as (
    select
        source_name,
        count(*) as documents,
        min(told_on) as first_told_on,
        max(told_on) as last_told_on
    from {{ ref('int_documents__current') }}
    group by source_name
),

names as (
    select source_name from seen
    union
    select source_name from {{ ref('int_sources__registered') }}
    union
    select source_name from {{ ref('stg_fetches') }}
)

select
    names.source_name,
    coalesce(registered.publisher, names.source_name) as publisher,
    coalesce(registered.source_kind, 'unknown') as source_kind,
    coalesce(registered.source_kind in ('wire', 'exchange', 'government'), false) as is_primary_source,
    registered.access,
    registered.cadence,
    registered.region,
    registered.licence,
    coalesce(registered.is_text_redistributable, false) as is_text_redistributable,
    coalesce(seen.documents, 0) as documents,
    seen.first_told_on,
    seen.last_told_on
from names
left join {{ ref('int_sources__registered') }} as registered using (source_name)
left join seen using (source_name)
