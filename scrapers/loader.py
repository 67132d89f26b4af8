"""Makes a Scrapy spider of every source: `scrapy list` shows sources, `scrapy crawl SOURCE` fetches one."""

from __future__ import annotations

from typing import Any, Self

from scrapy import Request, Spider
from scrapy.settings import BaseSettings

from scrapers.addresses import host_of
from scrapers.settings import CONTACT
from scrapers.sources import SourceError, SourceSpec, load_sources
from scrapers.spiders.api import ApiSpider
from scrapers.spiders.base import SourceSpider
from scrapers.spiders.feed import FeedSpider
from scrapers.spiders.files import FilesSpider
from scrapers.spiders.listing import ListingSpider
from scrapers.spiders.sitemap import SitemapSpider
from scrapers.spiders.warc import WarcSpider

SPIDERS: dict[str, type[SourceSpider]] = {
    "api": ApiSpider,
    "feed": FeedSpider,
    "files": FilesSpider,
    "listing": ListingSpider,
    "sitemap": SitemapSpider,
    "warc": WarcSpider,
}


class SourceLoader:
    """Scrapy's spider loader, over the folder of sources that SOURCES_DIR names (the project's own by default)."""

    def __init__(self, sources: dict[str, SourceSpec]) -> None:
        self._sources = sources

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Reads the sources; a fault in any of them is an error that names all faults."""
        return cls(load_sources(settings.get("SOURCES_DIR")))

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of a source; KeyError for a source that is unknown or blocked."""
        try:
            spec = self._sources[spider_name]
        except KeyError:
            raise KeyError(f"no source is named {spider_name!r}; there are: {', '.join(self._sources)}") from None
        if spec.status == "blocked":
            raise KeyError(f"source {spider_name} is blocked: {spec.blocked_reason}")
        return spider_of(spec)

    def list(self) -> list[str]:
        """Names of all sources, blocked ones too."""
        return list(self._sources)

    def find_by_request(self, request: Request) -> Any:
        """Names of the sources that a page of this address may belong to."""
        return [name for name, spec in self._sources.items() if spec.allows_host(host_of(request.url))]


def spider_of(spec: SourceSpec) -> type[SourceSpider]:
    """The spider class of one source, with the settings that its file gives; SourceError without a contact."""
    if not CONTACT and any(not host.endswith(".test") for host in spec.page_hosts):
        raise SourceError(
            f"source {spec.name} is a real site, whose owner must be able to reach you: set OREL_CONTACT"
            " to a mail address or a page about your crawl"
        )
    settings = {
        "AUTOTHROTTLE_ENABLED": spec.delay_seconds > 0,
        "DOWNLOAD_TIMEOUT": spec.timeout_seconds,
        "DOWNLOAD_MAXSIZE": spec.max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "COOKIES_ENABLED": spec.cookies,
    }
    return type(spec.name, (SPIDERS[spec.access],), {"name": spec.name, "spec": spec, "custom_settings": settings})
