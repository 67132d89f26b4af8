from __future__ import annotations

import json
from contextlib import suppress
from time import process_time
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.spiders import feed
from scrapers.spiders.base import ListingError
from scrapers.spiders.feed import FeedItem, plain, read_feed

URL = "https://mine.test/rss/feed.xml"
ITEM = "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def rss(*items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>Mine</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str = "https://mine.test/a", title: str = "A", date: str = "Tue, 05 Mar 2024 23:30:00 -0800") -> str:
    return ITEM.format(link=link, title=title, date=date)


def test_rss_keeps_the_offset_of_its_dates() -> None:
    assert read_feed(rss(item()), URL) == [FeedItem("https://mine.test/a", "A", "2024-03-05T23:30:00-08:00", None)]


def test_atom_has_both_dates_and_relative_links() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title><entry>
      <title type="html">Tin &amp;amp; &lt;b&gt;tungsten&lt;/b&gt;</title><link href="/news/1"/>
      <published>2024-03-05T10:00:00Z</published><updated>2024-03-06T10:00:00Z</updated></entry></feed>"""
    assert read_feed(body, URL) == [
        FeedItem("https://mine.test/news/1", "Tin & tungsten", "2024-03-05T10:00:00+00:00", "2024-03-06T10:00:00+00:00")
    ]


def test_rdf_and_old_rss_are_feeds() -> None:
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>M</title></channel><item><title>A</title>
      <link>https://mine.test/a</link><dc:date>2024-03-05</dc:date></item></rdf:RDF>"""
    assert [(i.url, i.title) for i in read_feed(rdf, URL)] == [("https://mine.test/a", "A")]
    old = b'<rss version="0.91"><channel><item><title>A</title><link>https://mine.test/a</link></item></channel></rss>'
    assert read_feed(old, URL) == [FeedItem("https://mine.test/a", "A", None, None)]


def test_json_feed() -> None:
    body = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "M",
            "items": [
                {"id": "1", "url": "/a", "title": "A &amp; B", "date_published": "2024-03-05T10:00:00+08:00"},
                {"id": "https://mine.test/b"},
                {"title": "leads nowhere"},
                "no item",
            ],
        }
    ).encode()
    assert read_feed(body, URL) == [
        FeedItem("https://mine.test/a", "A & B", "2024-03-05T10:00:00+08:00", None),
        FeedItem("https://mine.test/b", None, None, None),
    ]


@pytest.mark.parametrize(
    "body",
    [
        rss(item(title="Tin & tungsten")),
        rss(item())[:-20],
        b"\xef\xbb\xbf" + rss(item()),
        b"\n\n  " + rss(item()),
        rss(item(title="smart \x93quotes\x94")),
        rss(item(), head='<?xml version="1.0" encoding="latin-17"?>'),
        rss(item(title="&nbsp;&eacute;t&eacute;")),
        b"<!-- cached -->" + rss(item()),
        rss(item(), head='<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "y">]>'),
    ],
)
def test_broken_feeds_still_lead_somewhere(body: bytes) -> None:
    assert [i.url for i in read_feed(body, URL, "application/rss+xml; charset=utf-8")] == ["https://mine.test/a"]


def test_an_item_without_a_link_is_known_by_its_address_as_id() -> None:
    body = rss("<item><guid>https://mine.test/g</guid></item>", "<item><guid isPermaLink='false'>17</guid></item>")
    assert [i.url for i in read_feed(body, URL)] == ["https://mine.test/g"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b"<html><body><p>Not found</p></body></html>",
        b"{}",
        b'{"items": 3}',
        b"{broken",
        b"\x1f\x8b\x08\x00rubbish",
        b"plain text",
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(ListingError):
        read_feed(body, URL)


def test_a_feed_with_nothing_in_it_is_a_feed() -> None:
    assert read_feed(rss(), URL) == []


def test_a_billion_laughs_are_not_told() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = rss(item(title="&l9;"), head=f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{entities}]>')
    try:
        found = read_feed(bomb, URL)
    except ListingError:
        return
    assert all(len(i.title or "") < 1_000 for i in found)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("A <b>bold</b>  move", "A bold move"),
        ("A &amp;amp; B", "A & B"),
        ("&lt;i&gt;x&lt;/i&gt;", "x"),
        ("", None),
        ("<script>alert(1)</script>Tin", "Tin"),
        (None, None),
        (7, None),
        ("Li &lt; 5%", "Li < 5%"),
    ],
)
def test_titles_are_text(title: object, text: str | None) -> None:
    assert plain(title) == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 200))
def test_any_bytes_are_a_feed_or_said_to_be_none(noise: bytes, at: int) -> None:
    body = rss(item())
    for mutated in (noise, body[:at] + noise + body[at:]):
        with suppress(ListingError):
            assert all(isinstance(i.url, str) for i in read_feed(mutated, URL))


ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>M</title>%s</feed>"""
ENTRY = b"""<entry><title type="html">Tin &amp;amp; &lt;b&gt;zinc&lt;/b&gt;</title><link rel="self" href="/self"/>
    <link href="/news/%d"/><id>tag:%d</id><published>2024-03-05T10:00:00Z</published>
    <updated>2024-03-06T10:00:00+08:00</updated><content type="xhtml"><div>A <b>long</b> text</div></content></entry>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>M</title></channel><item><title>A</title>
    <link>https://mine.test/a</link><dc:date>2024-03-05</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize(
    "body",
    [
        rss(
            item(), item(link="/b", title="<![CDATA[<i>B</i> &amp; C]]>"), item(link="c?a=1&amp;b=2", date="2024-03-05")
        ),
        rss(
            "<item><guid>https://mine.test/g</guid></item>", "<item><guid isPermaLink='false'>17</guid></item>", item()
        ),
        rss(item(title="1"), "<item><title>leads nowhere</title></item>", item(title="A <b>bold</b> title")),
        rss(item(date="yesterday at noon")),
        rss(item(date="05 March 2024")),
        ATOM % (ENTRY % (1, 1) + ENTRY % (2, 2)),
        RDF,
    ],
)
def test_large_feeds_are_read_as_small_ones(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    by_feedparser = read_feed(body, URL)
    monkeypatch.setattr(feed, "LARGE", 0)
    assert read_feed(body, URL) == by_feedparser


@settings(max_examples=50)
@given(st.lists(st.tuples(st.text(alphabet="ab &<>;#x\u00e9", max_size=12), st.sampled_from(["/a", "b?c=1&d=2", ""]))))
def test_any_titles_and_links_are_read_alike(pairs: list[tuple[str, str]]) -> None:
    body = rss(*(item(link=escape(link), title=escape(title)) for title, link in pairs))
    streamed = feed._streamed_items(body, URL, "") or []
    assert streamed == [i for i in read_feed(body, URL) if i.url != URL] or not pairs


def test_a_feed_of_ten_megabytes_takes_seconds_at_most() -> None:
    text = "<item><description>" + "The mine ships tin. " * 120 + "</description>"
    body = rss(*(item(link=f"https://mine.test/{n}").replace("<item>", text) for n in range(4_000)))
    assert len(body) > 9_500_000
    started = process_time()
    items = read_feed(body, URL, "application/rss+xml")
    assert process_time() - started < 5
    assert (len(items), items[-1].url) == (4_000, "https://mine.test/3999")
