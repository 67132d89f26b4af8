import os

import polars as pl

from pipelines.resolve.stamps import stamped
from scrapers.sources import load_sources


def model(dbt, session):
    """One row per source of the registry that OREL_SOURCES names (by default the one in scrapers/sources)."""
    dbt.config(materialized="table")
    columns = {
        "source_name": pl.String,
        "publisher": pl.String,
        "source_kind": pl.String,
        "access": pl.String,
        "cadence": pl.String,
        "region": pl.String,
        "licence": pl.String,
        "is_text_redistributable": pl.Boolean,
        "status": pl.String,
        "floor_per_week": pl.Int64,
    }
    sources = load_sources(os.environ.get("OREL_SOURCES") or None)
    rows = pl.DataFrame(
        [
            {
                "source_name": s.name,
                "publisher": s.publisher,
                "source_kind": s.kind,
                "access": s.access,
                "cadence": s.cadence,
                "region": s.region,
                "licence": s.rights.licence,
                "is_text_redistributable": s.rights.redistribute_text,
                "status": s.status,
                "floor_per_week": s.floor_per_week,
            }
            for s in sources.values()
        ],
        schema=columns,
    )
    return stamped(session, rows, str(dbt.this), "source_name", "source_kind", "is_text_redistributable", "licence")
