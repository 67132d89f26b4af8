-- Which deals were called off, and how long after they were announced?
select
    deals.label,
    deals.announced_on,
    ended.event_on as terminated_on,
    ended.event_on - deals.announced_on as days
from {{ ref('fct_deals') }} as deals
inner join {{ ref('fct_deal_events') }} as ended using (deal_id)
where deals.status = 'terminated' and ended.status = 'terminated'
order by terminated_on desc
