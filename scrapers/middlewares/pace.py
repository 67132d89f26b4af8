"""How often a host is asked: one pace for all crawls of a user, and a rest where it wants one or keeps failing.

`turns` shares the pace between processes; `state` remembers a rest for later runs.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response

from scrapers.answers import header
from scrapers.middlewares.refusals import AskedToWait
from scrapers.state import LONGEST_REST, Rest, State
from scrapers.turns import Turns, default_folder

LONGEST_WAIT = 120.0
"""Seconds a run waits where a host asks for a pause; for a longer one it is left alone, in later runs too."""
FAILURES_BEFORE_REST = 12
"""Requests in a row, retries included, that may fail before a host is left alone for the rest of the run."""

FAILURES = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)


class Pace:
    """When a host may be asked next, and whether it may at all."""

    _of: dict[str, Pace] = {}  # noqa: RUF012 - shared by all sources of the process on purpose
    turns: Turns | None = None
    """Shared with other processes; opened by the first host with a delay."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.least = 0.0
        """Seconds between two requests that source and robots.txt ask for."""
        self.delay = 0.0
        """Seconds that the host's own slowness asks for, as AutoThrottle reckons."""
        self.failures = 0
        """In a row."""
        self.answers = 0
        self.rest: Rest | None = None
        self.line = asyncio.Lock()
        """Held by the request that is being answered: one at a time, and the next one knows what came of it."""

    @classmethod
    def of(cls, host: str) -> Pace:
        """The pace of a host."""
        host = host.lower()
        return cls._of.setdefault(host, cls(host))

    @classmethod
    def recall(cls, state: State) -> None:
        """Lets rest what earlier runs left to rest."""
        for rest in state.resting(datetime.now(UTC)):
            cls.of(rest.host).rest = rest

    @classmethod
    def settle(cls, state: State) -> None:
        """Takes note, at the end of a run, of the hosts that answered and of those that failed throughout."""
        now = datetime.now(UTC)
        for host, pace in cls._of.items():
            if pace.rest and pace.rest.until > now:
                continue
            if pace.answers:
                state.answered(host)
            elif pace.failures:
                state.failed_run(
                    host, now, f"it failed all {pace.failures} requests of a run, like those of the run before it"
                )

    def keep(self, interval: float) -> None:
        """Leaves at least so many seconds between two requests from now on."""
        self.least = max(self.least, interval)

    def pause(self, seconds: float) -> None:
        """Asks nothing for so many seconds."""
        self._turns().pause(self.host, seconds)

    @property
    def why_not(self) -> str | None:
        """Why the host is left alone; None where it may be asked."""
        if self.rest and self.rest.until > datetime.now(UTC):
            return str(self.rest)
        if self.failures >= FAILURES_BEFORE_REST:
            return (
                f"{self.host} failed {self.failures} times in a row and is left alone for this run; the next tries"
                " again"
            )
        return None

    def reserve(self) -> float:
        """Seconds to wait before the request that reserves its turn now."""
        interval = max(self.least, self.delay)
        return self._turns().reserve(self.host, interval) if interval or self.turns else 0.0

    @classmethod
    def _turns(cls) -> Turns:
        if cls.turns is None:
            cls.turns = Turns(default_folder())
        return cls.turns


class PaceMiddleware:
    """Holds each request until its host may be asked; gives up on a host that keeps failing."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PaceMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        pace = Pace.of(urlsplit(request.url).hostname or "")
        pace.keep(self._crawler.spider.spec.delay_seconds)  # type: ignore[union-attr]
        await pace.line.acquire()
        request.meta["in_line"] = pace.line
        if why := pace.why_not:
            raise AskedToWait(why)
        wait = pace.reserve()
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Response:
        pace = Pace.of(urlsplit(request.url).hostname or "")
        _leave_line(request)
        if response.status >= 500:
            pace.failures += 1
        else:
            pace.failures, pace.answers = 0, pace.answers + 1
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        _leave_line(request)
        if isinstance(exception, FAILURES):
            Pace.of(urlsplit(request.url).hostname or "").failures += 1


def _leave_line(request: Request) -> None:
    line: asyncio.Lock | None = request.meta.pop("in_line", None)
    if line is not None:
        line.release()


class SharedThrottle(AutoThrottle):
    """Scrapy's AutoThrottle, slowing down the pace that all crawls share instead of this crawl's downloader."""

    def _spider_opened(self, spider: Spider) -> None:
        self.mindelay, self.maxdelay = 0.0, self._max_delay()

    def _get_slot(self, request: Request, spider: Spider) -> tuple[str, Pace]:  # type: ignore[override]
        host = urlsplit(request.url).hostname or ""
        return host, Pace.of(host)


class RetryAfter(RetryMiddleware):
    """Retries as Scrapy does, and waits as long as Retry-After says: in this run, or until a later one."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status in self.retry_http_codes:
            seconds = retry_after(header(response.headers, "Retry-After"), datetime.now(UTC))
            pace = Pace.of(urlsplit(request.url).hostname or "")
            if seconds is not None and seconds > LONGEST_WAIT:
                state: State = self.crawler.spider.session.state  # type: ignore[union-attr]
                until = datetime.now(UTC) + timedelta(seconds=min(seconds, LONGEST_REST.total_seconds()))
                pace.rest = state.let_rest(
                    pace.host, until, f"it answered {response.status} and asked for a pause of {seconds:.0f} seconds"
                )
                return response
            if seconds:
                pace.pause(seconds)
        return super().process_response(request, response)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date; None where it says neither."""
    if not value:
        return None
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return None
