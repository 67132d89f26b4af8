"""Rows and groups that several tests of collection use."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapers.archive import Archive
from scrapers.fetches import Fetch, fetch_id
from scrapers.sources import SourceSpec
from scrapers.warc import Hop

DAY = date(2024, 5, 1)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
BODIES = (b"<p>one</p>", "<p>zwei – äöü</p>".encode(), b"", b"\x00\x1f\x8b" * 40, b"x" * 5_000)


def fetch_of(number: int, body: bytes | None = b"<p>page</p>", **values: Any) -> Fetch:
    """The n-th fetch of run `r1`: archived with this body, unless told otherwise."""
    url = f"https://mine.test/news/{number}"
    row: dict[str, Any] = {
        "fetch_id": fetch_id("r1", "mine", number),
        "run_id": "r1",
        "source": "mine",
        "kind": "page",
        "requested_url": url,
        "final_url": url,
        "outcome": "archived",
        "status": 200,
        "fetched_at": NOON + timedelta(seconds=number),
        "content_type": "text/html",
        "charset": "utf-8",
        "sha256": hashlib.sha256(body).hexdigest() if body is not None else None,
        "bytes": len(body) if body is not None else None,
    }
    return Fetch(**(row | values))


def hop_of(fetch: Fetch, body: bytes) -> Hop:
    """The exchange behind a fetch."""
    return Hop(
        url=fetch.final_url or fetch.requested_url,
        status=fetch.status or 200,
        request_headers=[("User-Agent", "test")],
        headers=[("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("ETag", '"1"')],
        body=body,
        at=fetch.fetched_at,
    )


def write_run(root: Path, bodies: tuple[bytes, ...] = BODIES, close: bool = True) -> tuple[Archive, list[Fetch]]:
    """An archive with one run of a page for each body and one refused page; returns it with its rows."""
    archive = Archive(root)
    writer = archive.open_run("mine", DAY, "r1")
    rows = [writer.append(fetch_of(n, body), hop_of(fetch_of(n, body), body)) for n, body in enumerate(bodies)]
    rows.append(
        writer.append(
            fetch_of(
                len(bodies),
                None,
                outcome="refused_robots",
                status=None,
                content_type=None,
                charset=None,
                final_url=None,
                attempts=0,
                reason="robots.txt forbids it",
            )
        )
    )
    writer.sync()
    if close:
        writer.close()
    return archive, rows


def spec_of(**values: Any) -> SourceSpec:
    """A source of kind news with a feed at news.mine.test, changed by `values`."""
    return SourceSpec.model_validate(
        {
            "name": "mine",
            "publisher": "Mine",
            "access": "feed",
            "kind": "news",
            "addresses": ["http://mine.test/feed"],
            "cadence": "daily",
            "floor_per_week": 1,
            "languages": ["en"],
            "rights": {"redistribute_text": False},
            "how_known": "Written for this test only.",
            "delay_seconds": 0,
        }
        | values
    )
