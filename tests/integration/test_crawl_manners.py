"""Manners between crawls: one pace for two at once, and a pause that a host asked for is kept by the next."""

from __future__ import annotations

import time
from pathlib import Path
from typing import BinaryIO

import pytest

from scrapers.state import State
from tests.integration.crawling import Asked, Handler, LocalWeb, Run, answer, crawl, feed, page, serving, write_source

pytestmark = pytest.mark.integration

DELAY = 0.4


def test_two_crawls_of_two_homes_keep_one_pace(tmp_path: Path) -> None:
    asked_at: list[float] = []
    links = [f"http://mine.test/{number}" for number in range(3)]

    def noting(content: bytes) -> Handler:
        def respond(asked: Asked, out: BinaryIO) -> None:
            asked_at.append(time.monotonic())
            out.write(content)

        return respond

    web = LocalWeb(
        {
            "http://mine.test/feed": noting(feed(*links)),
            "http://mine.test/robots.txt": noting(answer("")),
            **{link: noting(page(link)) for link in links},
        }
    )
    write_source(tmp_path / "sources", "mine", delay_seconds=DELAY)
    with serving(web):
        runs = [Run(tmp_path / name, tmp_path / "sources", web) for name in ("one", "two")]
        ended = [run.end() for run in runs]
    assert [run.summary["sources"]["mine"]["bodies"] for run in ended] == [4, 4]
    assert len(asked_at) == 10
    # Each keeping a pace of its own would be done in half the time; single gaps shrink where a process is held up.
    assert max(asked_at) - min(asked_at) > 0.9 * DELAY * (len(asked_at) - 1)


def test_a_long_pause_is_kept_by_the_next_run_which_says_why(tmp_path: Path) -> None:
    links = ["http://mine.test/1", "http://mine.test/2"]
    web = LocalWeb(
        {
            "http://mine.test/feed": feed(*links),
            links[0]: page("one"),
            links[1]: answer("", "429 Too Many Requests", Retry_After="31536000"),
        }
    )
    write_source(tmp_path / "sources", "mine")
    with serving(web):
        crawl(tmp_path / "home", tmp_path / "sources", web)
        before = dict(web.visits)
        again = crawl(tmp_path / "home", tmp_path / "sources", web)
        assert dict(web.visits) == before
    assert again.status == 0
    (reason,) = set(again.fetches["reason"])
    assert reason.startswith("mine.test rests until 20")
    assert "asked for a pause of 31536000 seconds" in reason
    state = State(tmp_path / "home" / "state" / "crawl.sqlite")
    state.begin("mine")
    assert links[1] in {entry.url for entry in state.take("mine", 9)}
