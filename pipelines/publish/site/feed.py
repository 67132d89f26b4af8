"""RSS of what was newly told, for readers and robots that follow the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from itertools import islice
from urllib.parse import urljoin

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from pipelines.publish.site.digest import Day, Item, Section
from pipelines.publish.site.words import plural

ITEMS = 60
NAME = "feed.xml"


def feed_of(days: Iterable[Day], site_url: str | None) -> str:
    """RSS 2.0 of the newest ITEMS items; links are below `site_url`, or relative where nobody has named it."""
    feed = FeedGenerator()
    feed.title("oreledger")
    feed.link(href=urljoin(site_url or "", "index.html"), rel="alternate")
    if site_url:
        feed.link(href=urljoin(site_url, NAME), rel="self")
    feed.description("Deals, resource estimates and public funding of critical minerals, each with its sentence.")
    feed.language("en")
    told = ((day, section, item) for day in days for section in day.sections for item in section.items)
    newest = None
    for day, section, item in islice(told, ITEMS):
        newest = newest or _instant(day)
        _add(feed, day, section, item, site_url)
    feed.lastBuildDate(newest or datetime(1970, 1, 1, tzinfo=UTC))  # never the clock: the same facts give the same feed
    text: str = feed.rss_str(pretty=True).decode()
    return text


def _add(feed: FeedGenerator, day: Day, section: Section, item: Item, site_url: str | None) -> None:
    entry = feed.add_entry(order="append")
    entry.title(": ".join(filter(None, [item.title, ", ".join(filter(None, [item.what, item.amount]))])))
    entry.link(href=urljoin(site_url or "", item.page))
    entry.guid(f"{item.page}#{day.when}", permalink=False)
    entry.pubDate(_instant(day))
    source = ": ".join(filter(None, [item.publisher, item.article]))
    told = plural(item.witnesses, "witness", "witnesses")
    entry.description(f"“{' '.join(item.evidence.split())}” {source}. {told}.")
    for term in (section.region, *item.commodities):
        entry.category(term=term)


def _instant(day: Day) -> datetime:
    return datetime.combine(day.when, time(), UTC)
