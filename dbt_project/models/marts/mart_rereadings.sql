with readings as (
    select
        *,
        coalesce(reading_now, reading_before) as shown,
        list_distinct(coalesce(json_keys(reading_before), []) || coalesce(json_keys(reading_now), [])) as fields
    from {{ source('landing', 'rereadings') }}
)

select
    substr(md5(load || '/' || mention_id), 1, 16) as rereading_id,
    read_again_at,
    table_name as landed_table,
    mention_id,
    document_id,
    version,
    case when reading_before is null then 'read_newly' when reading_now is null then 'read_no_longer' else 'read_differently' end
        as change,
    case
        when reading_before is null or reading_now is null then []
        else list_sort(list_filter(
            fields,
            lambda field: field <> 'extractor_version'
                and json_extract(reading_before, field)::varchar is distinct from json_extract(reading_now, field)::varchar
        ))
    end as changed_fields,
    json_extract_string(reading_before, 'extractor_version') as version_before,
    json_extract_string(reading_now, 'extractor_version') as version_now,
    json_extract_string(reading_before, 'rule') as rule_before,
    json_extract_string(reading_now, 'rule') as rule_now,
    json_extract_string(shown, 'evidence_text') as evidence_text,
    reading_before,
    reading_now
from readings
