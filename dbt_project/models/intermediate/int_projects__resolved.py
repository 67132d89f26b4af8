from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import sites


def model(dbt, session):
    """One row per mention that names a project: the site it speaks of."""
    dbt.config(materialized="table")
    return sites(dbt.ref("int_projects__gathered").pl(), load_decisions(Path(dbt.config.get("decisions_file"))))
