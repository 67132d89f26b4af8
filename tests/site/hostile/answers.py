"""Faults in what is answered: redirects, statuses, headers, pages that change."""

from __future__ import annotations

from tests.site.hostile.site import FORBIDDEN, HTTP, KEPT, LOST, Visit, article, case, healthy

# --- redirects --------------------------------------------------------------------------------------------------------


@case(at="*", outcomes=KEPT)
def redirect_chain(visit: Visit) -> None:
    """301, 302, 303, 307 and 308 in turn: follow them all and keep the chain."""
    hops = {
        "/page": ("301 Moved Permanently", "/2"),
        "/2": ("302 Found", f"{visit.home}/3"),
        "/3": ("303 See Other", "/4"),
        "/4": ("307 Temporary Redirect", "5"),
        "/5": ("308 Permanent Redirect", f"//{visit.host}/landing"),
    }
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
    visit.respond("200 OK", b'<meta http-equiv="refresh" content="0;url=http://169.254.169.254/">' + visit.story)


# --- statuses ---------------------------------------------------------------------------------------------------------


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
    visit.respond("206 Partial Content", visit.story[:80], f"Content-Range: bytes 0-79/{len(visit.story)}")


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
    visit.send(
        b"HTTP/1.1 200 OK\r\nX-Author: Jos\xe9 \xf0\x9f\x92\x8e\r\nContent-Type: text/html\r\nContent-Length: "
        + str(len(visit.story)).encode()
        + b"\r\nConnection: close\r\n\r\n"
        + visit.story
    )


# --- pages that move --------------------------------------------------------------------------------------------------


@case(outcomes=KEPT)
def changing_page(visit: Visit) -> None:
    """Another body, another ETag at every fetch: archive it once a run, as a new version in the next."""
    visit.respond(
        "200 OK", article(f"Quillback Minerals has been mentioned {visit.number} times."), f'ETag: "{visit.number}"'
    )


@case(outcomes=KEPT)
def etag_that_never_changes(visit: Visit) -> None:
    """304 whatever the validator says, though first a page: trust it, and keep the first body."""
    if "if-none-match" in visit.headers:
        visit.send(b'HTTP/1.1 304 Not Modified\r\nETag: "always"\r\nConnection: close\r\n\r\n')
    else:
        visit.page('ETag: "always"')
