"""Which names have to be resolved anew, and which stand as the last build left them.

Names fall into parts that have nothing to do with each other: no rule joins names that begin differently, but for what
`links` says (one ticker, a person's decision). A part whose names are told as they were, and shown as they were, stands.
Parts of which a day tells nothing are not even read (`around`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from zlib import crc32

import duckdb
import polars as pl

from pipelines.resolve.names import company_key

KEPT = {"told": pl.String, "mentions": pl.Int64, "part": pl.String, "words": pl.Int64, "basis": pl.Int64}
"""What a table keeps beside what its names resolve to: what resolving looks at, as text; how often it is told; the part; how
many words the key has, null where the entity is shown under no spelling of its own; the number of the lists and decisions
that resolved it."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """How a table of resolved names calls its columns, and which part a name is in."""

    key: str
    name: str
    entity: str
    shown: str
    part_of: Callable[[str], str]

    def around(
        self,
        connection: duckdb.DuckDBPyConnection,
        counted: str,
        retold: str,
        known: str,
        links: Iterable[Collection[str]],
        number: int,
    ) -> tuple[pl.DataFrame, pl.DataFrame | None]:
        """The rows of the relation `counted` and those of the table `known` that are in parts of which a day tells: parts with
        a key of the relation `retold`; all, and none known, where another `number` resolved the table."""
        if connection.execute(f"select 1 from {known} where basis <> {number} limit 1").fetchone():
            return connection.execute(f"from {counted}").pl(), None
        told = connection.execute(f"""select distinct today.{self.name}, before.part
            from (from {counted} semi join {retold} using ({self.key})) as today
            full join (from {known} semi join {retold} using ({self.key})) as before using ({self.key})""").pl()
        parts = self._linked({*map(self.part_of, told[self.name].drop_nulls()), *told["part"].drop_nulls()}, links)
        connection.register("parts", pl.DataFrame({"part": list(parts)}, schema={"part": pl.String}).to_arrow())
        before = connection.execute(f"from {known} semi join parts using (part)").pl()
        today = connection.execute(f"""from {counted} where {self.key} in (
            select {self.key} from {retold} union all select {self.key} from {known} semi join parts using (part))""").pl()
        return today, before

    def standing(
        self, today: pl.DataFrame, known: pl.DataFrame | None, links: Iterable[Collection[str]], number: int
    ) -> pl.DataFrame:
        """The rows of `known` that stand; none where it was resolved by another `number` of lists and decisions.

        `today` has one row per key: the key, the name, `told` and `mentions`; `links` are sets of parts that are resolved
        together.
        """
        if known is None or not {*KEPT} <= {*known.columns} or known.filter(pl.col("basis") != number).height:
            return pl.DataFrame(schema={self.key: pl.String})
        parts = self._linked(self._changed(today, known), links)
        return known.filter(~pl.col("part").is_in(list(parts)))

    @staticmethod
    def _linked(parts: set[str], links: Iterable[Collection[str]]) -> set[str]:
        """The parts with all that any chain of links ties to them."""
        linked = [set(link) for link in links if len(set(link)) > 1]
        while more := set().union(*(link for link in linked if not link.isdisjoint(parts))) - parts:
            parts = parts | more
        return parts

    def _changed(self, today: pl.DataFrame, known: pl.DataFrame) -> set[str]:
        """The parts with a name that is new, gone or told otherwise, or of which another spelling is the one to show."""
        told = [self.key, "told"]
        new = today.join(known, on=told, how="anti")[self.name].unique()
        gone = known.join(today, on=told, how="anti")["part"]
        both = today.join(known.select(*told, "part", "words", self.entity, self.shown), on=told)
        other = both.join(self._to_show(both), on=self.entity).filter(pl.col("to_show") != pl.col(self.shown))["part"]
        return {*map(self.part_of, new), *gone, *other}

    def _to_show(self, spelled: pl.DataFrame) -> pl.DataFrame:
        """One row per entity that is shown under a spelling: that spelling, as `companies.display_name` chooses it."""
        counted = (
            spelled.filter(pl.col("words").is_not_null())
            .group_by(self.entity, self.name)
            .agg(pl.col("words").first(), pl.col("mentions").sum())
            .with_columns(letters=pl.col(self.name).str.len_chars())
        )
        best = counted.sort("words", "mentions", "letters", self.name, descending=[True, True, True, False])
        first = best.group_by(self.entity, maintain_order=True).first()
        return first.select(self.entity, pl.col(self.name).alias("to_show"))

    def carried(self, found: pl.DataFrame, standing: pl.DataFrame, today: pl.DataFrame, number: int) -> pl.DataFrame:
        """The rows that were found anew and those that stand as one table with the columns `KEPT`, ordered by key."""
        named = found.join(today.select(*dict.fromkeys((self.key, self.name, "told", "mentions"))), on=self.key)
        names = named[self.name].unique().to_list()
        of_names = pl.DataFrame(
            [(name, self.part_of(name), len(company_key(name).split())) for name in names],
            schema={self.name: pl.String, "part": pl.String, "words": pl.Int64},
            orient="row",
        )
        is_own = (pl.col(self.name) == pl.col(self.shown)).any().over(self.entity)
        anew = named.join(of_names, on=self.name).with_columns(
            words=pl.when(is_own).then("words"), basis=pl.lit(number, pl.Int64)
        )
        columns = [*found.columns, *(c for c in KEPT if c not in found.columns)]
        kept = (
            [standing.update(today.select(self.key, "mentions"), on=self.key).select(columns)]
            if standing.height
            else []
        )
        return pl.concat([anew.select(columns), *kept]).sort(self.key)


def basis(*by: object) -> int:
    """Number of what a person has decided and whatever else names are resolved by; where this package's code is another,
    dbt starts over (macros/builds.sql)."""
    return crc32(repr(by).encode())
