-- One row per estimate line that this build concludes again or whose place among its vintages is another by now.
select estimate_id from {{ ref('int_estimates__touched') }}
union
select estimate_id from {{ ref('int_estimates__ordered') }} where changed_in = {{ build_number() }}
