-- One row per name and what stands in brackets behind it: how often it is printed so and since when, and what the current
-- versions of documents tell.
select
    name,
    note,
    min(arrival) as arrival,
    count(*) as mentions,
    count(*) filter (is_current) as current_mentions,
    min(told_on) filter (is_current) as first_seen_on,
    max(told_on) filter (is_current) as last_seen_on
from {{ ref('int_names__gathered') }}
group by name, note
