"""What a load reads differently in a page that was landed before: the superseded reading beside the one in its place.

Landing brings a day to the rows given, so that a better extractor's mentions take the place of the old ones. The log
`landing.rereadings` keeps what they replace; nothing concludes facts from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb
import polars as pl

from pipelines.land.tables import LANDED, REREADINGS, SCHEMA

PARTS = {"deal_mentions": "deal_parties", "resource_mentions": "resource_grades", "funding_mentions": None}
"""Table of mentions -> table of their parts."""
NOT_READ = frozenset({"mention_id", "document_id", "version", "source", "ordinal", "confidence"})
"""Columns that say nothing of what was read."""


def note_rereadings(
    connection: duckdb.DuckDBPyConnection, day: date, load: int, frames: Mapping[str, pl.DataFrame]
) -> None:
    """Notes what these frames will change in the mentions of document versions that the day holds already.

    A change of the extractor's version alone is none.
    """
    connection.register("brought_again", frames["documents"].select("document_id", "version").to_arrow())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE read_again AS SELECT document_id, version"
        f" FROM {SCHEMA}.documents SEMI JOIN brought_again USING (document_id, version)"
        f" WHERE crawl_on = ?",
        [day],
    )
    for table, parts in PARTS.items():
        for name in filter(None, (table, parts)):
            connection.register(f"{name}_now", frames[name].to_arrow())
        before = _readings(table, parts, _partition(table, day), _partition(parts, day))
        now = _readings(table, parts, f"{table}_now", f"{parts}_now")
        connection.execute(
            f"INSERT INTO {SCHEMA}.{REREADINGS} BY NAME SELECT {load} AS load, now()::TIMESTAMP AS read_again_at,"
            f" '{table}' AS table_name, mention_id, document_id, version, before.reading AS reading_before,"
            f" now.reading AS reading_now"
            f" FROM ({before}) AS before FULL JOIN ({now}) AS now USING (mention_id, document_id, version)"
            f" WHERE before.said IS DISTINCT FROM now.said ORDER BY mention_id"
        )


def _partition(table: str | None, day: date) -> str:
    return f"(FROM {SCHEMA}.{table} WHERE crawl_on = DATE '{day}')"


def _readings(table: str, parts: str | None, mentions: str, own_parts: str) -> str:
    """Statement with one row per mention of the documents that are read again: what it says as hash and as JSON."""
    of_these = "SEMI JOIN read_again USING (document_id, version)"
    said = {name: f"m.{name}" for name in LANDED[table].names if name not in {*NOT_READ, "extractor_version"}}
    join = ""
    if parts is not None:
        values = ", ".join(f"'{name}': {name}" for name in LANDED[parts].names if name not in NOT_READ)
        said["parts"] = "p.parts"
        join = (
            f" LEFT JOIN (SELECT mention_id, list({{{values}}} ORDER BY ordinal) AS parts"
            f" FROM {own_parts} {of_these} GROUP BY mention_id) AS p ON m.mention_id = p.mention_id"
        )
    shown = {**said, "extractor_version": "m.extractor_version"}
    fields = ", ".join(f"'{name}', {value}" for name, value in shown.items())
    return (
        f"SELECT m.mention_id, m.document_id, m.version, hash({', '.join(said.values())}) AS said,"
        f" json_object({fields})::VARCHAR AS reading FROM (FROM {mentions} {of_these}) AS m{join}"
    )
