-- One row per fact whose news this build tells again: concluded again, or an estimate that another takes the place of.
select fact_id from {{ ref('int_facts__touched') }}
union
select estimate_id as fact_id from {{ ref('int_estimates__reordered') }}
