"""Grouping what a day has changed gives, row for row, what grouping all mentions gives."""

from __future__ import annotations

import random
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.readers import DEAL

PARTIES = ("Tarn", "Boulder", "Kestrel", "Ostra", "Lantern", "Sur")
SCHEMA = {
    "mention_id": pl.String,
    "document_id": pl.String,
    "arrival": pl.Int64,
    "source_name": pl.String,
    "evidence_text": pl.String,
    "announced_on": pl.String,
    "project": pl.String,
    "project_id": pl.String,
    "countries": pl.List(pl.String),
    "commodities": pl.List(pl.String),
    "deal_type": pl.String,
    "status": pl.String,
    "value": pl.Float64,
    "currency": pl.String,
    "value_usd": pl.Float64,
    "stake_pct": pl.Float64,
    "party_names": pl.List(pl.String),
    "party_ids": pl.List(pl.String),
    "party_roles": pl.List(pl.String),
}


def _row(chance: random.Random, number: int) -> dict[str, Any]:
    names = chance.sample(PARTIES, 2)
    amount = chance.choice([None, 1e6, 1.02e6, 5e6])
    site = chance.choice([None, "North", "South"])
    day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {
        "mention_id": f"m{number:03}",
        "document_id": f"d{number // 2}",
        "arrival": number,
        "source_name": f"s{number % 7}",
        "evidence_text": f"{names[0]} and {names[1]} agreed: {number}.",
        "announced_on": day,
        "project": site,
        "project_id": site,
        "countries": [],
        "commodities": ["tin"],
        "deal_type": chance.choice(["acquisition", "offtake"]),
        "status": "agreed",
        "value": amount,
        "currency": "USD" if amount else None,
        "value_usd": amount,
        "stake_pct": None,
        "party_names": names,
        "party_ids": names,
        "party_roles": ["acquirer", "target"],
    }


def _documents(*numbers: int) -> pa.Table:
    return pl.DataFrame({"document_id": [f"d{number}" for number in numbers]}).to_arrow()


def _table(rows: list[dict[str, Any]]) -> pa.Table:
    return pl.DataFrame(rows, schema=SCHEMA).to_arrow()


@pytest.mark.parametrize("seed", range(3))
def test_regrouping_gives_what_grouping_all_gives(seed: int) -> None:
    chance = random.Random(seed)
    rows = [_row(chance, number) for number in range(90)]
    with duckdb.connect() as connection:
        known = group(connection, _table(rows[:60]), DEAL)
        connection.execute("create table known as select * from known")
        gone, changed = set(chance.sample(range(60), 4)), set(chance.sample(range(60), 3))
        today = [_row(chance, at) if at in changed else row for at, row in enumerate(rows) if at not in gone]
        again = regroup(connection, _table(today), "known", _documents(*range(45)), DEAL)
        kept = known.join(again, on="mention_id", how="anti").filter(
            pl.col("mention_id").is_in([row["mention_id"] for row in today])
        )
        expected = group(connection, _table(today), DEAL)
        assert pl.concat([kept, again]).sort("mention_id").equals(expected)
        assert kept.height > 0
        assert regroup(connection, _table(rows[:60]), "known", _documents(*range(45)), DEAL).is_empty()


def test_a_person_joins_and_separates_whatever_the_rules_say() -> None:
    rows = [_row(random.Random(3), number) for number in (0, 2, 4)]
    rows[1] |= {"party_names": ["Sur", "Ostra"], "party_ids": ["Sur", "Ostra"], "announced_on": "2019-01-01"}
    rows[2] |= {name: rows[0][name] for name in rows[0] if name not in ("mention_id", "document_id", "arrival")}
    with duckdb.connect() as connection:

        def facts(**decided: Any) -> list[str]:
            return group(connection, _table(rows), DEAL.under(Decisions(**decided)))["fact_id"].to_list()

        first, second, third = facts()
        assert first == third != second
        first, second, third = facts(same=(("m000", "m002"),), different=(("m000", "m004"),))
        assert first == second != third


def test_a_table_that_an_older_version_left_is_grouped_as_a_whole() -> None:
    mentions = _table([_row(random.Random(1), number) for number in range(9)])
    with duckdb.connect() as connection:
        connection.execute("create table known as select 'm000' as mention_id, 'x' as fact_id")
        assert regroup(connection, mentions, "known", _documents(), DEAL).equals(group(connection, mentions, DEAL))
