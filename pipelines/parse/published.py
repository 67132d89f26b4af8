"""When a page was published: several candidates in the order of who gave them, and how the one believed was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import htmldate
from dateutil import parser as dateparser
from lxml.html import HtmlElement

from pipelines.parse.metadata import linked_data, meta_values

PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "article.published",
    "published-date",
    "release_date",
    "citation_publication_date",
)
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
EARLIEST = date(1990, 1, 1)
"""No page of the web is older."""
CLOCK_SKEW = timedelta(days=1)
"""A page may be dated a day ahead of the fetch: its own day has begun where ours has not."""
WESTERNMOST, EASTERNMOST = 9, 13
"""Hours that newsrooms are behind UTC (Alaska) or ahead of it (New Zealand) at most."""
BYLINE_CHARACTERS = 60
"""A date in a text of its own no longer than this is the page's date line, not part of a story."""
_URL_DATE = re.compile(r"/(20\d\d)(?:[/-](\d\d?)[/-](\d\d?)|(\d\d)(\d\d))(?:[/-]|$)")
_DAY_FIRST = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}\b")


@dataclass(frozen=True, slots=True)
class Dated:
    """An instant (UTC, naive), the calendar day as printed where it was published, and how it was found."""

    at: datetime
    on: date
    found: str
    is_utc: bool = False
    """True where it is given in UTC, so that the day where it was published may be another."""


def read_instant(value: object, found: str) -> Dated | None:
    """The date or date-time that a value writes, ISO 8601 or as people write it; None when it writes none.

    A date-time without an offset is taken as UTC, a date as its midnight; 01-11-2023 and 01.11.2023 are in November.
    """
    if isinstance(value, datetime):
        moment = value
    else:
        text = str(value or "").strip()
        if len(text) < 8 or len(text) > 60 or not re.search(r"\d", text):
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            try:
                moment = dateparser.parse(
                    text, default=datetime(1, 1, 1), fuzzy=False, dayfirst=bool(_DAY_FIRST.match(text))
                )
            except (ValueError, OverflowError, TypeError, AttributeError):
                return None
    if moment.year < EARLIEST.year or moment.year > 9000:
        return None
    on, is_utc = moment.date(), moment.tzinfo is not None and not moment.utcoffset()
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return Dated(moment, on, found, is_utc)


def publication(
    root: HtmlElement | None,
    page: str,
    *,
    url: str | None,
    given: object,
    listed: object,
    fetched_at: datetime | None,
    printed: object = None,
    made: object = None,
) -> Dated | None:
    """The best date of publication: given, from the page's own data, the listing, the address, its text, its file.

    `printed` is the date line of a text without metadata, `made` when a file says it was written. Dates after the fetch
    and before the web are passed over.
    """
    latest = (fetched_at + CLOCK_SKEW).date() if fetched_at else date(9000, 1, 1)
    candidates = chain(
        _candidates(root, page, url, given, listed, fetched_at),
        (read_instant(printed, "text"), read_instant(made, "file")),
    )
    for dated in candidates:
        if dated and EARLIEST <= dated.on <= latest:
            return _with_local_day(dated, root, url) if dated.is_utc and dated.found != "given" else dated
    return None


def _candidates(
    root: HtmlElement | None, page: str, url: str | None, given: object, listed: object, fetched_at: datetime | None
) -> Iterator[Dated | None]:
    yield read_instant(given, "given")
    if root is not None:
        yield from _stated(root)
    yield read_instant(listed, "feed")
    named = _day_of_address(root, url)
    if root is None:
        yield _day("url", named) if named else None
        return
    newest = (fetched_at + CLOCK_SKEW).strftime("%Y-%m-%d") if fetched_at else None
    found = named or _search(page, newest, is_extensive=False)
    for element in root.xpath("(//article//time[@datetime] | //main//time[@datetime])[1]"):
        shown = read_instant(element.get("datetime"), "time")
        yield shown if shown and found in (None, shown.on) else None  # not that of a comment or teaser
    yield _day("url" if named else "page", found) if found else None
    guess = _search(page, newest, is_extensive=True)
    if guess and (guess.day != 1 or is_printed_alone(guess, root)):  # the first may mean no more than the month
        yield _day("text", guess)


def _day(found: str, day: date) -> Dated:
    return Dated(datetime(day.year, day.month, day.day), day, found)


def _stated(root: HtmlElement) -> Iterator[Dated | None]:
    """What the page's own data call its date of publication."""
    for entry in linked_data(root):
        yield read_instant(entry.get("datePublished"), "json-ld")
    yield from (read_instant(value, "meta") for value in meta_values(root, PUBLISHED_META))
    for element in root.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']"):
        yield read_instant(element.get("datetime"), "time")


def _with_local_day(dated: Dated, root: HtmlElement | None, url: str | None) -> Dated:
    """The same instant with the day where it was published: as another statement, the address or the page has it."""
    if root is None:
        return dated
    for other in _stated(root):
        if other and not other.is_utc and other.at == dated.at and other.on != dated.on:
            return replace(dated, on=other.on)
    hours = dated.at.hour + dated.at.minute / 60
    possible = [dated.on - timedelta(days=1)] * (hours < WESTERNMOST) + [dated.on + timedelta(days=1)] * (
        hours >= 24 - EASTERNMOST
    )
    named = _day_of_address(root, url)
    for day in possible:
        if day == named or (named is None and is_printed_alone(day, root) and not is_printed_alone(dated.on, root)):
            return replace(dated, on=day)
    return dated


def _day_of_address(root: HtmlElement | None, url: str | None) -> date | None:
    """The day in the page's address, or in the one that it calls its own."""
    addresses = [url or ""]
    if root is not None:
        addresses += root.xpath("//link[@rel='canonical']/@href")[:1]
        addresses += list(meta_values(root, ("og:url",)))
    for address in addresses:
        if match := _URL_DATE.search(address):
            try:
                return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
            except ValueError:
                continue
    return None


def _search(page: str, newest: str | None, is_extensive: bool) -> date | None:
    """The day that htmldate finds: in marked places of the markup, or anywhere in the text."""
    try:
        found = htmldate.find_date(page, extensive_search=is_extensive, original_date=True, max_date=newest, url=None)
    except (ValueError, TypeError, AttributeError):
        return None
    return date.fromisoformat(found) if found else None


def is_printed_alone(day: date, root: HtmlElement) -> bool:
    """Whether the page shows the day in a short text of its own, as date lines are: `Perth, 3 March 2026`."""
    number, year = (re.compile(rf"(?<![\d:])0?{n}(?![\d:])") for n in (day.day, day.year % 100))
    for text in root.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"):
        line = " ".join(text.split())
        if 6 <= len(line) <= BYLINE_CHARACTERS and number.search(line) and (str(day.year) in line or year.search(line)):
            return True
    return False


def modification(root: HtmlElement | None) -> datetime | None:
    """The instant of the last edit that the page gives, in UTC."""
    if root is None:
        return None
    candidates = [entry.get("dateModified") for entry in linked_data(root)] + list(meta_values(root, MODIFIED_META))
    return next((dated.at for value in candidates if (dated := read_instant(value, "page"))), None)
