-- One row per estimate line: the values chosen among what its mentions say, each with the reason.
with told as (
    select * from {{ ref('int_estimates__told') }}
),

summed_up as ({{ summed_up('told', 'estimate_id', {'commodities': 'commodities'}) }}),

standings as (select estimate_id, bool_or(is_stated_current) as is_stated_current from told group by estimate_id),

each_field as (
    {{ chosen_each('told', 'estimate_id',
                   ['estimate_kind', 'category', 'ownership_basis', 'reporting_code', 'project_id', 'company_id'],
                   only={'estimate_kind': "estimate_kind <> 'unspecified'", 'category': "category <> 'unspecified'",
                         'company_id': "company_kind = 'company'"}) }}
),

tonnages as (
    {{ chosen('told', 'estimate_id', ['ore_tonnes'], near='ore_tonnes', extras=['ore_tonnes_high', 'mention_id']) }}
),

effective_dates as (
    {{ chosen('told', 'estimate_id', ['effective_first_on', 'effective_text']) }}
)

select
    summed_up.*,
    standings.is_stated_current,
    coalesce(each_field.estimate_kind, 'unspecified') as estimate_kind,
    coalesce(each_field.category, 'unspecified') as category,
    each_field.reporting_code,
    each_field.ownership_basis,
    each_field.project_id,
    each_field.company_id,
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
inner join standings using (estimate_id)
inner join each_field using (estimate_id)
left join tonnages using (estimate_id)
left join effective_dates using (estimate_id)
