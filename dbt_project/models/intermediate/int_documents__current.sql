-- One row per document: its newest version, with what its source is.
{{ config(materialized='view') }}

select * from {{ ref('int_documents__versions') }} where is_current
