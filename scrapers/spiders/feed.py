"""Feeds: RSS 0.9 to 2.0, Atom, RDF and JSON Feed; broken ones as far as feedparser can make them out."""
from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin

import feedparser
from scrapy.http import Response
from w3lib.html import remove_tags, remove_tags_with_content

from scrapers.answers import header
from scrapers.spiders.base import ListingError, SourceSpider
from scrapers.state import Entry

DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
"""Entities that a feed declares itself are never needed, and can be made to explode."""


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
        self.want(self.page_entry(entry, response, item.url, title=item.title, published_at=item.published_at,
                                  updated_at=item.updated_at) for item in items)


def read_feed(body: bytes, url: str, content_type: str = "") -> list[FeedItem]:
    """The items of a feed in its order, with absolute addresses; ListingError for what is no feed at all."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return list(_json_items(body, url))
    if not body.strip():
        raise ListingError("it is empty")
    headers = {"content-type": content_type, "content-location": url}
    feed = feedparser.parse(DOCTYPE.sub(b"", body, count=1), response_headers=headers, sanitize_html=False,
                            resolve_relative_uris=False)
    if not feed.entries and not feed.version:
        raise ListingError(f"no feed: {feed.get('bozo_exception') or 'it has neither a feed element nor items'}")
    return list(_xml_items(feed.entries, url))


def _xml_items(entries: Iterable[Mapping[str, Any]], url: str) -> Iterator[FeedItem]:
    for entry in entries:
        link = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
        if link:
            yield FeedItem(_absolute(url, link), plain(entry.get("title")),
                           _date(entry.get("published"), entry.get("published_parsed")),
                           # a missing `updated` would come back as `published`
                           _date(entry["updated"], entry.get("updated_parsed")) if "updated" in entry else None)


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
            yield FeedItem(_absolute(url, link), plain(item.get("title")), _date(item.get("date_published"), None),
                           _date(item.get("date_modified"), None))


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
