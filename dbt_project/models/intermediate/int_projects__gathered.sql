-- One row per mention that names a project, with the companies and countries told beside it.
with mentions as (
    select
        deals.mention_id, deals.document_id, deals.version, deals.project, deals.countries,
        list(parties.party_name) as names
    from {{ ref('stg_deal_mentions') }} as deals
    left join {{ ref('stg_deal_parties') }} as parties using (mention_id)
    semi join {{ ref('int_documents__renamed') }} as renamed on deals.document_id = renamed.document_id
    where trim(coalesce(deals.project, '')) <> ''
    group by all
    union all
    select mention_id, document_id, version, project, countries, [recipient] as names
    from {{ ref('stg_funding_mentions') }}
    semi join {{ ref('int_documents__renamed') }} using (document_id)
    where trim(coalesce(project, '')) <> ''
    union all
    select mention_id, document_id, version, project, []::varchar[] as countries, [company] as names
    from {{ ref('stg_resource_mentions') }}
    semi join {{ ref('int_documents__renamed') }} using (document_id)
    where trim(coalesce(project, '')) <> ''
),

companies as (
    select name, entity_id from {{ ref('int_names__resolved') }} where entity_kind = 'company'
),

owners as (
    select named.mention_id, list_sort(list(distinct companies.entity_id)) as company_ids
    from (select mention_id, unnest(names) as name from mentions) as named
    inner join companies using (name)
    group by named.mention_id
),

placed as (
    select
        mentions.document_id,
        mentions.mention_id,
        mentions.project,
        documents.document_arrival as arrival,
        documents.is_current,
        coalesce(owners.company_ids, []) as company_ids,
        list_sort(mentions.countries) as countries
    from mentions
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
    left join owners using (mention_id)
)

select
    *,
    md5(concat_ws(chr(31), project, array_to_string(company_ids, ','), array_to_string(countries, ','))) as site_key
from placed
