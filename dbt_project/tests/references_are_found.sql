-- What a mart names by a key is there: references beside those that the columns declare as relationships.
{%- set facts = '(select deal_id from ' ~ ref('fct_deals') ~ ' union all select estimate_id from '
    ~ ref('fct_resource_estimates') ~ ' union all select funding_id from ' ~ ref('fct_funding_commitments') ~ ')' %}
{%- set mentions = '(select mention_id from ' ~ ref('fct_evidence') ~ ')' %}
{%- set sources = '(select source_name from ' ~ ref('dim_source') ~ ')' %}
{%- set references = [
    (ref('fct_deals'), 'evidence_mention_id', mentions),
    (ref('fct_deal_events'), 'evidence_mention_id', mentions),
    (ref('fct_resource_estimates'), 'evidence_mention_id', mentions),
    (ref('fct_funding_commitments'), 'evidence_mention_id', mentions),
    (ref('fct_funding_events'), 'evidence_mention_id', mentions),
    (ref('fct_resource_events'), 'later_estimate_id', '(select estimate_id from ' ~ ref('fct_resource_estimates') ~ ')'),
    (ref('bridge_fact_commodities'), 'fact_id', facts),
    (ref('bridge_fact_countries'), 'fact_id', facts),
    (ref('bridge_fact_rules'), 'fact_id', facts),
    (ref('fct_evidence'), 'fact_id', facts),
    (ref('mart_commodity_money'), 'fact_id', facts),
    (ref('mart_conflicts'), 'fact_id', facts),
    (ref('mart_daily_digest'), 'fact_id', facts),
    (ref('fct_evidence'), 'source_name', sources),
    (ref('mart_daily_digest'), 'source_name', sources),
    (ref('mart_source_health'), 'source_name', sources),
    (ref('mart_commodity_money'), 'commodity', '(select commodity from ' ~ ref('dim_commodity') ~ ')'),
    (ref('dim_agency'), 'government_id', '(select agency_id from ' ~ ref('dim_agency') ~ ')'),
] %}
{%- for mart, column, known in references %}
select '{{ mart.identifier }}.{{ column }}' as told_in, {{ column }} as told from {{ mart }}
where {{ column }} is not null and {{ column }} not in {{ known }}
{{ 'union all' if not loop.last }}
{%- endfor %}
