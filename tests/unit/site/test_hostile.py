"""The hostile web does to a visitor what its cases say, byte by byte."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator

import feedparser
import pytest

from tests.site.hostile import CASES, LIMIT_BYTES, HostileSite

OUTCOMES = {
    "archived",
    "unchanged",
    "duplicate_body",
    "refused_robots",
    "refused_address",
    "refused_size",
    "refused_type",
    "http_error",
    "network_error",
}


@pytest.fixture(scope="module")
def site() -> Iterator[HostileSite]:
    with HostileSite(pace=0.01, patience=0.3) as running:
        yield running


def raw(site: HostileSite, name: str, path: str = "/page", *headers: str) -> bytes:
    """Everything the case `name` sends for one request, until it or the connection ends."""
    host, port = site.address.split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        target = f"http://{CASES[name].host}{path}" if path.startswith("/") else path
        method = "CONNECT" if path.endswith(":443") else "GET"
        lines = [f"{method} {target} HTTP/1.1", f"Host: {CASES[name].host}", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode())
        received = bytearray()
        try:
            while piece := connection.recv(65536):
                received += piece
        except ConnectionResetError:
            received += b"<reset>"
        return bytes(received)


def split(answer: bytes) -> tuple[str, dict[str, str], bytes]:
    """Status, headers, body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    return status.partition(" ")[2], {k.lower(): v for k, _, v in (line.partition(": ") for line in lines)}, body


def fresh(name: str) -> HostileSite:
    """A site of its own, for cases that count their visits."""
    assert name in CASES
    return HostileSite(pace=0.01, patience=0.3)


def test_there_are_forty_cases_with_duties_and_known_outcomes(site: HostileSite) -> None:
    assert len(CASES) >= 40
    for case in CASES.values():
        assert case.duty.endswith(".")
        assert case.outcomes <= OUTCOMES
        assert case.outcomes or case.at != "/page"


@pytest.mark.parametrize("name", CASES)
def test_every_case_still_serves_its_good_page(site: HostileSite, name: str) -> None:
    status, _, body = split(raw(site, name, "/good"))
    assert status == "200 OK"
    assert b"<article>" in body


def test_every_case_is_a_valid_source() -> None:
    spec = pytest.importorskip("scrapers.sources").SourceSpec
    for case in CASES.values():
        assert spec.model_validate(case.source()).addresses == [case.entry]


def test_unknown_hosts_are_not_forwarded(site: HostileSite) -> None:
    assert split(raw(site, "silent", "http://example.com:80"))[0] == "502 Bad Gateway"


@pytest.mark.parametrize(("name", "at_least"), [("slow_headers", 5), ("slow_body", 5)])
def test_slow_cases_drip_until_patience_ends(site: HostileSite, name: str, at_least: int) -> None:
    started = time.monotonic()
    answer = raw(site, name)
    assert 0.25 < time.monotonic() - started < 3
    assert len(answer) > at_least + 40
    assert b"</html>" not in answer


def test_stalling_cases_send_half_or_nothing(site: HostileSite) -> None:
    _, headers, body = split(raw(site, "stalled_body"))
    assert 0 < len(body) < int(headers["content-length"])
    assert raw(site, "silent") == b""
    assert raw(site, "robots_silent", "/robots.txt") == b""


def test_lengths_lie(site: HostileSite) -> None:
    lengths = {
        n: split(raw(site, n))
        for n in ("length_too_long", "length_too_short", "length_negative", "length_not_a_number", "huge_declared")
    }
    assert int(lengths["length_too_long"][1]["content-length"]) > len(lengths["length_too_long"][2])
    assert int(lengths["length_too_short"][1]["content-length"]) < len(lengths["length_too_short"][2])
    assert lengths["length_negative"][1]["content-length"] == "-5"
    assert lengths["length_not_a_number"][1]["content-length"] == "plenty"
    assert int(lengths["huge_declared"][1]["content-length"]) > 2**31
    assert raw(site, "lengths_differ").lower().count(b"content-length") == 2
    assert "content-length" not in split(raw(site, "no_length"))[1]


def test_chunked_bodies_break(site: HostileSite) -> None:
    assert not raw(site, "chunks_cut_short").endswith(b"0\r\n\r\n")
    assert b"zebra" in raw(site, "chunk_size_garbage")
    assert len(raw(site, "huge_undeclared")) > 3 * LIMIT_BYTES


