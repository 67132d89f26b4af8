"""The tables int_*__clustered: which event each mention tells of, brought up to date by what a day has changed.

Grouped anew are fresh mentions: those of documents that were read again, and all others of the events they told of. Around
them stand the known events of which a mention is likely one with a fresh one. If, grouped together, none of these joins a
fresh mention, then they stay what they are, and so does everything further away: a known event turned away whatever it met
before, and meets nothing else now. An event that does join is fresh too, and is grouped once more with what stands around
it. Events that are sure to turn every fresh mention away stay out of play: they are not even grouped. So the table is, row
for row, what grouping all mentions gives, and the cost hangs on the day and not on the warehouse: the table keeps what the
rules look at of a mention, and a pair is weighed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import polars as pl

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.events import CONFLICT, SAME_FROM, Pair, Rules, components, events, witnesses
from pipelines.resolve.pairs import agree, decide, judged, neighbours, rows_written, see, seen_at_once, tie, weigh
from pipelines.resolve.standing import basis

ROWS_A_TIME = 50_000


@contextmanager
def _each_by_itself(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Every statement commits what it does. In the one transaction that dbt opens for a model DuckDB takes the tables made in
    it for empty ones, and joins some of them in a bad order."""
    try:
        connection.execute("commit")
    except duckdb.TransactionException:
        yield
        return
    try:
        yield
    finally:
        connection.execute("begin")


def group(
    connection: duckdb.DuckDBPyConnection, mentions: Any, rules: Rules, decisions: Decisions | None = None
) -> duckdb.DuckDBPyRelation:
    """One row per mention of the relation (or Arrow table) `mentions`, with all that the rules look at of it."""
    decisions = decisions or Decisions()
    connection.register("mentions", mentions)
    with _each_by_itself(connection):
        see(connection, "mentions", rules, decisions)
        weigh(connection, rules, neighbours(rules, "seen"))
        tie(connection)
        _cut(connection, rules)
        return _grouped(connection, decisions)


def regroup(
    connection: duckdb.DuckDBPyConnection,
    mentions: Any,
    known: str,
    read: Any,
    reread: Any,
    rules: Rules,
    decisions: Decisions | None = None,
) -> duckdb.DuckDBPyRelation:
    """One row per mention of the relation `read`, which are those of the documents of the relation `reread`, and of those
    whose event they bear on; rows of the table `known` whose mention is gone are left for the caller to delete. All of
    `mentions`, where other decisions or an older DuckDB left `known`."""
    decisions = decisions or Decisions()
    if connection.execute(f"select 1 from {known} where basis <> {_basis(decisions)} limit 1").fetchone():
        return group(connection, mentions, rules, decisions)
    connection.register("mentions", mentions)
    connection.register("read", read)
    connection.register("reread", reread)
    with _each_by_itself(connection):
        connection.execute("create or replace temp table documents_reread as from reread")
        connection.execute(f"""create or replace temp table retold as
            select distinct fact_id from {known} semi join {_sought("documents_reread", "document_id")} using (document_id)""")
        see(connection, "read", rules, decisions)
        _learn(connection, known, "from retold", "anti join documents_reread using (document_id)")
        connection.execute(f"""create or replace temp table fresh as
            select place from seen union select place from {known} semi join retold using (fact_id)""")
        connection.execute("update seen set is_fresh = true, is_in_play = true, was = null")
        connection.execute("create or replace temp table newly as select place from seen")
        if decided_upon := [mention_id for ids in (*decisions.same, *decisions.different) for mention_id in ids]:
            connection.register("decided_upon", pl.DataFrame({"mention_id": decided_upon}).to_arrow())
            _learn(
                connection,
                known,
                f"from {known} semi join decided_upon using (mention_id) anti join retold using (fact_id)",
            )
        while True:
            _look_around(connection, known, rules, decisions)
            _cut(connection, rules, "(from newly union all select place from seen semi join met using (was))")
            if not _events_drawn_in(connection):
                break
        connection.execute("delete from seen where not is_fresh")
        return _grouped(connection, decisions)


