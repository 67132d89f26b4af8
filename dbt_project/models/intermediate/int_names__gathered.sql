-- One row per mention of a party's, recipient's or owner's name, with the evidence beside it.
with mentions as (
    select mention_id, document_id, version, evidence_text, recipient as name from {{ ref('stg_funding_mentions') }}
    union all
    select mention_id, document_id, version, evidence_text, company as name from {{ ref('stg_resource_mentions') }}
    union all
    select deals.mention_id, deals.document_id, deals.version, deals.evidence_text, parties.party_name as name
    from {{ ref('stg_deal_mentions') }} as deals
    inner join {{ ref('stg_deal_parties') }} as parties using (mention_id)
)

select
    mentions.mention_id,
    mentions.name,
    mentions.evidence_text,
    documents.document_arrival as arrival,
    documents.is_current,
    documents.told_on
from mentions
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
where trim(coalesce(mentions.name, '')) <> ''
order by arrival, mention_id, name
