"""The tables int_*__clustered: which event each mention tells of, brought up to date by what a day has changed.

A mention's blocks and component are kept with it. Grouped anew are the mentions of documents that were read again, the
mentions that likeness ties to these, and whatever shared a component with either. Every other component has the
mentions and likenesses it had, hence the same events: the table is, row for row, what grouping all mentions gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any
from zlib import crc32

import duckdb
import polars as pl

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.events import CONFLICT, Pair, Rules, components, events, witnesses
from pipelines.resolve.pairs import agree, judged, pair, see, seen_at_once

ROWS_A_TIME = 50_000
KEPT = {
    "mention_id",
    "document_id",
    "fact_id",
    "is_anchor",
    "witness",
    "component",
    "blocks",
    "basis",
}


def group(
    connection: duckdb.DuckDBPyConnection, mentions: Any, rules: Rules, decisions: Decisions | None = None
) -> pl.DataFrame:
    """One row per mention of the relation (or Arrow table) `mentions`, ordered by mention."""
    connection.register("mentions", mentions)
    see(connection, "mentions", rules)
    return _grouped(connection, rules, decisions or Decisions())


def regroup(
    connection: duckdb.DuckDBPyConnection,
    mentions: Any,
    known: str,
    reread: Any,
    rules: Rules,
    decisions: Decisions | None = None,
) -> pl.DataFrame:
    """One row per mention of the documents of the relation `reread`, and of those whose event they may bear on; rows of
    the table `known` whose mention is gone are left for the caller to delete. All mentions, where an older version of
    this code or other decisions left `known`."""
    decisions = decisions or Decisions()
    if not {row[0] for row in connection.execute(f"describe {known}").fetchall()} >= KEPT:
        return group(connection, mentions, rules, decisions)
    if connection.execute(f"select 1 from {known} where basis <> {_basis(decisions)} limit 1").fetchone():
        return group(connection, mentions, rules, decisions)
    connection.register("mentions", mentions)
    connection.register("reread", reread)
    connection.execute("create or replace temp table fresh as from reread")
    see(connection, "(from mentions semi join fresh using (document_id))", rules)
    # Mentions that share a block with a fresh one, and all of their components: none but these can change.
    connection.execute(f"""create or replace temp table old as
        with known as (select mention_id, document_id, component, blocks from {known}),
        wanted as (select distinct unnest(blocks) as block from seen),
        near as (
            select component from (select component, unnest(blocks) as block from known) semi join wanted using (block)
            union
            select component from known semi join fresh using (document_id))
        select mention_id, component from known semi join near using (component) anti join fresh using (document_id)""")
    see(
        connection,
        """(from mentions semi join (
            select mention_id from seen union all select mention_id from old) using (mention_id))""",
        rules,
    )
    pair(connection, rules, decisions, fresh="document_id in (from fresh)")
    connection.execute(f"""create or replace temp table touched as
        select component from old semi join (
            select mention_id from seen
            semi join (select one as place from likely union select other from likely) using (place)) using (mention_id)
        union
        select component from {known} semi join fresh using (document_id)""")
    connection.execute("""delete from seen where mention_id in (
        select mention_id from old anti join touched using (component))""")
    return _grouped(connection, rules, decisions)


def _grouped(connection: duckdb.DuckDBPyConnection, rules: Rules, decisions: Decisions) -> pl.DataFrame:
    """One row per mention of the table `seen`."""
    pair(connection, rules, decisions)
    component = components(_rows(connection.execute("select one, other from likely")))
    _put(connection, "tied", ("place", "component"), component.items())
    event = dict(component)
    for own, likely, conflicts in _disputed(connection, rules):
        for members in events(own, likely, conflicts):
            event.update(dict.fromkeys(members, members[0]))
    _put(connection, "events", ("place", "event"), event.items())
    _put(connection, "witnesses", ("place", "witness"), _witnesses(connection))
    return connection.execute(f"""
        select seen.mention_id, seen.document_id, anchors.own_fact_id as fact_id, seen.place = anchors.place as is_anchor,
            coalesce(witnesses.witness, 1)::bigint as witness, heads.mention_id as component, seen.blocks,
            {_basis(decisions)} as basis
        from seen
        left join tied using (place)
        left join events using (place)
        left join witnesses using (place)
        inner join seen as anchors on coalesce(events.event, seen.place) = anchors.place
        inner join seen as heads on coalesce(tied.component, seen.place) = heads.place
        order by seen.mention_id""").pl()


def _disputed(
    connection: duckdb.DuckDBPyConnection, rules: Rules
) -> Iterator[tuple[list[int], list[Pair], list[Pair]]]:
    """Each component with mentions that cannot tell of one event: its places, its likely pairs, the surest first, and
    its conflicts. All other components are one event."""
    # Pairs that nobody has weighed, because they have no block in common or plainly conflict.
    connection.execute(f"""create or replace temp table strangers as
        with placed as (
            select component, {seen_at_once(rules)} from tied inner join seen using (place))
        select one.place as one, other.place as other, {agree(rules)} as agree
        from placed as one inner join placed as other on one.component = other.component and one.place < other.place
        anti join weighed on one.place = weighed.one and other.place = weighed.other
        anti join decided on one.place = decided.one and other.place = decided.other""")
    connection.execute(f"""create or replace temp table conflicts as
        with apart as (
            select one, other from weighed where strength = {CONFLICT}
            union all select one, other from strangers where not agree
            union all select one, other from ({judged(rules, "(from strangers where agree)")}) where strength = {CONFLICT}
            union all select one, other from decided where strength = {CONFLICT})
        select a.component, one, other from apart
        inner join tied as a on one = a.place inner join tied as b on other = b.place and a.component = b.component""")
    told = connection.execute("""
        select component, 0 as part, place as one, null as other, null as strength
        from tied semi join conflicts using (component)
        union all
        select component, 1, one, other, strength
        from likely inner join tied on one = place semi join conflicts using (component)
        union all
        select component, 2, one, other, null from conflicts
        order by component, part, strength desc, one, other""")
    for _, own in groupby(_rows(told), key=itemgetter(0)):
        parts: tuple[list[int], list[Pair], list[Pair]] = ([], [], [])
        for _, part, one, other, _ in own:
            if part == 0:
                parts[0].append(one)
            elif part == 1:
                parts[1].append((one, other))
            else:
                parts[2].append((one, other))
        yield parts


def _witnesses(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """(place, witness) of the mentions of events of which several outlets tell."""
    told = connection.execute("""
        select event, place, document_id, source_name, evidence_text from seen inner join events using (place)
        where event in (select event from seen inner join events using (place) group by event
                        having count(distinct coalesce(nullif(source_name, ''), document_id)) > 1)
        order by event, place""")
    for _, own in groupby(_rows(told), key=itemgetter(0)):
        members = list(own)
        yield from zip([m[1] for m in members], witnesses([m[2:] for m in members]), strict=True)


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    for batch in result.to_arrow_reader(ROWS_A_TIME):
        yield from pl.from_arrow(batch).iter_rows()  # type: ignore[union-attr]


def _put(
    connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, str], rows: Iterable[tuple[int, int]]
) -> None:
    """A table of two columns of whole numbers."""
    given = pl.DataFrame(list(rows), schema=dict.fromkeys(columns, pl.Int32), orient="row")
    connection.register("given", given.to_arrow())
    connection.execute(f"create or replace temp table {name} as from given")


@cache
def _code() -> int:
    """Number of the code that groups: when it changes, everything is grouped again."""
    own = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    return crc32(own + duckdb.__version__.encode())


def _basis(decisions: Decisions) -> int:
    """Number of the code and of what a person has decided about events."""
    return crc32(repr((_code(), decisions.same, decisions.different)).encode())
