with claims as (
    select
        'fct_deals' as table_name, deal_id as fact_id, 'value' as field, null as stage, value as claimed_number,
        currency as claimed_unit, value_usd as comparable, witness, source_name, told_on
    from {{ ref('int_deals__told') }}
    union all
    select 'fct_deals', deal_id, 'stake_pct', null, stake_pct, '%', stake_pct, witness, source_name, told_on
    from {{ ref('int_deals__told') }}
    union all
    select 'fct_funding_commitments', funding_id, 'amount', stage, amount, currency, amount_usd, witness, source_name, told_on
    from {{ ref('int_funding__told') }}
    union all
    select 'fct_resource_estimates', estimate_id, 'ore_tonnes', null, ore_tonnes, 't', ore_tonnes, witness, source_name, told_on
    from {{ ref('int_estimates__told') }}
    union all
    select
        'fct_resource_estimates', told.estimate_id, measures.measure, measures.analyte, measures.measured_value,
        measures.unit, coalesce({{ grade_pct('measures.measured_value', 'measures.unit') }}, measures.measured_value),
        told.witness, told.source_name, told.told_on
    from {{ ref('int_estimates__told') }} as told
    inner join {{ ref('stg_resource_grades') }} as measures using (mention_id)
    where measures.measure <> 'cutoff'
),

grouped as (
    select
        table_name,
        fact_id,
        field,
        stage,
        claimed_number,
        claimed_unit,
        min(comparable) as comparable,
        count(distinct witness) as witnesses,
        list_sort(list(distinct source_name)) as source_names,
        min(told_on) as first_told_on
    from claims
    where claimed_number is not null
    group by table_name, fact_id, field, stage, claimed_number, claimed_unit
),

spread as (
    select
        table_name, fact_id, field, stage,
        count(distinct claimed_unit) as units,
        {{ difference('min(claimed_number)', 'max(claimed_number)') }} as number_spread,
        {{ difference('min(comparable)', 'max(comparable)') }} as comparable_spread
    from grouped
    group by table_name, fact_id, field, stage
),

disputed as (
    select
        table_name, fact_id, field, stage,
        case when units > 1 then comparable_spread else number_spread end as spread
    from spread
),

chosen as (
    select 'fct_deals' as table_name, deal_id as fact_id, 'value' as field, null as stage, value as chosen_number,
        currency as chosen_unit
    from {{ ref('int_deals__chosen') }}
    union all
    select 'fct_deals', deal_id, 'stake_pct', null, stake_pct, '%' from {{ ref('int_deals__chosen') }}
    union all
    select 'fct_funding_commitments', funding_id, 'amount', stage, amount, currency from {{ ref('int_funding__staged') }}
    union all
    select 'fct_resource_estimates', estimate_id, 'ore_tonnes', null, ore_tonnes, 't' from {{ ref('int_estimates__chosen') }}
    union all
    select 'fct_resource_estimates', estimate_id, measure, analyte, measured_value, unit
    from {{ ref('int_estimate_measures__chosen') }}
    where measure <> 'cutoff'
),

labels as (
    select deal_id as fact_id, label from {{ ref('fct_deals') }} semi join {{ sought(ref('int_deals__touched'), 'deal_id') }} using (deal_id)
    union all
    select estimate_id, label from {{ ref('int_estimates__described') }}
    semi join {{ sought(ref('int_estimates__touched'), 'estimate_id') }} using (estimate_id)
    union all
    select funding_id, label from {{ ref('fct_funding_commitments') }}
    semi join {{ sought(ref('int_funding__touched'), 'funding_id') }} using (funding_id)
)

select
    substr(md5(concat_ws(
        '/', grouped.table_name, grouped.fact_id, grouped.field, coalesce(grouped.stage, ''),
        grouped.claimed_number, coalesce(grouped.claimed_unit, '')
    )), 1, 16) as conflict_id,
    grouped.table_name,
    grouped.fact_id,
    labels.label,
    grouped.field,
    grouped.stage,
    grouped.claimed_number,
    grouped.claimed_unit,
    grouped.witnesses,
    grouped.source_names,
    grouped.first_told_on,
    grouped.claimed_number = chosen.chosen_number
        and grouped.claimed_unit is not distinct from chosen.chosen_unit as is_chosen,
    chosen.chosen_number,
    chosen.chosen_unit,
    round(100 * disputed.spread, 1) as spread_pct
from grouped
inner join disputed
    on grouped.table_name = disputed.table_name and grouped.fact_id = disputed.fact_id
    and grouped.field = disputed.field and grouped.stage is not distinct from disputed.stage
inner join chosen
    on grouped.table_name = chosen.table_name and grouped.fact_id = chosen.fact_id
    and grouped.field = chosen.field and grouped.stage is not distinct from chosen.stage
inner join labels on grouped.fact_id = labels.fact_id
where disputed.spread > {{ var('disagreement') }}
