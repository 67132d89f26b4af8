"""The faults of the hostile web, one function each: it misbehaves, and its docstring says what a good crawler does."""
from __future__ import annotations

import gzip
import zlib
from functools import cache

from tests.site.hostile import LIMIT_BYTES, Visit, article, case, feed, healthy, listing, sitemap

LOST = ("network_error",)
HTTP = ("http_error",)
KEPT = ("archived",)
FORBIDDEN = ("refused_address",)
TOO_BIG = ("refused_size",)


# --- slowness -------------------------------------------------------------------------------------------------------

@case(outcomes=LOST)
def slow_headers(visit: Visit) -> None:
    """Headers arrive a line at a time for ever: give up after the time limit and go on."""
    visit.send(b"HTTP/1.1 200 OK\r\n")
    visit.drip(b"X-More: 1\r\n")


@case(outcomes=LOST)
def slow_body(visit: Visit) -> None:
    """The body arrives a byte at a time: the time limit is on the whole answer, not on each byte."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n<html>")
    visit.drip()


@case(outcomes=LOST)
def stalled_body(visit: Visit) -> None:
    """Half of the body, then silence: give up after the time limit, keep no half page."""
    visit.respond("200 OK", article()[:60], length=len(article()))
    visit.stall()


@case(outcomes=LOST)
def silent(visit: Visit) -> None:
    """The request is read and never answered: give up after the time limit."""
    visit.stall()


# --- lengths and chunks ---------------------------------------------------------------------------------------------

@case(outcomes=LOST)
def length_too_long(visit: Visit) -> None:
    """Content-Length promises more than comes: a body cut short is no page."""
    visit.respond("200 OK", article(), length=len(article()) + 500)


@case(outcomes=(*KEPT, *LOST))
def length_too_short(visit: Visit) -> None:
    """Content-Length promises less than comes: what is past it is not part of the page, and nothing breaks."""
    visit.respond("200 OK", article(), length=len(article()) - 40)


@case(outcomes=(*KEPT, *LOST))
def length_negative(visit: Visit) -> None:
    """Content-Length is -5: refuse the answer, or read to the end of the connection; do not crash."""
    visit.respond("200 OK", article(), length=-5)


@case(outcomes=(*KEPT, *LOST))
def length_not_a_number(visit: Visit) -> None:
    """Content-Length is a word: refuse the answer, or read to the end of the connection; do not crash."""
    visit.respond("200 OK", article(), length="plenty")


@case(outcomes=(*KEPT, *LOST))
def lengths_differ(visit: Visit) -> None:
    """Two Content-Length headers that differ, as in request smuggling: refuse, or take one; do not hang."""
    visit.respond("200 OK", article(), "Content-Length: 7")


@case(outcomes=TOO_BIG)
def huge_declared(visit: Visit) -> None:
    """Content-Length is 3 GB: refuse before the body is read."""
    visit.respond("200 OK", article(), length=3_000_000_000)
    visit.drip(b"x" * 1024)


@case(outcomes=TOO_BIG)
def huge_undeclared(visit: Visit) -> None:
    """A body without length that does not end: stop at the size limit, in bounded memory."""
    visit.respond("200 OK", b"", "Transfer-Encoding: chunked")
    for _ in range(LIMIT_BYTES * 4 // 65536):
        visit.send(b"10000\r\n" + b"y" * 65536 + b"\r\n")


@case(outcomes=LOST)
def chunks_cut_short(visit: Visit) -> None:
    """A chunked body without its last chunk: a body cut short is no page."""
    visit.respond("200 OK", b"%x\r\n%s\r\n" % (len(article()), article()), "Transfer-Encoding: chunked")


@case(outcomes=LOST)
def chunk_size_garbage(visit: Visit) -> None:
    """A chunk whose size is no number: a protocol error, told as one."""
    visit.respond("200 OK", b"zebra\r\n<html>\r\n0\r\n\r\n", "Transfer-Encoding: chunked")


@case(outcomes=(*KEPT, *LOST))
def no_length(visit: Visit) -> None:
    """Neither length nor chunks: the body ends with the connection, and is kept."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n" + article())


