"""Which names have to be resolved anew, and which stand as the last build left them.

Names fall into parts that have nothing to do with each other: no rule joins names that begin differently, but for what
ties them (one ticker, a person's decision). A part whose names are told as they were, and shown as they were, stands: its
rows are neither read nor written.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from zlib import crc32

import duckdb
import polars as pl

from pipelines.resolve.names import company_key

KEPT = {
    "told": pl.String,
    "part": pl.String,
    "words": pl.Int64,
    "ties": pl.List(pl.String),
    "basis": pl.Int64,
}
"""What a table keeps beside what its names resolve to: what resolving looks at, as text; the part; how many words the key
has, null where the entity is shown under no spelling of its own; what other parts may have in common with it (tickers); the
number of the lists and decisions that resolved it."""
Ties = dict[str, set[str]]
"""What names of several parts may have in common -> the parts that have it."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """How a table of resolved names calls its columns, and which part a name is in."""

    key: str
    name: str
    entity: str
    shown: str
    part_of: Callable[[str], str]

    def changed(
        self, connection: duckdb.DuckDBPyConnection, today: str, known: str, retold: str | None = None
    ) -> tuple[pl.DataFrame, set[str]]:
        """The keys with their names that are new or told otherwise, and the parts of the table `known` of which a name is
        gone, told otherwise, or no longer the spelling to show.

        The relation `today` has one row per key: the key, the name, `told` and `mentions`; only keys of the relation
        `retold`, if it is given, may be new, gone, or told otherwise or more often.
        """
        now, before, beside = today, known, known
        if retold:
            now, before, beside = (
                "told_now",
                "told_before",
                f"(from {known} semi join told_before using ({self.entity}))",
            )
            for table, relation in ((now, today), (before, known)):
                connection.execute(f"""create or replace temp table {table} as
                    from {relation} semi join {retold} using ({self.key})""")
        new = connection.execute(
            f"select {self.key}, {self.name} from {now} anti join {before} using ({self.key}, told)"
        ).pl()
        parts = connection.execute(f"""
            with spelled as (
                select {self.entity}, {self.shown}, part, words, today.{self.name}, today.mentions
                from {beside} as known inner join {today} as today using ({self.key}, told)
                where words is not null),
            counted as (
                select {self.entity}, {self.name}, words, sum(mentions) as mentions
                from spelled group by {self.entity}, {self.name}, words),
            best as (
                select {self.entity}, arg_min({self.name}, (-words, -mentions, -length({self.name}), {self.name})) as to_show
                from counted group by {self.entity})
            select part from {before} anti join {now} using ({self.key}, told)
            union
            select part from spelled inner join best using ({self.entity}) where to_show <> {self.shown}""").pl()
        return new, set(parts["part"])

    def anew(
        self,
        connection: duckdb.DuckDBPyConnection,
        counted: str,
        known: str,
        new: pl.DataFrame,
        parts: set[str],
        links: Iterable[Collection[str]],
    ) -> pl.DataFrame:
        """The rows of the relation `counted` that are in the parts, in those of the new names, or in one that any chain of
        links ties to them."""
        parts = _linked(parts | {self.part_of(name) for name in new[self.name].unique()}, links)
        connection.register("parts", pl.DataFrame({"part": list(parts)}, schema={"part": pl.String}).to_arrow())
        connection.register("new", new.select(self.key).to_arrow())
        return connection.execute(f"""from {counted} where {self.key} in (
            select {self.key} from new union all select {self.key} from {known} semi join parts using (part))""").pl()

    def ties(self, connection: duckdb.DuckDBPyConnection, known: str) -> Ties:
        """What parts of the table `known` may have in common with others."""
        tied: Ties = {}
        rows = connection.execute(f"select distinct unnest(ties), part from {known} where len(ties) > 0").fetchall()
        for tie, part in rows:
            tied.setdefault(tie, set()).add(part)
        return tied

    def kept(self, found: pl.DataFrame, told: pl.DataFrame, number: int) -> pl.DataFrame:
        """The rows that were found with the columns `KEPT`, ordered by key. `told` has one row per key: the key, the name,
        `told` and `ties`."""
        named = found.join(told.select(*dict.fromkeys((self.key, self.name, "told", "ties"))), on=self.key)
        of_names = pl.DataFrame(
            [(name, self.part_of(name), len(company_key(name).split())) for name in named[self.name].unique()],
            schema={self.name: pl.String, "part": pl.String, "words": pl.Int64},
            orient="row",
        )
        is_own = (pl.col(self.name) == pl.col(self.shown)).any().over(self.entity)
        rows = named.join(of_names, on=self.name).with_columns(
            words=pl.when(is_own).then("words"), basis=pl.lit(number, pl.Int64)
        )
        return rows.select(*found.columns, *(c for c in KEPT if c not in found.columns)).sort(self.key)


def is_by(connection: duckdb.DuckDBPyConnection, known: str, number: int) -> bool:
    """Whether lists and decisions of this number resolved the table `known`."""
    return connection.execute(f"select 1 from {known} where basis <> {number} limit 1").fetchone() is None


def _linked(parts: set[str], links: Iterable[Collection[str]]) -> set[str]:
    """The parts with all that any chain of links ties to them."""
    linked = [set(link) for link in links if len(set(link)) > 1]
    while more := set().union(*(link for link in linked if not link.isdisjoint(parts))) - parts:
        parts = parts | more
    return parts


def basis(*by: object) -> int:
    """Number of what a person has decided and whatever else names are resolved by; where this package's code is another,
    dbt starts over (macros/builds.sql)."""
    return crc32(repr(by).encode())
