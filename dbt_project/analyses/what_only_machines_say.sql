-- What is told by machine-written pages only, and what is wrong with it? The latest first.
with facts as (
    select 'fct_deals' as table_name, issues, last_seen_on, evidence_mention_id from {{ ref('fct_deals') }}
    union all
    select 'fct_funding_commitments', issues, last_seen_on, evidence_mention_id from {{ ref('fct_funding_commitments') }}
    union all
    select 'fct_resource_estimates', issues, last_seen_on, evidence_mention_id from {{ ref('fct_resource_estimates') }}
),

latest as (
    select *
    from facts
    where list_contains(issues, 'machine_written_only')
    order by last_seen_on desc, evidence_mention_id
    limit 50
)

select
    latest.table_name,
    evidence.evidence_text,
    latest.issues
from latest
inner join {{ ref('fct_evidence') }} as evidence on latest.evidence_mention_id = evidence.mention_id
where evidence.is_chosen
order by latest.last_seen_on desc, evidence.evidence_text
