-- One row per estimate line: which later line of the same deposit, kind, category and commodities takes its place.
-- A line is later when its predecessor is quoted as superseded, or when its vintage is more than 30 days younger:
-- lines of one table, such as zones, share a vintage and never supersede each other.
with estimates as (
    select
        estimate_id,
        concat_ws(
            '|', coalesce(project_id, company_id), estimate_kind, category, array_to_string(commodities, ','),
            coalesce(ownership_basis, '')
        ) as line,
        coalesce(project_id, company_id) is not null as is_placed,
        is_stated_current,
        coalesce(effective_on, announced_on) as vintage_on,
        arrival
    from {{ ref('int_estimates__described') }}
),

vintages as (
    select line, vintage_on, arg_min(estimate_id, arrival) as estimate_id
    from estimates
    where is_stated_current and is_placed
    group by line, vintage_on
),

successors as (
    select estimates.estimate_id, vintages.estimate_id as superseded_by
    from estimates
    asof inner join vintages on estimates.line = vintages.line and estimates.vintage_on + 30 < vintages.vintage_on
    where estimates.is_stated_current and estimates.is_placed
    union all
    select estimates.estimate_id, vintages.estimate_id as superseded_by
    from estimates
    asof inner join vintages on estimates.line = vintages.line and estimates.vintage_on <= vintages.vintage_on
    where not estimates.is_stated_current and estimates.is_placed
),

ordered as (
    select
        estimates.estimate_id,
        successors.superseded_by,
        coalesce(predecessors.supersedes, []) as supersedes,
        estimates.is_stated_current and successors.superseded_by is null as is_current
    from estimates
    left join successors using (estimate_id)
    left join (
        select superseded_by as estimate_id, list(estimate_id order by estimate_id) as supersedes
        from successors
        group by superseded_by
    ) as predecessors using (estimate_id)
)

{{ stamped('ordered', 'estimate_id', ['superseded_by', 'supersedes', 'is_current']) }}
