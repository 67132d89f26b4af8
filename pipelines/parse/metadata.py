"""What a page says about itself: title, dates, canonical address, author, language, tickers, machine authorship."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any
from urllib.parse import urljoin

import htmldate
from dateutil import parser as dateparser
from lxml.html import HtmlElement

from pipelines.parse.cleaning import collapse
from scrapers.addresses import canonical, host_of

PUBLISHED_META = ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
                  "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate", "publishdate", "publish-date",
                  "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published",
                  "published-date", "release_date", "citation_publication_date")
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
EARLIEST = date(1990, 1, 1)
"""No page of the web is older."""
CLOCK_SKEW = timedelta(days=1)
"""A page may be dated a day ahead of the fetch: its own day has begun where ours has not."""
_URL_DATE = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")
_TICKER = re.compile(
    r"\b(ASX|TSX[ -]?V(?:ENTURE)?|TSX|NYSE(?: American| Arca| MKT)?|NASDAQ|Nasdaq|AMEX|LSE|AIM|CSE|NEO"
    r"|OTC(?:QB|QX|MKTS)?|JSE|HKEX|SEHK|TSE|TYO|FSE|FRA|SGX|NZX|SSE|SZSE|KRX|BMV|B3|Euronext|OMX)\s?:\s?([A-Z0-9][A-Z0-9.]{0,7})\b")
_MACHINE = re.compile(
    r"\b(?:article|content|report|story|summary|text|page|post|digest|translation|news)\w*\b[^.\n]{0,80}?"
    r"\b(?:generated|written|created|produced|authored|prepared|drafted|composed|compiled)\b[^.\n]{0,50}?"
    r"\b(?:by|using|with|via|from)\b[^.\n]{0,30}?"
    r"\b(?:artificial\s+intelligence|AI\b|language\s+models?|machines?\b|algorithms?|automated|bots?\b|LLMs?\b)")
HEAD_CHARACTERS, LANGUAGE_CHARACTERS, FEWEST_FOR_LANGUAGE = 20_000, 3_000, 120


@dataclass(frozen=True, slots=True)
class Dated:
    """An instant (UTC, naive), the calendar day as printed where it was published, and how it was found."""

    at: datetime
    on: date
    found: str


def read_instant(value: object, found: str) -> Dated | None:
    """The date or date-time that a value writes, ISO 8601 or as people write it; None when it writes none.

    A date-time without an offset is taken as UTC, a date as its midnight.
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
                moment = dateparser.parse(text, default=datetime(1, 1, 1), fuzzy=False)
            except (ValueError, OverflowError, TypeError, AttributeError):
                return None
    if moment.year < EARLIEST.year or moment.year > 9000:
        return None
    on = moment.date()
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return Dated(moment, on, found)


def publication(root: HtmlElement | None, page: str, *, url: str | None, given: object, listed: object,
                fetched_at: datetime | None, printed: object = None, made: object = None) -> Dated | None:
    """The best date of publication: given, from the page's own data, the listing, the address, its text, its file.

    `printed` is the date line of a text without metadata, `made` when a file says it was written.

    Dates after the fetch and before the web are passed over.
    """
    latest = (fetched_at + CLOCK_SKEW).date() if fetched_at else date(9000, 1, 1)
    candidates = chain(_publication_candidates(root, page, url, given, listed, fetched_at),
                       (read_instant(printed, "text"), read_instant(made, "file")))
    for dated in candidates:
        if dated and EARLIEST <= dated.on <= latest:
            return dated
    return None


def _publication_candidates(root: HtmlElement | None, page: str, url: str | None, given: object, listed: object,
                            fetched_at: datetime | None) -> Iterator[Dated | None]:
    yield read_instant(given, "given")
    if root is not None:
        for entry in linked_data(root):
            yield read_instant(entry.get("datePublished"), "json-ld")
        yield from (read_instant(value, "meta") for value in meta_values(root, PUBLISHED_META))
        for element in root.xpath("//time[@datetime][@pubdate or @itemprop='datePublished']"):
            yield read_instant(element.get("datetime"), "time")
    yield read_instant(listed, "feed")
    if root is not None:
        for element in root.xpath("(//article//time[@datetime] | //main//time[@datetime])[1]"):
            yield read_instant(element.get("datetime"), "time")
    if match := _URL_DATE.search(url or ""):
        yield read_instant("-".join(match.groups()), "url")
    if root is not None:
        newest = (fetched_at + CLOCK_SKEW).strftime("%Y-%m-%d") if fetched_at else None
        try:
            found = htmldate.find_date(page, extensive_search=False, original_date=True, max_date=newest, url=None)
        except (ValueError, TypeError, AttributeError):
            found = None
        yield read_instant(found, "page")


