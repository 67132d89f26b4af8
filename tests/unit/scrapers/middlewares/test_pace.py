from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from scrapers.middlewares.pace import FAILURES_BEFORE_REST, Pace, PaceMiddleware, retry_after
from scrapers.middlewares.refusals import AskedToWait
from scrapers.state import State
from scrapers.turns import Turns

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Wed, 01 May 2024 12:01:30 GMT", 90.0),
        ("Wed, 01 May 2024 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
        ("-5", None),
        ("1.5", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOON) == seconds


@given(st.text())
def test_any_header_is_survived(value: str) -> None:
    assert retry_after(value, NOON) is None or retry_after(value, NOON) >= 0  # type: ignore[operator]


@pytest.fixture(autouse=True)
def own_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pace, "_of", {})
    monkeypatch.setattr(Pace, "turns", Turns(tmp_path / "turns"))


def test_places_are_reserved_one_after_the_other() -> None:
    host = Pace.of("mine.test")
    host.keep(5.0)
    host.keep(2.0)
    assert [round(host.reserve()) for _ in range(3)] == [0, 5, 10]
    host.pause(60)
    assert round(host.reserve()) == 60
    assert Pace.of("other.test").reserve() == 0


def test_one_pace_a_host_whatever_the_case() -> None:
    assert Pace.of("Mine.Test") is Pace.of("mine.test")
    assert Pace.of("other.test") is not Pace.of("mine.test")


def test_a_host_is_left_alone_after_failures_in_a_row() -> None:
    host = Pace.of("mine.test")
    host.failures = FAILURES_BEFORE_REST - 1
    assert host.why_not is None
    host.failures += 1
    assert "mine.test failed 12 times in a row" in (host.why_not or "")


def test_a_host_that_fails_two_runs_gets_a_night_off_that_later_runs_know_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = State(tmp_path / "crawl.sqlite")
    for run in (1, 2, 3):
        monkeypatch.setattr(Pace, "_of", {})
        Pace.recall(state)
        host = Pace.of("mine.test")
        assert (host.why_not is not None) == (run == 3)
        host.failures = 3
        Pace.settle(state)
    assert "like those of the run before it" in (host.why_not or "")
    host.rest, host.answers = None, 1
    Pace.settle(state)
    assert state.resting(datetime.now(UTC)) == []


def test_a_run_with_an_answer_between_clears_a_host(tmp_path: Path) -> None:
    state, host = State(tmp_path / "crawl.sqlite"), Pace.of("mine.test")
    for failures, answers in ((3, 0), (0, 5), (3, 0)):
        host.failures, host.answers = failures, answers
        Pace.settle(state)
    assert state.resting(datetime.now(UTC)) == []


def test_a_host_answers_one_request_before_it_is_asked_the_next() -> None:
    crawler = SimpleNamespace(spider=SimpleNamespace(spec=SimpleNamespace(delay_seconds=0)))
    middleware, requests = PaceMiddleware(crawler), [Request(f"http://mine.test/{n}") for n in range(3)]  # type: ignore[arg-type]

    async def ask() -> list[str]:
        told: list[str] = []
        await middleware.process_request(requests[0])
        later = asyncio.create_task(middleware.process_request(requests[1]))
        await asyncio.sleep(0.01)
        told.append(f"waits: {not later.done()}")
        middleware.process_response(requests[0], Response(requests[0].url, status=200))
        await later
        Pace.of("mine.test").failures = FAILURES_BEFORE_REST
        middleware.process_exception(requests[1], DownloadTimeoutError("too late"))
        with pytest.raises(AskedToWait) as refused:
            await middleware.process_request(requests[2])
        middleware.process_exception(requests[2], refused.value)
        return [*told, f"free: {not Pace.of('mine.test').line.locked()}"]

    assert asyncio.run(ask()) == ["waits: True", "free: True"]
