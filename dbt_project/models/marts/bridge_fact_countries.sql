with placed as (
    select 'fct_deals' as table_name, deal_id as fact_id, unnest(country_codes) as country_code
    from {{ ref('int_deals__chosen') }}
    union all
    select 'fct_resource_estimates' as table_name, chosen.estimate_id as fact_id, unnest(sites.country_codes) as country_code
    from {{ ref('int_estimates__chosen') }} as chosen
    inner join {{ ref('dim_project') }} as sites using (project_id)
    union all
    select 'fct_funding_commitments' as table_name, funding_id as fact_id, unnest(country_codes) as country_code
    from {{ ref('int_funding__chosen') }}
)

select table_name, fact_id, country_code from placed
