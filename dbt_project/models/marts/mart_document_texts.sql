select
    documents.document_id,
    documents.version,
    documents.source_name,
    sources.licence,
    landed.text
from {{ ref('int_documents__current') }} as documents
inner join {{ ref('int_sources__registered') }} as sources using (source_name)
inner join {{ source('landing', 'documents') }} as landed using (document_id, version, crawl_on)
semi join {{ ref('int_documents__touched') }} as touched on documents.document_id = touched.document_id
where sources.is_text_redistributable and landed.text <> ''
