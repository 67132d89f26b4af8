-- One row per estimate line that this build concludes again; the places of its project are its own.
-- depends_on: {{ ref('int_projects__known') }}
{{ touched_facts('estimate_id', ref('int_estimates__clustered'), ref('int_resource_mentions__resolved'), 'fct_resource_estimates') }}
{%- set facts = as_left('fct_resource_estimates') %}
{% if facts %}
union
select estimate_id from {{ facts }}
semi join (
    select project_id from {{ ref('int_projects__known') }} where changed_in = {{ build_number() }}
) using (project_id)
{% endif %}
