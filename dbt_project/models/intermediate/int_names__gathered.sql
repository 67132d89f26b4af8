-- One row per mention of a party's, recipient's or owner's name, with what stands in brackets right behind it.
with mentions as (
    {{ named(ref('stg_funding_mentions'), 'recipient') }}
    union all
    {{ named(ref('stg_resource_mentions'), 'company') }}
    union all
    {% set parties = '(select document_id, version, mention_id, party_name, evidence_text from (from '
        ~ ref('stg_deal_parties') ~ only('int_documents__touched') ~ ') inner join (from '
        ~ ref('stg_deal_mentions') ~ only('int_documents__touched') ~ ') using (mention_id, document_id, version))' -%}
    {{ named(parties, 'party_name') }}
)

select
    mentions.document_id,
    mentions.mention_id,
    mentions.name,
    mentions.note,
    documents.document_arrival as arrival,
    documents.is_current,
    documents.told_on
from mentions
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
