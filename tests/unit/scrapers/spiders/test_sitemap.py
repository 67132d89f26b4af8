from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.spiders.base import ListingError
from scrapers.spiders.sitemap import SitemapItem, read_sitemap

URL = "https://mine.test/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def items(body: bytes | str) -> list[SitemapItem]:
    return list(read_sitemap(body if isinstance(body, bytes) else body.encode(), URL))


def test_url_sets_and_indexes() -> None:
    assert items(f"<urlset {NS}><url><loc> https://mine.test/a </loc><lastmod>2024-03-05</lastmod></url></urlset>") == [
        SitemapItem("https://mine.test/a", False, "2024-03-05")
    ]
    assert items(f"<sitemapindex {NS}><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>") == [
        SitemapItem("https://mine.test/news.xml", True)
    ]


def test_news_sitemaps_bring_title_and_date() -> None:
    found = items(f"""<?xml version="1.0"?><urlset {NS} {NEWS}><url><loc>https://mine.test/a</loc><news:news>
        <news:publication><news:name>Mine</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2024-03-05T10:00:00+08:00</news:publication_date>
        <news:title>Tin &amp; tungsten</news:title>
        </news:news></url></urlset>""")
    assert found == [SitemapItem("https://mine.test/a", False, None, "Tin & tungsten", "2024-03-05T10:00:00+08:00")]


def test_without_namespace_with_bom_broken_or_as_text() -> None:
    assert len(items(b"\xef\xbb\xbf<urlset><url><loc>https://mine.test/a</loc></url></urlset>")) == 1
    assert len(items("<urlset><url><loc>https://mine.test/a&b</loc></url><url><loc>https://mine.test/c</loc>")) == 2
    assert [i.url for i in items("https://mine.test/a\n\nhttps://mine.test/b\n")] == [
        "https://mine.test/a",
        "https://mine.test/b",
    ]


def test_entities_are_never_expanded_nor_files_read() -> None:
    found = items(
        '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "https://evil.test/">]>'
        "<urlset><url><loc>https://mine.test/&x;&y;</loc></url></urlset>"
    )
    assert all("root" not in i.url and "evil" not in i.url for i in found)


@pytest.mark.parametrize("body", [b"", b"<html><body>404</body></html>", b"Not found", b"<rss/>", b"<"])
def test_what_is_no_sitemap_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ListingError):
        items(body)


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 60))
def test_any_bytes_are_a_sitemap_or_said_to_be_none(noise: bytes, at: int) -> None:
    body = f"<urlset {NS}><url><loc>https://mine.test/a</loc></url></urlset>".encode()
    for mutated in (noise, body[:at] + noise + body[at:]):
        with suppress(ListingError):
            assert all(i.url for i in items(mutated))
