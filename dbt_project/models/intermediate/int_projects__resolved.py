from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import sites
from pipelines.resolve.stamps import stamped


def model(dbt, session):
    """One row per way in which a project is told of: the site that it speaks of."""
    dbt.config(materialized="table")
    rows = sites(dbt.ref("int_projects__counted").pl(), load_decisions(Path(dbt.config.get("decisions_file"))))
    return stamped(session, rows, str(dbt.this), "site_key", "project_id", "project_name")
