-- One row per estimate line: which later line of the same deposit, kind, category and commodities takes its place, and
-- whether its ore may be added up. A line is later when its predecessor is quoted as superseded, or when its vintage is more than 30 days younger:
-- lines of one table, such as zones, share a vintage and never supersede each other.
{%- set beside = sought(ref('int_estimates__beside'), 'estimate_id') %}
with estimates as (
    select
        estimate_id,
        concat_ws(
            '|', coalesce(project_id, company_id), estimate_kind, category, array_to_string(commodities, ','),
            coalesce(ownership_basis, '')
        ) as line,
        case when coalesce(project_id, company_id) is not null then concat_ws(
            '|', coalesce(project_id, company_id), estimate_kind, array_to_string(commodities, ','), coalesce(ownership_basis, '')
        ) end as estimate,
        estimate_kind,
        category,
        ore_tonnes,
        coalesce(project_id, company_id) is not null as is_placed,
        is_stated_current,
        coalesce(effective_on, announced_on) as vintage_on,
        arrival
    from {{ ref('int_estimates__described') }}
    {% if is_incremental() %} semi join {{ beside }} using (estimate_id) {% endif %}
),

vintages as (
    select line, vintage_on, arg_min(estimate_id, arrival) as estimate_id
    from estimates
    where is_stated_current and is_placed
    group by line, vintage_on
),

successors as (
    select estimates.estimate_id, vintages.estimate_id as superseded_by, vintages.vintage_on as superseded_on
    from estimates
    asof inner join vintages on estimates.line = vintages.line and estimates.vintage_on + 30 < vintages.vintage_on
    where estimates.is_stated_current and estimates.is_placed
    union all
    select estimates.estimate_id, vintages.estimate_id as superseded_by, vintages.vintage_on as superseded_on
    from estimates
    asof inner join vintages on estimates.line = vintages.line and estimates.vintage_on <= vintages.vintage_on
    where not estimates.is_stated_current and estimates.is_placed
),

ordered as (
    select
        estimates.estimate_id,
        successors.superseded_by,
        successors.superseded_on,
        coalesce(predecessors.supersedes, []) as supersedes,
        estimates.is_stated_current and successors.superseded_by is null as is_current
    from estimates
    left join successors using (estimate_id)
    left join (
        select superseded_by as estimate_id, list(estimate_id order by estimate_id) as supersedes
        from successors
        group by superseded_by
    ) as predecessors using (estimate_id)
),

-- What the current lines of one estimate are split into. A total is split when every class it adds up is a line too.
splits as (
    select
        *,
        (has_sum or has_parts) and (has_inferred or estimate_kind = 'reserve') as is_split
    from (
        select
            estimate,
            estimate_kind,
            bool_or(category in ('total', 'unspecified')) as has_total,
            bool_or(category in ('measured_indicated', 'proven_probable')) as has_sum,
            bool_or(category in ('measured', 'proven')) and bool_or(category in ('indicated', 'probable')) as has_parts,
            bool_or(category = 'inferred') as has_inferred
        from estimates
        inner join ordered using (estimate_id)
        where ordered.is_current and estimates.is_placed and estimates.ore_tonnes is not null
        group by estimate, estimate_kind
    )
),

counted as (
    select
        ordered.*,
        ordered.is_current and estimates.ore_tonnes is not null and estimates.estimate_kind <> 'exploration_target' and case
            when splits.estimate is null then true
            when estimates.category in ('total', 'unspecified') then not splits.is_split
            when splits.has_total and not splits.is_split then false
            when estimates.category in ('measured_indicated', 'proven_probable') then not splits.has_parts
            when estimates.category = 'inferred' then true
            else splits.has_parts or not splits.has_sum
        end as count_in_totals
    from ordered
    inner join estimates using (estimate_id)
    left join splits on estimates.estimate = splits.estimate
)

{{ stamped('counted', 'estimate_id', ['superseded_by', 'superseded_on', 'supersedes', 'is_current', 'count_in_totals']) }}
