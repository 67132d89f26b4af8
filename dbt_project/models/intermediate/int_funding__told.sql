-- One row per funding mention with the commitment it tells of: what every later conclusion is drawn from.
{{ told(ref('int_funding_mentions__resolved'), ref('int_funding__clustered'), ref('int_funding__touched'), 'funding_id',
        unasked=['funder', 'recipient', 'programme', 'government_ids']) }}
