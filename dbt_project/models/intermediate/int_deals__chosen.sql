-- One row per deal: the values chosen among what its mentions say, each with the reason.
with told as (
    select * from {{ ref('int_deals__told') }}
),

summed_up as (
    select
        deal_id,
        {{ told_counts() }},
        list_sort(list_distinct(flatten(list(commodities)))) as commodities,
        list_sort(list_distinct(flatten(list(countries)))) as country_codes,
        min(told_on) as first_seen_on,
        max(told_on) as last_seen_on,
        min(arrival) as arrival
    from told
    group by deal_id
),

dates as ({{ earliest('told', 'deal_id') }}),

types as ({{ chosen('told', 'deal_id', ['deal_type']) }}),

stakes as ({{ chosen('told', 'deal_id', ['stake_pct'], near='stake_pct') }}),

amounts as (
    {{ chosen('told', 'deal_id', ['value', 'currency'], near='value',
              extras=['value_high', 'value_qualifier', 'currency_source', 'mention_id']) }}
),

projects as ({{ chosen('told', 'deal_id', ['project_id']) }}),

statuses as ({{ furthest(ref('int_deals__staged'), 'deal_id', 'status') }})

select
    summed_up.*,
    types.deal_type,
    types.reason as deal_type_reason,
    statuses.status,
    projects.project_id,
    amounts.value,
    amounts.value_high,
    amounts.currency,
    amounts.value_qualifier,
    amounts.currency_source,
    amounts.witnesses as value_witnesses,
    amounts.reason as value_reason,
    amounts.stated_on as value_on,
    coalesce(amounts.mention_id, anchors.mention_id) as evidence_mention_id,
    stakes.stake_pct,
    stakes.reason as stake_reason,
    dates.announced_first_on as announced_on,
    dates.announced_precision
from summed_up
inner join types using (deal_id)
inner join statuses using (deal_id)
inner join dates using (deal_id)
inner join (select deal_id, mention_id from told where is_anchor) as anchors using (deal_id)
left join amounts using (deal_id)
left join stakes using (deal_id)
left join projects using (deal_id)
