"""A hostile web: each fault on a host of its own, with the outcome and the reason it must come to."""

from __future__ import annotations

import gzip
import hashlib
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import pytest

from tests.integration.crawling import (
    Answer,
    Asked,
    Crawled,
    Handler,
    LocalWeb,
    answer,
    crawl,
    feed,
    page,
    serving,
    write_source,
)

pytestmark = pytest.mark.integration

TEXT = "<p>A page of the mine, long enough to be cut.</p>" * 20


def text(name: str) -> str:
    """TEXT as no other page has it."""
    return f"<h1>{name}</h1>{TEXT}"


@dataclass(frozen=True)
class Fault:
    """What http://<name>.faults.test/page does, and what must come of it."""

    name: str
    page: Answer | dict[str, Answer]
    outcome: str
    reason: str = ""
    """Words that the reason must have."""
    asked: int | None = None
    """How often the page is asked for."""


def after(seconds: float, content: bytes) -> Handler:
    def respond(asked: Asked, out: BinaryIO) -> None:
        time.sleep(seconds)
        out.write(content)

    return respond


def drip(asked: Asked, out: BinaryIO) -> None:
    """A byte now and then, for ever."""
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(200):
        out.write(b"x")
        out.flush()
        time.sleep(0.1)


def endless(asked: Asked, out: BinaryIO) -> None:
    """A chunked body without end."""
    out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(400):
        out.write(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")


def no_header_end(asked: Asked, out: BinaryIO) -> None:
    for number in range(200):
        out.write(f"HTTP/1.1 200 OK\r\nX-{number}: y\r\n".encode() if number == 0 else f"X-{number}: y\r\n".encode())
        out.flush()
        time.sleep(0.1)


def first_then(*contents: bytes) -> Handler:
    """The n-th visit gets the n-th content, and later ones the last."""

    def respond(asked: Asked, out: BinaryIO) -> None:
        out.write(contents[min(asked.visit, len(contents)) - 1])

    return respond


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    body = b"".join(f"{len(c):x}\r\n".encode() + c + b"\r\n" for c in chunks)
    return answer(body + end, Content_Length="", Transfer_Encoding="chunked")


def to(target: str, status: str = "302 Found") -> bytes:
    return answer("moved", status, Location=target)


def robots(rules: str, status: str = "200 OK", **headers: str) -> dict[str, Answer]:
    name = f"behind {hashlib.sha256((rules + status).encode()).hexdigest()}"
    return {"/robots.txt": answer(rules, status, Content_Type="text/plain", **headers), "/page": page(name)}


BOMB = gzip.compress(b"\0" * 40_000_000)
FAULTS = [
    # answers of every status
    Fault("ok", page("ok"), "archived", asked=1),
    Fault("gone404", answer("no", "404 Not Found"), "http_error", "the page is gone", 1),
    Fault("gone410", answer("no", "410 Gone"), "http_error", "removed for good", 1),
    Fault("shut401", answer("no", "401 Unauthorized"), "http_error", "login", 1),
    Fault("shut403", answer("no", "403 Forbidden"), "http_error", "does not serve robots", 1),
    Fault("law451", answer("no", "451 Unavailable For Legal Reasons"), "http_error", "legal reasons", 1),
    Fault("teapot", answer("no", "418 I'm a teapot"), "http_error", "does not serve this address", 1),
    Fault("odd-status", answer("no", "799 Strange"), "http_error", "799", None),
    Fault(
        "part206", answer("half", "206 Partial Content", Content_Range="bytes 0-3/9"), "http_error", "part of the page"
    ),
    Fault("same304", answer("", "304 Not Modified"), "http_error", "never fetched before"),
    Fault("broken500", answer("no", "500 Internal Server Error"), "http_error", "the next run tries again", 3),
    Fault("recovers", first_then(answer("no", "500 Oops"), page("recovered")), "archived", asked=2),
    Fault("busy503", answer("no", "503 Service Unavailable", Retry_After="4000"), "http_error", "Retry-After: 4000", 1),
    Fault(
        "busy429",
        first_then(answer("no", "429 Too Many Requests", Retry_After="1"), page("patience")),
        "archived",
        asked=2,
    ),
    # bodies that are not what they say
    Fault("short", answer(TEXT, length=len(TEXT) + 50), "network_error", "before the body was complete", 3),
    Fault("short-then-whole", first_then(answer(TEXT, length=len(TEXT) + 50), page("whole")), "archived", asked=2),
    Fault("long", answer(TEXT, length=40), "archived"),
    Fault("no-length", answer(text("no-length"), Content_Length=""), "archived"),
    Fault("chunked", chunked(TEXT.encode(), b"<p>more</p>"), "archived"),
    Fault("chunk-cut", chunked(TEXT.encode(), end=b""), "network_error", "complete", 3),
    Fault("chunk-lies", chunked(end=b"zz\r\nno\r\n"), "network_error", "", 3),
    Fault("empty", answer(""), "archived"),
    Fault("gzip", answer(gzip.compress(TEXT.encode()), Content_Encoding="gzip"), "archived"),
    Fault("deflate", answer(zlib.compress(text("deflate").encode()), Content_Encoding="deflate"), "archived"),
    Fault("gzip-bomb", answer(BOMB, Content_Encoding="gzip"), "refused_size", "once decompressed"),
    Fault("gzip-not", answer(TEXT, Content_Encoding="gzip"), "network_error", "not encoded as its headers say"),
    Fault("coding-unknown", answer(TEXT, Content_Encoding="pack200"), "refused_type", "'pack200'"),
    Fault("large", answer(b"x" * 900_000), "refused_size", "`max_bytes`"),
    Fault("large-said", answer(b"x", length=5_000_000_000), "refused_size", "`max_bytes`"),
    Fault("endless", endless, "refused_size", "`max_bytes`"),
    Fault("video", answer(b"\0" * 1_000, Content_Type="video/mp4"), "refused_type", "it is video/mp4"),
    Fault("charset-wrong", answer("<p>Zürich</p>".encode("latin-1")), "archived"),
    Fault("charset-missing", answer("<p>Zürich</p>".encode("utf-16"), Content_Type="text/html"), "archived"),
    Fault("charset-unknown", answer(text("klingon"), Content_Type="text/html; charset=klingon"), "archived"),
    Fault("type-missing", answer(text("untyped"), Content_Type=""), "archived"),
    # connections
    Fault("slow-first", after(6, page("late")), "network_error", "`timeout_seconds`"),
    Fault("drip", drip, "network_error", "`timeout_seconds`"),
    Fault("headers-endless", no_header_end, "network_error", "`timeout_seconds`"),
    Fault("dropped", lambda asked, out: None, "network_error", "", 3),
    Fault("dropped-in-headers", b"HTTP/1.1 200 OK\r\nContent-Ty", "network_error", "", 3),
    Fault("garbage", b"\x00\x01\x02 this is no HTTP\r\n\r\n", "network_error", "", 3),
    # redirects
    Fault("moved301", {"/page": to("/new", "301 Moved Permanently"), "/new": page("moved 301")}, "archived"),
    Fault("moved303", {"/page": to("/new", "303 See Other"), "/new": page("moved 303")}, "archived"),
    Fault(
        "moved308",
        {
            "/page": to("/a", "307 Temporary Redirect"),
            "/a": to("/b", "308 Permanent Redirect"),
            "/b": page("moved twice"),
        },
        "archived",
    ),
    Fault("loop", {"/page": to("/a"), "/a": to("/page")}, "http_error", "in a circle"),
    Fault(
        "spiral", {"/page": to("/1")} | {f"/{n}": to(f"/{n + 1}") for n in range(1, 30)}, "http_error", "more than 8"
    ),
    Fault("to-metadata", to("http://169.254.169.254/latest/meta-data/"), "refused_address", "link-local"),
    Fault("to-loopback", to("http://127.0.0.1:22/"), "refused_address", "loopback"),
    Fault("to-decimal", to("http://2130706433/"), "refused_address", "loopback"),
    Fault("to-file", to("file:///etc/passwd"), "refused_address", "not an http"),
    Fault("to-elsewhere", to("http://elsewhere.example/"), "refused_address", "not a host of source faults"),
    Fault("to-nothing", answer("moved", "302 Found"), "http_error", "302"),
    Fault("to-rubbish", to("http://[::1"), "refused_address", ""),
    Fault("to-gone", {"/page": to("/gone"), "/gone": answer("no", "404 Not Found")}, "http_error", "gone"),
    # robots.txt
    Fault("robots-all", robots("User-agent: *\nDisallow: /"), "refused_robots", "forbids it", 0),
    Fault(
        "robots-us", robots("User-agent: oreledger\nDisallow: /\n\nUser-agent: *\nAllow: /"), "refused_robots", asked=0
    ),
    Fault("robots-others", robots("User-agent: greedy\nDisallow: /"), "archived"),
    Fault("robots-bom", robots("\ufeffUser-agent: *\nDisallow: /page"), "refused_robots", "", 0),
    Fault("robots-1mb", robots("# padding\n" * 120_000 + "User-agent: *\nDisallow: /"), "archived"),
    Fault("robots-500", robots("no", "500 Oops"), "refused_robots", "left alone in this run", 0),
    Fault("robots-403", robots("no", "403 Forbidden"), "archived"),
    Fault("robots-html", robots("<html><p>Disallow: everything</p></html>"), "archived"),
    Fault(
        "robots-moved",
        robots("", "301 Moved", Location="/real-robots")
        | {"/real-robots": answer("User-agent: *\nDisallow: /page", Content_Type="text/plain")},
        "refused_robots",
        "",
        0,
    ),
    Fault(
        "robots-dropped",
        {"/robots.txt": lambda asked, out: None, "/page": page("x")},
        "refused_robots",
        "cannot be read",
        0,
    ),
    Fault("robots-delay", robots("User-agent: *\nCrawl-delay: 1\n"), "archived"),
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawled, LocalWeb]]:
    """One crawl of all faults at once."""
    root = tmp_path_factory.mktemp("hostile")
    web = LocalWeb({"http://faults.test/feed": feed(*(f"http://{f.name}.faults.test/page" for f in FAULTS))})
    for fault in FAULTS:
        pages = fault.page if isinstance(fault.page, dict) else {"/page": fault.page}
        web.answers |= {f"http://{fault.name}.faults.test{path}": content for path, content in pages.items()}
    write_source(root / "sources", "faults", timeout_seconds=1, max_bytes=800_000, types=["html"])
    with serving(web):
        yield crawl(root / "home", root / "sources", web), web


