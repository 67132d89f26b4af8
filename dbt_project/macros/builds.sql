{# A build carries on from the last one, or starts over. It carries on where that one was complete and made by the very
   files that this one is made by: then it reads again the documents that landing has changed since, and concludes again
   the facts that these bear on. Everything else stays as it is, which is what starting over would make of it. #}

{# on-run-start: decides it and notes it in intermediate.builds; starting over, what was kept is dropped. Every sixteenth
   build merges the few rows that each has added to the tables with the many before them, which means writing these anew.
   Carrying on is thousands of small statements: to hand each from thread to thread costs more than two threads save. #}
{% macro begin_build() %}
    {% if execute and flags.WHICH in ('run', 'build') %}
        {% do run_query('create schema if not exists intermediate') %}
        {% do run_query('create table if not exists intermediate.builds'
            ~ ' (number bigint, project varchar, loads_before bigint, loads_read bigint, is_complete boolean)') %}
        {% set project = made_by() %}
        {% set why = why_start_over(run_query('select project, is_complete from intermediate.builds').rows, project) %}
        {% if why %}
            {% do log('Starting over, not carrying on from the last build: ' ~ why, info=true) %}
            {% do drop_what_was_kept() %}
        {% endif %}
        {% do run_query('create or replace table intermediate.builds as select'
            ~ ' coalesce(max(number), 0) + 1 as number,'
            ~ " '" ~ project ~ "' as project,"
            ~ (' null::bigint' if why else ' max(loads_read)') ~ ' as loads_before,'
            ~ ' (select coalesce(max(load), 0) from landing.changed_documents) as loads_read,'
            ~ ' false as is_complete,'
            ~ (" '" ~ why ~ "'" if why else ' null::varchar') ~ ' as started_over_because from intermediate.builds') %}
        {% set merges = why or run_query('select number % 16 = 0 from intermediate.builds').rows[0][0] %}
        {% do run_query('set threads = ' ~ (2 if why else 1)) %}
        {% do run_query('set max_vacuum_tasks = ' ~ (100 if merges else 0)) %}
    {% endif %}
{% endmacro %}

{# Why a build starts over, in words; empty where it carries on. `last` is the one row of intermediate.builds, or none. #}
{% macro why_start_over(last, project) %}
    {%- if not last -%} nothing has been built before
    {%- elif flags.FULL_REFRESH -%} --full-refresh asks for it
    {%- elif not last[0][1] -%} the last build did not finish
    {%- elif last[0][0] != project -%}
        {%- set before, now = last[0][0].split('\n'), project.split('\n') -%}
        {%- set names = [] -%}
        {%- for line in now | reject('in', before) | list + before | reject('in', now) | list -%}
            {%- do names.append(line.split(' ')[0]) -%}
        {%- endfor -%}
        {%- set names = names | unique | list -%}
        {{ names[:3] | join(', ') }}{{ ' and ' ~ (names | length - 3) ~ ' more' if names | length > 3 }} changed
    {%- endif -%}
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

{# All that facts are concluded by, a line each with its checksum: what this project says, the code that resolves names
   and events with the lexicon it knows them by, the libraries it compares by, and the vars. Decisions of a person and the
   registry of sources are no part of it: their models see what changes in them. #}
{% macro made_by() %}
    {%- set folder = invocation_args_dict['project_dir'] ~ '/' -%}
    {%- set files = [] -%}
    {%- for place in ['dbt_project.yml', 'models/*/*.sql', 'models/*/*.py', 'macros/*.sql', 'seeds/*.csv',
                      '../pipelines/resolve/*.py', '../pipelines/extract/lexicon/*.*'] -%}
        {%- do files.append("'" ~ folder ~ place ~ "'") -%}
    {%- endfor -%}
    {%- set lines = run_query("select string_agg(line, chr(10) order by line) from ("
        ~ "select replace(replace(filename, '" ~ folder ~ "', ''), '../', '') || ' ' || md5(content) as line"
        ~ " from read_text([" ~ files | join(', ') ~ "])"
        ~ " union all select replace(unnest(regexp_extract_all(content,"
        ~ " '(?m)^(?:duckdb|polars|pycountry|rapidfuzz)==\\S+')), '==', ' ') from read_text('" ~ folder ~ "../requirements.lock')"
        ~ " union all select unnest(['vars.rate_days " ~ var('rate_days') ~ "', 'vars.disagreement " ~ var('disagreement') ~ "']))"
        ).rows[0][0] -%}
    {{- return(lines) -}}
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

{# The keys of a list, by which rows of a large table are looked up. Only for keys that are a selection does DuckDB let the
   scan of the large table pass over what none of them is in: hence the condition. #}
{% macro sought(list, key) -%}
    (select {{ key }} from {{ list }} where {{ key }} <> '')
{%- endmacro %}

{# The rows of a list by whose keys a large table is joined, for the same reason. #}
{% macro seeking(list, key) -%}
    (from {{ list }} where {{ key }} <> '')
{%- endmacro %}

{# Where a table carries on, only rows of the documents that the list names; where it starts over, these are all. #}
{% macro only(list) %}
    {%- set documents = ref(list) %}
    {%- if is_incremental() -%} semi join {{ sought(documents, 'document_id') }} using (document_id) {%- endif %}
{%- endmacro %}

{# A mart (or table of another schema) as the last build left it, for a model that it is built from; none where there is
   none. #}
{% macro as_left(table, schema='marts') %}
    {{- return(load_relation(api.Relation.create(this.database, schema, table)) if execute and this else none) -}}
{% endmacro %}

{# How tables carry on: the rows of what is concluded again are replaced, also by none. Which table lists that hangs on
   the key; meta.touched names another. #}
{% macro get_incremental_touched_sql(arg_dict) %}
    {% set key = arg_dict.unique_key %}
    {% set lists = {'document_id': 'int_documents__touched', 'fact_id': 'int_facts__touched', 'deal_id': 'int_deals__touched',
                    'estimate_id': 'int_estimates__touched', 'funding_id': 'int_funding__touched'} %}
    {% set list = config.get('meta', {}).get('touched') or lists[key] %}
    {% set columns = arg_dict.dest_columns | map(attribute='quoted') | join(', ') %}
    delete from {{ arg_dict.target_relation }} where {{ key }} in {{ sought('intermediate.' ~ list, key) }};
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
   again (those of documents read again are among them), as they are and as the last build had them, and those that a
   person has looked at. #}
{% macro touched_facts(key, clustered, resolved, mart) %}
    {%- set reread = sought(ref('int_documents__reread'), 'document_id') %}
    {%- set reviewed = ref('int_facts__reviewed') %}
    {%- set history = as_left(mart ~ '_history') %}
    {%- set facts = as_left(mart) %}
    select fact_id as {{ key }} from {{ clustered }} where changed_in = {{ build_number() }}
    union
    select {{ withdrawn_id() }} from {{ resolved }} where read_in = {{ build_number() }} and not is_current
    union
    select fact_id from {{ ref('int_facts__told_before') }} where table_name = '{{ mart }}'
    {% if history %}
    union
    select {{ key }} from (select {{ key }}, unnest(document_ids) as document_id from {{ history }})
    semi join {{ reread }} using (document_id)
    {% endif %}
    {% if facts %}
    union
    select {{ key }} from {{ facts }} where (review_state = 'reviewed') <> ({{ key }} in (select fact_id from {{ reviewed }}))
    {% endif %}
{% endmacro %}
