select
    project_id,
    project_name,
    spellings,
    country_codes,
    company_ids,
    mentions,
    is_provisional
from {{ ref('int_projects__known') }}
