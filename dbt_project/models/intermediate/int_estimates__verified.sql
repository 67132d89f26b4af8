-- One row per estimate line and verification rule that it fails. What each rule means: seeds/verification_rules.csv.
with told as (
    select * from {{ ref('int_estimates__told') }}
),

chosen as (
    select * from {{ ref('int_estimates__chosen') }}
),

measures as (
    select * from {{ ref('int_estimate_measures__chosen') }}
),

contained as (
    select
        measures.estimate_id,
        measures.analyte,
        measures.measured_value as contained_tonnes,
        chosen.ore_tonnes,
        {{ contained_tonnes('chosen.ore_tonnes', 'grades.grade_pct') }} as derived_tonnes,
        measures.measured_value * analytes.reserves_basis_factor as basis_tonnes,
        commodities.world_reserves_t
    from measures
    inner join chosen using (estimate_id)
    left join measures as grades
        on measures.estimate_id = grades.estimate_id and measures.analyte = grades.analyte and grades.measure = 'grade'
    left join {{ ref('analytes') }} as analytes on measures.analyte = analytes.analyte
    left join {{ ref('commodities') }} as commodities on analytes.commodity = commodities.commodity
    where measures.measure = 'contained'
),

in_one_document as (
    select document_id, project_id, estimate_kind, commodities, category, min(ore_tonnes) as ore_tonnes
    from {{ ref('int_resource_mentions__resolved') }}
    where is_current and ore_tonnes is not null and is_stated_current
        and document_id in {{ sought('told', 'document_id') }}
    group by document_id, project_id, estimate_kind, commodities, category
    having count(*) = 1
),

sums as (
    select
        whole.document_id, whole.project_id, whole.estimate_kind, whole.commodities, whole.category,
        whole.ore_tonnes,
        one.ore_tonnes + other.ore_tonnes as sum_tonnes
    from in_one_document as whole
    inner join in_one_document as one
        on whole.document_id = one.document_id and whole.estimate_kind = one.estimate_kind
        and whole.project_id is not distinct from one.project_id and whole.commodities = one.commodities
    inner join in_one_document as other
        on whole.document_id = other.document_id and whole.estimate_kind = other.estimate_kind
        and whole.project_id is not distinct from other.project_id and whole.commodities = other.commodities
    where (whole.category = 'measured_indicated' and one.category = 'measured' and other.category = 'indicated')
        or (whole.category = 'proven_probable' and one.category = 'proven' and other.category = 'probable')
),

claims as (
    select distinct estimate_id, ore_tonnes from told where ore_tonnes is not null
),

findings as (
    select estimate_id, 'sources_disagree' as rule
    from claims
    group by estimate_id
    having {{ disagree('min(ore_tonnes)', 'max(ore_tonnes)') }}

    union all
    select estimate_id, 'sources_disagree' as rule
    from measures
    where measure <> 'cutoff' and spread > {{ var('disagreement') }}

    union all
    select estimate_id, 'tonnage_grade_contained' as rule from contained
    where {{ difference('contained_tonnes', 'derived_tonnes') }} > 0.05

    union all
    select told.estimate_id, 'categories_do_not_add_up' as rule
    from told
    inner join sums
        on told.document_id = sums.document_id and told.estimate_kind = sums.estimate_kind
        and told.category = sums.category and told.project_id is not distinct from sums.project_id
        and told.commodities = sums.commodities and told.ore_tonnes = sums.ore_tonnes
    where {{ difference('sums.ore_tonnes', 'sums.sum_tonnes') }} > 0.01

    union all
    select estimate_id, 'contained_exceeds_ore' as rule from contained where contained_tonnes > ore_tonnes

    union all
    select estimate_id, 'contained_over_tenth_of_world' as rule from contained
    where basis_tonnes > world_reserves_t / 10

    union all
    select estimate_id, 'reserve_without_basis' as rule from chosen
    where estimate_kind = 'reserve'
        and (category not in ('proven', 'probable', 'proven_probable', 'total') or reporting_code is null)

    union all
    select estimate_id, 'category_not_of_kind' as rule from chosen
    where (estimate_kind = 'reserve' and category in ('measured', 'indicated', 'measured_indicated', 'inferred'))
        or (estimate_kind = 'resource' and category in ('proven', 'probable', 'proven_probable'))

    union all
    select estimate_id, 'grade_over_100' as rule from measures where measure = 'grade' and grade_pct > 100

    union all
    select estimate_id, 'date_after_publication' as rule
    from {{ dated_after_publication('told', 'estimate_id', 'effective_first_on') }}

    union all
    select estimate_id, 'machine_written_only' as rule from {{ told_by_machines_alone('told', 'estimate_id') }}
)

select distinct estimate_id, rule from findings
