"""Sitemaps as sitemaps.org has them: url sets, index files, gzip, news extensions, plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from scrapy.http import Response
from scrapy.utils.gz import gunzip, gzip_magic_number

from scrapers.spiders.base import ListingError, SourceSpider
from scrapers.spiders.feed import plain
from scrapers.state import Entry

MAX_BYTES = 60_000_000
"""Uncompressed; sitemaps.org allows 50 MB."""
MAX_DEPTH = 3
"""Indexes below indexes; sitemaps.org allows one, some publishers nest two."""


@dataclass(frozen=True, slots=True)
class SitemapItem:
    """One address of a sitemap or an index."""

    url: str
    is_sitemap: bool
    updated_at: str | None = None
    title: str | None = None
    published_at: str | None = None


class SitemapSpider(SourceSpider):
    """Takes the pages that sitemaps name, and the sitemaps that indexes name."""

    def read_listing(self, entry: Entry, response: Response) -> None:
        body = gunzip(response.body, max_size=MAX_BYTES) if gzip_magic_number(response) else response.body
        items = list(read_sitemap(body, response.url))
        sitemaps = [item.url for item in items if item.is_sitemap and entry.depth < MAX_DEPTH]
        self.session.state.keep_standing(self.name, entry.url, sitemaps)
        self.want(
            Entry(url=url, kind="listing", referrer=entry.url, depth=entry.depth + 1, standing=True) for url in sitemaps
        )
        self.want(
            self.page_entry(
                entry,
                response,
                item.url,
                title=item.title,
                updated_at=item.updated_at,
                published_at=item.published_at or item.updated_at,
            )
            for item in items
            if not item.is_sitemap
        )


def read_sitemap(body: bytes, url: str) -> Iterator[SitemapItem]:
    """The addresses of a sitemap or index; ListingError for what is neither. Entities are never expanded."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _text_items(body)
        return
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ListingError(f"no XML: {error}") from None
    if root is None or _name(root) not in ("urlset", "sitemapindex"):
        raise ListingError(f"no sitemap: its root is <{'nothing' if root is None else _name(root)}>")
    for element in root:
        values = {_name(child): (child.text or "").strip() for child in element if isinstance(child.tag, str)}
        if not values.get("loc"):
            continue
        news = (
            {
                _name(child): (child.text or "").strip()
                for child in element.iterdescendants()
                if isinstance(child.tag, str)
            }
            if "news" in values
            else {}
        )
        yield SitemapItem(
            urljoin(url, values["loc"]),
            _name(element) == "sitemap",
            values.get("lastmod") or None,
            plain(news.get("title")),
            news.get("publication_date") or None,
        )


def _text_items(body: bytes) -> Iterator[SitemapItem]:
    lines = body.decode("utf-8-sig", errors="replace").split()
    if not any(line.startswith(("http://", "https://")) for line in lines):
        raise ListingError("no sitemap: neither XML nor a list of addresses")
    for line in lines:
        if line.startswith(("http://", "https://")):
            yield SitemapItem(line, is_sitemap=False)


def _name(element: etree._Element) -> str:
    """Local name in lower case; repaired XML may have names that are none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
