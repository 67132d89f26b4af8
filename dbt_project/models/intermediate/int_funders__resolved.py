from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import funders
from pipelines.resolve.stamps import stamped


def model(dbt, session):
    """One row per distinct name of a funder and body it lists."""
    dbt.config(materialized="table")
    named = dbt.ref("stg_funding_mentions").filter("trim(coalesce(funder, '')) <> ''")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    rows = funders(named.project("funder as name").distinct().pl(), decided)
    return stamped(
        session, rows, str(dbt.this), "name", "place", "agency_id", "agency_name", "government_id", "is_provisional"
    )
