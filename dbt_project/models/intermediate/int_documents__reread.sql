-- One row per document whose mentions are resolved again: one that was read again, or of whose names or exchange rates
-- one is another by now.
with rates as (
    select currency, rate_on from {{ ref('int_exchange_rates__changed') }}
),

spans as (
    select currency, min(rate_on) as first_on, max(rate_on) + {{ var('rate_days') }} as last_on from rates group by currency
),

priced as (
    select document_id, version, currency, {{ first_day('announced_text') }} as announced_first_on
    from {{ ref('stg_deal_mentions') }}
    where value is not null
    union all
    select document_id, version, currency, {{ first_day('announced_text') }} as announced_first_on
    from {{ ref('stg_funding_mentions') }}
    where amount is not null
)

select document_id from {{ ref('int_documents__renamed') }}
union
select gathered.document_id
from {{ ref('int_projects__gathered') }} as gathered
semi join (
    select site_key from {{ ref('int_projects__resolved') }} where changed_in = {{ build_number() }} and site_key <> ''
) using (site_key)
union
select funding.document_id
from {{ ref('stg_funding_mentions') }} as funding
semi join (
    select name as funder from {{ ref('int_funders__resolved') }} where changed_in = {{ build_number() }}
) using (funder)
union
select funding.document_id
from {{ ref('stg_funding_mentions') }} as funding
semi join (
    select name as programme from {{ ref('int_programmes__resolved') }} where changed_in = {{ build_number() }}
) using (programme)
union
select priced.document_id
from priced
inner join spans on priced.currency = spans.currency and priced.announced_first_on between spans.first_on and spans.last_on
union
select priced.document_id
from (from priced where announced_first_on is null) as priced
inner join spans using (currency)
inner join {{ ref('int_documents__versions') }} as documents using (document_id, version)
where documents.told_on between spans.first_on and spans.last_on
