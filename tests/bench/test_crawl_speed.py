"""What archive, state and guard cost: pages a second against a bare spider in the same run, and memory that stays flat.

Run with `pytest -m bench -s tests/bench/test_crawl_speed.py`; OREL_BENCH_PAGES sets the pages of the measurement of
memory (20,000 where it is not given).
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scrapers.state import Entry, State
from tests.integration.crawling import DAY, REPOSITORY, write_source
from tests.unit.scrapers.samples import fetch_of

pytestmark = pytest.mark.bench

PAGES, HOSTS, FLOOR = 2_000, 16, 0.70
LONG_RUN = int(os.environ.get("OREL_BENCH_PAGES", "20000"))
MOST_GROWTH = 0.10
"""Of the resident memory between a half and the whole of a long run."""
PARAGRAPH = "<p>" + "The mine ships concentrate to the coast by rail. " * 12 + "</p>\n"

BARE = """
import sys, time
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

class Bare(Spider):
    name = "bare"
    async def start(self):
        for n in range({pages}):
            yield Request(f"http://h{{n % {hosts}}}.mine.test/{{n}}", meta={{"proxy": "http://{address}"}})
    def parse(self, response):
        pass

process = AsyncCrawlerProcess({{"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": {hosts}, "TELNETCONSOLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "REMOTE_CONTROL_ENABLED": False}})
process.crawl(Bare)
started = time.process_time()
process.start()
print({pages} / (time.process_time() - started))
"""
FULL = """
import sys, time
from scrapers import settings
settings.CONCURRENT_REQUESTS = {hosts}
from scrapers.crawl import main
started = time.process_time()
status = main()
sys.stderr.write(f"{{{pages} / (time.process_time() - started)}}")
sys.exit(status)
"""


async def _serve(ready: Any) -> None:
    """A keep-alive server that answers any address with a page of 20 kB, and /map/N with a sitemap of N pages.

    Pages of long runs, whose numbers start behind PAGES, are a line long.
    """

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                asked = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            path = asked.split(b" ", 2)[1].decode().rpartition("/")[2]
            long = PARAGRAPH * (30 if path.isdecimal() and int(path) < PAGES else 1)
            kind, status, body = "text/html", "200 OK", f"<html><h1>{path}</h1>{long}</html>"
            if path == "robots.txt":
                status, body = "404 Not Found", ""
            elif path.startswith("map"):
                first, count = map(int, path.split("-")[1:])
                kind, body = (
                    "text/plain",
                    "\n".join(f"http://h{n % HOSTS}.mine.test/{n}" for n in range(first, first + count)),
                )
            head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            writer.write(f"{head}{body}".encode())

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    ready.put(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _server(ready: Any) -> None:
    asyncio.run(_serve(ready))


@pytest.fixture
def address() -> Iterator[str]:
    context = multiprocessing.get_context("spawn")
    ready = context.Queue()
    process = context.Process(target=_server, args=(ready,), daemon=True)
    process.start()
    yield f"127.0.0.1:{ready.get(timeout=30)}"
    process.terminate()


def test_a_full_crawl_is_nearly_as_fast_as_a_bare_one(tmp_path: Path, address: str) -> None:
    write_source(
        tmp_path / "sources",
        "mine",
        access="sitemap",
        addresses=[f"http://mine.test/map-0-{PAGES}"],
        timeout_seconds=60,
        max_pages=PAGES,
    )
    bare, full = [], []
    for attempt in range(2):
        done = subprocess.run(
            [sys.executable, "-c", BARE.format(pages=PAGES, hosts=HOSTS, address=address)],
            capture_output=True,
            text=True,
            check=True,
        )
        bare.append(float(done.stdout))
        options = [
            "--home",
            str(tmp_path / f"home{attempt}"),
            "--day",
            DAY,
            "--sources-dir",
            str(tmp_path / "sources"),
            "--connect-to",
            address,
        ]
        crawled = subprocess.run(
            [sys.executable, "-c", FULL.format(pages=PAGES, hosts=HOSTS), *options],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"OREL_LOG_LEVEL": "ERROR"},
        )
        summary = json.loads(crawled.stdout.splitlines()[-1])
        assert summary["sources"]["mine"]["bodies"] == PAGES + 1
        full.append(float(crawled.stderr))
    ratio = max(full) / max(bare)
    print(f"\nbare {max(bare):.0f} pages/s, full {max(full):.0f} pages/s, ratio {ratio:.2f} (at least {FLOOR})")
    assert ratio >= FLOOR


def test_memory_stays_flat_over_a_long_run(tmp_path: Path, address: str) -> None:
    portions = [
        f"http://mine.test/map-{PAGES + start}-{min(10_000, LONG_RUN - start)}" for start in range(0, LONG_RUN, 10_000)
    ]
    write_source(
        tmp_path / "sources", "mine", access="sitemap", addresses=portions, max_pages=LONG_RUN, timeout_seconds=60
    )
    options = [
        "--home",
        str(tmp_path / "home"),
        "--day",
        DAY,
        "--sources-dir",
        str(tmp_path / "sources"),
        "--connect-to",
        address,
    ]
    crawl = subprocess.Popen(
        [sys.executable, "-c", FULL.format(pages=LONG_RUN, hosts=HOSTS), *options],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"OREL_LOG_LEVEL": "ERROR"},
    )
    sizes: list[float] = []
    assert crawl.stdout is not None
    for number, line in enumerate(crawl.stdout):
        if number % (LONG_RUN // 20) == 0 and '"event": "fetched"' in line:
            sizes.append(resident_megabytes(crawl.pid))
    assert crawl.wait() == 0
    print(f"\nresident memory over {LONG_RUN:,} pages, in MB: {' '.join(f'{size:.0f}' for size in sizes)}")
    assert max(sizes) <= (1 + MOST_GROWTH) * max(sizes[: len(sizes) // 2])


def resident_megabytes(process: int) -> float:
    """Resident memory of a running process."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


def test_a_state_of_five_million_addresses_opens_at_once(tmp_path: Path) -> None:
    count, path, now = 5_000_000, tmp_path / "crawl.sqlite", int(datetime(2024, 5, 1, tzinfo=UTC).timestamp())
    state = State(path)
    state.apply(fetch_of(0, warc_file="mine/2024/05/01/r.warc.gz", warc_offset=0))
    keys = sorted((n * 0x9E3779B97F4A7C15 & (2**64 - 1)) - 2**63 for n in range(count))
    state._db.execute("DROP INDEX page_by_digest")  # filled in order and indexed at last, to be done in minutes
    state._db.executemany(
        "INSERT OR IGNORE INTO page VALUES (?, ?, ?, ?, ?, ?, 1, ?)",
        (
            (place, f'"{n:x}-5f8"' if n % 2 else None, now - n, place * 3 % 2**62, now, now, n * 9_000)
            for n, place in enumerate(keys)
        ),
    )
    state._db.execute("CREATE INDEX page_by_digest ON page (digest) WHERE digest IS NOT NULL")
    state.commit()
    state.close()
    started = time.monotonic()
    state = State(path)
    state.wants("mine", Entry("https://mine.test/new"), 3, datetime.now(UTC))
    seconds, megabytes = time.monotonic() - started, path.stat().st_size / 1e6
    print(f"\n{count:,} addresses: {megabytes:.0f} MB, open in {seconds:.2f} s")
    assert seconds < 2
    assert megabytes < 500
