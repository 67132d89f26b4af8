-- One row per resource mention of any version of a document: names resolved, dates read. Sentences
-- make wide rows: they go beside what is concluded last of all.
with told as not materialized (
    select * from {{ ref('stg_resource_mentions') }} {{ only('int_documents__reread') }}
),

placed as (
    select
        told.mention_id,
        told.document_id,
        told.version,
        told.estimate_kind,
        told.category,
        told.company,
        told.commodities,
        {{ document_columns('told.mention_ordinal') }}
    from told
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
),

resolved as (
    select
        placed.* exclude (estimate_kind, category, company, commodities),
        names.entity_id as company_id,
        names.entity_kind as company_kind,
        sites.project_id,
        case when not sites.is_provisional then sites.project_id end as site_id,
        concat(
            placed.estimate_kind, '|', placed.category, '|', coalesce(names.name_key, ''), '|',
            coalesce(sites.project_key, ''), '|', array_to_string(list_sort(placed.commodities), ',')
        ) as called
    from placed
    left join {{ ref('int_names__resolved') }} as names on placed.company = names.name
    left join {{ ref('int_projects__gathered') }} as gathered on placed.mention_id = gathered.mention_id
    left join {{ ref('int_projects__resolved') }} as sites on gathered.site_key = sites.site_key
),

lent as ({{ own_fact_ids('estimate', 'resolved') }})

select
    lent.*,
    told.* exclude (mention_id, document_id, version),
    []::varchar[] as countries,
    cast(lent.told_on as varchar) as announced_on,
    lent.told_on as announced_first_on,
    lent.told_on as announced_last_on,
    'day' as announced_precision,
    {{ ownership_basis('told.evidence_text') }} as ownership_basis,
    {{ first_day('told.effective_text') }} as effective_first_on,
    {{ last_day_of('told.effective_text') }} as effective_last_on,
    told.effective_text as effective_on,
    coalesce(measures.measures, []) as measures,
    {{ build_number() }} as read_in
from lent
inner join told using (mention_id)
left join {{ ref('int_resource_measures__gathered') }} as measures using (mention_id)
