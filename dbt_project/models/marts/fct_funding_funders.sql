with listed as (
    select
        funding_id,
        unnest(agency_ids) as agency_id,
        generate_subscripts(agency_ids, 1) as place
    from {{ ref('int_funding__chosen') }}
    where agency_ids is not null
)

select
    substr(md5(funding_id || '/' || agency_id), 1, 16) as funding_funder_id,
    funding_id,
    agency_id,
    place,
    place = 1 as is_lead
from listed
