with parties as (
    select
        deal_id,
        array_to_string(list_sort(list(party_name)
            filter (role in ('acquirer', 'investor', 'buyer', 'royalty_holder'))), ', ') as buying_side,
        array_to_string(list_sort(list(party_name)
            filter (role in ('target', 'seller', 'investee', 'supplier'))), ', ') as selling_side,
        array_to_string(list_sort(list(party_name) filter (role = 'partner')), ', ') as partners
    from {{ ref('fct_deal_parties') }}
    where is_leading_role and deal_id in {{ sought(ref('int_deals__touched'), 'deal_id') }}
    group by deal_id
)

select
    chosen.deal_id,
    concat_ws(' – ', parties.buying_side, parties.selling_side, parties.partners, sites.project_name) as label,
    concat_ws(' – ', parties.buying_side, parties.selling_side, parties.partners) as parties_text,
    chosen.deal_type,
    chosen.deal_type_reason,
    chosen.status,
    stages.is_binding,
    chosen.announced_on,
    chosen.announced_precision,
    chosen.project_id,
    sites.project_name,
    chosen.commodities,
    chosen.country_codes,
    chosen.value,
    chosen.currency,
    chosen.value_qualifier,
    converted.value_low,
    converted.value_high,
    chosen.value_reason,
    chosen.value_witnesses,
    converted.value_usd,
    converted.value_low_usd,
    converted.value_high_usd,
    converted.usd_basis,
    converted.usd_rate_on,
    coalesce(chosen.currency_source = 'context', false) as is_currency_assumed,
    chosen.stake_pct,
    chosen.stake_reason,
    stages.is_binding and chosen.value is not null as count_in_totals,
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
from {{ ref('int_deals__chosen') }} as chosen
inner join {{ ref('int_deals__converted') }} as converted using (deal_id)
inner join {{ ref('stages') }} as stages on stages.fact_kind = 'deal' and chosen.status = stages.stage
inner join {{ ref('int_deals__told') }} as shown on chosen.evidence_mention_id = shown.mention_id
left join parties on chosen.deal_id = parties.deal_id
left join {{ ref('dim_project') }} as sites on chosen.project_id = sites.project_id
left join {{ ref('int_issues__listed') }} as found on found.fact_kind = 'deal' and chosen.deal_id = found.fact_id
