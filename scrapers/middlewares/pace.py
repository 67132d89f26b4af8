"""How often a host is asked: one pace a host for all sources of a run, and a pause where the host asks for one."""
from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Response

from scrapers.answers import header
from scrapers.middlewares.refusals import AskedToWait

LONGEST_WAIT = 120.0
"""Seconds a run waits where a host asks for a pause; a longer one is left to the next run."""
FAILURES_BEFORE_REST = 12
"""Requests in a row, retries included, that may fail before a host is left alone for the rest of the run."""

FAILURES = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError,
            ResponseDataLossError)


class Pace:
    """When a host may be asked next."""

    _of: dict[str, Pace] = {}  # noqa: RUF012 - shared by all sources of the process on purpose

    def __init__(self) -> None:
        self.interval = 0.0
        self.next_at = 0.0
        self.failures = 0

    @classmethod
    def of(cls, host: str) -> Pace:
        """The pace of a host."""
        return cls._of.setdefault(host.lower(), cls())

    def keep(self, interval: float) -> None:
        """Leaves at least so many seconds between two requests from now on."""
        self.interval = max(self.interval, interval)

    def pause(self, seconds: float) -> None:
        """Asks nothing for so many seconds."""
        self.next_at = max(self.next_at, time.monotonic() + seconds)

    @property
    def rests(self) -> bool:
        """Whether the host failed so often that it is left alone."""
        return self.failures >= FAILURES_BEFORE_REST

    def reserve(self) -> float:
        """Seconds to wait before the request that reserves its place now."""
        now = time.monotonic()
        start = max(now, self.next_at)
        self.next_at = start + self.interval
        return start - now


class PaceMiddleware:
    """Holds each request until its host may be asked; gives up on a host that keeps failing."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PaceMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        pace = Pace.of(urlsplit(request.url).hostname or "")
        if pace.rests:
            raise AskedToWait(f"the host failed {pace.failures} times in a row and is left alone for this run; the next"
                              " run tries again")
        pace.keep(self._crawler.spider.spec.delay_seconds)  # type: ignore[union-attr]
        wait = pace.reserve()
        if wait > 0:
            await asyncio.sleep(wait)

    def process_response(self, request: Request, response: Response) -> Response:
        pace = Pace.of(urlsplit(request.url).hostname or "")
        pace.failures = pace.failures + 1 if response.status >= 500 else 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, FAILURES):
            Pace.of(urlsplit(request.url).hostname or "").failures += 1


class RetryAfter(RetryMiddleware):
    """Retries as Scrapy does, and waits as long as Retry-After says, or not at all."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if response.status in self.retry_http_codes:
            seconds = retry_after(header(response.headers, "Retry-After"), datetime.now(UTC))
            if seconds is not None and seconds > LONGEST_WAIT:
                return response
            if seconds:
                Pace.of(urlsplit(request.url).hostname or "").pause(seconds)
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
