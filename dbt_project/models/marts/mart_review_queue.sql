with doubts as (
    select 'company_name' as item_kind, entity_id as subject_id, name as subject, candidates, candidate_scores
    from {{ ref('int_names__resolved') }}
    where is_provisional
    union all
    select 'project_name', project_id, project_name, candidates, candidate_scores
    from {{ ref('int_projects__known') }}
    where is_provisional
),

fitting as (
    select item_kind, subject_id, candidate, max(score) as score
    from (select item_kind, subject_id, unnest(candidates) as candidate, unnest(candidate_scores) as score from doubts)
    group by item_kind, subject_id, candidate
),

ambiguous as (
    select
        doubts.item_kind,
        doubts.subject_id,
        doubts.subject,
        case doubts.item_kind
            when 'company_name' then 'The name may also stand for another company'
            else 'The name fits several sites'
        end as reason,
        list(fitting.candidate order by fitting.score desc, fitting.candidate) as candidates,
        list(fitting.score order by fitting.score desc, fitting.candidate) as candidate_scores,
        2 as priority,
        case doubts.item_kind
            when 'company_name'
                then 'Put the names under companies in decisions.yml: same when they are one company, different when not'
            else 'Put the names under projects in decisions.yml: same with the candidate that is meant, different when none is'
        end as how_to_decide
    from (select item_kind, subject_id, min(subject) as subject from doubts group by item_kind, subject_id) as doubts
    inner join fitting using (item_kind, subject_id)
    group by doubts.item_kind, doubts.subject_id, doubts.subject
),

unlisted as (
    select
        'agency_name' as item_kind,
        agency_id as subject_id,
        agency_name as subject,
        'The funder is in no list of agencies' as reason,
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
    coalesce(candidates, []) as candidates,
    coalesce(candidate_scores, []) as candidate_scores,
    priority,
    how_to_decide
from (
    select * from doubtful
    union all by name
    select * from ambiguous
    union all by name
    select * from unlisted
    union all by name
    select * from unlisted_programmes
)
