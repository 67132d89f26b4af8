"""Tables in, tables out: partial dates, ids in the right columns, empty tables with their types."""
from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.resolve import frames


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2025", date(2025, 1, 1), date(2025, 12, 31)), ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2025-03-04", date(2025, 3, 4), date(2025, 3, 4)), ("2025-13", None, None), ("soon", None, None),
    (None, None, None),
])
def test_partial_dates_are_intervals(text: str | None, first: date | None, last: date | None) -> None:
    assert frames.partial_date(text) == (first, last)


@given(st.text(max_size=12))
def test_any_text_is_an_interval_or_none(text: str) -> None:
    first, last = frames.partial_date(text)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


def test_parties_are_companies_or_bodies() -> None:
    names = pl.DataFrame({"name": ["Tarn Lithium", "Tarn Lithium", "DOE"], "arrival": [1, 2, 3],
                          "evidence_text": ["Tarn Lithium (ASX: TRN) won.", "Tarn Lithium.", "DOE lent."]})
    found = frames.parties(names)
    assert found["name"].to_list() == ["DOE", "Tarn Lithium"]
    assert found["entity_kind"].to_list() == ["agency", "company"]
    assert found["ticker"].to_list() == [None, "ASX:TRN"]


def test_empty_tables_keep_their_columns_and_types() -> None:
    names = pl.DataFrame(schema={"name": pl.String, "arrival": pl.Int64, "evidence_text": pl.String})
    assert dict(frames.parties(names).schema) == frames.NAME_COLUMNS
    assert dict(frames.funders(names.select("name")).schema) == frames.FUNDER_COLUMNS
    mentions = pl.DataFrame({"mention_id": []}, schema={"mention_id": pl.String})
    assert dict(frames.deal_events(mentions).schema) == frames.MEMBER_COLUMNS


def test_every_body_is_listed_once_with_its_government() -> None:
    known = frames.agencies(frames.funders(pl.DataFrame({"name": ["Brotherhood of Smelters", "DOE"]})))
    assert known["agency_id"].is_unique().all()
    assert set(known["government_id"].drop_nulls()) <= set(known["agency_id"])
    assert known.filter(pl.col("is_provisional"))["agency_name"].to_list() == ["Brotherhood of Smelters"]
