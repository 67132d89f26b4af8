select
    substr(md5(document_id || '/' || version), 1, 16) as document_version_id,
    document_id,
    version,
    version_number,
    known_from,
    known_to,
    is_current,
    title,
    modified_at,
    text_length,
    warc_file,
    warc_offset
from {{ ref('int_documents__versions') }}
semi join {{ sought(ref('int_documents__touched'), 'document_id') }} using (document_id)
