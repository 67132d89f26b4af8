-- One row per project that a current document tells of: its spellings, places and companies.
with told as (
    select
        sites.project_id,
        min(sites.project_name) as project_name,
        list_sort(list(distinct counted.project)) as spellings,
        list_sort(list_distinct(flatten(list(counted.countries)))) as country_codes,
        list_sort(list_distinct(flatten(list(counted.company_ids)))) as company_ids,
        cast(sum(counted.current_mentions) as bigint) as mentions,
        bool_or(sites.is_provisional) as is_provisional,
        coalesce(
            flatten(list(sites.candidates order by sites.site_key) filter (sites.is_provisional)), []
        ) as candidates,
        coalesce(
            flatten(list(sites.candidate_scores order by sites.site_key) filter (sites.is_provisional)), []
        ) as candidate_scores
    from (from {{ ref('int_projects__resolved') }} semi join {{ sought(ref('int_projects__touched'), 'project_id') }} using (project_id)) as sites
    inner join {{ ref('int_projects__counted') }} as counted using (site_key)
    where counted.current_mentions > 0
    group by sites.project_id
)

{{ stamped('told', 'project_id', ['country_codes']) }}
