-- How long do loans take from conditional commitment to closing?
select
    funding.label,
    conditional.event_on as conditional_on,
    closed.event_on as closed_on,
    closed.event_on - conditional.event_on as days,
    conditional.amount as conditional_amount,
    closed.amount as closed_amount
from {{ ref('fct_funding_events') }} as conditional
inner join {{ ref('fct_funding_events') }} as closed using (funding_id)
inner join {{ ref('fct_funding_commitments') }} as funding using (funding_id)
where conditional.stage = 'conditional' and closed.stage = 'closed'
order by days desc
