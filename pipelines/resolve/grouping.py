"""The tables int_*__clustered: which event each mention tells of, brought up to date by what a day has changed.

What a mention is grouped by is kept with it: the fingerprint of its row, its blocks, its component. Grouped anew are
the mentions of documents in which a fingerprint is new or gone, the mentions that likeness ties to these, and whatever
shared a component with either. Every other component has the mentions and likenesses it had, hence the same events:
the table is, row for row, what grouping all mentions gives. All mentions are grouped so too, a slice of documents
after the other, so that no more of them are held at once than a slice and what it touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import polars as pl
import pyarrow as pa
from polars.datatypes import DataType, DataTypeClass

from pipelines.resolve.events import SAME_FROM, S, group_events, scored_pairs
from pipelines.resolve.pairs import block_keys
from pipelines.resolve.readers import Family

ROWS_A_TIME = 50_000
MENTIONS_A_SLICE = 60_000
COLUMNS: dict[str, DataType | DataTypeClass] = {
    "mention_id": pl.String,
    "document_id": pl.String,
    "fact_id": pl.String,
    "is_anchor": pl.Boolean,
    "witness": pl.Int64,
    "component": pl.String,
    "number": pl.Int64,
    "blocks": pl.List(pl.Int64),
}
KEPT = {**COLUMNS, "fingerprint": pl.UInt64, "basis": pl.Int64}


def group(connection: duckdb.DuckDBPyConnection, mentions: Any, family: Family[S]) -> pl.DataFrame:
    """One row per mention of the relation (or Arrow table) `mentions`, ordered by mention."""
    connection.register("mentions", mentions)
    connection.register("nothing", pl.DataFrame(schema=KEPT).to_arrow())
    connection.execute("create or replace temp table grouped as from nothing")
    connection.execute(f"""create or replace temp table slices as select document_id,
        (sum(count(*)) over (order by min(arrival), document_id) - 1) // {MENTIONS_A_SLICE} as slice
        from mentions group by document_id""")
    for (slice_,) in connection.execute("select distinct slice from slices order by all").fetchall():
        connection.execute(
            f"create or replace temp table changed as select document_id from slices where slice = {slice_}"
        )
        connection.register("again", _grouped(connection, "grouped", family).to_arrow())
        connection.execute("delete from grouped where mention_id in (select mention_id from again)")
        connection.execute("insert into grouped from again")
    return connection.execute("from grouped order by mention_id").pl()


def regroup(
    connection: duckdb.DuckDBPyConnection, mentions: Any, known: str, reread: Any, family: Family[S]
) -> pl.DataFrame:
    """One row per mention whose row in the table `known` is missing or may be another by now; rows of `known` whose
    mention is gone are left for the caller to delete. Looked at are the documents of the relation `reread`; all, where
    an older version of this code or other decisions left `known`."""
    if not set(KEPT) <= {row[0] for row in connection.execute(f"describe {known}").fetchall()}:
        return group(connection, mentions, family)
    if connection.execute(f"select 1 from {known} where basis <> {_basis(family)} limit 1").fetchone():
        return group(connection, mentions, family)
    connection.register("mentions", mentions)
    connection.register("reread", reread)
    connection.execute(f"""create or replace temp table changed as
        with known as (select mention_id, document_id, fingerprint from {known} semi join reread using (document_id)),
        todays as (select mention_id, document_id, {_fingerprint(family)} as fingerprint
                   from mentions semi join reread using (document_id))
        select distinct document_id from ((from todays except from known) union all (from known except from todays))""")
    return _grouped(connection, known, family)


def _grouped(connection: duckdb.DuckDBPyConnection, known: str, family: Family[S]) -> pl.DataFrame:
    """One row per mention of the documents in the table `changed`, and of the components of `known` they bear on."""
    columns = ", ".join(f"mentions.{name}" for name in family.columns)
    kept = (
        f"from mentions join {known} as known using (mention_id) anti join changed on"
        f" mentions.document_id = changed.document_id"
    )
    fresh = family.seen(_rows(connection, f"select {columns} from mentions semi join changed using (document_id)"))
    wanted = pl.DataFrame(
        {"block": sorted({key for m in fresh for key in block_keys(family.rules.blocks(m))})},
        schema={"block": pl.Int64},
    )
    connection.register("wanted", wanted.to_arrow())
    near = {
        row["mention_id"]: row["component"]
        for row in _rows(
            connection,
            f"""
        select mention_id, component from (select mention_id, component, unnest(blocks) as block from {known})
        semi join wanted using (block)""",
        )
    }
    connection.register("near", _ids(near))
    neighbours = _known(
        connection,
        f"select {columns}, known.number {kept} semi join near on mentions.mention_id = near.mention_id",
        family,
    )
    touched = pl.DataFrame(
        {"component": sorted(_tied_to(fresh, neighbours, near, family))}, schema={"component": pl.String}
    )
    connection.register("touched", touched.to_arrow())
    members = _known(
        connection,
        f"""select {columns}, known.number {kept} where component in (
        from touched union all select component from {known} semi join changed using (document_id))""",
        family,
    )
    return _members(connection, [*fresh, *members], family)


def _fingerprint(family: Family[S]) -> str:
    return f"hash({', '.join(f'mentions.{name}' for name in family.columns)})"


@cache
def _code() -> int:
    """Number of the code that groups: when it changes, everything is grouped again."""
    return crc32(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))


def _basis(family: Family[S]) -> int:
    """Number of the code and of what a person has decided about events."""
    return crc32(repr((_code(), family.decisions.same, family.decisions.different)).encode())


def _ids(mentions: Iterable[str]) -> pa.Table:
    return pl.DataFrame({"mention_id": list(mentions)}, schema={"mention_id": pl.String}).to_arrow()


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
    rows = [
        (
            m.mention_id,
            by_id[m.mention_id].document_id,
            m.fact_id,
            m.is_anchor,
            m.witness,
            m.component,
            by_id[m.mention_id].number,
            block_keys(family.rules.blocks(by_id[m.mention_id])).tolist(),
        )
        for m in group_events(seen, family.rules)
    ]
    members = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    connection.register("seen", _ids(by_id))
    prints = connection.execute(
        f"select mention_id, {_fingerprint(family)} as fingerprint from mentions semi join seen using (mention_id)"
    ).pl()
    return (
        members.join(prints, on="mention_id", how="left")
        .with_columns(basis=pl.lit(_basis(family), pl.Int64))
        .sort("mention_id")
    )
