"""Faults below the page: slowness, lengths, packing, character sets, dropped connections."""

from __future__ import annotations

import gzip

from tests.site.hostile.site import (
    FORBIDDEN,
    KEPT,
    LIMIT_BYTES,
    LOST,
    TOO_BIG,
    Visit,
    article,
    bomb,
    case,
    feed,
    healthy,
)

# --- slowness ---------------------------------------------------------------------------------------------------------


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
    visit.respond("200 OK", visit.story[:60], length=len(visit.story))
    visit.stall()


@case(outcomes=LOST)
def silent(visit: Visit) -> None:
    """The request is read and never answered: give up after the time limit."""
    visit.stall()


# --- lengths and chunks -----------------------------------------------------------------------------------------------


@case(outcomes=LOST)
def length_too_long(visit: Visit) -> None:
    """Content-Length promises more than comes: a body cut short is no page."""
    visit.respond("200 OK", visit.story, length=len(visit.story) + 500)


@case(outcomes=(*KEPT, *LOST))
def length_too_short(visit: Visit) -> None:
    """Content-Length promises less than comes: what is past it is not part of the page, and nothing breaks."""
    visit.respond("200 OK", visit.story, length=len(visit.story) - 40)


@case(outcomes=(*KEPT, *LOST))
def length_negative(visit: Visit) -> None:
    """Content-Length is -5: refuse the answer, or read to the end of the connection; do not crash."""
    visit.respond("200 OK", visit.story, length=-5)


@case(outcomes=(*KEPT, *LOST))
def length_not_a_number(visit: Visit) -> None:
    """Content-Length is a word: refuse the answer, or read to the end of the connection; do not crash."""
    visit.respond("200 OK", visit.story, length="plenty")


@case(outcomes=(*KEPT, *LOST))
def lengths_differ(visit: Visit) -> None:
    """Two Content-Length headers that differ, as in request smuggling: refuse, or take one; do not hang."""
    visit.respond("200 OK", visit.story, "Content-Length: 7")


@case(outcomes=TOO_BIG)
def huge_declared(visit: Visit) -> None:
    """Content-Length is 3 GB: refuse before the body is read."""
    visit.respond("200 OK", visit.story, length=3_000_000_000)
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
    visit.respond("200 OK", b"%x\r\n%s\r\n" % (len(visit.story), visit.story), "Transfer-Encoding: chunked")


@case(outcomes=LOST)
def chunk_size_garbage(visit: Visit) -> None:
    """A chunk whose size is no number: a protocol error, told as one."""
    visit.respond("200 OK", b"zebra\r\n<html>\r\n0\r\n\r\n", "Transfer-Encoding: chunked")


@case(outcomes=(*KEPT, *LOST))
def no_length(visit: Visit) -> None:
    """Neither length nor chunks: the body ends with the connection, and is kept."""
    visit.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n" + visit.story)


# --- encodings of the body --------------------------------------------------------------------------------------------


@case(outcomes=TOO_BIG)
def gzip_bomb(visit: Visit) -> None:
    """24 kB that unpack to 24 MB: the size limit holds for the unpacked body, and unpacking stops there."""
    visit.respond("200 OK", bomb(), "Content-Encoding: gzip")


@case(outcomes=(*LOST, *TOO_BIG))
def gzip_bomb_in_a_bomb(visit: Visit) -> None:
    """Packed twice and declared twice: limits hold through every layer."""
    visit.respond("200 OK", gzip.compress(bomb(), mtime=0), "Content-Encoding: gzip, gzip")


@case(outcomes=(*KEPT, *LOST))
def gzip_cut_short(visit: Visit) -> None:
    """A gzip stream that ends early with a right Content-Length: no crash, and no silent half page."""
    visit.respond("200 OK", gzip.compress(visit.story, mtime=0)[:-30], "Content-Encoding: gzip")


@case(outcomes=(*KEPT, *LOST))
def gzip_that_is_plain(visit: Visit) -> None:
    """Declared gzip, sent plain: no crash; the bytes are kept or the page is told as unreadable."""
    visit.respond("200 OK", visit.story, "Content-Encoding: gzip")


@case(outcomes=(*KEPT, "refused_type"))
def encoding_unknown(visit: Visit) -> None:
    """Content-Encoding that nobody knows: keep the bytes, or refuse what cannot be read."""
    visit.respond("200 OK", visit.story, "Content-Encoding: x-shrunk")


@case(outcomes=KEPT)
def charset_wrong(visit: Visit) -> None:
    """Windows-1252 declared as UTF-8: keep the bytes as they came."""
    visit.respond("200 OK", article("La Société d’Épernay paye 5 millions d’euros (€).").decode().encode("cp1252"))


@case(outcomes=KEPT)
def charset_missing(visit: Visit) -> None:
    """Shift-JIS declared nowhere: keep the bytes as they came."""
    visit.respond(
        "200 OK", "<html><title>鉱物</title><p>住友商事は百億円を投資する。</p>".encode("shift_jis"), kind="text/html"
    )


@case(outcomes=KEPT)
def charset_unknown(visit: Visit) -> None:
    """A charset that does not exist: keep the bytes as they came."""
    visit.respond("200 OK", visit.story, kind="text/html; charset=utf-9000")


@case(outcomes=KEPT)
def charset_bom(visit: Visit) -> None:
    """UTF-16 with a byte order mark, declared as ISO-8859-1: the mark wins (WHATWG), the bytes are kept."""
    visit.respond("200 OK", visit.story.decode().encode("utf-16"), kind="text/html; charset=iso-8859-1")


@case(outcomes=("refused_type",))
def image_as_page(visit: Visit) -> None:
    """A JPEG where a page was named: refuse the type."""
    visit.respond("200 OK", b"\xff\xd8\xff\xe0" + bytes(500), kind="image/jpeg")


@case(outcomes=(*KEPT, "refused_type"))
def type_missing(visit: Visit) -> None:
    """No Content-Type: tell by the bytes."""
    visit.respond("200 OK", visit.story, kind="")


@case(outcomes=(*KEPT, "refused_type"))
def type_lies(visit: Visit) -> None:
    """A program declared as HTML: no crash; the parser finds no text in it."""
    visit.respond("200 OK", b"\x7fELF" + bytes(range(256)) * 20)


# --- connections ------------------------------------------------------------------------------------------------------


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
    visit.respond("200 OK", visit.story[:100], length=5000)
    visit.reset()


@case(outcomes=KEPT)
def drop_then_recover(visit: Visit) -> None:
    """The connection closes once: retry and keep the page, once."""
    if visit.number > 1:
        visit.page()


@case(at="*", outcomes=(*LOST, *FORBIDDEN, "refused_robots"))
def tls_garbage(visit: Visit) -> None:
    """An https address behind which nothing speaks TLS: a network error of this page only."""
    secure = f"https://{visit.host}/page"
    if visit.path == "CONNECT":
        visit.send(b"HTTP/1.1 200 Connection established\r\n\r\nthis is not TLS\r\n")
    elif visit.path == "/feed.xml":
        visit.respond("200 OK", feed(secure, f"{visit.home}/good"), kind="application/rss+xml")
    else:
        healthy(visit)
