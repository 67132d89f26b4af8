-- One row per way in which a project is told of: its name, the companies and the countries beside it.
{%- set retold = sought(ref('int_projects__retold'), 'site_key') %}
select
    site_key,
    any_value(project) as project,
    any_value(company_ids) as company_ids,
    any_value(countries) as countries,
    min(arrival) as arrival,
    count(*) as mentions,
    count(*) filter (is_current) as current_mentions
from {{ ref('int_projects__gathered') }}
{% if is_incremental() %} semi join {{ retold }} using (site_key) {% endif %}
group by site_key
