from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.readers import ESTIMATE


def model(dbt, session):
    """One row per resource mention: the line of an estimate it tells of, and which of its witnesses it is."""
    dbt.config(materialized="incremental", unique_key="mention_id", on_schema_change="append_new_columns")
    mentions = dbt.ref("int_resource_mentions__resolved").filter("is_current")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    family = ESTIMATE.under(decided.facts)
    return regroup(session, mentions, str(dbt.this), family) if dbt.is_incremental else group(session, mentions, family)
