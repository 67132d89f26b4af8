"""A local web that misbehaves as told, and crawls of it in a child process."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import polars as pl
import yaml

from scrapers.archive import Archive

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = "2024-05-01"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server read it."""

    url: str
    headers: dict[str, str]
    visit: int
    """How often this address has been asked for, this time included."""


Handler = Callable[[Asked, BinaryIO], None]
Answer = bytes | Handler


def answer(body: bytes | str = b"", status: str = "200 OK", length: int | None = None, **headers: str) -> bytes:
    """The bytes of an HTTP answer; names of headers are given with underscores."""
    content = body.encode() if isinstance(body, str) else body
    fields = {
        "Content_Type": "text/html; charset=utf-8",
        "Connection": "close",
        "Content_Length": str(len(content) if length is None else length),
    } | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content


def page(title: str) -> bytes:
    """A small page, never the same for two titles."""
    return answer(f"<html><head><title>{title}</title></head><body><p>{title}: a page of the mine.</p></body></html>")


def feed(*links: str, **headers: str) -> bytes:
    """An RSS feed of these links."""
    items = "".join(
        f"<item><title>Title of {link.rsplit('/', 1)[-1]}</title><link>{link}</link>"
        "<pubDate>Wed, 01 May 2024 08:00:00 +0200</pubDate></item>"
        for link in links
    )
    return answer(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Mine</title>{items}</channel></rss>',
        Content_Type="application/rss+xml",
        **headers,
    )


@dataclass
class LocalWeb:
    """Answers by address; a forward proxy for any host it is given. Unknown addresses are 404."""

    answers: dict[str, Answer] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    """Visits that were answered with a body, by address."""
    address: str = ""

    def respond(self, url: str, headers: dict[str, str], out: BinaryIO) -> None:
        self.visits[url] += 1
        known = self.answers.get(url)
        if callable(known):
            known(Asked(url, headers, self.visits[url]), out)
            return
        content = known if known is not None else answer("no such page", "404 Not Found")
        tag = f'"{hash(content) & 0xFFFF:x}"'
        if known is not None and b"\r\nETag:" not in content and headers.get("if-none-match") == tag:
            out.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: " + tag.encode() + b"\r\n\r\n")
            return
        self.bodies[url] += 1
        out.write(content.replace(b"\r\n", b"\r\nETag: " + tag.encode() + b"\r\n", 1) if known is not None else content)


@contextmanager
def serving(web: LocalWeb) -> Iterator[LocalWeb]:
    """Serves `web` on a free loopback port."""

    class Connection(StreamRequestHandler):
        timeout = 20

        def handle(self) -> None:
            line = self.rfile.readline().decode("latin-1").split()
            headers = {}
            while raw := self.rfile.readline().decode("latin-1").strip():
                name, _, value = raw.partition(":")
                headers[name.lower()] = value.strip()
            if len(line) < 2:
                return
            if line[0] == "CONNECT":  # a tunnel to something that speaks no TLS
                self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\nno TLS here")
                return
            url = line[1] if "://" in line[1] else f"http://{headers.get('host', '')}{line[1]}"
            with suppress(OSError):
                web.respond(url, headers, self.wfile)

    class Server(ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that went away is part of the tests."""

    with Server(("127.0.0.1", 0), Connection) as server:
        web.address = f"127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()


def write_source(folder: Path, name: str, **values: Any) -> None:
    """A source of a feed at http://<name>.test/feed, changed by `values`."""
    folder.mkdir(parents=True, exist_ok=True)
    source = {
        "name": name,
        "publisher": name,
        "access": "feed",
        "kind": "news",
        "addresses": [f"http://{name}.test/feed"],
        "cadence": "daily",
        "floor_per_week": 1,
        "languages": ["en"],
        "rights": {"redistribute_text": False},
        "how_known": "Written for this test only.",
        "delay_seconds": 0,
        "timeout_seconds": 2,
    }
    (folder / f"{name}.yml").write_text(yaml.safe_dump(source | values))


@dataclass(frozen=True, slots=True)
class Crawled:
    """What one crawl printed and left behind."""

    status: int
    events: list[dict[str, Any]]
    log: str
    archive: Archive

    @property
    def summary(self) -> dict[str, Any]:
        return self.events[-1]

    @property
    def fetches(self) -> pl.DataFrame:
        """Manifest rows of this run."""
        return self.archive.manifest().filter(pl.col("run_id") == self.summary["run_id"])

    def outcomes(self, kind: str = "page") -> dict[str, str]:
        """Outcome by path of the address."""
        rows = self.fetches.filter(pl.col("kind") == kind)
        return {urlsplit(u).path: o for u, o in zip(rows["requested_url"], rows["outcome"], strict=True)}


SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.integration.crawl_loaded"])
"""Each crawl is a process of its own, as it is in use; only the imports are done once for all of them."""


def _child(options: list[str], out: Path, log: Path, largest_file: int | None) -> None:
    os.chdir(REPOSITORY)
    os.environ["OREL_TURNS"] = str(out.parent / "turns")
    for path, descriptor in ((out, 1), (log, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), descriptor)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    if largest_file is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    from scrapers import loader
    from scrapers.crawl import main

    loader.CONTACT = "tests@mine.test"
    status = main(options)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


class Run:
    """One crawl in a process of its own."""

    def __init__(
        self, home: Path, sources: Path, web: LocalWeb, *options: str, largest_file: int | None = None
    ) -> None:
        self._home = home
        home.parent.mkdir(parents=True, exist_ok=True)
        stem = f"{home.name}-{next(COUNT)}"
        self._out, self._log = home.parent / f"{stem}.out", home.parent / f"{stem}.log"
        self.process = SERVER.Process(
            target=_child, args=(arguments(home, sources, web, *options), self._out, self._log, largest_file)
        )
        self.process.start()

    def wait_for(self, pages: int) -> None:
        """Returns once it has said that it fetched so many pages."""
        for _ in range(3_000):
            if self._out.exists() and self._out.read_text().count('"kind": "page"') >= pages:
                return
            assert self.process.is_alive(), self._log.read_text()
            time.sleep(0.01)
        raise AssertionError(f"no {pages} pages in 30 s: {self._log.read_text()}")

    def end(self) -> Crawled:
        """Waits for its end and returns what it printed and left behind."""
        self.process.join(90)
        assert self.process.exitcode is not None, "it hangs"
        events = [json.loads(line) for line in self._out.read_text().splitlines()]
        return Crawled(self.process.exitcode, events, self._log.read_text(), Archive(self._home / "archive"))


COUNT = itertools.count()


def arguments(home: Path, sources: Path, web: LocalWeb, *options: str) -> list[str]:
    """The options of a crawl of `web`; of the real network where it has no address."""
    proxy = ["--connect-to", web.address] if web.address else []
    return ["--home", str(home), "--day", DAY, "--sources-dir", str(sources), *proxy, *options]


def crawl(home: Path, sources: Path, web: LocalWeb, *options: str) -> Crawled:
    """Runs a crawl to its end."""
    return Run(home, sources, web, *options).end()
