-- One row per estimate line, day on which what is known of it changed, and mention known from then on.
with told as (
    {% set alike %}case when old.category = new.category then
        2 * coalesce((old.project_id = new.project_id)::integer, 0)
        + coalesce((old.company_id = new.company_id)::integer, 0) + (old.commodities = new.commodities)::integer else 0 end{% endset %}
    {{ told_in_any_version(ref('int_resource_mentions__resolved'), ref('int_estimates__told'), ref('int_estimates__clustered'),
                           ref('int_estimates__touched'), 'estimate_id', alike) }}
)

{{ known_by_day('told', 'estimate_id',
                ['estimate_kind', 'category', 'reporting_code', 'ore_tonnes', 'effective_first_on']) }}
