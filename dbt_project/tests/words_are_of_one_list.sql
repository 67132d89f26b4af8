-- What events, histories and other marts repeat is of the list that the fact's own column accepts.
{%- set repeated = [
    (ref('fct_deal_events'), {'status': 'fct_deals.status', 'event_precision': 'fct_deals.announced_precision'}),
    (ref('fct_funding_events'), {'stage': 'fct_funding_commitments.stage', 'event_precision': 'fct_deals.announced_precision',
        'amount_qualifier': 'fct_deals.value_qualifier', 'amount_reason': 'fct_deals.value_reason'}),
    (ref('fct_resource_events'), {'event_precision': 'fct_deals.announced_precision'}),
    (ref('fct_deals'), {'deal_type_reason': 'fct_deals.value_reason', 'stake_reason': 'fct_deals.value_reason'}),
    (ref('fct_funding_commitments'), {'announced_precision': 'fct_deals.announced_precision',
        'amount_qualifier': 'fct_deals.value_qualifier', 'amount_stage': 'fct_funding_commitments.stage'}),
    (ref('fct_resource_estimates'), {'ore_tonnes_reason': 'fct_deals.value_reason',
        'effective_precision': 'fct_deals.announced_precision'}),
    (ref('fct_resource_grades'), {'grade_reason': 'fct_deals.value_reason', 'contained_reason': 'fct_deals.value_reason',
        'cutoff_unit': 'fct_resource_grades.grade_unit'}),
    (ref('fct_deals_history'), {'deal_type': 'fct_deals.deal_type', 'status': 'fct_deals.status',
        'value_qualifier': 'fct_deals.value_qualifier', 'value_reason': 'fct_deals.value_reason'}),
    (ref('fct_funding_commitments_history'), {'instrument': 'fct_funding_commitments.instrument',
        'stage': 'fct_funding_commitments.stage', 'amount_qualifier': 'fct_deals.value_qualifier',
        'amount_stage': 'fct_funding_commitments.stage', 'amount_reason': 'fct_deals.value_reason'}),
    (ref('fct_resource_estimates_history'), {'estimate_kind': 'fct_resource_estimates.estimate_kind',
        'category': 'fct_resource_estimates.category', 'reporting_code': 'fct_resource_estimates.reporting_code',
        'ore_tonnes_reason': 'fct_deals.value_reason'}),
] %}
{%- set accepted = accepted_lists() if execute else {} %}
{%- for mart, columns in repeated %}
{%- set outer = loop %}
{%- for column, list in columns.items() %}
select '{{ mart.identifier }}.{{ column }}' as told_in, {{ column }} as told from {{ mart }}
where {{ column }} not in ('{{ accepted.get(list, []) | join("', '") }}')
{{ 'union all' if not (outer.last and loop.last) }}
{%- endfor %}
{%- endfor %}
