with spelled as (
    select
        names.entity_id as company_id,
        names.entity_name as company_name,
        names.name,
        names.ticker,
        names.score,
        names.is_provisional,
        gathered.mention_id,
        gathered.told_on
    from {{ ref('int_names__resolved') }} as names
    inner join {{ ref('int_names__gathered') }} as gathered using (name)
    where names.entity_kind = 'company' and gathered.is_current
),

companies as (
    select
        company_id,
        min(company_name) as company_name,
        list_sort(list(distinct name)) as spellings,
        min(ticker) as ticker,
        count(distinct mention_id) as mentions,
        min(told_on) as first_seen_on,
        max(told_on) as last_seen_on,
        min(score) as resolution_score,
        bool_or(is_provisional) as is_provisional
    from spelled
    group by company_id
)

select
    companies.*,
    listed.exchange,
    listed.company_name as listed_name,
    listed.cik,
    listed.industry,
    listed.listed_as_of
from companies
left join {{ ref('int_companies__listed') }} as listed using (ticker)
