-- One row per commitment, day on which what is known of it changed, and mention known from then on.
with told as (
    {% set alike %}2 * coalesce((old.recipient_id = new.recipient_id)::integer, 0)
        + 2 * coalesce((old.project_id = new.project_id)::integer, 0) + len(list_intersect(old.agency_ids, new.agency_ids))
        + coalesce((old.programme_name = new.programme_name)::integer, 0) + (old.instrument = new.instrument)::integer - 1{% endset %}
    {{ told_in_any_version(ref('int_funding_mentions__resolved'), ref('int_funding__told'), ref('int_funding__clustered'),
                           ref('int_funding__touched'), 'funding_id', alike) }}
)

{{ known_by_day('told', 'funding_id',
                ['instrument', 'stage', 'amount', 'amount_high', 'currency', 'currency_source', 'amount_qualifier']) }}
