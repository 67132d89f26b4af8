-- One row per estimate line with all that is said of it but its place among its vintages.
select
    chosen.estimate_id,
    concat_ws(
        ' – ', sites.project_name, companies.company_name, array_to_string(chosen.commodities, ', '),
        concat_ws(
            ' ',
            case when chosen.category <> 'unspecified' then replace(chosen.category, '_', ' + ') end,
            case chosen.estimate_kind when 'unspecified' then 'estimate' else replace(chosen.estimate_kind, '_', ' ') end
        )
    ) as label,
    chosen.estimate_kind,
    chosen.category,
    chosen.reporting_code,
    chosen.project_id,
    sites.project_name,
    chosen.company_id,
    companies.company_name,
    chosen.commodities,
    sites.country_codes,
    chosen.ore_tonnes,
    chosen.ore_tonnes_high,
    chosen.ore_tonnes_reason,
    chosen.ore_tonnes_witnesses,
    chosen.effective_on,
    chosen.effective_precision,
    chosen.announced_on,
    chosen.first_seen_basis as announced_on_basis,
    chosen.ownership_basis,
    chosen.mentions,
    chosen.documents,
    chosen.witnesses,
    chosen.has_primary_source,
    chosen.first_seen_on,
    chosen.last_seen_on,
    chosen.evidence_mention_id,
    shown.source_name as evidence_source_name,
    chosen.is_stated_current,
    chosen.arrival,
    coalesce(found.issues, []) as issues,
    coalesce(found.review_state, 'clear') as review_state
from {{ ref('int_estimates__chosen') }} as chosen
inner join {{ ref('int_estimates__told') }} as shown on chosen.evidence_mention_id = shown.mention_id
left join {{ ref('dim_project') }} as sites on chosen.project_id = sites.project_id
left join {{ ref('dim_company') }} as companies on chosen.company_id = companies.company_id
left join {{ ref('int_issues__listed') }} as found
    on found.fact_kind = 'estimate' and chosen.estimate_id = found.fact_id
