"""Feeds: RSS 0.9 to 2.0, Atom, RDF and JSON Feed; broken ones as far as feedparser can make them out."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from time import struct_time
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree
from scrapy.http import Response
from w3lib.html import remove_tags, remove_tags_with_content

from scrapers.answers import header
from scrapers.spiders.base import ListingError, SourceSpider
from scrapers.state import Entry

DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
"""Entities that a feed declares itself are never needed, and can be made to explode."""
LARGE = 500_000
"""Bytes from which on a well-formed feed is streamed: feedparser takes a second and a half a megabyte."""
FEED_NAMESPACES = (
    "",
    "http://www.w3.org/2005/Atom",
    "http://purl.org/rss/1.0/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
)
FIELDS = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "id": "id",
    "pubDate": "published",
    "published": "published",
    "issued": "published",
    "updated": "updated",
    "modified": "updated",
    "date": "updated",
}
"""Names in RSS, Atom and Dublin Core, and what feedparser makes of them."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed: where it leads, and what the feed says of it."""

    url: str
    title: str | None
    published_at: str | None
    updated_at: str | None


class FeedSpider(SourceSpider):
    """Takes the pages that a feed names."""

    def read_listing(self, entry: Entry, response: Response) -> None:
        items = read_feed(response.body, response.url, header(response.headers, "Content-Type") or "")
        self.want(
            self.page_entry(
                entry, response, item.url, title=item.title, published_at=item.published_at, updated_at=item.updated_at
            )
            for item in items
        )


def read_feed(body: bytes, url: str, content_type: str = "") -> list[FeedItem]:
    """The items of a feed in its order, with absolute addresses; ListingError for what is no feed at all."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return list(_json_items(body, url))
    if not body.strip():
        raise ListingError("it is empty")
    body = DOCTYPE.sub(b"", body, count=1)
    if len(body) > LARGE and (items := _streamed_items(body, url, content_type)) is not None:
        return items
    headers = {"content-type": content_type, "content-location": url}
    feed = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.version:
        raise ListingError(f"no feed: {feed.get('bozo_exception') or 'it has neither a feed element nor items'}")
    return list(_xml_items(feed.entries, url))


def _streamed_items(body: bytes, url: str, content_type: str) -> list[FeedItem] | None:
    """The items of a well-formed RSS or Atom feed as feedparser has them; None for what is better left to it."""
    if "charset=" in content_type.lower() and "utf-8" not in content_type.lower():
        return None
    items: list[FeedItem] = []
    try:
        for _, element in etree.iterparse(
            BytesIO(body), tag=("{*}item", "{*}entry"), resolve_entities=False, no_network=True, huge_tree=True
        ):
            item = _item_of(element, url)
            items += [item] if item else []
            element.clear()
    except (etree.XMLSyntaxError, ValueError):
        return None
    return items or None


def _item_of(element: etree._Element, url: str) -> FeedItem | None:
    """One item or entry; ValueError where a date is written as only feedparser reads it."""
    values: dict[str, str] = {}
    links: dict[str, str] = {}
    for child in element:
        if not isinstance(child.tag, str):
            continue
        namespace, _, name = child.tag.removeprefix("{").rpartition("}")
        if name == "link" and child.get("href"):
            links.setdefault(child.get("rel") or "alternate", child.get("href") or "")
        elif name in FIELDS and namespace in FEED_NAMESPACES and child.get("isPermaLink") != "false":
            values.setdefault(FIELDS[name], etree.tostring(child, method="text", encoding="unicode", with_tail=False))
    link = links.get("alternate") or values.get("link") or values.get("id", "")
    if not link or (link == values.get("id") and not link.startswith("http")):
        return None
    published, updated = values.get("published"), values.get("updated")
    dates = [_date(published, None), _date(updated, None)]
    if (published and not dates[0]) or (updated and not dates[1]):
        raise ValueError("a date of another form")
    return FeedItem(_absolute(url, link), plain(values.get("title")), *dates)


def _xml_items(entries: Iterable[Mapping[str, Any]], url: str) -> Iterator[FeedItem]:
    for entry in entries:
        link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
        if link:
            yield FeedItem(
                _absolute(url, link),
                plain(entry.get("title")),
                _date(entry.get("published"), entry.get("published_parsed")),
                # a missing `updated` would come back as `published`
                _date(entry["updated"], entry.get("updated_parsed")) if "updated" in entry else None,
            )


def _json_items(body: bytes, url: str) -> Iterator[FeedItem]:
    """Items of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(body)
    except ValueError as error:
        raise ListingError(f"no JSON: {error}") from None
    items = feed.get("items")
    if not isinstance(items, list):
        raise ListingError("no JSON Feed: it has no list of `items`")
    for item in items:
        link = isinstance(item, dict) and (item.get("url") or item.get("external_url") or item.get("id"))
        if isinstance(link, str) and link:
            yield FeedItem(
                _absolute(url, link),
                plain(item.get("title")),
                _date(item.get("date_published"), None),
                _date(item.get("date_modified"), None),
            )


def _absolute(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link.strip()


def plain(title: Any) -> str | None:
    """A title as text: no tags, no entities (also where they were escaped twice), single spaces."""
    if not isinstance(title, str):
        return None
    markup = remove_tags_with_content(html.unescape(title), ("script", "style"))
    text = html.unescape(remove_tags(markup))
    return " ".join(text.split()) or None


def _date(printed: Any, parsed: struct_time | None) -> str | None:
    """ISO 8601 with the offset that the feed gives; None for a date that cannot be read."""
    if not isinstance(printed, str):
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(printed.strip())
        except (ValueError, TypeError, IndexError):
            continue
        return printed.strip() if len(printed.strip()) == 10 else moment.isoformat(timespec="seconds")
    return datetime(*parsed[:6], tzinfo=UTC).isoformat(timespec="seconds") if parsed else None
