"""A web that misbehaves on purpose, on one loopback port: the faults a crawler must survive, each a host of its own.

    with HostileSite() as site: ...                 site.address is what the crawler's --connect-to takes
    python -m tests.site.hostile --port 0           serves it; --list names the cases

Every case is a host `<case>.hostile.oreledger.test` with robots.txt, a feed (or sitemap, or listing) that names two
pages, `/page` and `/good`, and one address at which it misbehaves; the cases are in `transport.py`, `answers.py` and
`entries.py`. It speaks raw sockets, because an HTTP library would not let it be wrong; it answers proxy requests and
`Host` headers, one request to a connection, and never connects anywhere itself.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from urllib.parse import urlsplit

SUFFIX = ".hostile.oreledger.test"
LIMIT_BYTES = 2_000_000
"""What a crawl of these cases should set as its size limit; oversized bodies go far beyond it."""
PATIENCE_SECONDS = 30.0
"""Longest that a stalling case keeps a connection: a crawler's time limit must be shorter."""


class Visit:
    """One request, and the raw means to answer it well or badly."""

    def __init__(
        self, connection: socket.socket, site: HostileSite, host: str, target: str, headers: dict[str, str], number: int
    ) -> None:
        self.connection, self.site, self.host, self.target, self.headers = connection, site, host, target, headers
        self.number = number
        """1 for the first request of this address."""

    @property
    def path(self) -> str:
        """The path without its query."""
        return urlsplit(self.target).path or "/"

    @property
    def home(self) -> str:
        """The case's own address."""
        return f"http://{self.host}"

    @property
    def story(self) -> bytes:
        """A healthy article that no other case has."""
        return article(f"Corvane Materials will acquire Kolwara Cobalt for US$412 million, {self.host} reports.")

    def send(self, data: bytes) -> None:
        """Put bytes on the wire as they are."""
        self.connection.sendall(data)

    def respond(
        self,
        status: str,
        body: bytes = b"",
        *headers: str,
        kind: str = "text/html; charset=utf-8",
        length: int | str | None = None,
    ) -> None:
        """One answer: status line, headers, body. `length` may lie; `kind` "" leaves the content type out."""
        lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
        if not any(h.lower().startswith("transfer-encoding") for h in headers):
            lines.append(f"Content-Length: {len(body) if length is None else length}")
        self.send("\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + body)

    def page(self, *headers: str) -> None:
        """Answer with the healthy article."""
        self.respond("200 OK", self.story, *headers)

    def redirect(self, location: str, status: str = "302 Found") -> None:
        """Send the visitor on."""
        self.respond(status, b"", f"Location: {location}")

    def drip(self, piece: bytes = b"x") -> None:
        """Send `piece` over and over, slowly, until patience or the visitor is gone."""
        end = time.monotonic() + self.site.patience
        while time.monotonic() < end and not self.site.closing.wait(self.site.pace):
            self.send(piece)

    def stall(self) -> None:
        """Say nothing more, and keep the connection."""
        self.site.closing.wait(self.site.patience)

    def reset(self) -> None:
        """Hang up with a TCP reset instead of a goodbye."""
        self.site.closing.wait(self.site.pace)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


@dataclass(frozen=True)
class Case:
    """One fault: where it strikes, what must become of `/page`, and whether `/good` must still be reached."""

    name: str
    duty: str
    """What a good crawler does."""
    behave: Callable[[Visit], None]
    at: str
    access: str
    outcomes: frozenset[str]
    """Outcomes of `/page` in the manifest that are right; empty where the fault is not in a page."""
    reaches_good: bool | None
    """Whether `/good` must be archived all the same; None where both are right."""

    @property
    def host(self) -> str:
        """The case's virtual host."""
        return self.name.replace("_", "-") + SUFFIX

    @property
    def entry(self) -> str:
        """The feed, sitemap or listing that a crawl starts from."""
        return f"http://{self.host}{ENTRIES[self.access]}"

    def source(self) -> dict[str, object]:
        """The fields of a source file for a crawl of this case, with limits that keep it short."""
        listing = {"entries": {"css": "a.entry"}, "next": {"css": "a.next"}, "max_pages": 5}
        return {
            "name": f"hostile_{self.name}",
            "publisher": "Hostile test server",
            "access": self.access,
            "kind": "news",
            "addresses": [self.entry],
            **({"listing": listing} if self.access == "listing" else {}),
            "cadence": "daily",
            "floor_per_week": 0,
            "languages": ["en"],
            "rights": {"redistribute_text": True},
            "how_known": "Part of this repository's tests, in tests/site/hostile.py.",
            "types": ["html"],
            "delay_seconds": 0,
            "timeout_seconds": 2,
            "max_bytes": LIMIT_BYTES,
            "max_pages": 40,
        }


ENTRIES = {"feed": "/feed.xml", "sitemap": "/sitemap.xml", "listing": "/list"}
CASES: dict[str, Case] = {}

LOST = ("network_error",)
HTTP = ("http_error",)
KEPT = ("archived",)
FORBIDDEN = ("refused_address",)
TOO_BIG = ("refused_size",)


def case(
    at: str = "/page", *, access: str = "feed", outcomes: Sequence[str] = (), reaches_good: bool | None = True
) -> Callable[[Callable[[Visit], None]], Callable[[Visit], None]]:
    """Register a case under its function's name; `at` is where it strikes: a path, `/part/*`, or `*`."""

    def register(behave: Callable[[Visit], None]) -> Callable[[Visit], None]:
        duty = " ".join((behave.__doc__ or "").split())
        name = behave.__name__
        if not duty or name in CASES:
            raise ValueError(f"hostile case {name} needs a docstring and a name of its own")
        CASES[name] = Case(name, duty, behave, at, access, frozenset(outcomes), reaches_good)
        return behave

    return register


def article(text: str) -> bytes:
    """A healthy page around one sentence."""
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>A page</title>'
        f'<meta name="date" content="2026-03-10"></head><body><article><h1>A page</h1><p>{text}</p>'
        f"</article></body></html>"
    ).encode()


