-- One row per resource mention with the estimate line it tells of: what every later conclusion is drawn from.
{{ told(ref('int_resource_mentions__resolved'), ref('int_estimates__clustered'), ref('int_estimates__touched'), 'estimate_id',
        unasked=['countries', 'measures', 'company', 'effective_on', 'effective_last_on']) }}
