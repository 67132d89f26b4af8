{# A grade in per cent of mass: 1 ppm = 1 g/t = 0.0001 % (SI; parts by mass). #}
{% macro grade_pct(value, unit) -%}
    case {{ unit }} when '%' then {{ value }} when 'ppm' then {{ value }} / 1e4 when 'g/t' then {{ value }} / 1e4 end
{%- endmacro %}

{# Metal or oxide in metric tonnes that so much ore of this grade holds. #}
{% macro contained_tonnes(ore_tonnes, grade_pct) -%}
    {{ ore_tonnes }} * {{ grade_pct }} / 100
{%- endmacro %}

{# Share by which two numbers differ, of the larger; null where one is missing. #}
{% macro difference(one, other) -%}
    abs({{ one }} - {{ other }}) / nullif(greatest(abs({{ one }}), abs({{ other }})), 0)
{%- endmacro %}

{% macro disagree(one, other) -%}
    coalesce({{ difference(one, other) }} > {{ var('disagreement') }}, false)
{%- endmacro %}

{# What tonnes count, where the sentence says so: the whole deposit (100 % basis) or the owner's share of it. JORC Code
   2012 clause 14 and CIM 2014 ask reports to state it. A sentence that says both says neither. #}
{% macro ownership_basis(sentence) -%}
    case
        when regexp_matches({{ sentence }}, '\b100\s?(%|per ?cent)[ -](project |ownership |equity |gross )?basis\b', 'i')
            then case when not regexp_matches({{ sentence }}, '\battributable\b', 'i') then 'whole' end
        when regexp_matches({{ sentence }}, '\battributable\b|\bnet (attributable )?basis\b|\b[1-9][0-9]?(\.[0-9]+)?\s?% basis\b', 'i')
            then 'attributable'
    end
{%- endmacro %}
