select
    documents.document_id,
    documents.version,
    documents.source_name,
    sources.licence,
    landed.text
from {{ ref('int_documents__current') }} as documents
inner join {{ ref('int_sources__registered') }} as sources using (source_name)
inner join (from {{ source('landing', 'documents') }} {{ only('int_documents__touched') }}) as landed
    using (document_id, version, crawl_on)
where sources.is_text_redistributable and landed.text <> ''
