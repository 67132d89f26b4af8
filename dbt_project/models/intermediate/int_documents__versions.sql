-- One row per document version that was the newest one on some day, with the days through which it was. A version that
-- another took the place of on the day it came was never known.
-- Windows run over ids and days alone, because pages are wide rows.
with ordered as (
    select
        document_id,
        version,
        crawl_on as known_from,
        count(*) over (partition by document_id) as version_count,
        min(crawl_on) over (partition by document_id) as first_crawl_on,
        row_number() over known as version_number,
        lead(crawl_on) over known as known_to
    from {{ ref('stg_documents') }}
    {{ only('int_documents__touched') }}
    window known as (partition by document_id order by crawl_on, modified_at nulls first, version desc)
),

placed as (
    select ordered.*, arrived.arrival as document_arrival
    from ordered
    inner join {{ ref('int_documents__arrived') }} as arrived using (document_id)
    where ordered.known_to is null or ordered.known_to > ordered.known_from
)

select
    documents.*,
    placed.version_count,
    placed.first_crawl_on,
    placed.version_number,
    placed.known_from,
    placed.known_to,
    placed.known_to is null as is_current,
    placed.document_arrival,
    coalesce(sources.source_kind, 'unknown') as source_kind,
    coalesce(sources.source_kind in ('wire', 'exchange', 'government'), false) as is_primary_source,
    coalesce(documents.published_on, placed.first_crawl_on) as told_on,
    case when documents.published_on is null then 'first_crawl' else 'published' end as told_on_basis
from {{ ref('stg_documents') }} as documents
inner join placed using (document_id, version)
left join {{ ref('int_sources__registered') }} as sources using (source_name)
