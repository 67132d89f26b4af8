-- Which large facts rest on a single witness that is not a primary source? The sentence is the evidence's in fct_evidence.
with largest as (
    (
        select label, value_usd as usd, evidence_source_name, evidence_mention_id
        from {{ ref('fct_deals') }}
        where witnesses = 1 and not has_primary_source and value_usd >= 1e6
        order by value_usd desc, deal_id
        limit 50
    )
    union all
    (
        select label, amount_usd, evidence_source_name, evidence_mention_id
        from {{ ref('fct_funding_commitments') }}
        where witnesses = 1 and not has_primary_source and amount_usd >= 1e6
        order by amount_usd desc, funding_id
        limit 50
    )
)

select label, usd, evidence_source_name, evidence_mention_id
from largest
order by usd desc, evidence_mention_id
limit 50
