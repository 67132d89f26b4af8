-- One row per commitment: bounds of its amount, and US dollars at the date on which the amount was first stated.
{{ converted(ref('int_funding__chosen'), 'funding_id', 'amount') }}
