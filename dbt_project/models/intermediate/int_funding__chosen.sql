-- One row per commitment: the values chosen among what its mentions say. The amount is that of the furthest stage that
-- states one, because a loan may grow or shrink on its way.
with told as (
    select * from {{ ref('int_funding__told') }}
),

summed_up as ({{ summed_up('told', 'funding_id', {'commodities': 'commodities', 'countries': 'country_codes'}) }}),

funders as (select funding_id, bool_and(is_funder_provisional) as is_funder_provisional from told group by funding_id),

dates as ({{ earliest('told', 'funding_id') }}),

amounts as (
    select *
    from {{ ref('int_funding__staged') }}
    where amount is not null
    qualify row_number() over (partition by funding_id order by is_final, place desc) = 1
),

stages as ({{ furthest(ref('int_funding__staged'), 'funding_id', 'stage') }}),

each_field as (
    {{ chosen_each('told', 'funding_id', ['instrument', 'recipient_id', 'project_id'],
                   only={'instrument': "instrument <> 'programme'"}) }}
),

agencies as ({{ chosen('told', 'funding_id', ['agency_id'], extras=['agency_ids']) }}),

programmes as ({{ chosen('told', 'funding_id', ['programme_id'], extras=['programme_name']) }})

select
    summed_up.*,
    funders.is_funder_provisional,
    agencies.agency_id,
    agencies.agency_ids,
    each_field.recipient_id,
    each_field.project_id,
    programmes.programme_id,
    programmes.programme_name,
    coalesce(each_field.instrument, 'programme') as instrument,
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
inner join funders using (funding_id)
inner join each_field using (funding_id)
inner join stages using (funding_id)
inner join dates using (funding_id)
inner join (select funding_id, mention_id from told where is_anchor) as anchors using (funding_id)
left join amounts using (funding_id)
left join agencies using (funding_id)
left join programmes using (funding_id)
