"""Whether pywb, which knows nothing of us, replays what a crawl of the demo web archived, byte for byte as it was sent.

Run with `pytest -m bench tests/bench/test_replay.py`, OREL_PYWB naming the bin folder of an environment with pywb: it
wants older versions of libraries that the project uses, so it is not installed beside them. Measured with pywb 2.10.0:
every archived page is replayed.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from scrapers.archive import Archive
from tests.integration.crawling import LocalWeb, crawl
from tests.site.server import DemoSite
from tests.site.website import FOLDER

pytestmark = pytest.mark.bench

DAY = date(2024, 5, 1)


@contextmanager
def replaying(commands: Path, folder: Path, warcs: list[Path]) -> Iterator[str]:
    """The address of a pywb collection of these files."""
    for arguments in (["init", "mine"], ["add", "mine", *map(str, warcs)]):
        subprocess.run([commands / "wb-manager", *arguments], cwd=folder, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [commands / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mine"
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_every_archived_page_is_replayed_as_it_was_sent(tmp_path: Path) -> None:
    commands = Path(os.environ.get("OREL_PYWB", "no folder"))
    if not (commands / "wayback").exists():
        pytest.skip("no pywb: install github.com/webrecorder/pywb into an environment, and set OREL_PYWB to its bin")
    with DemoSite(port=0) as site:
        crawled = crawl(tmp_path / "home", FOLDER / "sources", LocalWeb(address=site.address))
    archive: Archive = crawled.archive
    pages = crawled.fetches.filter((pl.col("outcome") == "archived") & (pl.col("status") == 200))
    with replaying(commands, tmp_path, sorted(archive.root.rglob("*.warc.gz"))) as address:
        for url, file, offset in pages.select("final_url", "warc_file", "warc_offset").rows():
            with urllib.request.urlopen(f"{address}/id_/{url}", timeout=30) as replayed:
                assert replayed.read() == archive.read(file, offset).body, url
    print(f"\n{pages.height} archived answers replayed")
    assert pages.height > 40
