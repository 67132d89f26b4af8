from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import sites
from pipelines.resolve.stamps import left, stamped


def model(dbt, session):
    """One row per way in which a project is told of: the site that it speaks of."""
    dbt.config(materialized="table")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    rows = sites(dbt.ref("int_projects__counted").pl(), decided, left(session, str(dbt.this)))
    return stamped(session, rows, str(dbt.this), "site_key", "project_id", "project_name", "is_provisional")
