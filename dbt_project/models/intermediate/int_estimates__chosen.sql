-- One row per estimate line: the values chosen among what its mentions say, each with the reason.
with told as (
    select * from {{ ref('int_estimates__told') }}
),

summed_up as (
    select
        estimate_id,
        {{ told_counts() }},
        list_sort(list_distinct(flatten(list(commodities)))) as commodities,
        min(told_on) as first_seen_on,
        arg_min(told_on_basis, told_on) as first_seen_basis,
        max(told_on) as last_seen_on,
        min(arrival) as arrival,
        bool_or(is_stated_current) as is_stated_current
    from told
    group by estimate_id
),

specific_kinds as (select * from told where estimate_kind <> 'unspecified'),

specific_categories as (select * from told where category <> 'unspecified'),

owners as (select * from told where company_kind = 'company'),

kinds as ({{ chosen('specific_kinds', 'estimate_id', ['estimate_kind']) }}),

categories as ({{ chosen('specific_categories', 'estimate_id', ['category']) }}),

bases as ({{ chosen('told', 'estimate_id', ['ownership_basis']) }}),

codes as ({{ chosen('told', 'estimate_id', ['reporting_code']) }}),

projects as ({{ chosen('told', 'estimate_id', ['project_id']) }}),

companies as ({{ chosen('owners', 'estimate_id', ['company_id']) }}),

tonnages as (
    {{ chosen('told', 'estimate_id', ['ore_tonnes'], near='ore_tonnes', extras=['ore_tonnes_high', 'mention_id']) }}
),

effective_dates as (
    {{ chosen('told', 'estimate_id', ['effective_first_on', 'effective_text']) }}
)

select
    summed_up.*,
    coalesce(kinds.estimate_kind, 'unspecified') as estimate_kind,
    coalesce(categories.category, 'unspecified') as category,
    codes.reporting_code,
    bases.ownership_basis,
    projects.project_id,
    companies.company_id,
    tonnages.ore_tonnes,
    tonnages.ore_tonnes_high,
    tonnages.witnesses as ore_tonnes_witnesses,
    tonnages.reason as ore_tonnes_reason,
    coalesce(tonnages.mention_id, anchors.mention_id) as evidence_mention_id,
    effective_dates.effective_first_on as effective_on,
    {{ date_precision('effective_dates.effective_text') }} as effective_precision,
    summed_up.first_seen_on as announced_on
from summed_up
inner join (select estimate_id, mention_id from told where is_anchor) as anchors using (estimate_id)
left join kinds using (estimate_id)
left join categories using (estimate_id)
left join codes using (estimate_id)
left join bases using (estimate_id)
left join projects using (estimate_id)
left join companies using (estimate_id)
left join tonnages using (estimate_id)
left join effective_dates using (estimate_id)