def test_bombs_unpack_far_beyond_the_limit(site: HostileSite) -> None:
    _, headers, body = split(raw(site, "gzip_bomb"))
    assert headers["content-encoding"] == "gzip"
    assert len(body) < LIMIT_BYTES / 10
    assert len(zlib.decompress(body, 31)) == 24 * 1024 * 1024
    _, headers, twice = split(raw(site, "gzip_bomb_in_a_bomb"))
    assert headers["content-encoding"] == "gzip, gzip"
    assert gzip.decompress(twice) == body
    assert split(raw(site, "sitemap_gzip_bomb", "/bomb.xml.gz"))[2] == body


def test_packing_lies(site: HostileSite) -> None:
    with pytest.raises(EOFError):
        gzip.decompress(split(raw(site, "gzip_cut_short"))[2])
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(split(raw(site, "gzip_that_is_plain"))[2])


def test_charsets_lie(site: HostileSite) -> None:
    with pytest.raises(UnicodeDecodeError):
        split(raw(site, "charset_wrong"))[2].decode("utf-8")
    assert "住友商事" in split(raw(site, "charset_missing"))[2].decode("shift_jis")
    assert split(raw(site, "charset_missing"))[1]["content-type"] == "text/html"
    assert split(raw(site, "charset_unknown"))[1]["content-type"].endswith("utf-9000")
    assert split(raw(site, "charset_bom"))[2].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert "content-type" not in split(raw(site, "type_missing"))[1]
    assert split(raw(site, "type_lies"))[2].startswith(b"\x7fELF")


@pytest.mark.parametrize(
    ("name", "location"),
    [
        ("redirect_loop", "/back"),
        ("redirect_endless", "/hop/1"),
        ("redirect_to_metadata", "http://169.254.169.254/"),
        ("redirect_to_loopback", "http://127.0.0.1"),
        ("redirect_to_private", "http://10."),
        ("redirect_to_ipv6_loopback", "http://[::ffff:"),
        ("redirect_to_decimal", "http://2130706433"),
        ("redirect_to_file", "file:///"),
        ("redirect_off_site", "http://elsewhere."),
        ("cookie_wall", "/page"),
        ("redirect_to_forbidden_path", "/forbidden/"),
        ("redirect_garbage", "http://[bad host]"),
    ],
)
def test_redirects_lead_where_they_should_not(site: HostileSite, name: str, location: str) -> None:
    status, headers, _ = split(raw(site, name))
    assert status.startswith("30")
    assert headers["location"].startswith(location)


def test_redirect_chain_uses_every_status_and_ends(site: HostileSite) -> None:
    seen = [split(raw(site, "redirect_chain", path))[0][:3] for path in ("/page", "/2", "/3", "/4", "/5", "/landing")]
    assert seen == ["301", "302", "303", "307", "308", "200"]
    assert "location" not in split(raw(site, "redirect_nowhere"))[1]


def test_cookie_wall_opens_for_a_cookie(site: HostileSite) -> None:
    assert split(raw(site, "cookie_wall", "/page", "Cookie: seen=1"))[0] == "200 OK"


@pytest.mark.parametrize("code", [403, 404, 410, 451, 500])
def test_statuses(site: HostileSite, code: int) -> None:
    assert split(raw(site, f"status_{code}"))[0].startswith(str(code))


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("status_503_then_200", ["503", "200", "200"]),
        ("status_429_then_200", ["429", "200", "200"]),
        ("retry_after_nonsense", ["503", "200", "200"]),
        ("status_429_for_a_year", ["429", "429", "429"]),
    ],
)
def test_retry_after(name: str, statuses: list[str]) -> None:
    with fresh(name) as own:
        answers = [split(raw(own, name)) for _ in statuses]
    assert [a[0][:3] for a in answers] == statuses
    assert answers[0][1]["retry-after"]


def test_answers_that_are_no_pages(site: HostileSite) -> None:
    assert split(raw(site, "status_206_unasked"))[0].startswith("206")
    assert raw(site, "status_304_unasked").startswith(b"HTTP/1.1 304")
    assert raw(site, "status_line_garbage").startswith(b"SSH")
    assert raw(site, "early_hints").index(b"103 ") < raw(site, "early_hints").index(b"200 OK")
    assert len(raw(site, "header_flood")) > 1_000_000
    with pytest.raises(UnicodeDecodeError):
        raw(site, "header_bytes").decode("utf-8")


