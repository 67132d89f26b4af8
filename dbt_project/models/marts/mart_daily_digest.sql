with happened as (
    select
        'fct_deals' as table_name, events.deal_event_id as event_id, deals.deal_id as fact_id, events.first_told_on,
        events.first_told_basis,
        deals.label, deals.deal_type || ', ' || events.status as what, deals.value as amount, deals.currency,
        deals.commodities, deals.country_codes, deals.witnesses, deals.issues, events.evidence_mention_id
    from {{ ref('fct_deal_events') }} as events
    inner join {{ ref('fct_deals') }} as deals using (deal_id)
    where deals.deal_id in {{ sought(ref('int_facts__retold'), 'fact_id') }}
    union all
    select
        'fct_funding_commitments', events.funding_event_id, funding.funding_id, events.first_told_on,
        events.first_told_basis,
        funding.label, funding.instrument || ', ' || events.stage, events.amount, events.currency,
        funding.commodities, funding.country_codes, funding.witnesses, funding.issues, events.evidence_mention_id
    from {{ ref('fct_funding_events') }} as events
    inner join {{ ref('fct_funding_commitments') }} as funding using (funding_id)
    where funding.funding_id in {{ sought(ref('int_facts__retold'), 'fact_id') }}
    union all
    select
        'fct_resource_estimates', estimate_id, estimate_id, first_seen_on, announced_on_basis,
        label, replace(estimate_kind, 'unspecified', 'estimate') || case when category <> 'unspecified' then ', ' || category else '' end,
        ore_tonnes, 't',
        commodities, coalesce(country_codes, []), witnesses, issues, evidence_mention_id
    from {{ ref('fct_resource_estimates') }}
    where is_current and estimate_id in {{ sought(ref('int_facts__retold'), 'fact_id') }}
),

placed as (
    select distinct
        happened.event_id,
        coalesce(countries.region, 'Rest of World') as region
    from (
        select event_id, unnest(case when len(country_codes) = 0 then [''] else country_codes end) as country_code
        from happened
    ) as happened
    left join {{ ref('dim_country') }} as countries using (country_code)
),

evidence as (
    select mention_id, document_id, evidence_text, source_name
    from {{ ref('fct_evidence') }}
    where mention_id in {{ sought('happened', 'evidence_mention_id') }}
)

select
    substr(md5(happened.event_id || '/' || placed.region), 1, 16) as digest_id,
    happened.first_told_on as digest_on,
    happened.first_told_basis as digest_on_basis,
    placed.region,
    happened.table_name,
    happened.fact_id,
    happened.label,
    replace(happened.what, '_', ' ') as what,
    happened.amount,
    case when happened.amount is not null then happened.currency end as amount_unit,
    happened.commodities,
    happened.country_codes,
    happened.witnesses,
    happened.issues,
    evidence.evidence_text,
    evidence.source_name,
    documents.title as document_title,
    documents.canonical_url as document_url
from happened
inner join placed using (event_id)
inner join evidence on happened.evidence_mention_id = evidence.mention_id
inner join {{ ref('dim_document') }} as documents using (document_id)
