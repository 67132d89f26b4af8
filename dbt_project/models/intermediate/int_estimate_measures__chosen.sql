-- One row per estimate, measure (grade, contained, cutoff) and analyte: the value chosen among what its mentions say.
with told as (
    select
        told.*,
        measures.measure,
        measures.analyte,
        measures.measured_value,
        measures.unit,
        coalesce({{ grade_pct('measures.measured_value', 'measures.unit') }}, measures.measured_value) as comparable,
        told.estimate_id || '/' || measures.measure || '/' || measures.analyte as measure_key
    from {{ ref('int_estimates__told') }} as told
    inner join {{ ref('stg_resource_grades') }} as measures using (mention_id)
),

keys as (
    select
        measure_key, estimate_id, measure, analyte,
        {{ difference('min(comparable)', 'max(comparable)') }} as spread
    from told
    group by measure_key, estimate_id, measure, analyte
),

picked as ({{ chosen('told', 'measure_key', ['measured_value', 'unit'], near='measured_value') }})

select
    keys.estimate_id,
    keys.measure,
    keys.analyte,
    picked.measured_value,
    picked.unit,
    case when keys.measure <> 'contained' then {{ grade_pct('picked.measured_value', 'picked.unit') }} end as grade_pct,
    keys.spread,
    picked.witnesses,
    picked.reason
from keys
inner join picked using (measure_key)
