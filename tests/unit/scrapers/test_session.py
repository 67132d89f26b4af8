from __future__ import annotations

import re
from pathlib import Path

import pytest
from scrapy.settings import Settings

from pipelines.home import Home
from scrapers.session import CrawlSession, LockedError, leave_session, new_run_id, shared_session
from scrapers.state import Entry
from tests.unit.scrapers.samples import BODIES, DAY, NOON, fetch_of, hop_of, write_run


def test_a_home_has_one_session_at_a_time(tmp_path: Path) -> None:
    first = CrawlSession(Home(tmp_path), DAY, "first")
    with pytest.raises(LockedError, match=r'another crawl is running on .*"run_id": "first".*use another home'):
        CrawlSession(Home(tmp_path), DAY, "second")
    first.close()
    CrawlSession(Home(tmp_path), DAY, "third").close()


def test_opening_finishes_what_was_left_behind_and_remembers_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_run(home.archive, close=False)
    session = CrawlSession(home, DAY)
    assert session.archive.manifest().height == len(BODIES) + 1
    assert session.state.seen("https://mine.test/news/0") is not None
    assert not session.state.wants("mine", Entry("https://mine.test/news/0"), 3, NOON), "it is in the archive"
    assert session.state.wants("mine", Entry("https://mine.test/news/99"), 3, NOON)
    session.close()


def test_what_is_stored_is_seen_only_after_it_is_durable(tmp_path: Path) -> None:
    session = CrawlSession(Home(tmp_path), DAY)
    session.open_source("mine", "test")
    session.store(fetch_of(0), hop_of(fetch_of(0), b"<p>page</p>"), [], None)
    session.state.close()  # as a kill before the commit would
    again = type(session.state)(tmp_path / "state" / "crawl.sqlite")
    assert again.seen("https://mine.test/news/0") is None
    again.close()


def test_crawlers_of_a_process_share_a_session_until_the_last_leaves(tmp_path: Path) -> None:
    settings = Settings({"OREL_HOME": str(tmp_path), "CRAWL_DAY": DAY.isoformat(), "RUN_ID": "r1"})
    session = shared_session(settings)
    assert shared_session(settings) is session
    for source in ("a", "b"):
        session.open_source(source, "test")
    leave_session("a")
    assert shared_session(settings) is session
    leave_session("b")
    CrawlSession(Home(tmp_path), DAY).close()


def test_run_ids_sort_by_start_and_are_file_names() -> None:
    assert re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{6}", new_run_id())
    assert new_run_id() != new_run_id()
