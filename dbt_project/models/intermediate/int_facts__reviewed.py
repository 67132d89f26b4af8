from pathlib import Path

import polars as pl

from pipelines.resolve.decisions import load_decisions


def model(dbt, session):
    """One row per fact that a person has looked at and lets stand."""
    dbt.config(materialized="table")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    return pl.DataFrame({"fact_id": sorted(set(decided.facts.reviewed))}, schema={"fact_id": pl.String})
