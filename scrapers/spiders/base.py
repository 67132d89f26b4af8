"""What all spiders share: listings first, then the frontier in portions, every answer and failure recorded once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self
from urllib.parse import urljoin

from parsel import Selector
from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from scrapers.addresses import canonical, host_of, key
from scrapers.archive import ArchiveError
from scrapers.fetches import Fetch
from scrapers.middlewares.pace import Pace
from scrapers.recorder import Recorder
from scrapers.session import SECONDS_BETWEEN_COMMITS, CrawlSession, leave_session, shared_session
from scrapers.sources import SourceSpec
from scrapers.sources.spec import LinkRule, matches
from scrapers.state import Entry, EntryKind

PORTION = 200
"""Entries taken from the frontier at a time: what waits stays in the state file, not in memory."""


class ListingError(ValueError):
    """A listing is not what its source says it is."""


class SourceSpider(Spider):
    """Fetches one source. An access method says how its listings are read, and nothing else."""

    spec: ClassVar[SourceSpec]
    name = "source"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.join()
        crawler.signals.connect(spider.opened, signals.spider_opened)
        crawler.signals.connect(spider.idle, signals.spider_idle)
        crawler.signals.connect(spider.closed_down, signals.spider_closed)
        return spider

    def join(self) -> None:
        """Joins the run: the lock of the home, its archive and its state."""
        settings = self.crawler.settings
        self.session: CrawlSession = shared_session(settings)
        self.session.open_source(self.name, settings["USER_AGENT"])
        Pace.recall(self.session.state)
        self.recorder = Recorder(self.session, self.spec, settings.getbool("REPORT_EVENTS"))
        self.faults: list[str] = []
        self._closing: asyncio.Future[None] | None = None
        self.waiting = 0
        self._pages_left = self.spec.max_pages
        self._asked: set[int] = set()

    def opened(self) -> None:
        """Starts making durable what has been fetched."""
        self._ticker = asyncio.get_running_loop().create_task(self._commit_regularly())

    async def _commit_regularly(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_COMMITS)
            self.guarded(self.session.commit)

    @property
    def kind_of_addresses(self) -> EntryKind:
        """What the source's own addresses are."""
        return "listing"

    async def start(self) -> AsyncIterator[Request]:
        """The source's own addresses: always fetched."""
        for address in self.spec.web_addresses:
            entry = Entry(url=address, kind=self.kind_of_addresses)
            self._asked.add(key(address))
            yield self.request(entry)

    def idle(self) -> None:
        """Goes on with the frontier until it is empty, the run's page limit is reached, or the host rests."""
        requests: list[Request] = []
        self.guarded(lambda: requests.extend(self._next_portion()))
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _next_portion(self) -> Iterable[Request]:
        while self._pages_left > 0:
            entries = self.session.state.take(self.name, min(PORTION, self._pages_left))
            fresh = [e for e in entries if key(e.url) not in self._asked and not Pace.of(host_of(e.url)).why_not]
            self._asked.update(key(e.url) for e in fresh)
            self._pages_left -= sum(e.kind == "page" for e in fresh)
            yield from (self.request(e) for e in fresh)
            if fresh or not entries:
                return

    def request(self, entry: Entry) -> Request:
        """The request for one entry."""
        return Request(
            entry.url,
            callback=self.received,
            errback=self.failed,
            dont_filter=True,
            headers=dict(self.spec.headers),
            meta={"entry": entry, "depth": entry.depth},
        )

    def received(self, response: Response) -> None:
        """Records an answer, and notes what it names."""
        self.guarded(self._received, response.meta["entry"], response)

    def _received(self, entry: Entry, response: Response) -> None:
        fetch = self.recorder.answered(entry, response)
        if fetch.has_body:
            self.read(entry, response, fetch)
        self.session.commit_if_due()

    def failed(self, failure: Failure) -> None:
        """Records a failure."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self.guarded(self._failed, request.meta["entry"], request, failure.value)

    def _failed(self, entry: Entry, request: Request, error: BaseException) -> None:
        self.recorder.failed(entry, request, error)
        self.session.commit_if_due()

    def read(self, entry: Entry, response: Response, fetch: Fetch) -> None:
        """Notes what a fetched listing, index or page names."""
        rules = {"index": self.spec.through, "page": self.spec.attachments}
        if entry.kind == "listing":
            try:
                self.read_listing(entry, response)
            except ValueError as error:
                self.faults.append(
                    f"{entry.url} cannot be read as access: {self.spec.access} ({error}). It is archived"
                    f" in {fetch.warc_file} at byte {fetch.warc_offset}"
                )
                self.logger.error("%s", self.faults[-1])
        elif rule := rules.get(entry.kind):
            self.want(self.links(response, rule, entry))

    def read_listing(self, entry: Entry, response: Response) -> None:
        """Reads one listing of the access method, calling `want` with what it names."""
        raise NotImplementedError

    def want(self, entries: Iterable[Entry]) -> int:
        """Puts on the frontier what the source takes; returns how many were not known before."""
        now, new = datetime.now(UTC), 0
        for entry in entries:
            if entry.kind in ("listing", "index") or self._is_wanted(entry, now):
                new += self.session.state.wants(self.name, entry, self.spec.recrawl_days, now)
        return new

    def _is_wanted(self, entry: Entry, now: datetime) -> bool:
        if not entry.url.startswith(("http://", "https://")) or not self.spec.takes(canonical(entry.url)):
            return False
        oldest = self.spec.max_age_days and f"{now - timedelta(days=self.spec.max_age_days):%Y-%m-%d}"
        return not (oldest and entry.published_at and entry.published_at < oldest)

    def page_entry(self, found_in: Entry, response: Response, url: str, **values: Any) -> Entry:
        """An entry for a page, or for the index page that leads to it, named by a listing."""
        kind: EntryKind = "index" if self.spec.through else "page"
        return Entry(
            url=urljoin(response.url, url.strip()), kind=kind, referrer=found_in.url, depth=found_in.depth + 1, **values
        )

    def links(self, response: Response, rule: LinkRule, found_in: Entry) -> list[Entry]:
        """Pages that the rule finds in a fetched page."""
        return [
            Entry(
                url=url,
                title=title or found_in.title,
                published_at=found_in.published_at,
                referrer=found_in.url,
                depth=found_in.depth + 1,
            )
            for url, title in links_of(response, rule)
        ]

    def guarded(self, action: Callable[..., object], *args: Any) -> None:
        """Calls. When archive or state cannot be written, ends the crawl of this source and says why."""
        try:
            action(*args)
        except (OSError, sqlite3.Error, ArchiveError) as error:
            self.session.fail(error)
            self._ticker.cancel()
            if not self._closing:
                self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="storage_failed"))

    def closed_down(self, reason: str) -> None:
        """Finishes the source's files."""
        self._ticker.cancel()
        if not self.session.broken:
            self.waiting = self.session.state.waiting(self.name)
            if self.session.sources == {self.name}:
                self.guarded(Pace.settle, self.session.state)
        leave_session(self.name)
        if self.session.broken:
            self.faults.append(self.session.broken)
            self.logger.critical("%s", self.session.broken)


def links_of(response: Response, rule: LinkRule) -> list[tuple[str, str | None]]:
    """(absolute address, text) of the links a rule finds, in order, each address once."""
    if not isinstance(response, TextResponse):
        return []
    found: Iterable[Selector] = response.css(rule.css) if rule.css else response.xpath(rule.xpath or "")
    links: dict[str, str | None] = {}
    for node in found:
        is_element = hasattr(node.root, "get")
        href = node.root.get("href") if is_element else str(node.get())
        if not href:
            continue
        try:
            url = urljoin(response.url, href.strip())
        except ValueError:
            continue
        if url.startswith(("http://", "https://")) and matches(url, rule.include, rule.exclude):
            text = " ".join("".join(node.xpath(".//text()").getall()).split()) if is_element else ""
            links[url] = links.get(url) or text or None
    return list(links.items())
