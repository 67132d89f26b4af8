-- One row per document: the order in which documents first came, remembered for good. Ids of facts hang on it, so this
-- table survives full refreshes: a day crawled later never comes before what was known already.
{{ config(materialized='incremental', full_refresh=false, incremental_strategy='append') }}

with documents as (
    select
        document_id,
        min(crawl_on) as crawl_on,
        min(published_at) as published_at
    from {{ ref('stg_documents') }}
    semi join {{ sought(ref('int_documents__touched'), 'document_id') }} using (document_id)
    group by document_id
),

known as (
    {% if is_incremental() %}
    select document_id, arrival from {{ this }}
    {% else %}
    select null::varchar as document_id, null::bigint as arrival where false
    {% endif %}
)

select
    documents.document_id,
    (select coalesce(max(arrival), 0) from known)
        + row_number() over (order by documents.crawl_on, documents.published_at, documents.document_id) as arrival
from documents
anti join known on documents.document_id = known.document_id
