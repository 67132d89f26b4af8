"""When a page was published: who is believed, on which day it was there, and what is no date."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.html import parse
from pipelines.parse.published import publication, read_instant

FETCHED = datetime(2026, 3, 20, 6)


def published(page: str, **known: object) -> tuple[str, str] | None:
    settings = {"url": None, "given": None, "listed": None, "fetched_at": FETCHED} | known
    root = parse(page)
    assert root is not None
    dated = publication(root, page, **settings)  # type: ignore[arg-type]
    return (dated.on.isoformat(), dated.found) if dated else None


JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "%s"}</script><p>Tin.</p>'


def test_dates_are_believed_in_the_order_of_who_gave_them() -> None:
    page = (JSON_LD % "2026-03-01") + '<meta property="article:published_time" content="2026-03-02">'
    assert published(page) == ("2026-03-01", "json-ld")
    assert published(page, given="2026-02-27") == ("2026-02-27", "given")
    assert published('<meta name="dc.date" content="2 March 2026"><p>x</p>', listed="2026-03-03") == (
        "2026-03-02",
        "meta",
    )
    assert published("<p>x</p>", listed="2026-03-03T01:00:00+11:00") == ("2026-03-03", "feed")
    assert published("<p>x</p>", url="https://tin.example/2026/03/04/shaft") == ("2026-03-04", "url")
    assert published("<p>no date at all</p>") is None


def test_dates_after_the_fetch_are_passed_over() -> None:
    assert published(JSON_LD % "2027-01-01", listed="2026-03-01") == ("2026-03-01", "feed")


def test_the_instant_is_utc_and_the_day_is_local() -> None:
    dated = read_instant("2026-03-03T01:00:00+11:00", "given")
    assert dated is not None
    assert (dated.at, dated.on) == (datetime(2026, 3, 2, 14), date(2026, 3, 3))


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    dated = read_instant(text, "given")
    assert dated is None or dated.on.year >= 1990


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01-11-2023 10:29", "2023-11-01"),
        ("1.11.2023", "2023-11-01"),
        ("11/01/2023", "2023-11-01"),
        ("2023-11-01", "2023-11-01"),
        ("1 November 2023", "2023-11-01"),
    ],
)
def test_days_stand_before_months_where_dots_or_dashes_part_them(text: str, day: str) -> None:
    dated = read_instant(text, "meta")
    assert dated is not None
    assert dated.on.isoformat() == day


@pytest.mark.parametrize(
    ("stated", "around", "day"),
    [
        ("2026-03-02T02:18:11Z", '<link rel="canonical" href="https://tin.example/2026/03/01/shaft">', "2026-03-01"),
        ("2026-03-02T02:18:11Z", '<meta property="og:url" content="https://tin.example/20260301/shaft">', "2026-03-01"),
        ("2026-03-01T23:01:00Z", '<link rel="canonical" href="https://tin.example/2026/3/2/shaft">', "2026-03-02"),
        ("2026-03-02T17:00:00Z", '<link rel="canonical" href="https://tin.example/2026/03/01/shaft">', "2026-03-02"),
        ("2026-03-01T22:04:00Z", '<meta name="date" content="Mon, 02 Mar 2026 00:04:00 +0200">', "2026-03-02"),
        ("2026-03-01T23:00:00Z", "<p>2 March 2026</p>", "2026-03-02"),
        ("2026-03-01T23:00:00Z", "<p>1 March 2026</p><p>2 March 2026</p>", "2026-03-01"),
        (
            "2026-03-02T02:18:11+01:00",
            '<link rel="canonical" href="https://tin.example/2026/03/01/shaft">',
            "2026-03-02",
        ),
    ],
)
def test_an_instant_in_utc_gets_the_day_that_it_had_where_it_was_published(stated: str, around: str, day: str) -> None:
    assert published((JSON_LD % stated) + around) == (day, "json-ld")


def test_a_given_day_is_never_moved() -> None:
    assert published("<p>x</p>", given="2026-03-02T02:18:11Z", url="https://tin.example/2026/03/01/a") == (
        "2026-03-02",
        "given",
    )


def test_times_of_comments_are_not_the_articles() -> None:
    page = "<article><time datetime='2026-03-09T08:00'>later</time><p>Tin.</p></article>"
    assert published(page, url="https://tin.example/2026/03/04/shaft") == ("2026-03-04", "url")
    assert published(page) == ("2026-03-09", "time")


def test_a_date_line_in_the_text_is_the_last_that_is_asked() -> None:
    story = "<p>The shaft at Tinhill was sunk in two years and will be sold, the owners said in a statement.</p>"
    assert published(f"<div>PERTH, 3 March 2026</div>{story}") == ("2026-03-03", "text")
    assert published(f"<p>Output will start in 2025, the owners of Tinhill said.</p>{story}") is None
