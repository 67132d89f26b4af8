"""The tables int_*__clustered: which event each mention tells of, brought up to date by what a day has changed.

What a mention is grouped by is kept with it: the fingerprint of its row, its blocks, its component. Grouped anew are
the mentions of documents in which a fingerprint is new or gone, the mentions that likeness ties to these, and whatever
shared a component with either. Every other component has the mentions and likenesses it had, hence the same events:
the table is, row for row, what grouping all mentions gives.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import polars as pl
from polars.datatypes import DataType, DataTypeClass

from pipelines.resolve.events import SAME_FROM, S, group_events, scored_pairs
from pipelines.resolve.pairs import block_keys
from pipelines.resolve.readers import Family

ROWS_A_TIME = 50_000
COLUMNS: dict[str, DataType | DataTypeClass] = {
    "mention_id": pl.String, "document_id": pl.String, "fact_id": pl.String, "is_anchor": pl.Boolean,
    "witness": pl.Int64, "component": pl.String, "number": pl.Int64, "blocks": pl.List(pl.Int64)}


def group(connection: duckdb.DuckDBPyConnection, mentions: Any, family: Family[S]) -> pl.DataFrame:
    """One row per mention of the relation (or Arrow table) `mentions`, ordered by mention."""
    connection.register("mentions", mentions)
    connection.execute(_todays(family))
    seen = family.seen(_rows(connection, f"select {', '.join(family.columns)} from mentions"))
    return _members(connection, seen, family)


def regroup(connection: duckdb.DuckDBPyConnection, mentions: Any, known: str, family: Family[S]) -> pl.DataFrame:
    """One row per mention whose row in the table `known` is missing or may be another by now; rows of `known` whose
    mention is gone are left for the caller to delete. All rows, where an older version of this code left `known`."""
    if not {*COLUMNS, "fingerprint"} <= {row[0] for row in connection.execute(f"describe {known}").fetchall()}:
        return group(connection, mentions, family)
    connection.register("mentions", mentions)
    connection.execute(_todays(family))
    told = "mention_id, document_id, fingerprint"
    connection.execute(f"""create or replace temp table changed as select distinct document_id from (
        (select {told} from todays except select {told} from {known}) union all
        (select {told} from {known} except select {told} from todays))""")
    columns = ", ".join(f"mentions.{name}" for name in family.columns)
    kept = f"from mentions join {known} as known using (mention_id) anti join changed on" \
           f" mentions.document_id = changed.document_id"
    fresh = family.seen(_rows(connection, f"select {columns} from mentions semi join changed using (document_id)"))
    wanted = pl.DataFrame({"block": sorted({key for m in fresh for key in block_keys(family.rules.blocks(m))})},
                          schema={"block": pl.Int64})
    connection.register("wanted", wanted.to_arrow())
    near = {row["mention_id"]: row["component"] for row in _rows(connection, f"""
        select mention_id, component from (select mention_id, component, unnest(blocks) as block from {known})
        semi join wanted using (block)""")}
    connection.register("near", pl.DataFrame({"mention_id": list(near)}, schema={"mention_id": pl.String}).to_arrow())
    neighbours = _known(connection, f"select {columns}, known.number {kept}"
                                    f" semi join near on mentions.mention_id = near.mention_id", family)
    touched = pl.DataFrame({"component": sorted(_tied_to(fresh, neighbours, near, family))},
                           schema={"component": pl.String})
    connection.register("touched", touched.to_arrow())
    members = _known(connection, f"""select {columns}, known.number {kept} where component in (
        from touched union all select component from {known} semi join changed using (document_id))""", family)
    return _members(connection, [*fresh, *members], family)


def _todays(family: Family[S]) -> str:
    """Statement that leaves the fingerprint of every mention in the temporary table todays."""
    return f"""create or replace temp table todays as select mention_id, document_id,
               hash('{_code()}', '{_decisions(family)}', {', '.join(family.columns)}) as fingerprint from mentions"""


@cache
def _code() -> int:
    """Number of the code that groups: when it changes, every fingerprint does."""
    return crc32(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))


def _decisions(family: Family[S]) -> int:
    """Number of what a person has decided about events: when it changes, every fingerprint does."""
    return crc32(repr((family.decisions.same, family.decisions.different)).encode())


def _tied_to(fresh: list[S], neighbours: list[S], component: dict[str, str], family: Family[S]) -> set[str]:
    """Components of the neighbours that likeness ties to a fresh mention."""
    ordered = sorted([*fresh, *neighbours], key=lambda m: (m.arrival, m.mention_id))
    own = {m.mention_id for m in fresh}
    tied = set()
    for (one, other), score in scored_pairs(ordered, family.rules, [m.mention_id in own for m in ordered]):
        if score >= SAME_FROM:
            tied |= {ordered[at].mention_id for at in (one, other)} - own
    return {component[mention] for mention in tied}


def _known(connection: duckdb.DuckDBPyConnection, sql: str, family: Family[S]) -> list[S]:
    """Mentions of the statement with the number that they are known by."""
    return [replace(family.read(row), number=row["number"]) for row in _rows(connection, sql)]


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[dict[str, Any]]:
    for batch in connection.execute(sql).to_arrow_reader(ROWS_A_TIME):
        yield from pl.from_arrow(batch).iter_rows(named=True)  # type: ignore[union-attr]


def _members(connection: duckdb.DuckDBPyConnection, seen: list[S], family: Family[S]) -> pl.DataFrame:
    by_id = {m.mention_id: m for m in seen}
    rows = ((m.mention_id, by_id[m.mention_id].document_id, m.fact_id, m.is_anchor, m.witness, m.component,
             by_id[m.mention_id].number, block_keys(family.rules.blocks(by_id[m.mention_id])).tolist())
            for m in group_events(seen, family.rules))
    members = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    fingerprints = connection.execute("select mention_id, fingerprint from todays").pl()
    return members.join(fingerprints, on="mention_id", how="left").sort("mention_id")
