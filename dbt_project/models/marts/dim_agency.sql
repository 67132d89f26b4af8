select
    agencies.agency_id,
    agencies.agency_name,
    agencies.kind,
    agencies.country_code,
    agencies.government_id,
    countries.region,
    agencies.is_provisional
from {{ ref('int_agencies__known') }} as agencies
left join {{ ref('countries') }} as countries using (country_code)
