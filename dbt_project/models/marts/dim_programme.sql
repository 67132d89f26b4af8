with told as (
    select programme_id, count(*) as commitments from {{ ref('fct_funding_commitments') }} group by programme_id
),

programmes as (
    select
        programme_id,
        arg_min(programme_name, name) as programme_name,
        list(name order by name) as spellings,
        min(country_code) as country_code,
        min(agency_id) as agency_id,
        bool_or(is_provisional) as is_provisional
    from {{ ref('int_programmes__resolved') }}
    group by programme_id
)

select
    programmes.*,
    coalesce(told.commitments, 0) as commitments
from programmes
left join told using (programme_id)
