-- One row per deal mention with the deal it tells of: what every later conclusion about deals is drawn from.
{{ told(ref('int_deal_mentions__resolved'), ref('int_deals__clustered'), ref('int_deals__touched'), 'deal_id') }}
