from pathlib import Path

from pipelines.resolve.decisions import load_decisions
from pipelines.resolve.frames import names_anew, parties
from pipelines.resolve.stamps import stamped


def model(dbt, session):
    """One row per distinct name of a party, recipient or owner: the company or public body it stands for."""
    dbt.config(materialized="incremental", unique_key="part", incremental_strategy="delete+insert")
    counted, listed = dbt.ref("int_names__counted"), dbt.ref("int_companies__listed").pl()
    decided = load_decisions(Path(dbt.config.get("decisions_file")))
    names = names_anew(session, counted, str(dbt.this), decided, listed) if dbt.is_incremental else counted.pl()
    rows = parties(names, decided, listed)
    return stamped(session, rows, str(dbt.this), "name", "entity_id", "entity_kind", "entity_name")
