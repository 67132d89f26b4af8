with named as (
    select 'deal' as fact_kind, deal_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_deals__chosen') }}
    union all
    select 'estimate' as fact_kind, estimate_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_estimates__chosen') }}
    union all
    select 'funding' as fact_kind, funding_id as fact_id, unnest(commodities) as commodity
    from {{ ref('int_funding__chosen') }}
)

select fact_kind, fact_id, commodity from named
