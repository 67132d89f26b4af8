with placed as (
    select 'deal' as fact_kind, deal_id as fact_id, unnest(country_codes) as country_code
    from {{ ref('int_deals__chosen') }}
    union all
    select 'estimate' as fact_kind, chosen.estimate_id as fact_id, unnest(sites.country_codes) as country_code
    from {{ ref('int_estimates__chosen') }} as chosen
    inner join {{ ref('dim_project') }} as sites using (project_id)
    union all
    select 'funding' as fact_kind, funding_id as fact_id, unnest(country_codes) as country_code
    from {{ ref('int_funding__chosen') }}
)

select fact_kind, fact_id, country_code from placed