# --- encodings of the body ------------------------------------------------------------------------------------------

@cache
def _bomb(megabytes: int = 24) -> bytes:
    squeezer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1024 * 1024)
    return b"".join(squeezer.compress(zeros) for _ in range(megabytes)) + squeezer.flush()


@case(outcomes=TOO_BIG)
def gzip_bomb(visit: Visit) -> None:
    """24 kB that unpack to 24 MB: the size limit holds for the unpacked body, and unpacking stops there."""
    visit.respond("200 OK", _bomb(), "Content-Encoding: gzip")


@case(outcomes=(*LOST, *TOO_BIG))
def gzip_bomb_in_a_bomb(visit: Visit) -> None:
    """Packed twice and declared twice: limits hold through every layer."""
    visit.respond("200 OK", gzip.compress(_bomb(), mtime=0), "Content-Encoding: gzip, gzip")


@case(outcomes=(*KEPT, *LOST))
def gzip_cut_short(visit: Visit) -> None:
    """A gzip stream that ends early with a right Content-Length: no crash, and no silent half page."""
    visit.respond("200 OK", gzip.compress(article(), mtime=0)[:-30], "Content-Encoding: gzip")


@case(outcomes=(*KEPT, *LOST))
def gzip_that_is_plain(visit: Visit) -> None:
    """Declared gzip, sent plain: no crash; the bytes are kept or the page is told as unreadable."""
    visit.respond("200 OK", article(), "Content-Encoding: gzip")


@case(outcomes=KEPT)
def encoding_unknown(visit: Visit) -> None:
    """Content-Encoding that nobody knows: keep the bytes, leave the reading to the parser."""
    visit.respond("200 OK", article(), "Content-Encoding: x-shrunk")


@case(outcomes=KEPT)
def charset_wrong(visit: Visit) -> None:
    """Windows-1252 declared as UTF-8: keep the bytes as they came."""
    visit.respond("200 OK", article("La Société d’Épernay paye 5 millions d’euros (€).").decode().encode("cp1252"))


@case(outcomes=KEPT)
def charset_missing(visit: Visit) -> None:
    """Shift-JIS declared nowhere: keep the bytes as they came."""
    visit.respond("200 OK", "<html><title>鉱物</title><p>住友商事は百億円を投資する。</p>".encode("shift_jis"),
                  kind="text/html")


@case(outcomes=KEPT)
def charset_unknown(visit: Visit) -> None:
    """A charset that does not exist: keep the bytes as they came."""
    visit.respond("200 OK", article(), kind="text/html; charset=utf-9000")


@case(outcomes=KEPT)
def charset_bom(visit: Visit) -> None:
    """UTF-16 with a byte order mark, declared as ISO-8859-1: the mark wins (WHATWG), the bytes are kept."""
    visit.respond("200 OK", article().decode().encode("utf-16"), kind="text/html; charset=iso-8859-1")


@case(outcomes=("refused_type",))
def image_as_page(visit: Visit) -> None:
    """A JPEG where a page was named: refuse the type."""
    visit.respond("200 OK", b"\xff\xd8\xff\xe0" + bytes(500), kind="image/jpeg")


@case(outcomes=(*KEPT, "refused_type"))
def type_missing(visit: Visit) -> None:
    """No Content-Type: tell by the bytes."""
    visit.respond("200 OK", article(), kind="")


@case(outcomes=(*KEPT, "refused_type"))
def type_lies(visit: Visit) -> None:
    """A program declared as HTML: no crash; the parser finds no text in it."""
    visit.respond("200 OK", b"\x7fELF" + bytes(range(256)) * 20)


# --- redirects ------------------------------------------------------------------------------------------------------

