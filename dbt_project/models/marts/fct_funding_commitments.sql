select
    chosen.funding_id,
    concat_ws(
        ' – ', agencies.agency_name, recipients.entity_name, sites.project_name, chosen.programme_name
    ) as label,
    chosen.agency_id,
    agencies.agency_name as funder,
    recipients.entity_name as recipient,
    recipients.company_id as recipient_company_id,
    recipients.agency_id as recipient_agency_id,
    chosen.project_id,
    sites.project_name,
    chosen.programme_id,
    chosen.programme_name,
    chosen.instrument,
    chosen.stage,
    counted.is_binding,
    chosen.announced_on,
    chosen.announced_precision,
    chosen.commodities,
    chosen.country_codes,
    chosen.amount,
    chosen.currency,
    chosen.amount_qualifier,
    converted.amount_low,
    converted.amount_high,
    chosen.amount_stage,
    chosen.amount_reason,
    chosen.amount_witnesses,
    converted.amount_usd,
    converted.amount_low_usd,
    converted.amount_high_usd,
    converted.usd_basis,
    converted.usd_rate_on,
    coalesce(chosen.currency_source = 'context', false) as is_currency_assumed,
    counted.count_in_totals,
    counted.count_reason,
    chosen.mentions,
    chosen.documents,
    chosen.witnesses,
    chosen.has_primary_source,
    chosen.first_seen_on,
    chosen.last_seen_on,
    chosen.evidence_mention_id,
    shown.source_name as evidence_source_name,
    coalesce(found.issues, []) as issues,
    coalesce(found.review_state, 'clear') as review_state
from {{ ref('int_funding__chosen') }} as chosen
inner join {{ ref('int_funding__converted') }} as converted using (funding_id)
inner join {{ ref('int_funding__counted') }} as counted using (funding_id)
inner join {{ ref('int_funding__told') }} as shown on chosen.evidence_mention_id = shown.mention_id
left join {{ ref('dim_agency') }} as agencies on chosen.agency_id = agencies.agency_id
left join (
    select
        entity_id,
        min(entity_name) as entity_name,
        case when min(entity_kind) = 'company' then entity_id end as company_id,
        case when min(entity_kind) = 'agency' then entity_id end as agency_id
    from {{ ref('int_names__resolved') }}
    group by entity_id
) as recipients on chosen.recipient_id = recipients.entity_id
left join {{ ref('dim_project') }} as sites on chosen.project_id = sites.project_id
left join {{ ref('int_issues__listed') }} as found
    on found.fact_kind = 'funding' and chosen.funding_id = found.fact_id
