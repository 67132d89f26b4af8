"""Rows as records: partial dates are intervals, repeated records of one document are numbered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.resolve.readers import partial_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-03-04", date(2025, 3, 4), date(2025, 3, 4)),
        ("2025-13", None, None),
        ("soon", None, None),
        (None, None, None),
    ],
)
def test_partial_dates_are_intervals(text: str | None, first: date | None, last: date | None) -> None:
    assert partial_date(text) == (first, last)


@given(st.text(max_size=12))
def test_any_text_is_an_interval_or_none(text: str) -> None:
    first, last = partial_date(text)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last