@case(at="*", outcomes=KEPT)
def redirect_chain(visit: Visit) -> None:
    """301, 302, 303, 307 and 308 in turn: follow them all and keep the chain."""
    hops = {"/page": ("301 Moved Permanently", "/2"), "/2": ("302 Found", f"{visit.home}/3"),
            "/3": ("303 See Other", "/4"), "/4": ("307 Temporary Redirect", "5"),
            "/5": ("308 Permanent Redirect", f"//{visit.host}/landing")}
    if visit.path in hops:
        status, location = hops[visit.path]
        visit.redirect(location, status)
    else:
        healthy(visit)


@case(at="*", outcomes=LOST + HTTP)
def redirect_loop(visit: Visit) -> None:
    """/page and /back send to each other: notice, stop after a few hops, say so."""
    if visit.path in ("/page", "/back"):
        visit.redirect("/back" if visit.path == "/page" else "/page")
    else:
        healthy(visit)


@case(at="*", outcomes=LOST + HTTP)
def redirect_endless(visit: Visit) -> None:
    """Every hop leads to a new one: stop after a few hops, say so."""
    if visit.path == "/page" or visit.path.startswith("/hop/"):
        visit.redirect(f"/hop/{int(visit.path.rpartition('/')[2]) + 1 if visit.path != '/page' else 1}")
    else:
        healthy(visit)


@case(outcomes=LOST + HTTP)
def redirect_nowhere(visit: Visit) -> None:
    """302 without Location: an HTTP error."""
    visit.respond("302 Found")


@case(outcomes=LOST + HTTP + FORBIDDEN)
def redirect_garbage(visit: Visit) -> None:
    """A Location that is no address: an error of this page only."""
    visit.respond("302 Found", b"", "Location: http://[bad host]:port/%%%zz")


@case(outcomes=FORBIDDEN)
def redirect_to_metadata(visit: Visit) -> None:
    """To the cloud's metadata address: refuse, never connect."""
    visit.redirect("http://169.254.169.254/latest/meta-data/")


@case(outcomes=FORBIDDEN)
def redirect_to_loopback(visit: Visit) -> None:
    """To this machine: refuse, never connect."""
    visit.redirect("http://127.0.0.1:22/")


@case(outcomes=FORBIDDEN)
def redirect_to_private(visit: Visit) -> None:
    """To a private network: refuse, never connect."""
    visit.redirect("http://10.0.0.1/admin")


@case(outcomes=FORBIDDEN)
def redirect_to_ipv6_loopback(visit: Visit) -> None:
    """To ::1, and as an IPv4 address in IPv6: refuse, never connect."""
    visit.redirect("http://[::ffff:127.0.0.1]/")


@case(outcomes=FORBIDDEN)
def redirect_to_decimal(visit: Visit) -> None:
    """To 127.0.0.1 written as one number: refuse, never connect."""
    visit.redirect("http://2130706433/")


@case(outcomes=FORBIDDEN)
def redirect_to_file(visit: Visit) -> None:
    """To a local file: only http and https are followed."""
    visit.redirect("file:///etc/passwd")


@case(outcomes=FORBIDDEN + LOST)
def redirect_off_site(visit: Visit) -> None:
    """To a host that is not the source's: refuse, and say which."""
    visit.redirect("http://elsewhere.invalid/story")


@case(outcomes=("refused_robots",))
def redirect_to_forbidden_path(visit: Visit) -> None:
    """To a path that robots.txt forbids: robots.txt holds after redirects too."""
    visit.redirect("/forbidden/story")


@case(at="*", outcomes=LOST + HTTP)
def cookie_wall(visit: Visit) -> None:
    """Redirects to itself until a cookie comes back: without cookies this is a loop; stop and say so."""
    if visit.path == "/page" and "seen=1" not in visit.headers.get("cookie", ""):
        visit.respond("302 Found", b"", "Location: /page", "Set-Cookie: seen=1; Path=/")
    else:
        healthy(visit)


