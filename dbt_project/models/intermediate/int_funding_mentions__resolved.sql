-- One row per funding mention of any version of a document: names resolved, date read, amount in US dollars. Sentences
-- make wide rows: they go beside what is concluded last of all.
with told as not materialized (
    select * from {{ ref('stg_funding_mentions') }} {{ only('int_documents__reread') }}
),

placed as (
    select
        told.mention_id,
        told.document_id,
        told.version,
        told.instrument,
        told.stage,
        told.funder,
        told.recipient,
        told.programme,
        told.amount,
        told.currency,
        coalesce(told.announced_text, cast(documents.told_on as varchar)) as announced_on,
        {{ document_columns('told.mention_ordinal') }}
    from told
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
),

dated as ({{ dated('placed') }}),

agencies as (
    select
        name as funder,
        any_value(name_key) as funder_key,
        list(agency_id order by place) as agency_ids,
        list_distinct(list(government_id)) as government_ids,
        bool_or(is_provisional) as is_funder_provisional
    from {{ ref('int_funders__resolved') }}
    group by name
),

dollars as ({{ dollars('dated', 'amount') }}),

resolved as (
    select
        dated.* exclude (instrument, stage, funder, recipient, programme, amount, currency),
        coalesce(agencies.agency_ids, []) as agency_ids,
        coalesce(agencies.government_ids, []) as government_ids,
        agencies.agency_ids[1] as agency_id,
        coalesce(agencies.is_funder_provisional, false) as is_funder_provisional,
        names.entity_id as recipient_id,
        sites.project_id,
        case when not sites.is_provisional then sites.project_id end as site_id,
        programmes.programme_id,
        programmes.programme_name,
        dollars.amount_usd,
        concat(
            dated.instrument, '|', dated.stage, '|', coalesce(agencies.funder_key, ''), '|', coalesce(names.name_key, ''), '|',
            coalesce(sites.project_key, ''), '|', coalesce(programmes.name_key, '')
        ) as called
    from dated
    left join agencies using (funder)
    left join {{ ref('int_programmes__resolved') }} as programmes on dated.programme = programmes.name
    left join {{ ref('int_names__resolved') }} as names on dated.recipient = names.name
    left join {{ ref('int_projects__gathered') }} as gathered on dated.mention_id = gathered.mention_id
    left join {{ ref('int_projects__resolved') }} as sites on gathered.site_key = sites.site_key
    left join dollars on dated.mention_id = dollars.mention_id
),

lent as ({{ own_fact_ids('funding', 'resolved') }})

select *, {{ build_number() }} as read_in
from lent
inner join told using (mention_id, document_id, version)
