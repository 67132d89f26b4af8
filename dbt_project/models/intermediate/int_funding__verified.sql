-- One row per commitment and verification rule that it fails. What each rule means: seeds/verification_rules.csv.
with told as (
    select * from {{ ref('int_funding__told') }}
),

chosen as (
    select * from {{ ref('int_funding__chosen') }}
),

claims as (
    select distinct funding_id, stage, amount, currency, amount_usd from told
),

staged as (
    select * from {{ ref('int_funding__staged') }}
),

findings as (
    select funding_id, 'currency_assumed' as rule from chosen where currency_source = 'context'

    union all
    select funding_id, 'sources_disagree' as rule
    from {{ amounts_that_disagree('claims', 'funding_id', 'amount', alike=['stage']) }}

    union all
    select funding_id, 'stage_backwards' as rule from {{ stages_gone_backwards('staged', 'funding_id') }}

    union all
    select funding_id, 'date_after_publication' as rule
    from {{ dated_after_publication('told', 'funding_id', 'announced_first_on') }}

    union all
    select funding_id, 'funder_unlisted' as rule from chosen where is_funder_provisional

    union all
    select funding_id, 'machine_written_only' as rule from {{ told_by_machines_alone('told', 'funding_id') }}
)

select distinct funding_id, rule from findings
