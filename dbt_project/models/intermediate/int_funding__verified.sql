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
    select one.funding_id, 'sources_disagree' as rule
    from claims as one
    inner join claims as other using (funding_id, stage)
    where (one.currency = other.currency and {{ disagree('one.amount', 'other.amount') }})
        or (one.currency <> other.currency and {{ disagree('one.amount_usd', 'other.amount_usd') }})

    union all
    select lower_stage.funding_id, 'stage_backwards' as rule
    from staged as lower_stage
    inner join staged as higher
        on lower_stage.funding_id = higher.funding_id and lower_stage.place < higher.place
    where lower_stage.event_on > higher.event_last_on

    union all
    select funding_id, 'date_after_publication' as rule from told where announced_first_on > least(published_on, known_from) + 1

    union all
    select funding_id, 'funder_unlisted' as rule from chosen where is_funder_provisional

    union all
    select funding_id, 'machine_written_only' as rule from told
    group by funding_id
    having bool_and(is_machine_written)
)

select distinct funding_id, rule from findings
