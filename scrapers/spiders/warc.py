"""Other people's WARC files: streamed, filtered by host and words, and what passes is archived with its own date.

A local file is read as it lies. A remote one is read in portions (HTTP ranges), so that a file of a gigabyte never is
in memory or on disk; a list of files (`warc.paths.gz`, as Common Crawl has them) is read first.
"""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from scrapy import Request
from scrapy.http import Headers, Response

from scrapers.addresses import host_of
from scrapers.answers import content_type_of
from scrapers.middlewares.limits import takes_type
from scrapers.spiders.base import ListingError, SourceSpider
from scrapers.state import Entry

PORTION_BYTES = 8 * 1024 * 1024


class Members:
    """Cuts a stream of bytes into whole gzip members."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The members, still compressed, that are whole with this portion. zlib.error for what is no gzip."""
        self._rest += data
        while self._rest:
            inflate = zlib.decompressobj(zlib.MAX_WBITS + 16)
            inflate.decompress(self._rest)
            if not inflate.eof:
                return
            size = len(self._rest) - len(inflate.unused_data)
            yield self._rest[:size]
            self._rest = self._rest[size:]

    @property
    def is_between(self) -> bool:
        """True where the stream may end."""
        return not self._rest


class WarcSpider(SourceSpider):
    """Takes the pages of WARC files that lie on the source's `warc.hosts` and have one of its `warc.terms`."""

    async def start(self) -> AsyncIterator[Request]:
        for address in self.spec.addresses:
            if address.startswith(("http://", "https://")):
                kind = "index" if address.endswith((".warc.gz", ".warc")) else "listing"
                yield self.request(Entry(url=address, kind=kind))  # type: ignore[arg-type]
            elif not Path(address).exists():
                self.faults.append(f"{address} does not exist: put the WARC file there, or change `addresses`")
            else:
                await self._read_local(Path(address))

    async def _read_local(self, path: Path) -> None:
        members = Members()
        with path.open("rb") as file:
            while portion := file.read(PORTION_BYTES // 8):
                self.guarded(self._take_members, members, portion, path.resolve().as_uri())
                await asyncio.sleep(0)

    def request(self, entry: Entry) -> Request:
        request = super().request(entry)
        return self._portion(request, 0, Members()) if entry.kind == "index" else request

    def _portion(self, request: Request, start: int, members: Members) -> Request:
        headers = request.headers.copy()
        headers["Range"] = f"bytes={start}-{start + PORTION_BYTES - 1}"
        return request.replace(
            headers=headers, callback=self.portion, meta={**request.meta, "start": start, "members": members}
        )

    def portion(self, response: Response) -> None:
        """Reads one portion of a remote file, and asks for the next."""
        self.guarded(self._read_portion, response)

    def _read_portion(self, response: Response) -> None:
        entry, members = response.meta["entry"], response.meta["members"]
        if response.status not in (200, 206):
            self.recorder.answered(entry, response)
            return
        if not self._take_members(members, response.body, entry.url):
            return
        end = response.meta["start"] + len(response.body)
        if self._pages_left <= 0:
            self.logger.info("%s is left at byte %d: the run's `max_pages` is reached", entry.url, end)
        elif response.status == 206 and end < total_size(response):
            self.crawler.engine.crawl(self._portion(response.request, end, members))  # type: ignore[arg-type]
        elif members.is_between:
            self.recorder.streamed(entry, response, end)
        else:
            self.faults.append(f"{entry.url} ends inside a record, at byte {end:,}: the next run reads it again")

    def _take_members(self, members: Members, portion: bytes, found_in: str) -> bool:
        """Archives what a portion holds for us; False where it is no WARC and reading on is useless."""
        try:
            for member in members.feed(portion):
                for url, at, headers, body in self._pages_of(member, found_in):
                    request = Request(url)
                    self._pages_left -= 1
                    self.recorder.answered(
                        Entry(url=url, referrer=found_in, depth=1),
                        Response(url, headers=headers, body=body, request=request),
                        fetched_at=at,
                    )
        except zlib.error as error:
            self.faults.append(f"{found_in} is no gzipped WARC, or is damaged: {error}")
            return False
        self.session.commit_if_due()
        return True

    def _pages_of(self, member: bytes, found_in: str) -> list[tuple[str, datetime, Headers, bytes]]:
        """(address, date, headers, body) of the pages of one member that the source takes and does not have."""
        try:
            records = ArchiveIterator(BytesIO(member), record_types=WarcRecordType.response, auto_decode="all")
            return [page for record in records if (page := self._page_of(record))]
        except (OSError, ValueError) as error:
            self.logger.warning("A record of %s is not encoded as its headers say: %s", found_in, error)
            return []

    def _page_of(self, record: WarcRecord) -> tuple[str, datetime, Headers, bytes] | None:
        url, http = record.headers.get("WARC-Target-URI") or "", record.http_headers
        if http is None or http.status_code != 200 or self._pages_left <= 0 or not self._is_from_hosts(url):
            return None
        headers = Headers(list(http.asdict().items()))
        if not self.spec.takes(url) or not takes_type(self.spec, content_type_of(headers)[0]):
            return None
        seen = self.session.state.seen(url)
        at = (record.record_date or datetime.now(UTC)).astimezone(UTC)
        if seen is not None and seen.checked_at >= at.replace(microsecond=0):
            return None
        body = record.reader.read(self.spec.max_bytes)
        for name in ("Content-Encoding", "Transfer-Encoding"):
            headers.pop(name, None)
        return (url, at, headers, body) if self._has_terms(body) else None

    def _is_from_hosts(self, url: str) -> bool:
        assert self.spec.warc is not None
        host = host_of(url)
        return any(host == own or host.endswith("." + own) for own in self.spec.warc.hosts)

    def _has_terms(self, body: bytes) -> bool:
        assert self.spec.warc is not None
        lower = body.lower()
        return not self.spec.warc.terms or any(term.lower().encode() in lower for term in self.spec.warc.terms)

    def read_listing(self, entry: Entry, response: Response) -> None:
        """A list of WARC files, one path a line, gzipped or not; relative to the root of its host."""
        body = gzip.decompress(response.body) if response.body[:2] == b"\x1f\x8b" else response.body
        lines = body.decode("utf-8", errors="replace").split()
        paths = [line for line in lines if line.endswith((".warc.gz", ".warc"))]
        if not paths:
            raise ListingError("no list of WARC files: no line ends in .warc.gz")
        self.want(
            Entry(
                url=urljoin(response.url, "/" + path.lstrip("/") if "://" not in path else path),
                kind="index",
                referrer=entry.url,
                depth=1,
            )
            for path in paths
        )


def total_size(response: Response) -> int:
    """The size of the whole file, by Content-Range; the portion's end where the server does not say."""
    value: Any = response.headers.get("Content-Range") or b""
    total = value.rpartition(b"/")[2]
    return int(total) if total.isdigit() else 0