@case(outcomes=KEPT)
def meta_refresh(visit: Visit) -> None:
    """HTML that refreshes itself to a forbidden address: archive the page, do not follow."""
    visit.respond("200 OK", b'<meta http-equiv="refresh" content="0;url=http://169.254.169.254/">' + article())


# --- statuses -------------------------------------------------------------------------------------------------------

@case(outcomes=HTTP)
def status_403(visit: Visit) -> None:
    """Forbidden: an HTTP error, not asked again in this run."""
    visit.respond("403 Forbidden", b"<h1>No</h1>")


@case(outcomes=HTTP)
def status_404(visit: Visit) -> None:
    """Not found: an HTTP error, not asked again in this run."""
    visit.respond("404 Not Found", b"<h1>No</h1>")


@case(outcomes=HTTP)
def status_410(visit: Visit) -> None:
    """Gone: an HTTP error, not asked again."""
    visit.respond("410 Gone", b"<h1>Gone</h1>")


@case(outcomes=HTTP)
def status_451(visit: Visit) -> None:
    """Withheld for legal reasons: an HTTP error; what was archived earlier stays."""
    visit.respond("451 Unavailable For Legal Reasons", b"<h1>Withheld</h1>")


@case(outcomes=HTTP)
def status_500(visit: Visit) -> None:
    """A server error that stays: ask again a few times, then an HTTP error."""
    visit.respond("500 Internal Server Error", b"<h1>Oops</h1>")


@case(outcomes=KEPT)
def status_503_then_200(visit: Visit) -> None:
    """Busy once, with Retry-After of a second: wait, ask again, keep the page."""
    if visit.number == 1:
        visit.respond("503 Service Unavailable", b"", "Retry-After: 1")
    else:
        visit.page()


@case(outcomes=KEPT)
def status_429_then_200(visit: Visit) -> None:
    """Too many requests once, with Retry-After of a second: wait, ask again, keep the page."""
    if visit.number == 1:
        visit.respond("429 Too Many Requests", b"", "Retry-After: 1")
    else:
        visit.page()


@case(outcomes=HTTP, reaches_good=False)
def status_429_for_a_year(visit: Visit) -> None:
    """Retry-After of a year: leave the host alone for this run, without waiting."""
    visit.respond("429 Too Many Requests", b"", "Retry-After: 31536000")


@case(outcomes=KEPT + HTTP)
def retry_after_nonsense(visit: Visit) -> None:
    """Retry-After that is neither number nor date: treat it as if none was given."""
    if visit.number == 1:
        visit.respond("503 Service Unavailable", b"", "Retry-After: soon, hopefully")
    else:
        visit.page()


@case(outcomes=HTTP)
def status_206_unasked(visit: Visit) -> None:
    """Part of the page, unasked: half a page is not archived as the page."""
    visit.respond("206 Partial Content", article()[:80], f"Content-Range: bytes 0-79/{len(article())}")


@case(outcomes=HTTP)
def status_304_unasked(visit: Visit) -> None:
    """Not modified, on the first visit ever: there is nothing to keep; an HTTP error, not a revisit record."""
    visit.send(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")


@case(outcomes=KEPT)
def early_hints(visit: Visit) -> None:
    """103 before the answer: read past it."""
    visit.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
    visit.page()


@case(outcomes=LOST)
def status_line_garbage(visit: Visit) -> None:
    """An answer that is not HTTP: a network error of this page only."""
    visit.send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")


@case(outcomes=LOST + KEPT)
def header_flood(visit: Visit) -> None:
    """A megabyte of headers: bounded memory, no crash."""
    visit.send(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"z" * 100) for n in range(10_000)))
    visit.send(b"Content-Length: 0\r\n\r\n")


