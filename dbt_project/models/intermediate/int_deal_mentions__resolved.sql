-- One row per deal mention of any version of a document: names resolved, date read, value in US dollars.
with mentions as (
    select
        deals.*,
        {{ document_columns('deals.mention_ordinal') }},
        coalesce(deals.announced_text, cast(documents.told_on as varchar)) as announced_on
    from {{ ref('stg_deal_mentions') }} as deals
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
    semi join {{ ref('int_documents__reread') }} as reread on deals.document_id = reread.document_id
),

dated as ({{ dated('mentions') }}),

parties as (
    select
        mention_id,
        list_transform(named, lambda party: party.name) as party_names,
        list_transform(named, lambda party: party.id) as party_ids,
        list_transform(named, lambda party: party.role) as party_roles,
        array_to_string(list_sort(list_distinct(list_transform(named, lambda party: party.key))), ',') as called
    from (
        select
            parties.mention_id,
            list_sort(list({
                'ordinal': parties.party_ordinal, 'name': parties.party_name, 'id': names.entity_id, 'role': parties.role,
                'key': names.name_key
            })) as named
        from {{ ref('stg_deal_parties') }} as parties
        inner join {{ ref('int_names__resolved') }} as names on parties.party_name = names.name
        semi join {{ ref('int_documents__reread') }} as reread on parties.document_id = reread.document_id
        group by parties.mention_id
    )
),

dollars as ({{ dollars('dated', 'value') }}),

resolved as (
    select
        dated.*,
        coalesce(parties.party_names, []) as party_names,
        coalesce(parties.party_ids, []) as party_ids,
        coalesce(parties.party_roles, []) as party_roles,
        sites.project_id,
        dollars.value_usd,
        concat(dated.deal_type, '|', coalesce(parties.called, ''), '|', coalesce(sites.project_key, '')) as called
    from dated
    left join parties using (mention_id)
    left join {{ ref('int_projects__gathered') }} as placed on dated.mention_id = placed.mention_id
    left join {{ ref('int_projects__resolved') }} as sites on placed.site_key = sites.site_key
    left join dollars on dated.mention_id = dollars.mention_id
),

ids as ({{ own_fact_ids('deal', 'resolved') }})

select resolved.* exclude (called), ids.own_fact_id
from resolved
inner join ids using (mention_id)
