-- One row per commitment: whether its money counts in totals, and why not where it does not. Every dollar counts once:
-- money not yet bound (proposed, letter of interest, conditional) and cancelled money does not count, and an envelope
-- does not count beside the awards known to be paid from it.
-- depends_on: {{ ref('int_funding__touched') }}
with funding as (
    select
        chosen.funding_id,
        chosen.agency_id,
        chosen.recipient_id,
        chosen.project_id,
        chosen.programme_name,
        chosen.amount,
        stages.is_binding,
        stages.is_final
    from {{ ref('int_funding__chosen') }} as chosen
    inner join {{ ref('stages') }} as stages on stages.fact_kind = 'funding' and chosen.stage = stages.stage
),

parts as (
    select distinct programme_name
    from funding
    where (recipient_id is not null or project_id is not null) and is_binding and amount is not null
    {%- set facts = as_left('fct_funding_commitments') %}
    {% if facts %}
    union
    select programme_name
    from {{ facts }}
    anti join {{ ref('int_funding__touched') }} using (funding_id)
    where (recipient is not null or project_id is not null) and is_binding and amount is not null
    {% endif %}
),

reasons as (
    select
        funding.funding_id,
        funding.is_binding,
        case
            when funding.amount is null then 'no_amount'
            when funding.is_final then 'cancelled'
            when not funding.is_binding then 'not_yet_bound'
            when funding.recipient_id is null and funding.project_id is null and parts.programme_name is not null
                then 'parts_counted'
            else 'counted'
        end as count_reason
    from funding
    left join parts using (programme_name)
)

select funding_id, is_binding, count_reason = 'counted' as count_in_totals, count_reason from reasons
