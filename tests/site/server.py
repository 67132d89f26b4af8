"""The demo web on one loopback port: virtual hosts under *.oreledger.test, also as a forward HTTP proxy.

    python -m tests.site.server --port 0            prints the address and serves until interrupted

Three ways in, one content:
- as a proxy, `GET http://digest.oreledger.test/news HTTP/1.1`: addresses stay the same whatever the port;
- by name, `GET /news` with `Host: digest.oreledger.test`;
- in a browser, http://127.0.0.1:<port>/: an index of the hosts, each under /_sites/<host>/ with its links rewritten.
It never forwards anything: a host it does not have is answered with 502.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import html
import os
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import urlsplit

from tests.site.website import Answer, Host, load_hosts

LOOPBACK = "127.0.0.1"
CHUNK = 64 * 1024


class DemoSite:
    """The demo web as a context manager: `with DemoSite(port=0) as site: site.address`.

    `revision=2` serves the site as it is after one page was corrected. Raises RuntimeError when the port is taken.
    """

    def __init__(self, port: int = 0, revision: int = 1) -> None:
        self.hosts: dict[str, Host] = load_hosts(revision)
        self.visits: Counter[str] = Counter()
        """Requests answered so far by address, for tests that ask what was fetched."""
        self.lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"demo": self})
        try:
            self._server = _Server((LOOPBACK, port), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            why = "is already in use" if error.errno == errno.EADDRINUSE else "may not be opened by this user"
            raise RuntimeError(
                f"port {port} on {LOOPBACK} {why}: stop the program that has it, or choose another"
                " with --port (0 picks a free one)"
            ) from error
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """The port that was opened."""
        return self._server.server_address[1]

    @property
    def address(self) -> str:
        """`127.0.0.1:<port>`, as the crawler's --connect-to takes it."""
        return f"{LOOPBACK}:{self.port}"

    def visit(self, host: str, target: str) -> Answer | None:
        """Count one visit and answer it; None for a host that the demo web does not have."""
        known = self.hosts.get(host)
        if known is None:
            return None
        with self.lock:
            self.visits[f"http://{host}{target}"] += 1
            first = self.visits[f"http://{host}{target}"] == 1
            page = known.pages.get(target)
            if page and page.fails_first and first:
                return Answer(page.fails_first, b"<h1>Internal Server Error</h1>")
            return known.answer(target)

    def serve(self) -> None:
        """Answer requests until interrupted."""
        self._server.serve_forever(poll_interval=0.1)

    def __enter__(self) -> DemoSite:
        self._thread = threading.Thread(target=self.serve, name="demo-site", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor who hangs up is no error of ours; anything else is told as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    demo: DemoSite
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "demo-site", ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer a GET in any of the three forms."""
        self._reply(with_body=True)

    def do_HEAD(self) -> None:
        """The headers that a GET would have."""
        self._reply(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: `DemoSite.visits` counts what was asked."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """A fixed clock, so that a fetch of the demo web gives the same bytes on any day."""
        return "Fri, 20 Mar 2026 06:00:00 GMT"

    def _reply(self, *, with_body: bool) -> None:
        host, target, prefix = self._wanted()
        answer = _front_page(self.demo) if host == "" else self.demo.visit(host, target)
        if answer is None:
            text = f"{host} is not part of the demo web, and this server forwards nothing\n"
            answer = Answer(502, text.encode(), "text/plain; charset=utf-8")
        if prefix and answer.content_type.startswith("text/html"):
            answer = _for_browsing(answer, host, prefix)
        not_modified = answer.status == 200 and self._is_fresh(answer)
        self.send_response(304 if not_modified else answer.status)
        for name, value in (
            ("ETag", answer.etag),
            ("Last-Modified", answer.last_modified),
            ("Location", answer.location),
        ):
            if value:
                self.send_header(name, value)
        if not_modified:
            self.end_headers()
            return
        self.send_header("Content-Type", answer.content_type)
        if answer.stream_mb:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if with_body:
            self._send(answer)

    def _wanted(self) -> tuple[str, str, str]:
        """(host, path and query, prefix of a browsing view); host "" is the front page of the server itself."""
        parts = urlsplit(self.path)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = (parts.netloc or self.headers.get("Host", "")).lower().rsplit("@")[-1].split(":")[0]
        if host not in (LOOPBACK, "localhost", ""):
            return host, target, ""
        view = re.match(r"/_sites/([a-z0-9.-]+)(/.*)?$", target)
        if view:
            return view[1], view[2] or "/", f"/_sites/{view[1]}"
        return "", target, ""

    def _is_fresh(self, answer: Answer) -> bool:
        """Whether the visitor's copy is current; If-None-Match decides alone where both are sent (RFC 9110, 13.1.3)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return answer.etag is not None and answer.etag in {tag.strip() for tag in known.split(",")}
        since = self.headers.get("If-Modified-Since")
        return since is not None and since == answer.last_modified

    def _send(self, answer: Answer) -> None:
        if not answer.stream_mb:
            self.wfile.write(answer.body)
            return
        for piece in _repeated(answer.body, answer.stream_mb * 1024 * 1024):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")


def _repeated(body: bytes, length: int) -> Iterator[bytes]:
    """The body over and over, in pieces, until `length` bytes are out."""
    piece = body * (CHUNK // len(body) + 1)
    while length > 0:
        yield piece[:length]
        length -= len(piece)


def _front_page(demo: DemoSite) -> Answer:
    rows = "".join(
        f'<li><a href="/_sites/{name}/">{html.escape(str(host.site.get("name", name)))}</a>'
        f" ({name}, {len(host.pages)} pages)</li>"
        for name, host in demo.hosts.items()
    )
    return Answer(200, f"<!doctype html><title>Demo web</title><h1>Demo web</h1><ul>{rows}</ul>".encode())


def _for_browsing(answer: Answer, host: str, prefix: str) -> Answer:
    """The same page with its links pointing back into the browsing view."""
    body = re.sub(rb'(href|src)="/(?!/)', rb'\1="' + prefix.encode() + b"/", answer.body)
    body = re.sub(rb'(href|src)="http://([a-z]+\.oreledger\.test)', rb'\1="/_sites/\2', body)
    location = answer.location
    if location:
        parts = urlsplit(location)
        location = f"/_sites/{parts.netloc or host}{parts.path}"
    return Answer(answer.status, body, answer.content_type, location=location, stream_mb=answer.stream_mb)


def main() -> None:
    """Serve the demo web in the foreground."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.site.server", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8090, help="loopback port, 0 for any free one (default 8090)")
    parser.add_argument(
        "--revision",
        type=int,
        default=int(os.environ.get("DEMO_SITE_REVISION", "1")),
        help="2 serves the site after a correction (default 1, or DEMO_SITE_REVISION)",
    )
    options = parser.parse_args()
    try:
        site = DemoSite(options.port, options.revision)
    except RuntimeError as error:
        sys.exit(str(error))
    print(f"demo web on http://{site.address}/ (also an HTTP proxy for *.oreledger.test)", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        site.serve()


if __name__ == "__main__":
    main()
