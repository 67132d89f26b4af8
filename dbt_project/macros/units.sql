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
