"""Asks for a page only if it has changed: ETag and Last-Modified of the last answer go back to the site."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler


class ConditionalRequests:
    """Adds If-None-Match and If-Modified-Since to requests for pages that the archive has."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConditionalRequests:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        entry = request.meta.get("entry")
        if entry is None or entry.kind == "robots":
            return
        seen = self._crawler.spider.session.state.seen(entry.url)  # type: ignore[union-attr]
        if seen is None:
            return
        if seen.etag:
            request.headers.setdefault("If-None-Match", seen.etag)
        if seen.last_modified:
            request.headers.setdefault("If-Modified-Since", seen.last_modified)
