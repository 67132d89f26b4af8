-- One row per resource mention of any version of a document: names resolved, dates read, measures gathered.
with mentions as (
    select
        resources.*,
        {{ document_columns('resources.mention_ordinal') }},
        []::varchar[] as countries,
        cast(documents.told_on as varchar) as announced_on,
        documents.told_on as announced_first_on,
        documents.told_on as announced_last_on,
        'day' as announced_precision,
        {{ ownership_basis('resources.evidence_text') }} as ownership_basis,
        {{ first_day('resources.effective_text') }} as effective_first_on,
        {{ last_day_of('resources.effective_text') }} as effective_last_on
    from {{ ref('stg_resource_mentions') }} as resources
    inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
    semi join {{ ref('int_documents__reread') }} as reread on resources.document_id = reread.document_id
),

measures as (
    select
        mention_id,
        list_sort(list({
            'ordinal': measure_ordinal, 'measure': measure, 'analyte': analyte, 'value': measured_value, 'unit': unit
        })) as measures
    from {{ ref('stg_resource_grades') }}
    semi join {{ ref('int_documents__reread') }} using (document_id)
    group by mention_id
),

resolved as (
    select
        mentions.*,
        mentions.effective_text as effective_on,
        coalesce(measures.measures, []) as measures,
        names.entity_id as company_id,
        names.entity_kind as company_kind,
        sites.project_id,
        concat(
            mentions.estimate_kind, '|', mentions.category, '|', coalesce(names.name_key, ''), '|',
            coalesce(sites.project_key, ''), '|', array_to_string(list_sort(mentions.commodities), ',')
        ) as called
    from mentions
    left join measures using (mention_id)
    left join {{ ref('int_names__resolved') }} as names on mentions.company = names.name
    left join {{ ref('int_projects__gathered') }} as placed on mentions.mention_id = placed.mention_id
    left join {{ ref('int_projects__resolved') }} as sites on placed.site_key = sites.site_key
),

ids as ({{ own_fact_ids('estimate', 'resolved') }})

select resolved.* exclude (called), ids.own_fact_id
from resolved
inner join ids using (mention_id)
