with ambiguous as (
    select
        'company_name' as item_kind,
        entity_id as subject_id,
        min(name) as subject,
        'The name may also stand for another company' as reason,
        list_sort(list_distinct(flatten(list(candidates)))) as candidates,
        2 as priority,
        'Put the names under companies in decisions.yml: same when they are one company, different when not'
            as how_to_decide
    from {{ ref('int_names__resolved') }}
    where is_provisional
    group by entity_id
),

unlisted as (
    select
        'agency_name' as item_kind,
        agency_id as subject_id,
        agency_name as subject,
        'The funder is in no list of agencies' as reason,
        []::varchar[] as candidates,
        3 as priority,
        'Add the body to the lexicon of agencies, or put the names under agencies in decisions.yml' as how_to_decide
    from {{ ref('dim_agency') }}
    where is_provisional
),

unlisted_programmes as (
    select
        'programme_name' as item_kind,
        programme_id as subject_id,
        programme_name as subject,
        'The programme is in no list of programmes' as reason,
        []::varchar[] as candidates,
        4 as priority,
        'Add it to the lexicon of programmes, or put the names under programmes in decisions.yml' as how_to_decide
    from {{ ref('dim_programme') }}
    where is_provisional and commitments > 0
),

facts as (
    select 'deal' as item_kind, deal_id as subject_id, label, issues from {{ ref('fct_deals') }}
    where review_state = 'needs_review'
    union all
    select 'estimate', estimate_id, label, issues from {{ ref('fct_resource_estimates') }}
    where review_state = 'needs_review'
    union all
    select 'funding', funding_id, label, issues from {{ ref('fct_funding_commitments') }}
    where review_state = 'needs_review'
),

doubtful as (
    select
        item_kind,
        subject_id,
        label as subject,
        'Fails: ' || array_to_string(issues, ', ') as reason,
        []::varchar[] as candidates,
        1 as priority,
        'Read the evidence in fct_evidence, then put the id under facts in decisions.yml as reviewed; numbers are never mended'
            as how_to_decide
    from facts
)

select
    substr(md5(item_kind || '/' || subject_id), 1, 16) as review_id,
    item_kind,
    subject_id,
    subject,
    reason,
    candidates,
    priority,
    how_to_decide
from (
    select * from doubtful
    union all
    select * from ambiguous
    union all
    select * from unlisted
    union all
    select * from unlisted_programmes
)
