with named as (
    select
        sites.project_id,
        sites.project_name,
        gathered.project,
        gathered.mention_id,
        gathered.countries,
        gathered.company_ids
    from {{ ref('int_projects__resolved') }} as sites
    inner join {{ ref('int_projects__gathered') }} as gathered using (mention_id)
    where gathered.is_current
)

select
    project_id,
    min(project_name) as project_name,
    list_sort(list(distinct project)) as spellings,
    list_sort(list_distinct(flatten(list(countries)))) as country_codes,
    list_sort(list_distinct(flatten(list(company_ids)))) as company_ids,
    count(distinct mention_id) as mentions
from named
group by project_id
