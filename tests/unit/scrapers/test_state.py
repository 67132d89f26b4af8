from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scrapers.state import MAX_TRIES, Entry, State, StateError
from tests.unit.scrapers.samples import NOON, fetch_of


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(tmp_path / "state" / "crawl.sqlite")


def wanted(state: State, entry: Entry, at: datetime = NOON) -> bool:
    return state.wants("mine", entry, 3, at)


def next_run(state: State) -> list[str]:
    state.begin("mine")
    return [entry.url for entry in state.take("mine", 100)]


def test_a_page_is_wanted_once(state: State) -> None:
    page = Entry("https://mine.test/news/0", title="Nolans")
    assert wanted(state, page)
    assert not wanted(state, page)
    assert state.take("mine", 10) == [page]
    assert state.take("mine", 10) == []


def test_validators_come_back_as_they_were_sent(state: State) -> None:
    usual, old = "Wed, 01 May 2024 11:58:00 GMT", "Wednesday, 01-May-24 11:58:00 GMT"
    for number, modified in enumerate([usual, old, "today", None]):
        state.apply(fetch_of(number, etag='W/"a"', last_modified=modified, warc_file="f", warc_offset=9))
        seen = state.seen(f"https://mine.test/news/{number}?utm_source=x")
        assert seen is not None
        assert (seen.etag, seen.last_modified) == ('W/"a"', modified)


def test_within_the_window_a_page_is_looked_at_again_and_then_left(state: State) -> None:
    url = "https://mine.test/news/0"
    wanted(state, Entry(url))
    for day in (0, 1, 2):
        assert next_run(state) == [url]
        state.apply(fetch_of(0, fetched_at=NOON + timedelta(days=day)))
    assert next_run(state) == [url]
    state.apply(fetch_of(0, outcome="unchanged", fetched_at=NOON + timedelta(days=4)))
    assert next_run(state) == []
    assert not wanted(state, Entry(url), NOON + timedelta(days=5))


def test_a_listing_that_dates_a_change_brings_a_page_back(state: State) -> None:
    url = "https://mine.test/news/0"
    state.apply(fetch_of(0))
    for updated, comes in (
        ("2024-05-01", False),
        ("2024-05-01T11:00:00+00:00", False),
        ("soon", False),
        ("2024-05-01T13:30:00+00:00", True),
        ("2024-05-02", True),
    ):
        state.begin("mine")
        wanted(state, Entry(url, updated_at=updated), NOON + timedelta(days=9))
        assert bool(state.take("mine", 5)) is comes, updated
        state.apply(fetch_of(0))


def test_a_failing_page_is_tried_in_five_runs(state: State) -> None:
    wanted(state, Entry("https://mine.test/news/0"))
    runs = 0
    while next_run(state):
        state.apply(fetch_of(0, None, outcome="network_error", status=None))
        runs += 1
    assert runs == MAX_TRIES


def test_a_page_that_was_never_asked_for_does_not_lose_a_try(state: State) -> None:
    wanted(state, Entry("https://mine.test/news/0"))
    for _ in range(MAX_TRIES + 2):
        assert next_run(state)
        state.apply(fetch_of(0, None, outcome="network_error", status=None, attempts=0))


@pytest.mark.parametrize(
    ("outcome", "status", "comes_again"),
    [
        ("http_error", 404, False),
        ("http_error", 410, False),
        ("http_error", 451, False),
        ("http_error", 500, True),
        ("http_error", 429, True),
        ("refused_robots", None, True),
        ("refused_size", 200, False),
    ],
)
def test_what_would_fail_again_is_left(state: State, outcome: str, status: int | None, comes_again: bool) -> None:
    wanted(state, Entry("https://mine.test/news/0"))
    next_run(state)
    state.apply(fetch_of(0, None, outcome=outcome, status=status))
    assert bool(next_run(state)) is comes_again


