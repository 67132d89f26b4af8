-- One row per document version that was the newest one on some day, with the days through which it was. A version that
-- another took the place of on the day it came was never known.
with touched as (
    select documents.* from {{ ref('stg_documents') }} as documents semi join {{ ref('int_documents__touched') }} using (document_id)
),

ordered as (
    select
        document_id,
        version,
        count(*) over (partition by document_id) as version_count,
        min(crawl_on) over (partition by document_id) as first_crawl_on,
        row_number() over known as version_number,
        lead(crawl_on) over known as known_to
    from touched
    window known as (partition by document_id order by crawl_on, modified_at nulls first, version desc)
)

select
    documents.*,
    ordered.version_count,
    ordered.first_crawl_on,
    ordered.version_number,
    documents.crawl_on as known_from,
    ordered.known_to,
    ordered.known_to is null as is_current,
    arrived.arrival as document_arrival,
    coalesce(sources.source_kind, 'unknown') as source_kind,
    coalesce(sources.source_kind in ('wire', 'exchange', 'government'), false) as is_primary_source,
    coalesce(documents.published_on, ordered.first_crawl_on) as told_on,
    case when documents.published_on is null then 'first_crawl' else 'published' end as told_on_basis
from touched as documents
inner join ordered using (document_id, version)
inner join {{ ref('int_documents__arrived') }} as arrived using (document_id)
left join {{ ref('int_sources__registered') }} as sources using (source_name)
where ordered.known_to is null or ordered.known_to > documents.crawl_on
