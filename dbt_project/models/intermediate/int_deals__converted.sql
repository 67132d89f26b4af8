-- One row per deal: bounds of its value, and US dollars at the date on which the value was first stated.
{{ converted(ref('int_deals__chosen'), 'deal_id', 'value') }}
