{# Dates of mentions are ISO text, possibly partial: 2025, 2025-03 or 2025-03-04. Anything else is no date. #}

{% macro first_day(text) -%}
    case length({{ text }})
        when 10 then try_cast({{ text }} as date)
        when 7 then try_cast({{ text }} || '-01' as date)
        when 4 then try_cast({{ text }} || '-01-01' as date)
    end
{%- endmacro %}

{% macro last_day_of(text) -%}
    case length({{ text }})
        when 10 then try_cast({{ text }} as date)
        when 7 then last_day(try_cast({{ text }} || '-01' as date))
        when 4 then try_cast({{ text }} || '-12-31' as date)
    end
{%- endmacro %}

{% macro date_precision(text) -%}
    case length({{ text }}) when 10 then 'day' when 7 then 'month' when 4 then 'year' end
{%- endmacro %}
