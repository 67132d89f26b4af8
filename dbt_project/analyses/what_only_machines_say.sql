-- What is told by machine-written pages only, and what is wrong with it? The latest first.
with latest as (
    select mention_id
    from {{ ref('fct_evidence') }}
    semi join (
        select fact_id from {{ ref('bridge_fact_rules') }} where rule = 'machine_written_only'
    ) using (fact_id)
    where is_chosen and is_machine_written
    order by told_on desc, mention_id
    limit 50
)

select
    evidence.table_name,
    evidence.evidence_text,
    coalesce(deals.issues, funding.issues, estimates.issues) as issues
from latest
inner join {{ ref('fct_evidence') }} as evidence using (mention_id)
left join {{ ref('fct_deals') }} as deals on evidence.fact_id = deals.deal_id
left join {{ ref('fct_funding_commitments') }} as funding on evidence.fact_id = funding.funding_id
left join {{ ref('fct_resource_estimates') }} as estimates on evidence.fact_id = estimates.estimate_id
order by evidence.told_on desc, evidence.evidence_text
