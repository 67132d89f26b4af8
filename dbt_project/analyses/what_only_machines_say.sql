-- What is told by machine-written pages only, and what is wrong with it?
select
    evidence.table_name,
    evidence.evidence_text,
    coalesce(deals.issues, funding.issues, estimates.issues) as issues
from {{ ref('fct_evidence') }} as evidence
left join {{ ref('fct_deals') }} as deals on evidence.fact_id = deals.deal_id
left join {{ ref('fct_funding_commitments') }} as funding on evidence.fact_id = funding.funding_id
left join {{ ref('fct_resource_estimates') }} as estimates on evidence.fact_id = estimates.estimate_id
where evidence.is_chosen and evidence.is_machine_written
    and list_contains(coalesce(deals.issues, funding.issues, estimates.issues), 'machine_written_only')
order by evidence.table_name, evidence.evidence_text
