-- No two rows of a mart have one key.
{%- set marts = [
    ref('dim_agency'), ref('dim_commodity'), ref('dim_company'), ref('dim_country'), ref('dim_date'), ref('dim_document'), ref('dim_document_version'), ref('dim_programme'),
    ref('dim_project'), ref('dim_rule'), ref('dim_source'), ref('fct_deal_events'), ref('fct_deal_parties'), ref('fct_deals'),
    ref('fct_deals_history'), ref('fct_evidence'), ref('fct_funding_commitments'), ref('fct_funding_commitments_history'),
    ref('fct_funding_events'), ref('fct_funding_funders'), ref('fct_resource_estimates'),
    ref('fct_resource_estimates_history'), ref('fct_resource_events'), ref('fct_resource_grades'), ref('mart_commodity_money'), ref('mart_conflicts'),
    ref('mart_daily_digest'), ref('mart_document_texts'), ref('mart_rejects'), ref('mart_rereadings'),
    ref('mart_review_queue'), ref('mart_source_health')
] %}
{%- set keys = declared_keys() if execute else {} %}
{%- for mart in marts %}
{%- set key = keys.get(mart.identifier, []) | join(', ') %}
select '{{ mart.identifier }}' as mart, concat_ws('/', {{ key }}) as twice from {{ mart }} group by {{ key }} having count(*) > 1
{{ 'union all' if not loop.last }}
{%- endfor %}
