-- What has a company signed since a date? (var company: a part of its name; var since)
with companies as (
    select company_id from {{ ref('dim_company') }} where company_name ilike '%{{ var("company", "Lithium") }}%'
)

select
    deals.announced_on,
    deals.deal_type,
    deals.status,
    parties.role,
    deals.label,
    deals.value,
    deals.currency
from (select deal_id, role from {{ ref('fct_deal_parties') }} inner join companies using (company_id)) as parties
inner join {{ ref('fct_deals') }} as deals using (deal_id)
where deals.announced_on >= date '{{ var("since", "2025-01-01") }}' and deals.is_binding
order by deals.announced_on desc