def feed(*links: str, title: str = "A story") -> bytes:
    """An RSS feed that names these addresses."""
    items = "".join(
        f"<item><title>{title} {n}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Tue, 10 Mar 2026 08:00:00 GMT</pubDate></item>"
        for n, link in enumerate(links, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{items}</channel></rss>'.encode()


def sitemap(*pages: str, children: Sequence[str] = ()) -> bytes:
    """A sitemap of pages, or an index of child sitemaps."""
    kind, part, links = ("sitemapindex", "sitemap", children) if children else ("urlset", "url", pages)
    inner = "".join(f"<{part}><loc>{link}</loc></{part}>" for link in links)
    return (
        f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{kind}>'
    ).encode()


def listing(*links: str, next_page: str = "") -> bytes:
    """A listing page of links, with a link to the next one."""
    items = "".join(f'<li><a class="entry" href="{link}">Story</a></li>' for link in links)
    more = f'<a class="next" href="{next_page}">Older</a>' if next_page else ""
    return f"<!doctype html><title>List</title><ul>{items}</ul>{more}".encode()


@cache
def bomb(megabytes: int = 24) -> bytes:
    """A gzip stream of a few kB that unpacks to `megabytes` of zeros."""
    squeezer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1024 * 1024)
    return b"".join(squeezer.compress(zeros) for _ in range(megabytes)) + squeezer.flush()


def healthy(visit: Visit) -> None:
    """What every case serves where it does not misbehave."""
    pages = (f"{visit.home}/page", f"{visit.home}/good")
    match visit.path:
        case "/robots.txt":
            visit.respond("200 OK", b"User-agent: *\nDisallow: /forbidden\n", kind="text/plain")
        case "/feed.xml":
            visit.respond("200 OK", feed(*pages), kind="application/rss+xml")
        case "/sitemap.xml":
            visit.respond("200 OK", sitemap(*pages), kind="application/xml")
        case "/list":
            visit.respond("200 OK", listing("/page", "/good"))
        case "/page" | "/good" | "/landing" as path:
            visit.respond("200 OK", article(f"{path} of {visit.host}: Huldra signed a contract with Rheinspeicher."))
        case _:
            visit.respond("404 Not Found", b"<h1>Not found</h1>")


class HostileSite:
    """The hostile web as a context manager. `pace` is the pause between two drips of slow cases, in seconds."""

    def __init__(self, port: int = 0, pace: float = 0.2, patience: float = PATIENCE_SECONDS) -> None:
        self.pace, self.patience = pace, patience
        self.visits: Counter[str] = Counter()
        """Requests by address."""
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self.cases = {c.host: c for c in CASES.values()}
        self._server = _Server(("127.0.0.1", port), type("Handler", (_Handler,), {"site": self}))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """`127.0.0.1:<port>`."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> HostileSite:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128


class _Handler(socketserver.BaseRequestHandler):
    site: HostileSite

    def handle(self) -> None:
        """Read one request head, then behave as its case does."""
        connection: socket.socket = self.request
        connection.settimeout(self.site.patience)
        with contextlib.suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head and len(head) < 65536:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            connection.settimeout(PATIENCE_SECONDS)  # megabytes take a busy machine longer than slow cases need drip
            self._answer(connection, head)

    def _answer(self, connection: socket.socket, head: bytes) -> None:
        request, *lines = head.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, target, *_ = [*request.split(" "), "/"]
        headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        parts = urlsplit(f"//{target}" if method == "CONNECT" else target)
        host = (parts.hostname or headers.get("host", "").split(":")[0]).lower()
        path = "CONNECT" if method == "CONNECT" else (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        with self.site.lock:
            self.site.visits[f"http://{host}{path}"] += 1
            number = self.site.visits[f"http://{host}{path}"]
        visit = Visit(connection, self.site, host, path, headers, number)
        found = self.site.cases.get(host)
        if found is None:
            visit.respond("502 Bad Gateway", b"This server forwards nothing.", kind="text/plain")
        elif found.at in ("*", visit.path) or (found.at.endswith("/*") and visit.path.startswith(found.at[:-1])):
            found.behave(visit)
        else:
            healthy(visit)
