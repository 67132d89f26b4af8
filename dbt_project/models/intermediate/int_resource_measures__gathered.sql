-- One row per resource mention that is resolved again and has measures: their list. A table of its own, because DuckDB
-- keeps lists in memory while it gathers them.
select
    mention_id,
    list_sort(list({
        'ordinal': measure_ordinal, 'measure': measure, 'analyte': analyte, 'value': measured_value, 'unit': unit
    })) as measures
from {{ ref('stg_resource_grades') }}
semi join {{ sought(ref('int_documents__reread'), 'document_id') }} using (document_id)
group by mention_id
