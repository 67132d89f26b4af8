-- One row per document that this build reads again, with those that name somebody who is somebody else by now.
select document_id from {{ ref('int_documents__touched') }}
union
select gathered.document_id
from {{ ref('int_names__gathered') }} as gathered
semi join (
    select name from {{ ref('int_names__resolved') }} where changed_in = {{ build_number() }} and name <> ''
) using (name)
