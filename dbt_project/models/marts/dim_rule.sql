select
    rule,
    severity,
    applies_to,
    description,
    source
from {{ ref('verification_rules') }}
