-- Only a deal names several, of which two may be one company.
with names as (
    select
        name, sum(current_mentions) as mentions, min(first_seen_on) as first_seen_on, max(last_seen_on) as last_seen_on
    from {{ ref('int_names__counted') }}
    where current_mentions > 0
    group by name
),

named_again as (
    select company_id, sum(times - 1) as mentions
    from (
        select mention_id, company_id, count(*) as times
        from (
            select mention_id, unnest(party_ids) as company_id
            from {{ ref('int_deal_mentions__resolved') }}
            -- Most deals have two parties, and these are told apart sooner than counted.
            where is_current and case
                when len(party_ids) = 2 then party_ids[1] = party_ids[2] else list_unique(party_ids) < len(party_ids)
            end
        )
        group by mention_id, company_id
    )
    group by company_id
),

companies as (
    select
        resolved.entity_id as company_id,
        min(resolved.entity_name) as company_name,
        list_sort(list(resolved.name)) as spellings,
        min(resolved.ticker) as ticker,
        sum(names.mentions) as mentions,
        min(names.first_seen_on) as first_seen_on,
        max(names.last_seen_on) as last_seen_on,
        min(resolved.score) as resolution_score,
        bool_or(resolved.is_provisional) as is_provisional
    from {{ ref('int_names__resolved') }} as resolved
    inner join names using (name)
    where resolved.entity_kind = 'company'
    group by resolved.entity_id
)

select
    companies.* replace (cast(companies.mentions - coalesce(named_again.mentions, 0) as bigint) as mentions),
    listed.exchange,
    listed.company_name as listed_name,
    listed.cik,
    listed.industry,
    listed.listed_as_of
from companies
left join named_again using (company_id)
left join {{ ref('int_companies__listed') }} as listed using (ticker)
