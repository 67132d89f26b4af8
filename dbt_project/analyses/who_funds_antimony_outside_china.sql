-- Who funds antimony outside China?
select
    funders.agency_name as funder,
    funders.country_code as funder_country,
    funding.recipient,
    funding.project_name,
    funding.stage,
    funding.amount_usd
from {{ ref('fct_funding_commitments') }} as funding
inner join {{ ref('fct_funding_funders') }} as given using (funding_id)
inner join {{ ref('dim_agency') }} as funders on given.agency_id = funders.agency_id
where list_contains(funding.commodities, 'antimony') and not list_contains(funding.country_codes, 'CN')
order by funding.amount_usd desc nulls last
