"""Resolving what a day has changed gives, row for row, what resolving all names gives."""

from __future__ import annotations

import random
from collections.abc import Callable

import duckdb
import polars as pl
import pytest

from pipelines.resolve import frames
from pipelines.resolve.decisions import DecisionFile, Decisions

FIRST = ("Tarn", "Tarnn", "Ostra", "Boulder", "Bouldr", "Kestrel", "Sur", "West Sur")
SECOND = ("", "Lithium", "Lithium Ltd", "Metals Corp", "Resources")
NOTES = (None, None, None, " (ASX: TRN)", " (ASX: KST)", " (TSX: BLD)")
DECIDED = DecisionFile(
    companies=Decisions(same=(("Sur Metals", "Ostra Lithium"),), different=(("Tarn", "Tarnn"),)),
    projects=Decisions(same=(("Sur", "Ostra"),)),
)


def _names(chance: random.Random, count: int) -> pl.DataFrame:
    told = pl.DataFrame(
        {
            "name": [f"{chance.choice(FIRST)} {chance.choice(SECOND)}".strip() for _ in range(count)],
            "note": [chance.choice(NOTES) for _ in range(count)],
            "arrival": range(count),
        }
    )
    return _without_some(chance, told, "name", "note")


def _sites(chance: random.Random, count: int) -> pl.DataFrame:
    told = pl.DataFrame(
        {
            "project": [f"{chance.choice(FIRST)} {chance.choice(('', 'North', 'Mine'))}".strip() for _ in range(count)],
            "company_ids": [chance.sample(("a", "b", "c"), chance.randint(0, 2)) for _ in range(count)],
            "countries": [chance.sample(("AU", "CL", "FI"), chance.choice((0, 0, 1, 2))) for _ in range(count)],
            "arrival": range(count),
        },
        schema_overrides={"company_ids": pl.List(pl.String), "countries": pl.List(pl.String)},
    ).with_columns(
        site_key=pl.format(
            "{} {} {}", "project", pl.col("company_ids").list.join(""), pl.col("countries").list.join("")
        )
    )
    counted = _without_some(chance, told, "site_key", "project", "company_ids", "countries")
    return counted.with_columns(current_mentions="mentions")


def _without_some(chance: random.Random, told: pl.DataFrame, *key: str) -> pl.DataFrame:
    """Counted as the models count: some documents have been read again and say nothing any more."""
    gone = chance.sample(range(told.height), 3)
    kept = told.filter(~pl.col("arrival").is_in(gone))
    return kept.group_by(key, maintain_order=True).agg(
        pl.col("arrival").min(), pl.len().cast(pl.Int64).alias("mentions")
    )


def _left(known: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """A warehouse with the table `known`, as the last build left it."""
    connection = duckdb.connect()
    connection.register("given", known.to_arrow())
    connection.execute("create table known as from given")
    return connection


def _names_again(
    connection: duckdb.DuckDBPyConnection, before: pl.DataFrame, today: pl.DataFrame, decided: DecisionFile | None
) -> pl.DataFrame:
    return frames.names_anew(connection, today.to_arrow(), "known", decided)


def _sites_again(
    connection: duckdb.DuckDBPyConnection, before: pl.DataFrame, today: pl.DataFrame, decided: DecisionFile | None
) -> pl.DataFrame:
    counted = ["site_key", "arrival", "mentions"]
    told = [*before.select(counted).iter_rows(), *today.select(counted).iter_rows()]
    retold = pl.DataFrame(
        {"site_key": sorted({row[0] for row in told if told.count(row) == 1})}, schema={"site_key": pl.String}
    )
    return frames.sites_anew(connection, today.to_arrow(), retold.to_arrow(), "known", decided)


FAMILIES = ((_names, frames.parties, _names_again, "name"), (_sites, frames.sites, _sites_again, "site_key"))
Family = tuple[Callable[..., pl.DataFrame], Callable[..., pl.DataFrame], Callable[..., pl.DataFrame], str]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("decided", [None, DECIDED])
@pytest.mark.parametrize("family", FAMILIES)
def test_what_stands_with_what_is_resolved_anew_is_what_resolving_all_gives(
    seed: int, decided: DecisionFile | None, family: Family
) -> None:
    told, resolve, again, key = family
    before = told(random.Random(seed), 40)
    other = told(random.Random(seed), 43) if seed % 2 else told(random.Random(seed + 100), 60)
    often = before.with_columns(mentions=pl.when(pl.int_range(pl.len()) == 7).then(9).otherwise("mentions"))
    known = resolve(before, decided)
    for today in (
        other,
        often,
        pl.concat([often[1:], other]).unique(before.columns[:2], keep="first", maintain_order=True),
    ):
        today = today.unique(key, keep="first", maintain_order=True) if key == "site_key" else today
        with _left(known) as connection:
            anew = resolve(again(connection, before, today, decided), decided)
        kept = known.filter(~pl.col("part").is_in(anew["part"].to_list())).join(today, on=key, how="semi")
        assert pl.concat([kept, anew]).sort(key).equals(resolve(today, decided))


@pytest.mark.parametrize("family", FAMILIES)
def test_parts_that_no_day_has_changed_are_not_read(family: Family) -> None:
    told, resolve, again, key = family
    before, other = told(random.Random(1), 40), told(random.Random(101), 5)
    known = resolve(before)
    today = pl.concat([before, other]).unique(before.columns[:2], keep="first", maintain_order=True)
    today = today.unique(key, keep="first", maintain_order=True)
    with _left(known) as connection:
        assert 0 < again(connection, before, today, None).height < today.height
        assert again(connection, before, before, None).is_empty()
        assert again(connection, before, today, DECIDED).equals(today)


def test_only_what_a_day_touches_is_resolved_anew() -> None:
    names = pl.DataFrame(
        {
            "name": ["Tarn Lithium", "Ostra Ltd", "Ostra"],
            "note": [None] * 3,
            "arrival": [1, 2, 3],
            "mentions": [1, 5, 1],
        },
        schema_overrides={"note": pl.String},
    )
    known = frames.parties(names)

    def anew(today: pl.DataFrame) -> list[str]:
        with _left(known) as connection:
            return sorted(frames.names_anew(connection, today.to_arrow(), "known")["name"])

    assert anew(names.with_columns(mentions=pl.col("mentions") + 1)) == []
    assert anew(names.with_columns(mentions=pl.Series([1, 1, 5]))) == ["Ostra", "Ostra Ltd"]
    assert anew(names.with_columns(arrival=pl.Series([7, 2, 3]))) == ["Tarn Lithium"]


def test_a_ticker_ties_a_new_name_to_the_parts_that_have_it() -> None:
    told = {"note": [" (ASX: TRN)", None], "arrival": [1, 2], "mentions": [1, 1]}
    known = frames.parties(pl.DataFrame({"name": ["Tarn Lithium", "Ostra"], **told}))
    new = pl.DataFrame({"name": ["Kestrel"], "note": [" (ASX: TRN)"], "arrival": [3], "mentions": [1]})
    today = pl.concat([pl.DataFrame({"name": ["Tarn Lithium", "Ostra"], **told}), new])
    with _left(known) as connection:
        anew = frames.names_anew(connection, today.to_arrow(), "known")
    assert sorted(anew["name"]) == ["Kestrel", "Tarn Lithium"]
