-- One row per commitment: the values chosen among what its mentions say. The amount is that of the furthest stage that
-- states one, because a loan may grow or shrink on its way.
with told as (
    select * from {{ ref('int_funding__told') }}
),

summed_up as (
    select
        funding_id,
        {{ told_counts() }},
        list_sort(list_distinct(flatten(list(commodities)))) as commodities,
        list_sort(list_distinct(flatten(list(countries)))) as country_codes,
        min(told_on) as first_seen_on,
        max(told_on) as last_seen_on,
        min(arrival) as arrival,
        bool_and(is_funder_provisional) as is_funder_provisional
    from told
    group by funding_id
),

dates as ({{ earliest('told', 'funding_id') }}),

amounts as (
    select *
    from {{ ref('int_funding__staged') }}
    where amount is not null
    qualify row_number() over (partition by funding_id order by is_final, place desc) = 1
),

stages as ({{ furthest(ref('int_funding__staged'), 'funding_id', 'stage') }}),

specific_instruments as (
    select * from told where instrument <> 'programme'
),

instruments as ({{ chosen('specific_instruments', 'funding_id', ['instrument']) }}),

agencies as ({{ chosen('told', 'funding_id', ['agency_id'], extras=['agency_ids']) }}),

recipients as ({{ chosen('told', 'funding_id', ['recipient_id']) }}),

projects as ({{ chosen('told', 'funding_id', ['project_id']) }}),

programmes as ({{ chosen('told', 'funding_id', ['programme_id'], extras=['programme_name']) }})

select
    summed_up.*,
    agencies.agency_id,
    agencies.agency_ids,
    recipients.recipient_id,
    projects.project_id,
    programmes.programme_id,
    programmes.programme_name,
    coalesce(instruments.instrument, 'programme') as instrument,
    stages.stage,
    amounts.stage as amount_stage,
    amounts.amount,
    amounts.amount_high,
    amounts.currency,
    amounts.amount_qualifier,
    amounts.currency_source,
    amounts.amount_on,
    amounts.amount_witnesses,
    amounts.amount_reason,
    coalesce(amounts.amount_mention_id, anchors.mention_id) as evidence_mention_id,
    dates.announced_first_on as announced_on,
    dates.announced_precision
from summed_up
inner join stages using (funding_id)
inner join dates using (funding_id)
inner join (select funding_id, mention_id from told where is_anchor) as anchors using (funding_id)
left join amounts using (funding_id)
left join instruments using (funding_id)
left join agencies using (funding_id)
left join recipients using (funding_id)
left join projects using (funding_id)
left join programmes using (funding_id)
