from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import parties
from pipelines.resolve.stamps import left, stamped


def model(dbt, session):
    """One row per distinct name of a party, recipient or owner: the company or public body it stands for."""
    dbt.config(materialized="table")
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    names, listed = dbt.ref("int_names__counted").pl(), dbt.ref("int_companies__listed").pl()
    rows = parties(names, decided, listed, left(session, str(dbt.this)))
    return stamped(session, rows, str(dbt.this), "name", "entity_id", "entity_kind", "entity_name")