def test_connections_drop_at_each_phase(site: HostileSite) -> None:
    assert raw(site, "drop_before_answer") == b""
    assert raw(site, "drop_in_status_line") == b"HTTP/1.1 20"
    assert b"\r\n\r\n" not in raw(site, "drop_in_headers")
    assert raw(site, "reset_in_body").endswith(b"<reset>")
    assert raw(site, "tls_garbage", f"{CASES['tls_garbage'].host}:443").endswith(b"this is not TLS\r\n")
    with fresh("drop_then_recover") as own:
        assert raw(own, "drop_then_recover") == b""
        assert split(raw(own, "drop_then_recover"))[0] == "200 OK"


@pytest.mark.parametrize("name", ["endless_pagination", "endless_calendar", "next_is_itself"])
def test_listings_go_on_for_ever(site: HostileSite, name: str) -> None:
    path = "/list"
    for _ in range(5):
        body = split(raw(site, name, path))[2].decode()
        path = body.split('class="next" href="')[1].split('"')[0]
        assert path.startswith("/list")


def test_session_ids_differ_at_every_visit(site: HostileSite) -> None:
    assert raw(site, "session_ids", "/list") != raw(site, "session_ids", "/list")


def test_listings_of_odd_links(site: HostileSite) -> None:
    assert raw(site, "tracking_parameters", "/list").count(b"utm_source") == 20
    assert b"javascript:" in raw(site, "odd_schemes", "/list")
    assert raw(site, "deep_nesting", "/list").count(b"<div>") == 100_000


def test_feeds_are_as_bad_as_they_say(site: HostileSite) -> None:
    assert len(raw(site, "feed_of_10_mb", "/feed.xml")) > 10_000_000
    assert b"&lt;script&gt;" in raw(site, "feed_html_titles", "/feed.xml")
    assert raw(site, "feed_xml_bomb", "/feed.xml").count(b"<!ENTITY") == 10
    assert b"file:///etc/passwd" in raw(site, "feed_external_entity", "/feed.xml")
    cut = split(raw(site, "feed_cut_off", "/feed.xml"))[2]
    assert feedparser.parse(cut).bozo
    assert b"/good" in cut
    assert split(raw(site, "feed_empty", "/feed.xml"))[2] == b""
    assert b"<form>" in raw(site, "feed_that_is_html", "/feed.xml")


def test_sitemaps_nest(site: HostileSite) -> None:
    assert b"/level2.xml" in raw(site, "sitemaps_of_sitemaps", "/sitemap.xml")
    assert b"/good" in raw(site, "sitemaps_of_sitemaps", "/pages.xml")
    assert b"/sitemap.xml" in split(raw(site, "sitemap_of_itself", "/sitemap.xml"))[2]
    first = split(raw(site, "sitemaps_without_end", "/sitemap.xml"))[2]
    child = first.split(b"<loc>")[1].split(b"</loc>")[0].decode()
    assert child.encode() not in split(raw(site, "sitemaps_without_end", "/" + child.rsplit("/", 1)[1]))[2]


def test_robots_files_are_as_bad_as_they_say(site: HostileSite) -> None:
    assert len(raw(site, "robots_of_1_mb", "/robots.txt")) > 1_000_000
    assert split(raw(site, "robots_with_bom", "/robots.txt"))[2].startswith(b"\xef\xbb\xbf")
    assert split(raw(site, "robots_500", "/robots.txt"))[0].startswith("500")
    assert split(raw(site, "robots_404", "/robots.txt"))[0].startswith("404")
    assert split(raw(site, "robots_redirected", "/robots.txt"))[1]["location"] == "/elsewhere.txt"
    assert b"<html" in raw(site, "robots_that_is_html", "/robots.txt")
    assert b"\n" not in split(raw(site, "robots_cr_only", "/robots.txt"))[2]


def test_pages_that_move(site: HostileSite) -> None:
    assert split(raw(site, "changing_page")) != split(raw(site, "changing_page"))
    assert split(raw(site, "image_as_page"))[1]["content-type"] == "image/jpeg"
    assert split(raw(site, "encoding_unknown"))[1]["content-encoding"] == "x-shrunk"
    assert b"refresh" in raw(site, "meta_refresh")
    assert split(raw(site, "etag_that_never_changes"))[0] == "200 OK"
    assert raw(site, "etag_that_never_changes", "/page", 'If-None-Match: "other"').startswith(b"HTTP/1.1 304")
