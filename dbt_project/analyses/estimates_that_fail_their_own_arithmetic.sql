-- Which estimates fail their own arithmetic, and in which words?
select
    estimates.label,
    estimates.issues,
    evidence.evidence_text,
    documents.canonical_url
from {{ ref('fct_resource_estimates') }} as estimates
inner join {{ ref('fct_evidence') }} as evidence on estimates.evidence_mention_id = evidence.mention_id
inner join {{ ref('dim_document') }} as documents using (document_id)
where list_has_any(estimates.issues, [
    'tonnage_grade_contained', 'categories_do_not_add_up', 'contained_exceeds_ore', 'contained_over_tenth_of_world'
])
order by estimates.label