def modification(root: HtmlElement | None) -> datetime | None:
    """The instant of the last edit that the page gives, in UTC."""
    if root is None:
        return None
    candidates = [entry.get("dateModified") for entry in linked_data(root)] + list(meta_values(root, MODIFIED_META))
    return next((dated.at for value in candidates if (dated := read_instant(value, "page"))), None)


def linked_data(root: HtmlElement) -> list[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe an article, in order; broken blocks are passed over."""
    found: list[dict[str, Any]] = []
    for script in root.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        todo = data if isinstance(data, list) else [data]
        for entry in todo[:100]:
            if isinstance(entry, dict):
                graph = entry.get("@graph")
                found += [e for e in (graph if isinstance(graph, list) else [entry]) if isinstance(e, dict)]
    return [entry for entry in found if "datePublished" in entry or "headline" in entry]


def meta_values(root: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    """Contents of <meta> elements of these names, in the order of `names`."""
    by_name: dict[str, str] = {}
    for element in root.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        by_name.setdefault(key, element.get("content") or "")
    yield from (by_name[name] for name in names if by_name.get(name))


def title_of(root: HtmlElement) -> str | None:
    """The headline: JSON-LD, og:title, the only <h1>, then <title>."""
    headlines = [entry.get("headline") for entry in linked_data(root)] + list(meta_values(root, ("og:title",)))
    h1 = [collapse(e.text_content()) for e in root.xpath("//h1")]
    headlines += h1 if len(h1) == 1 else []
    headlines += [collapse(e.text_content()) for e in root.xpath("//head/title | //title")] + h1
    return next((t for h in headlines if isinstance(h, str) and (t := collapse(h))), None)


def author_of(root: HtmlElement) -> str | None:
    """The byline, from JSON-LD or meta."""
    for entry in linked_data(root):
        author = entry.get("author")
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip():
            return collapse(name)
    return next((collapse(v) for v in meta_values(root, ("author", "article:author", "byl", "dc.creator"))
                 if not v.startswith("http")), None)


def canonical_address(root: HtmlElement | None, url: str | None) -> str | None:
    """The page's one address: its <link rel=canonical> if it lies on the same host, else its own.

    A canonical link to the front page, from another page, is a mistake of the site and is passed over: it would make
    all pages of the site one document.
    """
    if not url:
        return None
    own = canonical(url)
    for link in root.xpath("//link[@rel='canonical'][@href]")[:1] if root is not None else ():
        stated = canonical(urljoin(url, link.get("href")))
        same_host = host_of(stated).removeprefix("www.") == host_of(own).removeprefix("www.")
        if same_host and (stated.rstrip("/").count("/") > 2 or own.rstrip("/").count("/") <= 2):
            return stated
    return own


def language_of(text: str, declared: str | None) -> str | None:
    """ISO 639-1 code: read from the text where there is enough of it, else as the page declares."""
    sample = text[:LANGUAGE_CHARACTERS]
    if len(sample) >= FEWEST_FOR_LANGUAGE:
        import py3langid
        return str(py3langid.classify(sample)[0])
    code = (declared or "").split("-")[0].strip().lower()
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def tickers_in(text: str) -> tuple[str, ...]:
    """Tickers in the text's beginning, each once, as EXCHANGE:CODE; the TSX Venture Exchange is TSXV."""
    found: dict[str, None] = {}
    for match in _TICKER.finditer(text[:HEAD_CHARACTERS]):
        exchange = re.sub(r"^TSX[ -]?V.*", "TSXV", match[1].upper())
        found[f"{exchange.split(' ')[0]}:{match[2].rstrip('.')}"] = None
    return tuple(found)


def says_machine_written(text: str) -> bool:
    """True when the text says of itself that a machine wrote it."""
    return bool(_MACHINE.search(text))


def links_of(root: HtmlElement | None, url: str | None) -> tuple[str, ...]:
    """Absolute http(s) addresses the page links to, each once, in order."""
    if root is None or not url or not url.startswith(("http://", "https://")):
        return ()
    found: dict[str, None] = {}
    for link in root.iter("a"):
        try:
            address = urljoin(url, (link.get("href") or "").strip())
        except ValueError:
            continue
        if address.startswith(("http://", "https://")):
            found[address] = None
    return tuple(found)