@pytest.fixture(scope="module")
def rows(hostile: tuple[Crawled, LocalWeb]) -> dict[str, dict[str, Any]]:
    pages = hostile[0].fetches.filter(kind="page").to_dicts()
    return {(urlsplit(row["requested_url"]).hostname or "").split(".")[0]: row for row in pages}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_a_fault_comes_to_its_outcome(
    rows: dict[str, dict[str, Any]], hostile: tuple[Crawled, LocalWeb], fault: Fault
) -> None:
    row = rows[fault.name]
    assert (row["outcome"], row["reason"]) == (fault.outcome, row["reason"])
    assert fault.reason in (row["reason"] or "")
    assert fault.outcome == "archived" or row["reason"], "every other outcome says why"
    if fault.asked is not None:
        assert hostile[1].visits[f"http://{fault.name}.faults.test/page"] == fault.asked


def test_the_crawl_went_to_its_end_with_one_row_a_page(hostile: tuple[Crawled, LocalWeb]) -> None:
    crawled = hostile[0]
    assert crawled.status == 0, crawled.log
    assert crawled.fetches.filter(kind="page")["requested_url"].n_unique() == len(FAULTS)
    assert crawled.fetches.filter(kind="page").height == len(FAULTS)
    assert crawled.archive.verify().problems == []
    assert "Traceback" not in crawled.log


