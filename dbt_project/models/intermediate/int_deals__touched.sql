-- One row per deal that this build concludes again.
{{ touched_facts('deal_id', ref('int_deals__clustered'), ref('int_deal_mentions__resolved'), 'fct_deals') }}
