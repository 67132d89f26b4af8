-- One row per project that this build tells anew: those of names that were resolved again or are told more or less often,
-- and those of which none is left.
select project_id from {{ ref('int_projects__resolved') }} where read_in = {{ build_number() }}
union
select project_id from {{ ref('int_projects__resolved') }} semi join {{ sought(ref('int_projects__retold'), 'site_key') }} using (site_key)
{%- set known = as_left('int_projects__known', 'intermediate') %}
{% if known %}
union
select project_id from {{ known }} anti join {{ ref('int_projects__resolved') }} using (project_id)
{% endif %}
