-- One row per listing of a company on an exchange, from the newest list that has it: what names are held against.
select
    exchange || ':' || ticker as ticker,
    exchange,
    company_name,
    cik,
    industry,
    listed_as_of,
    source_name
from {{ ref('stg_reference_companies') }}
where exchange is not null
qualify row_number() over (
    partition by exchange, ticker order by listed_as_of desc, crawl_on desc, company_name
) = 1
