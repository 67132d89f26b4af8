-- One row per estimate line: which later line of the same deposit, kind, category and commodities takes its place.
-- A line is later when its predecessor is quoted as superseded, or when its vintage is more than 30 days younger:
-- lines of one table, such as zones, share a vintage and never supersede each other.
with estimates as (
    select
        estimate_id,
        coalesce(project_id, company_id) as deposit,
        estimate_kind,
        category,
        commodities,
        ownership_basis,
        is_stated_current,
        coalesce(effective_on, announced_on) as vintage_on,
        arrival
    from {{ ref('int_estimates__chosen') }}
),

successors as (
    select
        earlier.estimate_id,
        later.estimate_id as superseded_by
    from estimates as earlier
    inner join estimates as later
        on earlier.deposit = later.deposit
        and earlier.estimate_kind = later.estimate_kind
        and earlier.category = later.category
        and earlier.commodities = later.commodities
        and earlier.ownership_basis is not distinct from later.ownership_basis
        and later.is_stated_current
        and (
            later.vintage_on > earlier.vintage_on + 30
            or (not earlier.is_stated_current and later.vintage_on >= earlier.vintage_on)
        )
    qualify row_number() over (
        partition by earlier.estimate_id order by later.vintage_on, later.arrival
    ) = 1
)

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
