from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.readers import FUND


def model(dbt, session):
    """One row per funding mention: the commitment it tells of, and which of its independent witnesses it is."""
    dbt.config(materialized="incremental", unique_key="mention_id", on_schema_change="append_new_columns")
    mentions = dbt.ref("int_funding_mentions__resolved").filter("is_current")
    return regroup(session, mentions, str(dbt.this), FUND) if dbt.is_incremental else group(session, mentions, FUND)
