-- One row per fact with an issue: the rules it fails, worst first, and the worst severity.
with verified as (
    select 'deal' as fact_kind, deal_id as fact_id, rule from {{ ref('int_deals__verified') }}
    union all
    select 'estimate' as fact_kind, estimate_id as fact_id, rule from {{ ref('int_estimates__verified') }}
    union all
    select 'funding' as fact_kind, funding_id as fact_id, rule from {{ ref('int_funding__verified') }}
),

ranked as (
    select
        verified.*,
        rules.severity,
        case rules.severity when 'error' then 1 when 'warning' then 2 else 3 end as badness
    from verified
    inner join {{ ref('verification_rules') }} as rules using (rule)
)

select
    fact_kind,
    fact_id,
    list_transform(list_sort(list({'badness': badness, 'rule': rule})), lambda issue: issue.rule) as issues,
    arg_min(severity, badness) as worst_severity,
    case
        when fact_id in (select reviewed.fact_id from {{ ref('int_facts__reviewed') }} as reviewed) then 'reviewed'
        when min(badness) = 1 then 'needs_review'
        else 'clear'
    end as review_state
from ranked
group by fact_kind, fact_id
