-- One row per deal mention of any version of a document: names resolved, date read, value in US dollars. Sentences make
-- wide rows: they go beside what is concluded last of all.
with told as not materialized (
    select * from {{ ref('stg_deal_mentions') }} {{ only('int_documents__reread') }}
),

placed as (
    select
        told.mention_id,
        told.document_id,
        told.version,
        told.deal_type,
        told.value,
        told.currency,
        coalesce(told.announced_text, cast(documents.told_on as varchar)) as announced_on,
        {{ document_columns('told.mention_ordinal') }}
    from told
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
),

dated as ({{ dated('placed') }}),

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
                'ordinal': parties.party_ordinal, 'name': names.name, 'id': names.entity_id, 'role': parties.role,
                'key': names.name_key
            })) as named
        from (from {{ ref('stg_deal_parties') }} {{ only('int_documents__reread') }}) as parties
        inner join {{ ref('int_names__resolved') }} as names on parties.party_name = names.name
        group by parties.mention_id
    )
),

dollars as ({{ dollars('dated', 'value') }}),

resolved as (
    select
        dated.* exclude (deal_type, value, currency),
        coalesce(parties.party_names, []) as party_names,
        coalesce(parties.party_ids, []) as party_ids,
        coalesce(parties.party_roles, []) as party_roles,
        sites.project_id,
        case when not sites.is_provisional then sites.project_id end as site_id,
        dollars.value_usd,
        concat(dated.deal_type, '|', coalesce(parties.called, ''), '|', coalesce(sites.project_key, '')) as called
    from dated
    left join parties using (mention_id)
    left join {{ ref('int_projects__gathered') }} as gathered on dated.mention_id = gathered.mention_id
    left join {{ ref('int_projects__resolved') }} as sites on gathered.site_key = sites.site_key
    left join dollars on dated.mention_id = dollars.mention_id
),

lent as ({{ own_fact_ids('deal', 'resolved') }})

select *, {{ build_number() }} as read_in
from lent
inner join told using (mention_id, document_id, version)