@pytest.mark.parametrize(("lasts", "comes_again"), [(True, False), (False, True)])
def test_a_refusal_that_may_pass_is_asked_about_again(state: State, lasts: bool, comes_again: bool) -> None:
    """robots.txt that forbids a page is a lasting reason; one that could not be read is not."""
    wanted(state, Entry("https://mine.test/news/0"))
    next_run(state)
    state.apply(fetch_of(0, None, outcome="refused_robots", status=None, attempts=0), lasts)
    assert bool(next_run(state)) is comes_again


def test_one_body_has_one_place_whatever_its_addresses(state: State) -> None:
    first = fetch_of(0, b"same", warc_file="a.warc.gz", warc_offset=5)
    state.apply(first)
    state.apply(fetch_of(1, b"same", outcome="duplicate_body", warc_file="b.warc.gz", warc_offset=7))
    assert state.place_of_body(first.sha256 or "") == ("a.warc.gz", 5)
    assert state.place_of_body("0" * 64) is None


def test_a_new_body_replaces_the_old_one(state: State) -> None:
    old = fetch_of(0, b"old", warc_file="a.warc.gz", warc_offset=5)
    new = fetch_of(0, b"new", warc_file="b.warc.gz", warc_offset=6)
    state.apply(old)
    state.apply(new)
    assert state.place_of_body(old.sha256 or "") is None
    assert state.place_of_body(new.sha256 or "") == ("b.warc.gz", 6)


def test_listings_come_first_and_then_the_newest_pages(state: State) -> None:
    for number, published in enumerate([None, "2024-03-01", "2024-04-30T10:00:00+02:00"]):
        wanted(state, Entry(f"https://mine.test/{number}", published_at=published))
    wanted(state, Entry("https://mine.test/page/2", kind="listing"))
    state.begin("mine")
    assert [e.url[-1] for e in state.take("mine", 3)] == ["2", "2", "1"]
    assert state.waiting("mine") == 1


def test_standing_listings_stay_until_their_index_drops_them(state: State) -> None:
    index = "https://mine.test/index.xml"
    for name in ("a", "b"):
        wanted(state, Entry(f"https://mine.test/{name}.xml", kind="listing", referrer=index, standing=True))
    state.apply(fetch_of(9, requested_url="https://mine.test/a.xml", kind="listing"))
    assert sorted(next_run(state)) == ["https://mine.test/a.xml", "https://mine.test/b.xml"]
    state.keep_standing("mine", index, ["https://mine.test/b.xml"])
    assert next_run(state) == ["https://mine.test/b.xml"]


def test_nothing_uncommitted_outlives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    state = State(path)
    wanted(state, Entry("https://mine.test/kept"))
    state.commit()
    wanted(state, Entry("https://mine.test/lost"))
    state.close()
    assert next_run(State(path)) == ["https://mine.test/kept"]


def test_applying_a_fetch_twice_is_applying_it_once(state: State) -> None:
    row = fetch_of(0, etag='"1"', warc_file="a.warc.gz", warc_offset=5)
    state.apply(row)
    before = state.seen(row.requested_url)
    state.apply(row)
    assert state.seen(row.requested_url) == before


def test_a_damaged_file_is_named_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "crawl.sqlite"
    path.write_bytes(b"not a database at all, and long enough to be read as one" * 100)
    with pytest.raises(StateError, match=r"crawl\.sqlite.*move it away"):
        State(path)


def test_robots_are_kept_for_the_next_run(state: State) -> None:
    assert state.robots("https://mine.test") is None
    state.keep_robots("https://mine.test", b"User-agent: *", '"1"', None)
    assert state.robots("https://mine.test") == (b"User-agent: *", '"1"', None)


def test_times_are_utc(state: State) -> None:
    state.apply(fetch_of(0))
    seen = state.seen("https://mine.test/news/0")
    assert seen is not None
    assert seen.archived_at.tzinfo is UTC
