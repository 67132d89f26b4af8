-- One row per name and what stands in brackets behind it: how often it is printed so, and since when.
select name, note, min(arrival) as arrival, count(*) as mentions
from {{ ref('int_names__gathered') }}
group by name, note
