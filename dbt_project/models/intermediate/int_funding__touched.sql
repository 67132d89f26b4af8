-- One row per commitment that this build concludes again, with the envelopes whose awards are among them.
with touched as (
    {{ touched_facts('funding_id', ref('int_funding__clustered'), ref('int_funding_mentions__resolved'), 'fct_funding_commitments') }}
)
{%- set facts = as_left('fct_funding_commitments') %}

select funding_id from touched
{% if facts %}
union
select funding_id from {{ facts }}
where recipient is null and project_id is null and programme_name in (
    select programme_name from {{ facts }} semi join touched using (funding_id)
    union
    select mentions.programme_name
    from {{ ref('int_funding_mentions__resolved') }} as mentions
    inner join {{ ref('int_funding__clustered') }} as clustered using (mention_id)
    semi join touched on clustered.fact_id = touched.funding_id
)
{% endif %}
