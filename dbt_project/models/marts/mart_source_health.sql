with fetched as (
    select
        source_name,
        crawl_on,
        count(*) as fetches,
        count(*) filter (outcome = 'archived') as archived,
        count(*) filter (outcome in ('unchanged', 'duplicate_body')) as unchanged,
        count(*) filter (outcome like 'refused%') as refused,
        count(*) filter (outcome like '%error') as failed,
        sum(bytes) filter (outcome = 'archived') as archived_bytes
    from {{ ref('stg_fetches') }}
    group by source_name, crawl_on
),

documents as (
    select
        source_name,
        crawl_on,
        count(*) as documents,
        count(*) filter (parse_status <> 'ok') as documents_without_text,
        count(*) filter (published_on is null) as undated_documents,
        max(published_on) as newest_published_on
    from {{ ref('stg_documents') }}
    group by source_name, crawl_on
),

mentions as (
    select source_name, crawl_on, count(*) as mentions
    from (
        select source_name, crawl_on from {{ ref('stg_deal_mentions') }}
        union all
        select source_name, crawl_on from {{ ref('stg_resource_mentions') }}
        union all
        select source_name, crawl_on from {{ ref('stg_funding_mentions') }}
    )
    group by source_name, crawl_on
),

rejects as (
    select coalesce(source_name, 'unknown') as source_name, crawl_on, count(*) as rejects
    from {{ ref('stg_rejects') }}
    group by all
),

days as (
    select source_name, crawl_on from fetched
    union
    select source_name, crawl_on from documents
    union
    select source_name, crawl_on from rejects
)

select
    substr(md5(days.source_name || '/' || days.crawl_on), 1, 16) as source_day_id,
    days.source_name,
    days.crawl_on,
    coalesce(fetched.fetches, 0) as fetches,
    coalesce(fetched.archived, 0) as archived,
    coalesce(fetched.unchanged, 0) as unchanged,
    coalesce(fetched.refused, 0) as refused,
    coalesce(fetched.failed, 0) as failed,
    cast(coalesce(fetched.archived_bytes, 0) as bigint) as archived_bytes,
    coalesce(documents.documents, 0) as documents,
    coalesce(documents.documents_without_text, 0) as documents_without_text,
    coalesce(documents.undated_documents, 0) as undated_documents,
    documents.newest_published_on,
    coalesce(mentions.mentions, 0) as mentions,
    coalesce(rejects.rejects, 0) as rejects
from days
left join fetched using (source_name, crawl_on)
left join documents using (source_name, crawl_on)
left join mentions using (source_name, crawl_on)
left join rejects using (source_name, crawl_on)