def test_redirects_are_kept_hop_by_hop(rows: dict[str, dict[str, Any]]) -> None:
    twice = rows["moved308"]
    assert twice["redirects"] == ["307 http://moved308.faults.test/page", "308 http://moved308.faults.test/a"]
    assert twice["final_url"] == "http://moved308.faults.test/b"
    assert rows["to-metadata"]["redirects"] == ["302 http://to-metadata.faults.test/page"]
    assert rows["to-metadata"]["final_url"] == "http://169.254.169.254/latest/meta-data/"


def test_bodies_are_archived_as_they_are(rows: dict[str, dict[str, Any]], hostile: tuple[Crawled, LocalWeb]) -> None:
    for name, body in (
        ("gzip", TEXT.encode()),
        ("chunked", TEXT.encode() + b"<p>more</p>"),
        ("charset-wrong", "<p>Zürich</p>".encode("latin-1")),
        ("long", TEXT[:40].encode()),
    ):
        row = rows[name]
        if row["outcome"] == "archived":
            assert hostile[0].archive.read(row["warc_file"], row["warc_offset"]).body == body
    assert rows["charset-unknown"]["charset"] == "klingon"


SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML_BOMB = f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{ENTITIES}]>
<urlset {SITEMAP}><url><loc>&l9;</loc></url></urlset>"""


def index_to(number: int) -> bytes:
    return answer(f"<sitemapindex {SITEMAP}><sitemap><loc>/{number}</loc></sitemap></sitemapindex>")


def calendar(asked: Asked, out: BinaryIO) -> None:
    """A day, and always a next one."""
    number = int(asked.url.rpartition("=")[2]) if "=" in asked.url else 0
    out.write(
        answer(f'<a class="item" href="/day/{number}">day</a><a class="next" href="/feed?day={number + 1}">next</a>')
    )


LISTINGS: dict[str, tuple[Answer, dict[str, Any], str]] = {
    "no-feed": (answer("<html><p>Sorry</p></html>"), {}, "cannot be read as access: feed"),
    "cut-feed": (feed("http://cut-feed.test/p")[:-30] + b" " * 30, {}, ""),
    "long-feed": (feed(*(f"http://long-feed.test/p?sid={n}" for n in range(400))), {}, ""),
    "xml-bomb": (answer(XML_BOMB), {"access": "sitemap"}, ""),
    "gz-bomb": (
        answer(gzip.compress(b"<urlset>" + b" " * 70_000_000), Content_Type="application/gzip"),
        {"access": "sitemap"},
        "cannot be read",
    ),
    "deep": (index_to(1), {"access": "sitemap"}, ""),
    "calendar": (
        calendar,
        {"access": "listing", "listing": {"entries": {"css": "a.item"}, "next": {"css": "a.next"}, "max_pages": 6}},
        "",
    ),
    "no-json": (
        answer("{", Content_Type="application/json"),
        {"access": "api", "api": {"records": "results", "address": "url"}},
        "no JSON",
    ),
}
"""The listing at http://<name>.test/feed, what its source says, and the fault that the summary must name."""


