-- What has a company signed since a date? (var company: a part of its name; var since)
select
    deals.announced_on,
    deals.deal_type,
    deals.status,
    parties.role,
    deals.label,
    deals.value,
    deals.currency
from {{ ref('fct_deal_parties') }} as parties
inner join {{ ref('dim_company') }} as companies using (company_id)
inner join {{ ref('fct_deals') }} as deals using (deal_id)
where companies.company_name ilike '%{{ var("company", "Lithium") }}%'
    and deals.announced_on >= date '{{ var("since", "2025-01-01") }}'
    and deals.is_binding
order by deals.announced_on desc
