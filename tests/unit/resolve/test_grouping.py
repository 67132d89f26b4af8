"""Grouping what a day has changed gives, row for row, what grouping all mentions gives."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from pipelines.resolve.decisions import Decisions
from pipelines.resolve.grouping import group, regroup
from pipelines.resolve.same_deal import DEALS

from .labelled import SCHEMA

SMALL = {"threads": 1}
"""What is little work for one thread is more for two."""
PARTIES = ("Tarn", "Boulder", "Kestrel", "Ostra", "Lantern", "Sur")


def _row(chance: random.Random, number: int) -> dict[str, Any]:
    names = chance.sample(PARTIES, 2)
    amount = chance.choice([None, 1e6, 1.02e6, 5e6])
    day = date(2025, chance.randint(1, 12), chance.randint(1, 28))
    return {
        "mention_id": f"m{number:03}",
        "document_id": f"d{number // 2}",
        "own_fact_id": f"f{number:03}",
        "arrival": number,
        "source_name": f"s{number % 7}",
        "evidence_text": f"{names[0]} and {names[1]} agreed: {number}.",
        "announced_first_on": day,
        "announced_last_on": day,
        **dict.fromkeys(("project_id", "site_id"), chance.choice([None, "North", "South"])),
        "countries": [],
        "commodities": ["tin"],
        "deal_type": chance.choice(["acquisition", "offtake"]),
        "status": "agreed",
        "value": amount,
        "currency": "USD" if amount else None,
        "value_usd": amount,
        "party_ids": names,
        "party_roles": ["acquirer", "target"],
    }


Rows = list[dict[str, Any]]


def _table(rows: Rows) -> pa.Table:
    return pl.DataFrame(rows, schema=SCHEMA).to_arrow()


def _grouped(connection: duckdb.DuckDBPyConnection, rows: Rows, decisions: Decisions | None = None) -> pl.DataFrame:
    return group(connection, _table(rows), DEALS, decisions).pl().sort("mention_id")


def _regrouped(
    connection: duckdb.DuckDBPyConnection, rows: Rows, *read_again: int, decisions: Decisions | None = None
) -> pl.DataFrame:
    documents = pl.DataFrame(
        {"document_id": [f"d{number}" for number in read_again]}, schema={"document_id": pl.String}
    )
    read = _table([row for row in rows if row["document_id"] in documents["document_id"]])
    again = regroup(connection, _table(rows), "known", read, documents.to_arrow(), DEALS, decisions)
    return again.pl().sort("mention_id")


@pytest.mark.parametrize("seed", range(3))
def test_regrouping_gives_what_grouping_all_gives(seed: int) -> None:
    chance = random.Random(seed)
    rows = [_row(chance, number) for number in range(90)]
    same, different = (("m003", "m050"), ("m010", "m085")), (("m005", "m006"), ("m020", "m080"), ("m031", "m058"))
    decisions = Decisions(same=same, different=different) if seed == 1 else None
    with duckdb.connect(config=SMALL) as connection:
        known = _grouped(connection, rows[:60], decisions)
        connection.execute("create table known as select * from known")
        gone, changed = set(chance.sample(range(60), 4)), set(chance.sample(range(60), 3))
        today = [_row(chance, at) if at in changed else row for at, row in enumerate(rows) if at not in gone]
        read_again = {at // 2 for at in {*gone, *changed, *range(60, 90)}}
        again = _regrouped(connection, today, *read_again, decisions=decisions)
        kept = known.join(again, on="mention_id", how="anti").filter(
            pl.col("mention_id").is_in([row["mention_id"] for row in today])
        )
        expected = _grouped(connection, today, decisions)
        assert pl.concat([kept, again]).sort("mention_id").equals(expected)
        assert kept.height > 0
        assert _regrouped(connection, rows[:60], *range(45), decisions=decisions).equals(known)
        assert _regrouped(connection, rows[:60], decisions=decisions).is_empty()


@pytest.mark.parametrize(("days_later", "together"), [(0, [True, False]), (20, [False, True])])
def test_a_known_event_turns_a_mention_away_only_where_its_own_join_first(
    days_later: int, together: list[bool]
) -> None:
    """The third contradicts the first, and is one with the second: more surely than the first is, where it is of that week."""
    first, second, third = [_row(random.Random(3), number) for number in (0, 2, 4)]
    for row, day, stake in ((first, 1, 10.0), (second, 30, None), (third, 30 + days_later, 80.0)):
        on = date(2025, 1, 1) + timedelta(days=day)
        row |= {"announced_first_on": on, "announced_last_on": on, "stake_pct": stake, "value": None, "currency": None}
    with duckdb.connect(config=SMALL) as connection:
        known = _grouped(connection, [first, second])
        connection.execute("create table known as select * from known")
        assert known["fact_id"].n_unique() == 1
        again = _regrouped(connection, [first, second, third], 2)
        everything = _grouped(connection, [first, second, third])
    assert again.equals(everything.filter(pl.col("mention_id").is_in(again["mention_id"].implode())))
    one, other, fresh = everything["fact_id"]
    assert [other == fresh, one == other] == together
    assert again.height == (3 if together[0] else 1)


def test_a_person_joins_and_separates_whatever_the_rules_say() -> None:
    rows = [_row(random.Random(3), number) for number in (0, 2, 4)]
    rows[1] |= {"party_ids": ["Sur", "Ostra"]}
    rows[1] |= dict.fromkeys(("announced_first_on", "announced_last_on"), date(2019, 1, 1))
    rows[2] |= {
        name: rows[0][name] for name in rows[0] if name not in ("mention_id", "document_id", "own_fact_id", "arrival")
    }
    with duckdb.connect(config=SMALL) as connection:

        def facts(**decided: Any) -> list[str]:
            return _grouped(connection, rows, Decisions(**decided))["fact_id"].to_list()

        first, second, third = facts()
        assert first == third != second
        first, second, third = facts(same=(("m000", "m002"),), different=(("m000", "m004"),))
        assert first == second != third


def test_a_table_that_other_decisions_left_is_grouped_as_a_whole() -> None:
    rows = [_row(random.Random(1), number) for number in range(9)]
    with duckdb.connect(config=SMALL) as connection:
        connection.execute("create table known as select 'm000' as mention_id, 'x' as fact_id, 0 as basis")
        assert _regrouped(connection, rows).equals(_grouped(connection, rows))


def test_grouping_does_not_depend_on_the_order_of_the_rows() -> None:
    rows = [_row(random.Random(number % 5), number) for number in range(40)]
    with duckdb.connect(config=SMALL) as connection:
        expected = _grouped(connection, rows)
        random.Random(7).shuffle(rows)
        assert _grouped(connection, rows).equals(expected)
    assert expected["fact_id"].n_unique() < expected.height
    assert expected.filter("is_anchor")["fact_id"].to_list() == [
        f"f{m[1:]}" for m in expected.filter("is_anchor")["mention_id"]
    ]


def test_an_id_stays_when_mentions_arrive_later_even_with_earlier_dates() -> None:
    first, second, late = [_row(random.Random(3), number) for number in (0, 2, 4)]
    late |= {"announced_first_on": date(2020, 1, 1), "announced_last_on": late["announced_last_on"]}
    with duckdb.connect(config=SMALL) as connection:
        before = _grouped(connection, [first, second])
        after = _grouped(connection, [late, second, first])
    assert set(before["fact_id"]) == set(after["fact_id"]) == {"f000"}