@case(outcomes=KEPT)
def header_bytes(visit: Visit) -> None:
    """Header values that are not ASCII and a NUL: the WARC record stays readable."""
    visit.send(b"HTTP/1.1 200 OK\r\nX-Author: Jos\xe9 \xf0\x9f\x92\x8e\r\nContent-Type: text/html\r\nContent-Length: "
               + str(len(article())).encode() + b"\r\nConnection: close\r\n\r\n" + article())


# --- connections ----------------------------------------------------------------------------------------------------

@case(outcomes=LOST)
def drop_before_answer(visit: Visit) -> None:
    """The connection closes without a byte: retry a few times, then a network error."""


@case(outcomes=LOST)
def drop_in_status_line(visit: Visit) -> None:
    """The connection closes within the status line: a network error."""
    visit.send(b"HTTP/1.1 20")


@case(outcomes=LOST)
def drop_in_headers(visit: Visit) -> None:
    """The connection closes within the headers: a network error."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Le")


@case(outcomes=LOST)
def reset_in_body(visit: Visit) -> None:
    """A TCP reset within the body: a network error, no half page."""
    visit.respond("200 OK", article()[:100], length=5000)
    visit.reset()


@case(outcomes=KEPT)
def drop_then_recover(visit: Visit) -> None:
    """The connection closes once: retry and keep the page, once."""
    if visit.number > 1:
        visit.page()


@case(at="*", outcomes=LOST + FORBIDDEN)
def tls_garbage(visit: Visit) -> None:
    """An https address behind which nothing speaks TLS: a network error of this page only."""
    secure = f"https://{visit.host}/page"
    if visit.path == "CONNECT":
        visit.send(b"HTTP/1.1 200 Connection established\r\n\r\nthis is not TLS\r\n")
    elif visit.path == "/feed.xml":
        visit.respond("200 OK", feed(secure, f"{visit.home}/good"), kind="application/rss+xml")
    else:
        healthy(visit)


# --- listings without end -------------------------------------------------------------------------------------------

@case(at="/list", access="listing")
def endless_pagination(visit: Visit) -> None:
    """Every listing page has a next one: stop at the limit of pages, keep what was found."""
    number = int(visit.target.partition("page=")[2] or "1")
    visit.respond("200 OK", listing(f"/good?story={number}", "/good", next_page=f"/list?page={number + 1}"))


@case(at="/list", access="listing")
def endless_calendar(visit: Visit) -> None:
    """An empty calendar with a link to the month before, for ever: stop at the limit of pages."""
    month = int(visit.target.partition("month=")[2] or "0")
    visit.respond("200 OK", listing(*([] if month else ["/good"]), next_page=f"/list?month={month - 1}"))


@case(at="/list", access="listing")
def next_is_itself(visit: Visit) -> None:
    """The next page is this page: read it once."""
    visit.respond("200 OK", listing("/page", "/good", next_page="/list"))


@case(at="/list", access="listing")
def session_ids(visit: Visit) -> None:
    """The same page under a new session id at every visit: one page, not one each time."""
    links = [f"/good?PHPSESSID={visit.number}{n:030d}" for n in range(3)]
    visit.respond("200 OK", listing(*links, f"/page;jsessionid={visit.number:032X}", "/good"))


@case(at="/list", access="listing")
def tracking_parameters(visit: Visit) -> None:
    """One page under many campaign parameters: fetch it once."""
    visit.respond("200 OK", listing("/good", *(f"/good?utm_source=s{n}&utm_medium=m" for n in range(20))))


@case(at="/list", access="listing")
def odd_schemes(visit: Visit) -> None:
    """Links with javascript:, mailto:, data:, ftp: and file: among pages: only http and https are taken."""
    odd = ("javascript:alert(1)", "mailto:a@b.test", "data:text/html,hi", "ftp://x.test/a", "file:///etc/passwd",
           "http://", "http://[::1", "//", "#top", "")
    visit.respond("200 OK", listing(*odd, "/good"))


@case(at="/list", access="listing")
def deep_nesting(visit: Visit) -> None:
    """100,000 nested elements around the links: bounded time and memory, no crash."""
    visit.respond("200 OK", listing("/good") + b"<div>" * 100_000)


# --- feeds and sitemaps ---------------------------------------------------------------------------------------------

@cache
def _long_feed(home: str) -> bytes:
    filler = "word " * 200
    return feed(f"{home}/good", *(f"{home}/missing/{n}" for n in range(10_000)), title=filler)


@case(at="/feed.xml")
def feed_of_10_mb(visit: Visit) -> None:
    """A 10 MB feed: read within its own limit or refuse with a reason; at most the run's limit of pages follows."""
    visit.respond("200 OK", _long_feed(visit.home), kind="application/rss+xml")


