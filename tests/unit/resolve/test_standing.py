"""Resolving what a day has changed gives, row for row, what resolving all names gives."""

from __future__ import annotations

import random

import duckdb
import polars as pl
import pytest

from pipelines.resolve import frames
from pipelines.resolve.companies import ResolvedName, Spelling, resolve_companies
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


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("decided", [None, DECIDED])
def test_names_that_stand_are_what_resolving_all_gives(seed: int, decided: DecisionFile | None) -> None:
    for told, resolve in ((_names, frames.parties), (_sites, frames.sites)):
        known = resolve(told(random.Random(seed), 40), decided)
        today = told(random.Random(seed), 43) if seed % 2 else told(random.Random(seed + 100), 60)
        assert resolve(today, decided, known=known).equals(resolve(today, decided))
        assert resolve(today, decided, known=known.head(0)).equals(resolve(today, decided))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("decided", [None, DECIDED])
def test_parts_that_no_day_has_changed_are_not_read(seed: int, decided: DecisionFile | None) -> None:
    before, other = _sites(random.Random(seed), 40), _sites(random.Random(seed + 100), 5)
    known = frames.sites(before, decided)
    often = pl.when(pl.col("site_key") == before["site_key"][7]).then(9).otherwise("mentions").alias("mentions")
    today = pl.concat([before[1:].with_columns(often), other]).unique("site_key", keep="first", maintain_order=True)
    with duckdb.connect() as connection:
        connection.execute("create table known as from known")
        retold = pl.concat([before[:1], before[7:8], other]).select("site_key").to_arrow()
        told, left = frames.sites_around(connection, today.to_arrow(), retold, "known", decided)
        unchanged, none = frames.sites_around(connection, before.to_arrow(), retold.slice(0, 0), "known", decided)
    again = frames.sites(told, decided, left)
    kept = known.filter(~pl.col("part").is_in(again["part"].to_list())).join(today, on="site_key", how="semi")
    assert pl.concat([kept, again]).sort("site_key").equals(frames.sites(today, decided))
    assert told.height < today.height
    assert unchanged.is_empty() and none is not None and none.is_empty()


def test_only_what_a_day_touches_is_resolved_anew(monkeypatch: pytest.MonkeyPatch) -> None:
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
    asked: list[str] = []

    def watched(spellings: list[Spelling], decided: Decisions) -> list[ResolvedName]:
        asked.extend(spelling.name for spelling in spellings)
        return resolve_companies(spellings, decided)

    monkeypatch.setattr(frames, "resolve_companies", watched)
    frames.parties(names.with_columns(mentions=pl.col("mentions") + 1), known=known)
    assert asked == []
    frames.parties(names.with_columns(mentions=pl.Series([1, 1, 5])), known=known)
    assert sorted(asked) == ["Ostra", "Ostra Ltd"]
    asked.clear()
    frames.parties(names, DECIDED, known=known)
    assert len(asked) == 3
