with named as (
    select
        told.deal_id,
        told.witness,
        unnest(told.party_names) as name,
        unnest(told.party_roles) as role
    from {{ ref('int_deals__told') }} as told
),

parties as (
    select
        named.deal_id,
        named.role,
        names.entity_id,
        names.entity_kind,
        min(names.entity_name) as party_name,
        list_sort(list(distinct named.name)) as names_as_printed,
        count(distinct named.witness) as witnesses
    from named
    inner join {{ ref('int_names__resolved') }} as names using (name)
    group by named.deal_id, named.role, names.entity_id, names.entity_kind
)

select
    substr(md5(deal_id || '/' || role || '/' || entity_id), 1, 16) as deal_party_id,
    deal_id,
    role,
    entity_id,
    entity_kind,
    case when entity_kind = 'company' then entity_id end as company_id,
    case when entity_kind = 'agency' then entity_id end as agency_id,
    party_name,
    names_as_printed,
    witnesses,
    row_number() over (partition by deal_id, entity_id order by witnesses desc, role) = 1 as is_leading_role
from parties
