"""Crawls that are killed, stopped, doubled or run out of disk: nothing is lost, nothing is archived twice."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from scrapers.archive import Archive
from tests.integration.crawling import Asked, LocalWeb, Run, answer, crawl, feed, page, serving, write_source

pytestmark = pytest.mark.integration

PAGES = 120
LINKS = [f"http://news.test/p/{n}" for n in range(PAGES)]


def slow(content: bytes, seconds: float = 0.01) -> Callable[[Asked, BinaryIO], None]:
    def respond(asked: Asked, out: BinaryIO) -> None:
        time.sleep(seconds)
        out.write(content)

    return respond


def web_of_many() -> LocalWeb:
    return LocalWeb({"http://news.test/feed": feed(*LINKS)} | {link: slow(page(link)) for link in LINKS})


def assert_whole(home: Path) -> None:
    """Every page is archived exactly once over all runs, and the archive is sound."""
    archive = Archive(home / "archive")
    archived = Counter(archive.manifest().filter(kind="page", outcome="archived")["requested_url"])
    assert archived == Counter(LINKS)
    assert archive.verify().problems == []
    assert not list(home.rglob("*.open"))
    assert not list(home.rglob("*.part*"))


def test_killed_twice_and_run_again_gives_the_same_pages(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "news")
    home = tmp_path / "home"
    with serving(web_of_many()) as web:
        for pages in (5, 45):
            run = Run(home, tmp_path / "sources", web)
            run.wait_for(pages)
            run.process.kill()
            run.process.join()
        done = crawl(home, tmp_path / "sources", web)
    assert done.status == 0, done.log
    assert_whole(home)
    assert done.archive.manifest()["run_id"].n_unique() == 3, "what the killed runs fetched was kept"


def test_asked_to_stop_it_finishes_its_files_and_says_so(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "news")
    home = tmp_path / "home"
    with serving(web_of_many()) as web:
        run = Run(home, tmp_path / "sources", web)
        run.wait_for(10)
        os.kill(run.process.pid or 0, signal.SIGTERM)
        stopped = run.end()
        assert stopped.status == 1
        assert stopped.summary["sources"]["news"]["finish_reason"] == "shutdown"
        assert not stopped.summary["is_complete"]
        assert Archive(home / "archive").verify().problems == []
        assert Archive(home / "archive").manifest().filter(kind="page").height >= 10


def test_a_site_that_is_down_for_a_run_loses_no_page(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "news")
    home, sources, web = tmp_path / "home", tmp_path / "sources", web_of_many()
    with serving(web):
        run = Run(home, sources, web)
        run.wait_for(10)
        os.kill(run.process.pid or 0, signal.SIGTERM)
        run.end()
    down = crawl(home, sources, web)
    assert set(down.fetches.filter(kind="page")["outcome"]) == {"refused_robots"}
    with serving(web):
        assert crawl(home, sources, web).status == 0
    assert_whole(home)


def test_a_second_crawl_of_the_same_home_names_the_first(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "news", timeout_seconds=60)
    home, web, release = tmp_path / "home", web_of_many(), threading.Event()

    def held(asked: Asked, out: BinaryIO) -> None:
        release.wait(30)
        out.write(page("held"))

    web.answers[LINKS[-1]] = held
    with serving(web):
        first = Run(home, tmp_path / "sources", web)
        first.wait_for(1)
        second = crawl(home, tmp_path / "sources", web)
        release.set()
        assert first.end().status == 0
    assert second.status == 2
    assert f"another crawl is running on {home}" in second.log
    assert f'"pid": {first.process.pid}' in second.log
    assert_whole(home)


@pytest.mark.parametrize("limit", [120_000, 300_000])
def test_a_disk_that_fills_up_keeps_what_was_fetched(tmp_path: Path, limit: int) -> None:
    """No file may grow over the limit: the lesser limit hits the state first, the greater one the archive."""
    write_source(tmp_path / "sources", "news")
    home, sources = tmp_path / "home", tmp_path / "sources"
    bulky = {link: answer(os.urandom(4_000).hex()) for link in LINKS}
    with serving(LocalWeb({"http://news.test/feed": feed(*LINKS)} | bulky)) as web:
        full = Run(home, sources, web, largest_file=limit).end()
        assert full.status in (1, 2), full.log
        assert "free some space and run again" in full.log
        assert full.archive.manifest().height < PAGES
        if full.summary["event"] == "finished":
            assert full.summary["sources"]["news"]["finish_reason"] == "storage_failed"
        assert crawl(home, sources, web).status == 0
    assert_whole(home)
