-- One row per document: its newest version, with what its source is.
with versions as (
    select
        *,
        count(*) over (partition by document_id) as version_count,
        min(crawl_on) over (partition by document_id) as first_crawl_on
    from {{ ref('stg_documents') }}
    qualify row_number() over (
        partition by document_id order by crawl_on desc, modified_at desc nulls last, version
    ) = 1
)

select
    versions.*,
    arrived.arrival as document_arrival,
    coalesce(sources.source_kind, 'unknown') as source_kind,
    coalesce(sources.source_kind in ('wire', 'exchange', 'government'), false) as is_primary_source,
    coalesce(versions.published_on, versions.first_crawl_on) as told_on
from versions
inner join {{ ref('int_documents__arrived') }} as arrived using (document_id)
left join {{ ref('int_sources__registered') }} as sources using (source_name)
