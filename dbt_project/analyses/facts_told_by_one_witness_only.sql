-- Which large facts rest on a single witness that is not a primary source?
select
    facts.label,
    facts.usd,
    evidence.source_name,
    evidence.evidence_text
from (
    select label, value_usd as usd, witnesses, evidence_mention_id from {{ ref('fct_deals') }}
    union all
    select label, amount_usd, witnesses, evidence_mention_id from {{ ref('fct_funding_commitments') }}
) as facts
inner join {{ ref('fct_evidence') }} as evidence on facts.evidence_mention_id = evidence.mention_id
where facts.witnesses = 1 and facts.usd >= 1e6 and not evidence.is_primary_source
    and evidence.is_chosen and evidence.table_name in ('fct_deals', 'fct_funding_commitments')
order by facts.usd desc
limit 50
