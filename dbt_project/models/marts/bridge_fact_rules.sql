with failed as (
    select 'fct_deals' as table_name, deal_id as fact_id, rule from {{ ref('int_deals__verified') }}
    union all
    select 'fct_resource_estimates' as table_name, estimate_id as fact_id, rule from {{ ref('int_estimates__verified') }}
    union all
    select 'fct_funding_commitments' as table_name, funding_id as fact_id, rule from {{ ref('int_funding__verified') }}
)

select table_name, fact_id, rule from failed
