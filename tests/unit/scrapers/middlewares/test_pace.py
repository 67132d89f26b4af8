from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.middlewares import pace
from scrapers.middlewares.pace import FAILURES_BEFORE_REST, Pace, retry_after

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("value", "seconds"), [
    ("120", 120.0), ("0", 0.0), ("Wed, 01 May 2024 12:01:30 GMT", 90.0), ("Wed, 01 May 2024 11:00:00 GMT", 0.0),
    ("soon", None), ("", None), (None, None), ("-5", None), ("1.5", None)])
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


@given(st.text())
def test_any_header_is_survived(value: str) -> None:
    assert retry_after(value, NOON) is None or retry_after(value, NOON) >= 0  # type: ignore[operator]


def test_places_are_reserved_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    host = Pace()
    host.keep(5.0)
    host.keep(2.0)
    assert [host.reserve() for _ in range(3)] == [0.0, 5.0, 10.0]
    now[0] += 20
    assert host.reserve() == 0.0
    host.pause(60)
    assert host.reserve() == 60.0


def test_one_pace_a_host_whatever_the_case() -> None:
    assert Pace.of("Mine.Test") is Pace.of("mine.test")
    assert Pace.of("other.test") is not Pace.of("mine.test")


def test_a_host_rests_after_failures_in_a_row() -> None:
    host = Pace()
    host.failures = FAILURES_BEFORE_REST - 1
    assert not host.rests
    host.failures += 1
    assert host.rests
