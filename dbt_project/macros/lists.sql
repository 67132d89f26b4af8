{# `mart.column` -> the values that its test accepted_values names. #}
{% macro accepted_lists() %}
    {%- set lists = {} %}
    {%- for node in graph.nodes.values() if node.resource_type == 'test' and node.test_metadata
            and node.test_metadata.name == 'accepted_values' %}
        {%- set mart = graph.nodes.get(node.attached_node, {}) %}
        {%- do lists.update({mart.name ~ '.' ~ node.column_name: node.test_metadata.kwargs['values']}) %}
    {%- endfor %}
    {{- return(lists) -}}
{% endmacro %}
