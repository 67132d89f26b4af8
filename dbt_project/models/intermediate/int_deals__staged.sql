-- One row per deal and stage that a witness tells: when it was reached and who said so first.
{{ staged(ref('int_deals__told'), 'deal_id', 'status', 'deal') }}
