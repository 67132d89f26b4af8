"""Faults in what leads to pages: listings, feeds, sitemaps, robots.txt."""

from __future__ import annotations

from functools import cache

from tests.site.hostile.site import KEPT, Visit, article, bomb, case, feed, healthy, listing, sitemap

# --- listings without end ---------------------------------------------------------------------------------------------


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
    odd = (
        "javascript:alert(1)",
        "mailto:a@b.test",
        "data:text/html,hi",
        "ftp://x.test/a",
        "file:///etc/passwd",
        "http://",
        "http://[::1",
        "//",
        "#top",
        "",
    )
    visit.respond("200 OK", listing(*odd, "/good"))


@case(at="/list", access="listing")
def deep_nesting(visit: Visit) -> None:
    """100,000 nested elements around the links: bounded time and memory, no crash."""
    visit.respond("200 OK", listing("/good") + b"<div>" * 100_000)


# --- feeds and sitemaps -----------------------------------------------------------------------------------------------


@cache
def _long_feed(home: str) -> bytes:
    filler = "word " * 200
    return feed(f"{home}/good", *(f"{home}/missing/{n}" for n in range(10_000)), title=filler)


@case(at="/feed.xml", reaches_good=None)
def feed_of_10_mb(visit: Visit) -> None:
    """A 10 MB feed: read within its own limit or refuse with a reason; at most the run's limit of pages follows."""
    visit.respond("200 OK", _long_feed(visit.home), kind="application/rss+xml")


@case(at="/feed.xml", outcomes=KEPT)
def feed_html_titles(visit: Visit) -> None:
    """Markup and scripts in titles, escaped and not: the listed title is text, never run."""
    items = (
        f"<item><title>&lt;b&gt;Big&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;</title>"
        f"<link>{visit.home}/page</link></item>"
        f"<item><title><![CDATA[<i>It</i> & <img src=x onerror=alert(1)>]]></title>"
        f"<link>{visit.home}/good</link></item>"
    )
    visit.respond(
        "200 OK",
        f'<rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode(),
        kind="application/rss+xml",
    )


@case(at="/feed.xml", reaches_good=False)
def feed_xml_bomb(visit: Visit) -> None:
    """Entities that expand a billion times: no expansion, bounded memory, the feed told as unreadable or empty."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    visit.respond(
        "200 OK",
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]><rss version="2.0">'
        f"<channel><title>&l9;</title></channel></rss>".encode(),
        kind="application/rss+xml",
    )


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
        visit.respond(
            "200 OK", sitemap(children=[f"{visit.home}/sitemap.xml", f"{visit.home}/pages.xml"]), kind="application/xml"
        )
    elif visit.path == "/pages.xml":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


@case(at="*", access="sitemap")
def sitemaps_without_end(visit: Visit) -> None:
    """Every index names a new one: stop at a depth, keep what was found."""
    if visit.path.endswith(".xml"):
        depth = len(visit.path)
        visit.respond(
            "200 OK",
            sitemap(children=[f"{visit.home}/{'x' * (depth - 4)}.xml", f"{visit.home}/pages/"]),
            kind="application/xml",
        )
    elif visit.path == "/pages/":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


@case(at="*", access="sitemap")
def sitemap_gzip_bomb(visit: Visit) -> None:
    """A packed sitemap that unpacks to 24 MB, beside a good one: the size limit holds, the good one is read."""
    if visit.path == "/sitemap.xml":
        visit.respond(
            "200 OK", sitemap(children=[f"{visit.home}/bomb.xml.gz", f"{visit.home}/pages.xml"]), kind="application/xml"
        )
    elif visit.path == "/bomb.xml.gz":
        visit.respond("200 OK", bomb(), kind="application/gzip")
    elif visit.path == "/pages.xml":
        visit.respond("200 OK", sitemap(f"{visit.home}/good"), kind="application/xml")
    else:
        healthy(visit)


# --- robots.txt -------------------------------------------------------------------------------------------------------

ROBOTS = b"User-agent: *\nDisallow: /page\n"


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_of_1_mb(visit: Visit) -> None:
    """A rule, then a megabyte of comments: RFC 9309 asks for at least 500 KiB to be read."""
    visit.respond("200 OK", ROBOTS + b"# filler\n" * 120_000, kind="text/plain")


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_with_bom(visit: Visit) -> None:
    """A byte order mark before the first line: the rules count all the same."""
    visit.respond("200 OK", b"\xef\xbb\xbf" + ROBOTS, kind="text/plain")


@case(at="/robots.txt", reaches_good=False)
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


@case(at="/robots.txt", reaches_good=False)
def robots_silent(visit: Visit) -> None:
    """robots.txt is never answered: stay away from the whole host, within the time limit."""
    visit.stall()


@case(at="/robots.txt", outcomes=("refused_robots",))
def robots_cr_only(visit: Visit) -> None:
    """Lines that end with a carriage return alone, and rules in odd case: read them as RFC 9309 says."""
    visit.respond("200 OK", b"USER-AGENT: *\rDISALLOW: /page\r", kind="text/plain")
