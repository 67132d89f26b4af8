-- One row per fact that this build concludes again.
{{ config(materialized='view') }}

select deal_id as fact_id from {{ ref('int_deals__touched') }}
union all
select estimate_id as fact_id from {{ ref('int_estimates__touched') }}
union all
select funding_id as fact_id from {{ ref('int_funding__touched') }}
