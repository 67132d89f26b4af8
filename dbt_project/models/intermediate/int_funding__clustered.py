from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.same_funding import FUNDING
from pipelines.resolve.stamps import numbered, read_in_this_build


def model(dbt, session):
    """One row per funding mention: the commitment it tells of, and which of its independent witnesses it is."""
    dbt.config(materialized="incremental", unique_key="mention_id", incremental_strategy="delete+insert")
    mentions = dbt.ref("int_funding_mentions__resolved").filter("is_current")
    decided = load_decisions(Path(dbt.config.get("decisions_file"))).facts
    if dbt.is_incremental:
        read, reread = read_in_this_build(session, mentions), dbt.ref("int_documents__reread")
        return numbered(session, regroup(session, mentions, str(dbt.this), read, reread, FUNDING, decided))
    return numbered(session, group(session, mentions, FUNDING, decided))
