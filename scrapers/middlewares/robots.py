"""robots.txt as RFC 9309 has it: read once a run and host, archived, and obeyed also when it cannot be read."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from scrapers.answers import header
from scrapers.middlewares.pace import Pace
from scrapers.middlewares.refusals import AddressRefused, AskedToWait, Refused, RobotsRefused, RobotsUnknown
from scrapers.state import Entry

logger = logging.getLogger(__name__)

LIMIT = 512 * 1024
"""Bytes of a robots.txt that count; RFC 9309 asks for at least 500 KiB."""
LARGEST = 16 * 1024 * 1024
"""Bytes that are read at all; what counts is LIMIT."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows: rules, or a reason to stay away altogether."""

    parser: Protego | None = None
    refusal: Refused | None = None


class RobotsMiddleware:
    """Refuses what robots.txt forbids, and tells the pace what Crawl-delay it asks for.

    4xx means that there are no rules. 429, 5xx and no answer mean that the rules are unknown: the host is left alone
    in this run.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._rules: dict[str, asyncio.Future[Rules]] = {}
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        spider = self._crawler.spider
        if request.meta.get("is_robots") or spider.spec.robots == "exempt":  # type: ignore[union-attr]
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.get_running_loop().create_future()
            try:
                self._rules[origin].set_result(await self._fetch(origin))
            except BaseException as error:
                why = RobotsUnknown(f"{origin}/robots.txt could not be recorded ({error})")
                self._rules[origin].set_result(Rules(refusal=why))
                raise
        rules = await self._rules[origin]
        if rules.refusal:
            raise type(rules.refusal)(str(rules.refusal))
        if rules.parser and not rules.parser.can_fetch(request.url, self._agent):
            raise RobotsRefused(f"{origin}/robots.txt forbids it: exclude it in the source, or leave it be")

    async def _fetch(self, origin: str) -> Rules:
        spider = self._crawler.spider
        recorder, state = spider.recorder, spider.session.state  # type: ignore[union-attr]
        entry, known = Entry(url=f"{origin}/robots.txt", kind="robots"), state.robots(origin)
        request = Request(
            entry.url,
            callback=NO_CALLBACK,
            priority=1000,
            dont_filter=True,
            meta={"is_robots": True, "entry": entry, "download_maxsize": LARGEST},
        )
        if known is not None:
            _, etag, modified = known
            request.headers.update(
                {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
            )
        try:
            response = await self._crawler.engine.download_async(request)
        except Exception as error:
            fetch = recorder.failed(entry, request, error)
            if isinstance(error, AddressRefused | AskedToWait):
                return Rules(refusal=error)
            return Rules(
                refusal=RobotsUnknown(
                    f"{entry.url} cannot be read ({fetch.reason}): the host is left alone in this run"
                )
            )
        recorder.answered(entry, response)
        if response.status == 304 and known is not None:
            return self._rules_of(origin, known[0])
        if response.status == 429 or response.status >= 500:
            return Rules(
                refusal=RobotsUnknown(f"{entry.url} answered {response.status}: the host is left alone in this run")
            )
        if not 200 <= response.status < 300:
            return Rules()
        self._keep(origin, response)
        return self._rules_of(origin, response.body)

    def _keep(self, origin: str, response: Response) -> None:
        self._crawler.spider.session.state.keep_robots(  # type: ignore[union-attr]
            origin, response.body[:LIMIT], header(response.headers, "ETag"), header(response.headers, "Last-Modified")
        )

    def _rules_of(self, origin: str, body: bytes) -> Rules:
        text = body[:LIMIT].decode("utf-8-sig", errors="replace")
        parser = Protego.parse(text)
        delay = parser.crawl_delay(self._agent)
        if delay:
            Pace.of(urlsplit(origin).hostname or "").keep(float(delay))
        return Rules(parser)
