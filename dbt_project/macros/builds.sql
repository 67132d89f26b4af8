{# A build carries on from the last one, or starts over. It carries on where that one was complete and made by this very
   project, as its checksums say: then it reads again the documents that landing has changed since, and concludes again
   the facts that these bear on. Everything else stays as it is, which is what starting over would make of it. #}

{# on-run-start: decides it and notes it in intermediate.builds; starting over, what was kept is dropped. #}
{% macro begin_build() %}
    {% if execute and flags.WHICH in ('run', 'build') %}
        {% do run_query('create schema if not exists intermediate') %}
        {% do run_query('create table if not exists intermediate.builds'
            ~ ' (number bigint, project varchar, loads_before bigint, loads_read bigint, is_complete boolean)') %}
        {% set project = project_checksum() %}
        {% set last = run_query('select project, is_complete from intermediate.builds').rows %}
        {% set carry_on = last | length == 1 and last[0][0] == project and last[0][1] and not flags.FULL_REFRESH %}
        {% if not carry_on %}{% do drop_what_was_kept() %}{% endif %}
        {% do run_query('create or replace table intermediate.builds as select'
            ~ ' coalesce(max(number), 0) + 1 as number,'
            ~ " '" ~ project ~ "' as project,"
            ~ (' max(loads_read)' if carry_on else ' null::bigint') ~ ' as loads_before,'
            ~ ' (select coalesce(max(load), 0) from landing.changed_documents) as loads_read,'
            ~ ' false as is_complete from intermediate.builds') %}
    {% endif %}
{% endmacro %}

{# on-run-end: a build is complete when every model was built. #}
{% macro end_build(results) %}
    {% if execute and flags.WHICH in ('run', 'build') %}
        {% do note_keys() %}
        {% set built = results | selectattr('status', 'equalto', 'success') | map(attribute='node.unique_id') | list %}
        {% set missing = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model')
            | map(attribute='unique_id') | reject('in', built) | list %}
        {% if not missing %}{% do run_query('update intermediate.builds set is_complete = true') %}{% endif %}
    {% endif %}
{% endmacro %}

{# One text for all that the SQL, the Python and the seeds of this project say. #}
{% macro project_checksum() %}
    {%- set files = [] -%}
    {%- for place in ['dbt_project.yml', 'models/*/*.sql', 'models/*/*.py', 'macros/*.sql', 'seeds/*.csv'] -%}
        {%- do files.append("'" ~ invocation_args_dict['project_dir'] ~ '/' ~ place ~ "'") -%}
    {%- endfor -%}
    {{- return(run_query("select md5(string_agg(md5(content), '' order by filename)) from read_text(["
        ~ files | join(', ') ~ '])').rows[0][0]) -}}
{% endmacro %}

{% macro drop_what_was_kept() %}
    {% for node in graph.nodes.values() if node.resource_type == 'model' and node.config.materialized == 'incremental'
            and node.config.full_refresh != false %}
        {% set left = load_relation(api.Relation.create(node.database, node.schema, node.alias)) %}
        {% if left %}{% do adapter.drop_relation(left) %}{% endif %}
    {% endfor %}
{% endmacro %}

{% macro build_number() -%}
    (select number from intermediate.builds)
{%- endmacro %}

{% macro carries_on() -%}
    (select loads_before is not null from intermediate.builds)
{%- endmacro %}

{# Where a table carries on, only rows of the documents that the list names; where it starts over, these are all. #}
{% macro only(list) %}
    {%- set documents = ref(list) %}
    {%- if is_incremental() -%} semi join {{ documents }} using (document_id) {%- endif %}
{%- endmacro %}

{# A mart as the last build left it, for a model that it is built from; none where there is none. #}
{% macro as_left(mart) %}
    {{- return(load_relation(api.Relation.create(this.database, 'marts', mart)) if execute and this else none) -}}
{% endmacro %}

{# How tables carry on: the rows of what is concluded again are replaced, also by none. Which table lists that hangs on
   the key; meta.touched names another. #}
{% macro get_incremental_touched_sql(arg_dict) %}
    {% set key = arg_dict.unique_key %}
    {% set lists = {'document_id': 'int_documents__touched', 'fact_id': 'int_facts__touched', 'deal_id': 'int_deals__touched',
                    'estimate_id': 'int_estimates__touched', 'funding_id': 'int_funding__touched'} %}
    {% set list = config.get('meta', {}).get('touched') or lists[key] %}
    {% set columns = arg_dict.dest_columns | map(attribute='quoted') | join(', ') %}
    delete from {{ arg_dict.target_relation }} where {{ key }} in (select {{ key }} from intermediate.{{ list }});
    insert into {{ arg_dict.target_relation }} ({{ columns }}) select {{ columns }} from {{ arg_dict.temp_relation }}
{% endmacro %}

{# The rows with the number of the build in which the columns last became what they are. #}
{% macro stamped(rows, key, columns) %}
    {%- set left = load_relation(this) if execute and this -%}
    select today.*, {% if left %}coalesce(kept.changed_in, {{ build_number() }}){% else %}{{ build_number() }}{% endif %} as changed_in
    from {{ rows }} as today
    {% if left %}
    left join {{ left }} as kept
        on today.{{ key }} = kept.{{ key }}
        {%- for column in columns %} and today.{{ column }} is not distinct from kept.{{ column }}{% endfor %}
    {% endif %}
{% endmacro %}

{# One row per fact that is concluded again: facts of documents that are read again and of mentions that are grouped
   again, as they are and as the last build had them, and those that a person has looked at. #}
{% macro touched_facts(key, clustered, resolved, mart) %}
    {%- set evidence = as_left('fct_evidence') %}
    {%- set reviewed = ref('int_facts__reviewed') %}
    {%- set history = as_left(mart ~ '_history') %}
    {%- set facts = as_left(mart) %}
    select fact_id as {{ key }} from {{ clustered }} where changed_in = {{ build_number() }}
    union
    select fact_id from {{ clustered }} semi join {{ ref('int_documents__reread') }} using (document_id)
    union
    select {{ withdrawn_id() }} from {{ resolved }} semi join {{ ref('int_documents__reread') }} using (document_id) where not is_current
    {% if evidence %}
    union
    select fact_id from {{ evidence }} semi join {{ ref('int_documents__reread') }} using (document_id)
    union
    select fact_id from {{ evidence }}
    semi join (select mention_id from {{ clustered }} where changed_in = {{ build_number() }}) using (mention_id)
    {% endif %}
    {% if history %}
    union
    select {{ key }} from (select {{ key }}, unnest(document_ids) as document_id from {{ history }})
    semi join {{ ref('int_documents__reread') }} using (document_id)
    {% endif %}
    {% if facts %}
    union
    select {{ key }} from {{ facts }} where (review_state = 'reviewed') <> ({{ key }} in (select fact_id from {{ reviewed }}))
    {% endif %}
{% endmacro %}