def _look_around(connection: duckdb.DuckDBPyConnection, known: str, rules: Rules, decisions: Decisions) -> None:
    """Weighs newly fresh mentions (`newly`) with each other and with known ones, and brings into play the known events that
    may take one in."""
    _near(connection, known, rules)
    _learn(connection, known, "select fact_id from near")
    decide(connection, decisions)
    weigh(
        connection,
        rules,
        f"""select least(one, other) as one, greatest(one, other) as other from near
        union all {neighbours(rules, "(from seen semi join newly using (place))")}""",
    )
    _meet(connection, rules)
    tie(connection)


def _near(connection: duckdb.DuckDBPyConnection, known: str, rules: Rules) -> None:
    """Table `near`: the pairs (one, other) of newly fresh mentions and known ones with a common block that nothing seen at
    once keeps apart, and the event of the known one."""
    at_once = ", ".join(seen_at_once(rules))
    # Met first by the numbers of rows and blocks alone: the blocks of a million mentions are many more rows.
    connection.execute(f"""create or replace temp table near as
        with one as (select unnest(blocks) as block, place, {at_once} from seen semi join newly using (place)),
        blocks as (select distinct block from one),
        met as materialized (
            select mention, block from (select rowid as mention, unnest(blocks) as block from {known})
            semi join blocks using (block)),
        other as (
            select block, place, fact_id, {at_once} from {known} as told inner join met on told.rowid = met.mention
            anti join fresh using (place))
        select distinct one.place as one, other.place as other, fact_id
        from one inner join other using (block) where {agree(rules)}""")


