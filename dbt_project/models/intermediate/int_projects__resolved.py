from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import sites, sites_anew
from pipelines.resolve.stamps import read_now, stamped


def model(dbt, session):
    """One row per way in which a project is told of: the site that it speaks of."""
    dbt.config(materialized="incremental", unique_key="part", incremental_strategy="delete+insert")
    counted, retold = dbt.ref("int_projects__counted"), dbt.ref("int_projects__retold")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    told = sites_anew(session, counted, retold, str(dbt.this), decided) if dbt.is_incremental else counted.pl()
    named = stamped(
        session, sites(told, decided), str(dbt.this), "site_key", "project_id", "project_name", "is_provisional"
    )
    return read_now(session, named)
