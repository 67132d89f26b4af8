-- One row per mention that names a project, with the companies and countries told beside it.
with mentions as (
    select mention_id, document_id, version, project, list_sort(countries) as countries
    from {{ ref('stg_deal_mentions') }}
    union all
    select mention_id, document_id, version, project, list_sort(countries) as countries
    from {{ ref('stg_funding_mentions') }}
    union all
    select mention_id, document_id, version, project, []::varchar[] as countries
    from {{ ref('stg_resource_mentions') }}
),

companies as (
    select name, entity_id from {{ ref('int_names__resolved') }} where entity_kind = 'company'
),

owners as (
    select parties.mention_id, list_sort(list_distinct(list(companies.entity_id))) as company_ids
    from {{ ref('stg_deal_parties') }} as parties
    semi join {{ ref('int_documents__renamed') }} as renamed on parties.document_id = renamed.document_id
    inner join companies on parties.party_name = companies.name
    group by parties.mention_id
    union all
    select mention_id, [entity_id] as company_ids
    from {{ ref('stg_funding_mentions') }}
    inner join companies on recipient = name
    union all
    select mention_id, [entity_id] as company_ids
    from {{ ref('stg_resource_mentions') }}
    inner join companies on company = name
),

placed as (
    select
        mentions.document_id,
        mentions.mention_id,
        mentions.project,
        documents.document_arrival as arrival,
        documents.is_current,
        coalesce(owners.company_ids, []) as company_ids,
        mentions.countries
    from mentions
    semi join {{ ref('int_documents__renamed') }} as renamed on mentions.document_id = renamed.document_id
    inner join {{ ref('int_documents__versions') }} as documents
        on mentions.document_id = documents.document_id and mentions.version = documents.version
    left join owners on mentions.mention_id = owners.mention_id
    where trim(coalesce(mentions.project, '')) <> ''
)

select
    *,
    md5(concat_ws(chr(31), project, array_to_string(company_ids, ','), array_to_string(countries, ','))) as site_key
from placed
