"""How much may come back, and of what kind: refused as soon as the headers tell."""

from __future__ import annotations

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response

from scrapers.answers import content_type_of, header
from scrapers.sources import SourceSpec

MEDIA_TYPES: dict[str, tuple[str, ...]] = {
    "html": ("text/html", "application/xhtml+xml"),
    "pdf": ("application/pdf", "application/x-pdf"),
    "text": ("text/plain", "text/markdown"),
    "json": ("application/json", "application/feed+json", "text/json"),
    "xml": ("application/xml", "text/xml"),
    "csv": ("text/csv", "application/csv", "application/vnd.ms-excel"),
}
UNTOLD = ("", "application/octet-stream", "binary/octet-stream")
"""Types that say nothing: the body is taken, and its bytes tell later."""


class Limits:
    """Refuses pages that are not of the source's `types` before their body is read. Sizes and times are settings."""

    def __init__(self, crawler: Crawler) -> None:
        crawler.signals.connect(self.headers_received, signal=signals.headers_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Limits:
        return cls(crawler)

    def headers_received(self, headers: Headers, request: Request, spider: Spider) -> None:
        entry = request.meta.get("entry")
        if entry is None or entry.kind != "page":
            return
        if not takes_type(spider.spec, content_type_of(headers)[0]):  # type: ignore[attr-defined]
            raise StopDownload(fail=False)

    def process_response(self, request: Request, response: Response) -> Response:
        """Notes how the body was encoded on the wire, before it is decoded."""
        request.meta["content_encoding"] = header(response.headers, "Content-Encoding")
        return response


def takes_type(spec: SourceSpec, media_type: str | None) -> bool:
    """Whether pages of the source may have this media type."""
    return (media_type or "") in UNTOLD or any(media_type in MEDIA_TYPES[kind] for kind in spec.types)
