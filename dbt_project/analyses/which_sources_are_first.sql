-- Which sources tell a fact first, and how often were they chosen?
select
    source_name,
    count(*) as mentions,
    count(*) filter (is_anchor) as told_first,
    count(*) filter (is_chosen) as chosen
from {{ ref('fct_evidence') }}
group by source_name
order by told_first desc, source_name
