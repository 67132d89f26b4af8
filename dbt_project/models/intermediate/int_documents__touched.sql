-- One row per document that this build reads again: all where it starts over, else those that landing has changed since
-- the last build and those of a source that is another by now.
select document_id from {{ ref('stg_documents') }} where not {{ carries_on() }}
union
select document_id
from {{ source('landing', 'changed_documents') }}
where {{ carries_on() }} and load > (select loads_before from intermediate.builds)
union
select documents.document_id
from {{ ref('stg_documents') }} as documents
semi join (
    select source_name from {{ ref('int_sources__registered') }} where changed_in = {{ build_number() }}
) using (source_name)
