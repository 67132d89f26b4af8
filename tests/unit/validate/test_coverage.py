"""Batch findings: lost rows, refused batches, thin columns and thin sources."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.validate import Validated, coverage, split_all
from tests.unit.samples import day_frames, document

DAY = date(2026, 3, 2)


def day_of(count: int) -> dict[str, pl.DataFrame]:
    return day_frames(*(document(number) for number in range(count)))


def test_a_sound_day_has_no_finding() -> None:
    assert coverage(split_all(day_of(25), DAY), {"wire": 25}) == []


def test_lost_rows_are_an_error() -> None:
    validated = Validated({}, {"documents": (10, 7, 2)})
    found = coverage(validated)[0]
    assert (found.rule, found.severity) == ("rows_lost", "error")
    assert "1 are unaccounted for" in found.message


def test_a_batch_mostly_refused_is_an_error_and_a_partly_refused_one_a_warning() -> None:
    frames = day_of(24)
    frames["deal_mentions"] = frames["deal_mentions"].with_columns(currency=pl.lit("?"))
    findings = coverage(split_all(frames, DAY))
    assert [(f.rule, f.table) for f in findings if f.severity == "error"] == [
        ("most_rejected", "deal_mentions"),
        ("most_rejected", "deal_parties"),
    ]
    partly = coverage(Validated({}, {"deal_mentions": (100, 90, 10)}))
    assert [(f.rule, f.severity) for f in partly] == [("many_rejected", "warning")]


def test_thin_columns_and_thin_sources_are_named() -> None:
    frames = day_of(25)
    frames["documents"] = frames["documents"].with_columns(published_at=pl.lit(None, dtype=pl.Datetime("us")))
    frames["deal_mentions"] = frames["deal_mentions"].with_columns(commodities=pl.lit([], dtype=pl.List(pl.String)))
    findings = coverage(split_all(frames, DAY), {"gazette": 1})
    assert [(f.rule, f.subject) for f in findings] == [
        ("fill_rate", "commodities"),
        ("fill_rate", "published_at"),
        ("source_floor", "gazette"),
    ]
    assert "0%" in findings[0].message


def test_shares_of_few_rows_say_nothing() -> None:
    frames = day_of(3)
    frames["documents"] = frames["documents"].with_columns(title=pl.lit(None, dtype=pl.String))
    assert coverage(split_all(frames, DAY)) == []


def test_numbers_outside_their_evidence_are_a_warning() -> None:
    frames = day_of(25)
    frames["funding_mentions"] = frames["funding_mentions"].with_columns(printed=pl.lit('{"amount": "US$25 million"}'))
    assert [f.rule for f in coverage(split_all(frames, DAY))] == ["numbers_outside_evidence"]
