-- One row per deal: the values chosen among what its mentions say, each with the reason.
with told as (
    select * from {{ ref('int_deals__told') }}
),

summed_up as ({{ summed_up('told', 'deal_id', {'commodities': 'commodities', 'countries': 'country_codes'}) }}),

dates as ({{ earliest('told', 'deal_id') }}),

each_field as ({{ chosen_each('told', 'deal_id', ['deal_type', 'stake_pct', 'project_id'], near=['stake_pct']) }}),

amounts as (
    {{ chosen('told', 'deal_id', ['value', 'currency'], near='value',
              extras=['value_high', 'value_qualifier', 'currency_source', 'mention_id']) }}
),

statuses as ({{ furthest(ref('int_deals__staged'), 'deal_id', 'status') }})

select
    summed_up.*,
    each_field.deal_type,
    each_field.deal_type_reason,
    statuses.status,
    each_field.project_id,
    amounts.value,
    amounts.value_high,
    amounts.currency,
    amounts.value_qualifier,
    amounts.currency_source,
    amounts.witnesses as value_witnesses,
    amounts.reason as value_reason,
    amounts.stated_on as value_on,
    coalesce(amounts.mention_id, anchors.mention_id) as evidence_mention_id,
    each_field.stake_pct,
    each_field.stake_pct_reason as stake_reason,
    dates.announced_first_on as announced_on,
    dates.announced_precision
from summed_up
inner join each_field using (deal_id)
inner join statuses using (deal_id)
inner join dates using (deal_id)
inner join (select deal_id, mention_id from told where is_anchor) as anchors using (deal_id)
left join amounts using (deal_id)