@case(at="/feed.xml", outcomes=KEPT)
def feed_html_titles(visit: Visit) -> None:
    """Markup and scripts in titles, escaped and not: the listed title is text, never run."""
    items = (f"<item><title>&lt;b&gt;Big&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</title>"
             f"<link>{visit.home}/page</link></item>"
             f"<item><title><![CDATA[<i>It</i> & <img src=x onerror=alert(1)>]]></title>"
             f"<link>{visit.home}/good</link></item>")
    visit.respond("200 OK", f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode(),
                  kind="application/rss+xml")


@case(at="/feed.xml", reaches_good=False)
def feed_xml_bomb(visit: Visit) -> None:
    """Entities that expand a billion times: no expansion, bounded memory, the feed told as unreadable or empty."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    visit.respond("200 OK", f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]><rss version="2.0">'
                            f"<channel><title>&l9;</title></channel></rss>".encode(), kind="application/rss+xml")


@case(at="/feed.xml")
def feed_external_entity(visit: Visit) -> None:
    """An entity that names a local file: never read it; the rest of the feed may be used."""
    body = feed(f"{visit.home}/good").replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss')
    visit.respond("200 OK", body.replace(b"<title>F", b"<title>&x;"), kind="application/rss+xml")


@case(at="/feed.xml")
def feed_cut_off(visit: Visit) -> None:
    """A feed that ends in the middle of an item: take the entries before it."""
    visit.respond("200 OK", feed(f"{visit.home}/good", f"{visit.home}/page")[:-90], kind="application/rss+xml")


@case(at="/feed.xml", reaches_good=False)
def feed_empty(visit: Visit) -> None:
    """A feed of no bytes: the source has a fault; not a success without pages."""
    visit.respond("200 OK", b"", kind="application/rss+xml")


@case(at="/feed.xml", reaches_good=False)
def feed_that_is_html(visit: Visit) -> None:
    """A login page where the feed was: the source has a fault; not a success without pages."""
    visit.respond("200 OK", b"<!doctype html><title>Sign in</title><form><input name=user></form>")


@case(at="*", access="sitemap", outcomes=KEPT)
def sitemaps_of_sitemaps(visit: Visit) -> None:
    """Index, index, index, pages: follow a few levels."""
    levels = {"/sitemap.xml": "/level2.xml", "/level2.xml": "/level3.xml", "/level3.xml": "/pages.xml"}
    if visit.path in levels:
        visit.respond("200 OK", sitemap(children=[visit.home + levels[visit.path]]), kind="application/xml")
    elif visit.path == "/pages.xml":
        visit.respond("200 OK", sitemap(f"{visit.home}/page", f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


@case(at="*", access="sitemap")
def sitemap_of_itself(visit: Visit) -> None:
    """An index that names itself and a real sitemap: read each once."""
    if visit.path == "/sitemap.xml":
        visit.respond("200 OK", sitemap(children=[f"{visit.home}/sitemap.xml", f"{visit.home}/pages.xml"]),
                      kind="application/xml")
    elif visit.path == "/pages.xml":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


@case(at="*", access="sitemap")
def sitemaps_without_end(visit: Visit) -> None:
    """Every index names a new one: stop at a depth, keep what was found."""
    if visit.path.endswith(".xml"):
        depth = len(visit.path)
        visit.respond("200 OK", sitemap(children=[f"{visit.home}/{'x' * (depth - 4)}.xml", f"{visit.home}/pages/"]),
                      kind="application/xml")
    elif visit.path == "/pages/":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


@case(at="*", access="sitemap")
def sitemap_gzip_bomb(visit: Visit) -> None:
    """A packed sitemap that unpacks to 24 MB, beside a good one: the size limit holds, the good one is read."""
    if visit.path == "/sitemap.xml":
        visit.respond("200 OK", sitemap(children=[f"{visit.home}/bomb.xml.gz", f"{visit.home}/pages.xml"]),
                      kind="application/xml")
    elif visit.path == "/bomb.xml.gz":
        visit.respond("200 OK", _bomb(), kind="application/gzip")
    elif visit.path == "/pages.xml":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


# --- robots.txt -----------------------------------------------------------------------------------------------------

ROBOTS = b"User-agent: *\nDisallow: /page\n"


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_of_1_mb(visit: Visit) -> None:
    """A rule, then a megabyte of comments: RFC 9309 asks for at least 500 KiB to be read."""
    visit.respond("200 OK", ROBOTS + b"# filler\n" * 120_000, kind="text/plain")


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_with_bom(visit: Visit) -> None:
    """A byte order mark before the first line: the rules count all the same."""
    visit.respond("200 OK", b"\xef\xbb\xbf" + ROBOTS, kind="text/plain")


@case(at="/robots.txt", outcomes=("refused_robots",), reaches_good=False)
def robots_500(visit: Visit) -> None:
    """robots.txt cannot be had: stay away from the whole host (RFC 9309, 2.3.1.4)."""
    visit.respond("500 Internal Server Error", b"oops")


@case(at="/robots.txt", outcomes=KEPT)
def robots_404(visit: Visit) -> None:
    """No robots.txt: everything is allowed."""
    visit.respond("404 Not Found", b"<h1>Not found</h1>")


@case(at="*", outcomes=("refused_robots",))
def robots_redirected(visit: Visit) -> None:
    """robots.txt moved: follow a few redirects and obey what is there."""
    if visit.path == "/robots.txt":
        visit.redirect("/elsewhere.txt", "301 Moved Permanently")
    elif visit.path == "/elsewhere.txt":
        visit.respond("200 OK", ROBOTS, kind="text/plain")
    else:
        healthy(visit)


@case(at="/robots.txt", outcomes=KEPT)
def robots_that_is_html(visit: Visit) -> None:
    """An error page with status 200: no rules in it, everything is allowed."""
    visit.respond("200 OK", article("Page not found. Disallow nothing."))


@case(at="/robots.txt", outcomes=("refused_robots",), reaches_good=False)
def robots_silent(visit: Visit) -> None:
    """robots.txt is never answered: stay away from the whole host, within the time limit."""
    visit.stall()


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_cr_only(visit: Visit) -> None:
    """Lines that end with a carriage return alone, and rules in odd case: read them as RFC 9309 says."""
    visit.respond("200 OK", b"USER-AGENT: *\rDISALLOW: /page\r", kind="text/plain")


# --- pages that move ------------------------------------------------------------------------------------------------

@case(outcomes=KEPT)
def changing_page(visit: Visit) -> None:
    """Another body, another ETag at every fetch: archive it once a run, as a new version in the next."""
    visit.page(f"Quillback Minerals has been mentioned {visit.number} times.", f'ETag: "{visit.number}"')


@case(outcomes=KEPT)
def etag_that_never_changes(visit: Visit) -> None:
    """304 whatever the validator says, though first a page: trust it, and keep the first body."""
    if "if-none-match" in visit.headers:
        visit.send(b"HTTP/1.1 304 Not Modified\r\nETag: \"always\"\r\nConnection: close\r\n\r\n")
    else:
        visit.page("", 'ETag: "always"')


