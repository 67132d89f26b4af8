from pipelines.resolve.frames import programmes
from pipelines.resolve.stamps import stamped


def model(dbt, session):
    """One row per distinct name of an act, fund or facility: the programme it stands for."""
    dbt.config(materialized="table")
    named = dbt.ref("stg_funding_mentions").filter("trim(coalesce(programme, '')) <> ''")
    rows = programmes(named.project("programme as name").distinct().pl())
    return stamped(session, rows, str(dbt.this), "name", "programme_id", "programme_name")
