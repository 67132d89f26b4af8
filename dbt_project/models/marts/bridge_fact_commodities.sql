with named as (
    select 'fct_deals' as table_name, deal_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_deals__chosen') }}
    union all
    select 'fct_resource_estimates' as table_name, estimate_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_estimates__chosen') }}
    union all
    select 'fct_funding_commitments' as table_name, funding_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_funding__chosen') }}
)

select table_name, fact_id, commodity from named
