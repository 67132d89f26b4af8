select
    project_id,
    project_name,
    spellings,
    country_codes,
    company_ids,
    mentions,
    is_provisional
from {{ ref('int_projects__known') }}
semi join {{ sought(ref('int_projects__touched'), 'project_id') }} using (project_id)
