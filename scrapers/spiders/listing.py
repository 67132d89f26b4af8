"""Listings: pages of links, read by CSS or XPath, turned page by page until nothing new comes."""

from __future__ import annotations

from dataclasses import replace

from scrapy.http import Response

from scrapers.spiders.base import ListingError, SourceSpider, links_of
from scrapers.state import Entry


class ListingSpider(SourceSpider):
    """Takes the pages that a listing links to."""

    def read_listing(self, entry: Entry, response: Response) -> None:
        rules = self.spec.listing
        assert rules is not None
        links = links_of(response, rules.entries)
        if not links and entry.depth == 0:
            raise ListingError("no link fits `listing.entries`: the site has a new layout, or the selector is wrong")
        new = self.want(replace(self.page_entry(entry, response, url, title=title), depth=1) for url, title in links)
        turns = rules.next is not None and entry.depth + 1 < rules.max_pages and (new or not rules.stop_at_known)
        if turns and rules.next:
            following = links_of(response, rules.next)[:1]
            self.want(Entry(url=url, kind="listing", referrer=entry.url, depth=entry.depth + 1) for url, _ in following)
