"""Saved pages and PDFs from folders: archived like fetched ones, once each and again when they change."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from scrapy import Request
from scrapy.http import Response

from scrapers.middlewares.refusals import SizeRefused
from scrapers.spiders.base import SourceSpider
from scrapers.state import Entry

SUFFIXES = {
    "html": (".html", ".htm", ".xhtml"),
    "pdf": (".pdf",),
    "text": (".txt", ".md"),
    "json": (".json",),
    "xml": (".xml",),
    "csv": (".csv",),
}


class FilesSpider(SourceSpider):
    """Takes the files of the source's folders that are of its `types`. Nothing is asked of any network."""

    async def start(self) -> AsyncIterator[Request]:
        for path in self.paths():
            self.guarded(self._take, path)
            await asyncio.sleep(0)
        requests: tuple[Request, ...] = ()
        for request in requests:
            yield request

    def paths(self) -> Iterator[Path]:
        """Files in order of name; a folder that is missing is a fault of the source."""
        suffixes = {suffix for kind in self.spec.types for suffix in SUFFIXES[kind]}
        for address in map(Path, self.spec.addresses):
            if not address.exists():
                self.faults.append(f"{address} does not exist: make the folder, or change `addresses` of {self.name}")
                self.logger.error("%s", self.faults[-1])
            found = sorted(address.rglob("*")) if address.is_dir() else [address]
            yield from (p for p in found if p.is_file() and p.suffix.lower() in suffixes)

    def _take(self, path: Path) -> None:
        entry, size = Entry(url=path.resolve().as_uri()), path.stat().st_size
        saved_at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        seen = self.session.state.seen(entry.url)
        if not self.spec.takes(entry.url) or (seen is not None and seen.checked_at > saved_at):
            return
        request = Request(entry.url)
        if size > self.spec.max_bytes:
            self.recorder.failed(entry, request, SizeRefused("the file is larger than the source's `max_bytes`"))
            return
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.recorder.answered(
            entry, Response(entry.url, headers={"Content-Type": media_type}, body=path.read_bytes(), request=request)
        )
        self.session.commit_if_due()

    def read_listing(self, entry: Entry, response: Response) -> None:
        raise NotImplementedError("files have no listings")
