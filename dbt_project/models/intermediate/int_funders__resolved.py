from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import funders


def model(dbt, session):
    """One row per distinct name of a funder and body it lists."""
    dbt.config(materialized="table")
    names = dbt.ref("stg_funding_mentions").filter("trim(coalesce(funder, '')) <> ''").project("funder as name").pl()
    return funders(names, load_decisions(Path(dbt.config.get("decisions_file"))))
