-- depends_on: {{ ref('int_estimates__reordered') }}, {{ ref('int_estimates__touched') }}
with measures as (
    select
        estimate_id,
        analyte,
        max(measured_value) filter (measure = 'grade') as grade_value,
        max(unit) filter (measure = 'grade') as grade_unit,
        max(grade_pct) filter (measure = 'grade') as grade_pct,
        max(reason) filter (measure = 'grade') as grade_reason,
        max(measured_value) filter (measure = 'contained') as contained_tonnes_printed,
        max(reason) filter (measure = 'contained') as contained_reason,
        max(measured_value) filter (measure = 'cutoff') as cutoff_value,
        max(unit) filter (measure = 'cutoff') as cutoff_unit
    from {{ ref('int_estimate_measures__chosen') }}
    group by estimate_id, analyte
)

select
    substr(md5(measures.estimate_id || '/' || measures.analyte), 1, 16) as resource_grade_id,
    measures.estimate_id,
    chosen.announced_on,
    ordered.is_current,
    measures.analyte,
    analytes.commodity,
    measures.grade_value,
    measures.grade_unit,
    measures.grade_pct,
    measures.grade_reason,
    measures.contained_tonnes_printed,
    measures.contained_reason,
    {{ contained_tonnes('chosen.ore_tonnes', 'measures.grade_pct') }} as contained_tonnes_derived,
    measures.cutoff_value,
    measures.cutoff_unit
from measures
inner join {{ ref('int_estimates__chosen') }} as chosen using (estimate_id)
inner join {{ ref('int_estimates__ordered') }} as ordered using (estimate_id)
left join {{ ref('analytes') }} as analytes on measures.analyte = analytes.analyte
{% if is_incremental() %}
-- Lines that are told as they were, and of which another line has taken the place.
union all by name
select kept.* replace (ordered.is_current as is_current)
from {{ this }} as kept
inner join {{ ref('int_estimates__ordered') }} as ordered using (estimate_id)
semi join {{ sought(ref('int_estimates__reordered'), 'estimate_id') }} as reordered on kept.estimate_id = reordered.estimate_id
anti join {{ ref('int_estimates__touched') }} as touched on kept.estimate_id = touched.estimate_id
{% endif %}
