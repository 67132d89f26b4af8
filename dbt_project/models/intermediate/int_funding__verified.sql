-- One row per commitment and verification rule that it fails. What each rule means: seeds/verification_rules.csv.
with told as (
    select * from {{ ref('int_funding__told') }}
),

chosen as (
    select * from {{ ref('int_funding__chosen') }}
),

claims as (
    select distinct commitment_id, stage, amount, currency, amount_usd from told
),

staged as (
    select * from {{ ref('int_funding__staged') }}
),

findings as (
    select commitment_id, 'currency_assumed' as rule from chosen where currency_source = 'context'

    union all
    select one.commitment_id, 'sources_disagree' as rule
    from claims as one
    inner join claims as other using (commitment_id, stage)
    where (one.currency = other.currency and {{ disagree('one.amount', 'other.amount') }})
        or (one.currency <> other.currency and {{ disagree('one.amount_usd', 'other.amount_usd') }})

    union all
    select lower_stage.commitment_id, 'stage_backwards' as rule
    from staged as lower_stage
    inner join staged as higher
        on lower_stage.commitment_id = higher.commitment_id and lower_stage.place < higher.place
    where lower_stage.event_on > higher.event_last_on

    union all
    select commitment_id, 'date_after_publication' as rule from told where announced_first_on > published_on

    union all
    select commitment_id, 'funder_unlisted' as rule from chosen where is_funder_provisional

    union all
    select commitment_id, 'machine_written_only' as rule from told
    group by commitment_id
    having bool_and(is_machine_written)
)

select distinct commitment_id, rule from findings
