select
    substr(md5(concat_ws('/', coalesce(source_name, 'unknown'), crawl_on, stage, table_name, rule)), 1, 16)
        as reject_group_id,
    coalesce(source_name, 'unknown') as source_name,
    crawl_on,
    stage,
    table_name,
    rule,
    min(reason) as reason,
    count(*) as rejects
from {{ ref('stg_rejects') }}
group by all
