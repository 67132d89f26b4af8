with money as (
    select
        'fct_deals' as table_name, deal_id as fact_id, announced_on, deal_type as kind, status as stage, commodities,
        case when count_in_totals then value_usd end as counted_usd
    from {{ ref('fct_deals') }}
    where deal_id in {{ sought(ref('int_facts__touched'), 'fact_id') }}
    union all
    select
        'fct_funding_commitments' as table_name, funding_id as fact_id, announced_on, instrument as kind, stage,
        commodities, case when count_in_totals then amount_usd end as counted_usd
    from {{ ref('fct_funding_commitments') }}
    where funding_id in {{ sought(ref('int_facts__touched'), 'fact_id') }}
),

named as (
    select *, unnest(commodities) as commodity from money
)

select
    substr(md5(table_name || '/' || fact_id || '/' || commodity), 1, 16) as commodity_money_id,
    table_name,
    fact_id,
    commodity,
    kind,
    stage,
    announced_on,
    counted_usd
from named
