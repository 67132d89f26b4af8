-- One row per mention of a party's, recipient's or owner's name, with what stands in brackets right behind it.
with mentions as (
    select mention_id, document_id, version, evidence_text, recipient as name from {{ ref('stg_funding_mentions') }}
    semi join {{ ref('int_documents__touched') }} using (document_id)
    union all
    select mention_id, document_id, version, evidence_text, company as name from {{ ref('stg_resource_mentions') }}
    semi join {{ ref('int_documents__touched') }} using (document_id)
    union all
    select deals.mention_id, deals.document_id, deals.version, deals.evidence_text, parties.party_name as name
    from {{ ref('stg_deal_mentions') }} as deals
    inner join {{ ref('stg_deal_parties') }} as parties using (mention_id)
    semi join {{ ref('int_documents__touched') }} as touched on deals.document_id = touched.document_id
)

select
    mentions.document_id,
    mentions.mention_id,
    mentions.name,
    nullif(regexp_extract(
        substr(mentions.evidence_text, strpos(mentions.evidence_text, mentions.name) + length(mentions.name)),
        '^\s*[(\[][^()\[\]]{0,80}[)\]]'
    ), '') as note,
    documents.document_arrival as arrival,
    documents.is_current,
    documents.told_on
from mentions
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
where trim(coalesce(mentions.name, '')) <> ''
