select
    country_code,
    iso3,
    country_name,
    region
from {{ ref('countries') }}