def _meet(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    """Brings the known events into play that may take in a fresh mention (`met`), and weighs their mentions with each other.

    An event is sure to turn a mention away if, whichever of its own the mention is likely one with, that one is more surely
    one with another of the event's which the mention contradicts: these two join first.
    """
    connection.execute(f"""create or replace temp table ties as
        select own.place, beside, one, other, strength, known.was from verdicts
        inner join seen as own using (place) inner join seen as known on beside = known.place
        where strength >= {SAME_FROM} and own.is_fresh and not known.is_in_play""")
    connection.execute("""create or replace temp table strangers as
        select least(ties.place, known.place) as one, greatest(ties.place, known.place) as other
        from (select distinct place, was from ties) as ties inner join seen as known using (was)
        anti join verdicts on ties.place = verdicts.place and known.place = verdicts.beside""")
    _answer(connection, rules)
    connection.execute(f"""create or replace temp table against as
        select ties.place, ties.was, verdicts.beside as foe
        from (select distinct place, was from ties) as ties
        inner join verdicts using (place) inner join seen as known on verdicts.beside = known.place and ties.was = known.was
        where strength = {CONFLICT}""")
    weigh(
        connection,
        rules,
        "select least(beside, foe) as one, greatest(beside, foe) as other from ties inner join against using (place, was)",
    )
    connection.execute("""create or replace temp table met as
        with turned_away as (
            select ties.place, ties.beside
            from ties inner join against using (place, was)
            inner join verdicts as surer on ties.beside = surer.place and foe = surer.beside
            where (-surer.strength, surer.one, surer.other) < (-ties.strength, ties.one, ties.other))
        select distinct was from ties anti join turned_away using (place, beside)""")
    connection.execute("update seen set is_in_play = true where was in (from met)")
    weigh(
        connection,
        rules,
        """select one.place as one, other.place as other
        from (from seen semi join met using (was)) as one inner join seen as other using (was)
        where one.place < other.place""",
    )


def _sought(table: str, key: str) -> str:
    """SQL: the keys of a small table by which rows of a large one are looked up. Only for keys that are a selection does
    DuckDB let the scan of the large table pass over what none of them is in: hence the condition."""
    return f"(select {key} from {table} where {key} <> '')"


def _learn(connection: duckdb.DuckDBPyConnection, known: str, events: str, others: str = "") -> None:
    """Adds to `seen` the known mentions, and no `others`, of those events of the relation that it does not have."""
    connection.execute(f"""create or replace temp table unseen as
        select distinct fact_id from ({events}) anti join seen on fact_id = was""")
    if connection.execute("select 1 from unseen limit 1").fetchone():
        columns = connection.execute("select * exclude (is_fresh, is_in_play, was) from seen limit 0").description
        connection.execute(f"""insert into seen by name
            select {", ".join(name for name, *_ in columns or ())}, false as is_fresh, false as is_in_play, fact_id as was
            from {known} semi join {_sought("unseen", "fact_id")} using (fact_id) {others}""")


def _events_drawn_in(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether known events have come to be one with a fresh mention: their mentions are fresh from now on."""
    connection.execute("""create or replace temp table newly as
        with joined as (
            select distinct was from seen inner join events using (place)
            where not is_fresh and event in (select event from seen inner join events using (place) where is_fresh))
        select place from seen semi join joined using (was) where not is_fresh""")
    connection.execute("insert into fresh from newly")
    connection.execute("update seen set is_fresh = true where place in (from newly)")
    return connection.execute("select 1 from newly limit 1").fetchone() is not None


def _cut(connection: duckdb.DuckDBPyConnection, rules: Rules, moved: str = "seen") -> None:
    """Table `events`: place and event of each mention of `seen` that is likely one with another. Components without a place
    of the relation `moved` are as they were.

    Components are cut along the conflicts known so far; then pairs within an event that nobody has weighed are judged, and
    where one of them conflicts its component is cut anew. Events without a conflict are those that all conflicts leave.
    """
    event = dict(connection.execute("select place, event from events").fetchall())
    ties = connection.execute("""
        select place as one, component as other from tied
        union all
        select one, other from likely left join tied as a on one = a.place left join tied as b on other = b.place
        where coalesce(a.component <> b.component, true)""")
    component = components(_rows(ties))
    _put(connection, "tied", ("place", "component"), component.items())
    connection.execute(f"""create or replace temp table disputed as
        select distinct component from tied semi join {moved} as moved using (place)""")
    disputed = {number for (number,) in connection.execute("from disputed").fetchall()}
    event |= {place: first for place, first in component.items() if first in disputed}
    connection.execute(f"""create or replace temp table conflicts as
        with apart as (
            select one, other from weighed where strength = {CONFLICT}
            union all select one, other from asked where strength = {CONFLICT}
            union all select one, other from decided where strength = {CONFLICT}),
        tied as (from tied semi join disputed using (component))
        select a.component, one, other from apart
        inner join tied as a on one = a.place inner join tied as b on other = b.place and a.component = b.component""")
    connection.execute("""create or replace temp table events as
        select place, case when was is null then place else min(place) over (partition by was) end as event
        from seen semi join (from tied semi join disputed using (component)) as moved using (place)""")
    _ask(connection, rules, _TIED)
    while connection.execute("select 1 from disputed limit 1").fetchone():
        for own, likely, conflicts in _disputed(connection):
            for members in events(own, likely, conflicts):
                event.update(dict.fromkeys(members, members[0]))
        _put(connection, "events", ("place", "event"), event.items())
        _ask(connection, rules, _THEMSELVES)
        connection.execute("create or replace temp table disputed as select distinct component from found")
        if connection.execute("select 1 from found limit 1").fetchone():
            _ask(connection, rules, _NEXT)


_THEMSELVES = """select distinct event, event as near
    from events inner join tied using (place) semi join disputed using (component)"""
_TIED = """with tie as (
        select a.event, b.event as near from likely
        inner join events as a on one = a.place inner join events as b on other = b.place
        where a.event <> b.event)
    select event, near from tie union select near, event from tie"""
"""Events that a likely pair ties."""
_NEXT = """with cut as (select event from found inner join events on one = place),
    tie as (
        select a.event, b.event as near from likely
        inner join events as a on one = a.place inner join events as b on other = b.place
        where a.event <> b.event and (a.event in (from cut) or b.event in (from cut)))
    select event, near from tie union select near, event from tie"""
"""Events that a likely pair ties to one in which a conflict was found: what is left of it tries them next."""


def _ask(connection: duckdb.DuckDBPyConnection, rules: Rules, met: str) -> None:
    """Judges the pairs of mentions of the events (event, near) of the relation `met` that nobody has weighed: `found` are
    those that conflict."""
    # Materialized, because DuckDB would hold all places against each other first.
    connection.execute(f"""create or replace temp table strangers as
        with placed as (
            select component, event, place, {", ".join(seen_at_once(rules))}
            from events inner join tied using (place) inner join seen using (place)),
        ones as materialized (select placed.*, met.near from placed inner join ({met}) as met using (event))
        select one.component, one.place as one, other.place as other
        from ones as one inner join placed as other on one.near = other.event and one.place < other.place
        anti join weighed on one.place = weighed.one and other.place = weighed.other
        anti join asked on one.place = asked.one and other.place = asked.other
        anti join decided on one.place = decided.one and other.place = decided.other""")
    _answer(connection, rules)
    connection.execute(f"""create or replace temp table found as
        select component, one, other from strangers inner join answers using (one, other) where strength = {CONFLICT}""")
    connection.execute("insert into conflicts from found")


def _answer(connection: duckdb.DuckDBPyConnection, rules: Rules) -> None:
    """Judges the pairs of table `strangers`, what is seen at once first: table `answers`, and added to `asked`."""
    connection.execute("create or replace temp table answers (one bigint, other bigint, strength double)")
    if rows_written(
        connection,
        f"""create or replace temp table looked_at as
            select strangers.one, strangers.other, {agree(rules)} as agree from strangers
            inner join seen as one on strangers.one = one.place
            inner join seen as other on strangers.other = other.place""",
    ):
        connection.execute(f"""insert into answers
            select one, other, {CONFLICT}::double as strength from looked_at where not agree
            union all
            ({judged(rules, "(select one, other from looked_at where agree)")})""")
        connection.execute("insert into asked from answers")


def _disputed(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[list[int], list[Pair], list[Pair]]]:
    """Each disputed component with a conflict: its places, its likely pairs, the surest first, and its conflicts."""
    told = connection.execute("""
        with wanted as (select distinct component from conflicts semi join disputed using (component))
        select component, 0 as part, place as one, null as other, null as strength
        from tied semi join wanted using (component)
        union all
        select component, 1, one, other, strength
        from likely inner join tied on one = place semi join wanted using (component)
        union all
        select component, 2, one, other, null from conflicts semi join wanted using (component)
        order by component, part, strength desc, one, other""")
    for _, own in groupby(_rows(told), key=itemgetter(0)):
        rows = list(own)
        yield (
            [row[2] for row in rows if row[1] == 0],
            [row[2:4] for row in rows if row[1] == 1],
            [row[2:4] for row in rows if row[1] == 2],
        )


def _grouped(connection: duckdb.DuckDBPyConnection, decisions: Decisions) -> duckdb.DuckDBPyRelation:
    """One row per mention of the table `seen`, with the event it tells of."""
    _put(connection, "witnesses", ("place", "witness"), _witnesses(connection))
    connection.execute(f"""create or replace temp table grouped as
        select seen.* exclude (is_fresh, is_in_play, was),
            anchors.own_fact_id as fact_id, seen.place = anchors.place as is_anchor,
            coalesce(witnesses.witness, 1)::bigint as witness, {_basis(decisions)}::bigint as basis
        from seen
        left join events using (place)
        left join witnesses using (place)
        inner join seen as anchors on coalesce(events.event, seen.place) = anchors.place""")
    return connection.table("grouped")


def _witnesses(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, int]]:
    """(place, witness) of the mentions of events of which several outlets tell."""
    told = connection.execute("""
        with told as (select event, place, document_id, source_name from seen inner join events using (place)),
        several as (
            select event from told group by event
            having count(distinct coalesce(nullif(source_name, ''), document_id)) > 1)
        select event, place, told.document_id, told.source_name, mentions.evidence_text
        from told semi join several using (event) inner join mentions on told.place = mentions.arrival
        order by event, place""")
    for _, own in groupby(_rows(told), key=itemgetter(0)):
        members = list(own)
        yield from zip([m[1] for m in members], witnesses([m[2:] for m in members]), strict=True)


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    for batch in result.to_arrow_reader(ROWS_A_TIME):
        # Column by column, because that is twice as fast as row by row.
        yield from zip(*(column.to_list() for column in pl.from_arrow(batch)), strict=True)


def _put(
    connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[str, str], rows: Iterable[tuple[int, int]]
) -> None:
    """A table of two columns of whole numbers."""
    given = pl.DataFrame(list(rows), schema=dict.fromkeys(columns, pl.Int64), orient="row")
    connection.register("given", given.to_arrow())
    connection.execute(f"create or replace temp table {name} as from given")


def _basis(decisions: Decisions) -> int:
    """Number of what a person has decided about events, and of DuckDB, whose hashes are kept."""
    return basis(duckdb.__version__, decisions.same, decisions.different)
