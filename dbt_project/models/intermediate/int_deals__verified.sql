-- One row per deal and verification rule that it fails. What each rule means: seeds/verification_rules.csv.
with told as (
    select * from {{ ref('int_deals__told') }}
),

chosen as (
    select * from {{ ref('int_deals__chosen') }}
),

claims as (
    select distinct deal_id, value, currency, value_usd, stake_pct from told
),

staged as (
    select * from {{ ref('int_deals__staged') }}
),

findings as (
    select deal_id, 'currency_assumed' as rule from chosen where currency_source = 'context'

    union all
    select deal_id, 'sources_disagree' as rule from {{ amounts_that_disagree('claims', 'deal_id', 'value') }}

    union all
    select deal_id, 'sources_disagree' as rule from claims
    group by deal_id
    having {{ disagree('min(stake_pct)', 'max(stake_pct)') }}

    union all
    select one.deal_id, 'part_for_whole' as rule
    from claims as one
    inner join claims as other on one.deal_id = other.deal_id and one.currency = other.currency
    inner join chosen on one.deal_id = chosen.deal_id
    where one.value < other.value and chosen.stake_pct between 1 and 95
        and {{ difference('one.value', 'other.value * chosen.stake_pct / 100') }} <= 0.02

    union all
    select deal_id, 'stage_backwards' as rule from {{ stages_gone_backwards('staged', 'deal_id') }}

    union all
    select deal_id, 'date_after_publication' as rule
    from {{ dated_after_publication('told', 'deal_id', 'announced_first_on') }}

    union all
    select deal_id, 'stake_out_of_range' as rule from told where stake_pct not between 0 and 100

    union all
    select deal_id, 'one_party_named' as rule from told
    group by deal_id
    having len(list_distinct(flatten(list(party_ids)))) < 2

    union all
    select deal_id, 'machine_written_only' as rule from {{ told_by_machines_alone('told', 'deal_id') }}
)

select distinct deal_id, rule from findings
