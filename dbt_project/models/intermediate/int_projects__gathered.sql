-- One row per mention that names a project, with the companies and countries told beside it.
with mentions as (
    select
        deals.mention_id, deals.document_id, deals.version, deals.project, deals.countries,
        list(parties.party_name) as names
    from {{ ref('stg_deal_mentions') }} as deals
    left join {{ ref('stg_deal_parties') }} as parties using (mention_id)
    group by all
    union all
    select mention_id, document_id, version, project, countries, [recipient] as names
    from {{ ref('stg_funding_mentions') }}
    union all
    select mention_id, document_id, version, project, []::varchar[] as countries, [company] as names
    from {{ ref('stg_resource_mentions') }}
),

companies as (
    select name, entity_id from {{ ref('int_names__resolved') }} where entity_kind = 'company'
),

owners as (
    select named.mention_id, list_sort(list(distinct companies.entity_id)) as company_ids
    from (select mention_id, unnest(names) as name from mentions) as named
    inner join companies using (name)
    group by named.mention_id
)

select
    mentions.mention_id,
    mentions.project,
    documents.document_arrival as arrival,
    documents.is_current,
    coalesce(owners.company_ids, []) as company_ids,
    mentions.countries
from mentions
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
left join owners using (mention_id)
where trim(coalesce(mentions.project, '')) <> ''
order by arrival, mention_id
