"""Landing a day: idempotent, in = accepted + rejected, one owner for each document version, errors with a way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.land import FrameError, LandingError, land
from pipelines.land.load import DOCUMENT_TABLES
from pipelines.land.tables import LANDED, SCHEMA
from pipelines.validate import split_all
from tests.unit.samples import TEXT, day_frames, document

DAYS = [date(2026, 3, day) for day in (1, 2, 3)]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "warehouse" / "oreledger.duckdb"


def frames_of(*numbers: int, text: str = TEXT, day: date = DAYS[0]) -> dict[str, pl.DataFrame]:
    return dict(validated(numbers, text, day))


@cache
def validated(numbers: tuple[int, ...], text: str, day: date) -> dict[str, pl.DataFrame]:
    return split_all(day_frames(*(document(number, text) for number in numbers)), day).frames


def rows_of(database: Path, table: str) -> list[tuple[object, ...]]:
    return everything(database, (table,))[table]


def everything(database: Path, names: Sequence[str] = tuple(LANDED)) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: connection.execute(f"FROM {SCHEMA}.{name} ORDER BY ALL").fetchall() for name in names}


def rates(*rows: tuple[str, float]) -> dict[str, pl.DataFrame]:
    return {
        "exchange_rates": LANDED["exchange_rates"].frame(
            [
                {"rate_on": date(2026, 2, 27), "currency": currency, "units_per_eur": rate, "source": "ecb"}
                for currency, rate in rows
            ]
        )
    }


def test_a_day_lands_and_landing_it_again_changes_nothing(database: Path) -> None:
    first = land(database, DAYS[0], frames_of(1, 2))
    assert (first.tables["documents"].added, first.tables["deal_parties"].added) == (2, 4)
    before, content = everything(database), database.read_bytes()
    again = land(database, DAYS[0], frames_of(1, 2))
    assert not again.is_change
    assert again.tables["documents"].unchanged == 2
    assert everything(database) == before
    assert database.read_bytes() == content


def test_only_what_changed_is_written(database: Path) -> None:
    land(database, DAYS[0], frames_of(1, 2))
    frames = frames_of(1, 3)
    frames["funding_mentions"] = frames["funding_mentions"].with_columns(extractor_version=pl.lit("2"))
    report = land(database, DAYS[0], frames)
    documents, funding = report.tables["documents"], report.tables["funding_mentions"]
    assert (documents.unchanged, documents.added, documents.removed, documents.replaced) == (1, 1, 1, 0)
    assert (funding.unchanged, funding.added, funding.removed, funding.replaced) == (0, 1, 1, 1)


def test_a_version_that_an_earlier_day_landed_is_counted_and_not_landed_again(database: Path) -> None:
    land(database, DAYS[0], frames_of(1))
    report = land(database, DAYS[1], frames_of(1, 2))
    for name in DOCUMENT_TABLES:
        table = report.tables[name]
        assert table.rows_in == table.accepted + table.already_landed
        assert table.already_landed == table.accepted, name
    with duckdb.connect(str(database), read_only=True) as connection:
        assert connection.execute(
            f"SELECT crawl_on, rule, payload::JSON->>'landed_on' FROM {SCHEMA}.rejects"
        ).fetchall() == [(DAYS[1], "already_landed", "2026-03-01")]


def test_an_edited_page_is_a_new_version_beside_the_old_one(database: Path) -> None:
    land(database, DAYS[0], frames_of(1))
    report = land(database, DAYS[1], frames_of(1, text=TEXT + " Updated."))
    assert report.tables["documents"].added == 1
    assert len(rows_of(database, "documents")) == 2


def test_days_may_land_in_any_order(tmp_path: Path) -> None:
    """Whatever the order, each version is held by its earliest day and refused, with the same row, for the others."""
    frames = [
        {**frames_of(*numbers), **rates(("AUD", 1.7), ("CAD", rate))}
        for numbers, rate in (((1, 2), 1.5), ((2, 3), 1.6), ((1, 3, 4), 1.5))
    ]
    results = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        database = tmp_path / f"{order}.duckdb"
        for index in order:
            land(database, DAYS[index], frames[index])
        results.append(everything(database))
    assert results[1] == results[0]
    assert results[2] == results[0]
    assert [(row[0], row[2], row[3]) for row in results[0]["exchange_rates"]] == [
        (DAYS[0], "AUD", 1.7),
        (DAYS[0], "CAD", 1.5),
        (DAYS[1], "CAD", 1.6),
    ]
    assert [row[0] for row in results[0]["documents"]] == [DAYS[0], DAYS[0], DAYS[1], DAYS[2]]
    assert sorted(row[0] for row in results[0]["rejects"]) == [DAYS[1], DAYS[2], DAYS[2]]


def test_a_rate_published_again_is_not_landed_again_but_a_revised_one_is(database: Path) -> None:
    land(database, DAYS[0], rates(("AUD", 1.7), ("CAD", 1.5)))
    report = land(database, DAYS[1], rates(("AUD", 1.7), ("CAD", 1.51))).tables["exchange_rates"]
    assert (report.already_landed, report.added) == (1, 1)


def test_a_document_that_left_its_day_names_the_days_that_brought_it_too(database: Path) -> None:
    land(database, DAYS[0], frames_of(1, 2))
    land(database, DAYS[1], frames_of(1))
    report = land(database, DAYS[0], frames_of(2))
    assert report.days_to_land_again == (DAYS[1],)
    assert land(database, DAYS[1], frames_of(1)).tables["documents"].added == 1


def test_tables_not_given_keep_their_rows(database: Path) -> None:
    land(database, DAYS[0], {**frames_of(1), **rates(("AUD", 1.7))})
    land(database, DAYS[0], rates(("AUD", 1.8)))
    assert len(rows_of(database, "documents")) == 1
    assert [row[3] for row in rows_of(database, "exchange_rates")] == [1.8]


def test_frames_that_do_not_fit_are_named_before_anything_is_opened(database: Path) -> None:
    frames = frames_of(1)
    with pytest.raises(FrameError, match=r"deal_mentions lacks \[rule\]"):
        land(database, DAYS[0], {**frames, "deal_mentions": frames["deal_mentions"].drop("rule")})
    with pytest.raises(FrameError, match="documents came without deal_mentions"):
        land(database, DAYS[0], {"documents": frames["documents"]})
    with pytest.raises(FrameError, match="no landed table is called facts"):
        land(database, DAYS[0], {"facts": frames["documents"]})
    with pytest.raises(FrameError, match=r"deal_mentions\.value is String and not DOUBLE"):
        land(database, DAYS[0], {**frames, "deal_mentions": frames["deal_mentions"].cast({"value": pl.String})})
    with pytest.raises(FrameError, match="1 rows for documents repeat the key"):
        land(database, DAYS[0], {**frames, "documents": pl.concat([frames["documents"]] * 2)})
    with pytest.raises(FrameError, match=r"documents\.source is empty in 1 rows"):
        land(
            database,
            DAYS[0],
            {**frames, "documents": frames["documents"].with_columns(source=pl.lit(None, dtype=pl.String))},
        )
    assert not database.exists()


def test_mentions_without_their_document_roll_the_load_back(database: Path) -> None:
    land(database, DAYS[0], frames_of(1))
    before = everything(database)
    with pytest.raises(LandingError, match="have no row in documents"):
        land(database, DAYS[0], {**frames_of(1, 2), "documents": frames_of(1)["documents"]})
    assert everything(database) == before


def test_what_is_read_again_differently_is_kept_beside_what_took_its_place(database: Path) -> None:
    land(database, DAYS[0], frames_of(1, 2))
    frames = frames_of(1, 2)
    funding, parties = frames["funding_mentions"], frames["deal_parties"]
    frames["funding_mentions"] = funding.with_columns(
        amount=pl.when(pl.col("document_id") == funding["document_id"][0]).then(1e6).otherwise("amount"),
        extractor_version=pl.lit("9"),
    )
    frames["deal_parties"] = parties.with_columns(
        role=pl.when(pl.col("mention_id") == parties["mention_id"][0]).then(pl.lit("partner")).otherwise("role")
    )
    land(database, DAYS[0], frames)
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.execute(
            f"SELECT load, table_name, reading_before->>'extractor_version', reading_now->>'extractor_version',"
            f" reading_now->>'amount', reading_before->>'amount' is null, reading_now->'parts'->0->>'role'"
            f" FROM {SCHEMA}.rereadings ORDER BY table_name"
        ).fetchall()
        changed = connection.execute(
            f"SELECT load, count(*) FROM {SCHEMA}.changed_documents GROUP BY ALL ORDER BY 1"
        ).fetchall()
    version = frames["deal_mentions"]["extractor_version"][0]
    assert found == [
        (2, "deal_mentions", version, version, None, True, "partner"),
        (2, "funding_mentions", version, "9", "1000000.0", False, None),
    ]
    assert changed == [(1, 2), (2, 2)]


def test_a_mention_no_longer_read_is_kept_and_an_edited_page_is_no_rereading(database: Path) -> None:
    land(database, DAYS[0], frames_of(1))
    frames = frames_of(1)
    frames["funding_mentions"] = frames["funding_mentions"].clear()
    land(database, DAYS[0], frames)
    land(database, DAYS[0], frames_of(1, text=TEXT + " More was said."))
    found = [row[-2:] for row in rows_of(database, "rereadings")]
    assert [(before is None, now) for before, now in found] == [(False, None)]
