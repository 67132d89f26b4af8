from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import programmes
from pipelines.resolve.stamps import stamped


def model(dbt, session):
    """One row per distinct name of an act, fund or facility: the programme it stands for."""
    dbt.config(materialized="table")
    named = dbt.ref("stg_funding_mentions").filter("trim(coalesce(programme, '')) <> ''")
    decisions = load_decisions(Path(dbt.config.get("decisions_file")))
    rows = programmes(named.project("programme as name").distinct().pl(), decisions)
    return stamped(session, rows, str(dbt.this), "name", "programme_id", "programme_name")
