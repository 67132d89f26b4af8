from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.readers import ESTIMATE


def model(dbt, session):
    """One row per resource mention: the line of an estimate it tells of, and which of its witnesses it is."""
    dbt.config(materialized="incremental", unique_key="mention_id", on_schema_change="append_new_columns")
    mentions = dbt.ref("int_resource_mentions__resolved").filter("is_current")
    return regroup(session, mentions, str(dbt.this), ESTIMATE) if dbt.is_incremental else group(session, mentions, ESTIMATE)
