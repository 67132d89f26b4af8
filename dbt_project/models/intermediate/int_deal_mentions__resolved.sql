-- One row per deal mention of any version of a document: names resolved, date read, value in US dollars.
with mentions as (
    select
        deals.*,
        documents.source_kind,
        documents.is_primary_source,
        documents.is_machine_written,
        documents.published_on,
        documents.told_on,
        documents.told_on_basis,
        documents.is_current,
        documents.known_from,
        documents.known_to,
        documents.version_number,
        documents.document_arrival * 1000000 + deals.mention_ordinal as arrival,
        coalesce(deals.announced_text, cast(documents.told_on as varchar)) as announced_on
    from {{ ref('stg_deal_mentions') }} as deals
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
),

dated as (
    select
        *,
        {{ first_day('announced_on') }} as announced_first_on,
        {{ last_day_of('announced_on') }} as announced_last_on,
        {{ date_precision('announced_on') }} as announced_precision
    from mentions
),

parties as (
    select
        mention_id,
        list_transform(named, lambda party: party.name) as party_names,
        list_transform(named, lambda party: party.id) as party_ids,
        list_transform(named, lambda party: party.role) as party_roles
    from (
        select
            parties.mention_id,
            list_sort(list({
                'ordinal': parties.party_ordinal, 'name': parties.party_name, 'id': names.entity_id, 'role': parties.role
            })) as named
        from {{ ref('stg_deal_parties') }} as parties
        inner join {{ ref('int_names__resolved') }} as names on parties.party_name = names.name
        group by parties.mention_id
    )
),

dollars as (
    select priced.mention_id, {{ amount_usd('priced.value', 'priced.currency', 'priced.announced_first_on') }} as value_usd
    from (select mention_id, value, currency, announced_first_on from dated where value is not null) as priced
    asof left join {{ ref('int_exchange_rates__daily') }} as rates
        on priced.currency = rates.currency and priced.announced_first_on >= rates.rate_on
)

select
    dated.*,
    coalesce(parties.party_names, []) as party_names,
    coalesce(parties.party_ids, []) as party_ids,
    coalesce(parties.party_roles, []) as party_roles,
    sites.project_id,
    dollars.value_usd
from dated
left join parties using (mention_id)
left join {{ ref('int_projects__resolved') }} as sites using (mention_id)
left join dollars on dated.mention_id = dollars.mention_id
