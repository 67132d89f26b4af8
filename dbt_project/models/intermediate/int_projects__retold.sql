-- One row per way of telling of a project that documents which this build reads again use now, or used before.
select site_key from {{ ref('int_projects__told_before') }}
union
select site_key from {{ ref('int_projects__gathered') }} semi join {{ sought(ref('int_documents__renamed'), 'document_id') }} using (document_id)
