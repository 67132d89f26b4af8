-- One row per deal, day on which what is known of it changed, and mention known from then on.
with told as (
    {% set alike %}2 * len(list_intersect(old.party_ids, new.party_ids))
        + 2 * coalesce((old.project_id = new.project_id)::integer, 0) + (old.deal_type = new.deal_type)::integer - 1{% endset %}
    {{ told_in_any_version(ref('int_deal_mentions__resolved'), ref('int_deals__told'), ref('int_deals__clustered'),
                           ref('int_deals__touched'), 'deal_id', alike) }}
)

{{ known_by_day('told', 'deal_id',
                ['deal_type', 'status', 'value', 'currency', 'value_qualifier', 'stake_pct']) }}
