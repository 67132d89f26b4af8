-- No text of a source whose licence keeps it back may reach a release.
select texts.document_id
from {{ ref('mart_document_texts') }} as texts
inner join {{ ref('dim_document') }} as documents using (document_id)
inner join {{ ref('dim_source') }} as sources on documents.source_name = sources.source_name
where not sources.is_text_redistributable or texts.source_name <> documents.source_name
