{# The primary keys that contracts declare. DuckDB would keep an index in memory for each, which costs a warehouse of a
   million documents more than all that is in it: tests/keys_are_unique.sql holds them instead. #}

{# Name of a mart -> the columns of its key. #}
{% macro declared_keys() %}
    {%- set keys = {} %}
    {%- for node in graph.nodes.values() if node.resource_type == 'model' %}
        {%- set columns = [] %}
        {%- for column in node.columns.values() if column.constraints | selectattr('type', 'equalto', 'primary_key') | list %}
            {%- do columns.append(column.name) %}
        {%- endfor %}
        {%- for constraint in node.constraints if constraint.type == 'primary_key' %}
            {%- do columns.extend(constraint.columns) %}
        {%- endfor %}
        {%- if columns %}{% do keys.update({node.name: columns}) %}{% endif %}
    {%- endfor %}
    {{- return(keys) -}}
{% endmacro %}

{# on-run-end: intermediate.keys, one row per column of a key, for who reads the marts. #}
{% macro note_keys() %}
    {% set rows = [] %}
    {% for mart, columns in declared_keys().items() %}
        {% for column in columns %}{% do rows.append("('" ~ mart ~ "', '" ~ column ~ "', " ~ loop.index ~ ')') %}{% endfor %}
    {% endfor %}
    {% do run_query('create or replace table intermediate.keys as from (values ' ~ rows | join(', ')
        ~ ') as keys(table_name, column_name, place)') %}
{% endmacro %}

{# Columns, types and not null, as the contract says: what dbt asks for when it creates a mart. #}
{% macro get_table_columns_and_constraints() %}
    {%- set columns = {} %}
    {%- for name, column in model.columns.items() %}
        {%- set kept = column.constraints | rejectattr('type', 'equalto', 'primary_key') | list %}
        {%- do columns.update({name: dict(column, constraints=kept)}) %}
    {%- endfor %}
    ({{ adapter.render_raw_columns_constraints(raw_columns=columns) | join(', ') }})
{% endmacro %}