def test_listings_that_lead_nowhere_or_for_ever_end(tmp_path: Path) -> None:
    web = LocalWeb(
        {f"http://calendar.test/feed?day={n}": calendar for n in range(100)}
        | {f"http://deep.test/{n}": index_to(n + 1) for n in range(9)}
    )
    for name, (content, values, _) in LISTINGS.items():
        web.answers[f"http://{name}.test/feed"] = content
        write_source(tmp_path / "sources", name.replace("-", "_"), addresses=[f"http://{name}.test/feed"], **values)
    with serving(web):
        crawled = crawl(tmp_path / "home", tmp_path / "sources", web)
    assert crawled.status == 0, crawled.log
    for name, (_, _, says) in LISTINGS.items():
        errors = " ".join(crawled.summary["sources"][name.replace("-", "_")]["errors"])
        assert says in errors if says else not errors, name
    fetches = crawled.fetches
    of = {s: fetches.filter(source=s) for s in fetches["source"].unique()}
    assert of["calendar"].filter(kind="listing").height == 6
    assert of["deep"].filter(kind="listing").height == 4
    assert of["long_feed"].filter(kind="page").height == 1, "session ids are one page"
    assert of["cut_feed"].filter(kind="page").height == 1
    assert crawled.archive.verify().problems == []


def test_a_host_that_speaks_no_tls_is_left_alone(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "tls", addresses=["https://tls.test/feed"])
    with serving(LocalWeb()) as web:
        crawled = crawl(tmp_path / "home", tmp_path / "sources", web)
    assert dict(crawled.fetches.select("kind", "outcome").iter_rows()) == {
        "robots": "network_error",
        "listing": "refused_robots",
    }


def test_hosts_that_do_not_resolve_or_resolve_inwards_are_told_apart(tmp_path: Path) -> None:
    write_source(tmp_path / "sources", "inward", addresses=["http://localhost/feed"], delay_seconds=1)
    write_source(tmp_path / "sources", "nowhere", addresses=["http://no-such-host.invalid/feed"], delay_seconds=1)
    crawled = crawl(tmp_path / "home", tmp_path / "sources", LocalWeb(address=""))
    rows = {row["source"]: row for row in crawled.fetches.filter(kind="listing").to_dicts()}
    assert (rows["inward"]["outcome"], rows["inward"]["status"]) == ("refused_address", None)
    assert "a loopback address: never fetched" in rows["inward"]["reason"]
    assert "does not resolve" in rows["nowhere"]["reason"]
