-- One row per mention that names a project, with the companies and countries told beside it.
-- depends_on: {{ ref('int_projects__told_before') }}
with companies as (
    select name, entity_id from {{ ref('int_names__resolved') }} where entity_kind = 'company'
),

parties as (
    select mention_id, list_sort(list_distinct(list(companies.entity_id))) as company_ids
    from (select mention_id, party_name as name from {{ ref('stg_deal_parties') }} {{ only('int_documents__renamed') }})
    inner join companies using (name)
    group by mention_id
),

mentions as (
    select document_id, version, mention_id, project, coalesce(company_ids, []) as company_ids, list_sort(countries) as countries
    from (from {{ ref('stg_deal_mentions') }} {{ only('int_documents__renamed') }})
    left join parties using (mention_id)
    union all
    select document_id, version, mention_id, project, case when entity_id is null then [] else [entity_id] end, list_sort(countries)
    from (from {{ ref('stg_funding_mentions') }} {{ only('int_documents__renamed') }})
    left join companies on recipient = name
    union all
    select document_id, version, mention_id, project, case when entity_id is null then [] else [entity_id] end, []
    from (from {{ ref('stg_resource_mentions') }} {{ only('int_documents__renamed') }})
    left join companies on company = name
)

select
    mentions.document_id,
    mentions.mention_id,
    mentions.project,
    documents.document_arrival as arrival,
    documents.is_current,
    mentions.company_ids,
    mentions.countries,
    md5(concat_ws(
        chr(31), mentions.project, array_to_string(mentions.company_ids, ','), array_to_string(mentions.countries, ',')
    )) as site_key
from mentions
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
where trim(coalesce(mentions.project, '')) <> ''
