"""What `oreledger sources` says of a source, from its manifest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from pipelines.home import Home
from pipelines.run import REPOSITORY
from pipelines.source_report import last_reason, print_sources, source_states
from scrapers.fetches import MANIFEST
from scrapers.sources import SourceSpec
from scrapers.state import State

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
SPEC = {
    "name": "tin_times",
    "publisher": "Tin Times",
    "access": "feed",
    "kind": "news",
    "cadence": "daily",
    "addresses": ["http://tin.oreledger.test/feed"],
    "floor_per_week": 2,
    "languages": ["en"],
    "rights": {"redistribute_text": False},
    "how_known": "Written for this test, not a real site.",
}


def manifest(*fetches: tuple[float, str]) -> pl.DataFrame:
    rows = [
        dict.fromkeys(MANIFEST)
        | {
            "fetch_id": str(n),
            "run_id": "r",
            "source": "tin_times",
            "kind": "page",
            "requested_url": f"http://x/{n}",
            "fetched_at": NOW - timedelta(days=days),
            "outcome": outcome,
        }
        for n, (days, outcome) in enumerate(fetches)
    ]
    return pl.DataFrame(rows, schema=MANIFEST)


@pytest.mark.parametrize(
    ("fetches", "state", "new"),
    [
        ([], "never fetched", 0),
        ([(1, "archived"), (2, "archived")], "fine", 2),
        ([(1, "archived"), (30, "archived")], "below floor", 1),
        ([(0.1, "network_error"), (3, "archived"), (3, "archived")], "failing", 2),
        ([(0.1, "http_error"), (0.2, "archived"), (1, "archived")], "fine", 2),
    ],
)
def test_state(fetches: list[tuple[float, str]], state: str, new: int) -> None:
    row = source_states({"tin_times": SourceSpec(**SPEC)}, manifest(*fetches), NOW).row(0, named=True)
    assert (row["state"], row["new pages, 7 days"]) == (state, new)


def test_blocked_wins() -> None:
    spec = SourceSpec(**SPEC, status="blocked", blocked_reason="the terms forbid programs")
    assert source_states({"tin_times": spec}, manifest((1, "archived")), NOW)["state"].to_list() == ["blocked"]


def test_hosts_that_rest_are_named_with_the_reason(tmp_path: Path) -> None:
    home, now = Home(tmp_path), datetime.now(UTC)
    state = State(home.state / "crawl.sqlite")
    state.let_rest("tin.oreledger.test", now + timedelta(hours=2), "it asked for a pause of 7200 seconds")
    state.let_rest("zinc.oreledger.test", now - timedelta(hours=2), "it asked for one long ago")
    state.commit()
    out = StringIO()
    print_sources(home, REPOSITORY / "tests" / "site" / "sources", Console(file=out, width=200))
    assert "Left alone: tin.oreledger.test rests until" in out.getvalue()
    assert "zinc" not in out.getvalue()


def test_the_last_failure_says_why() -> None:
    rows = manifest((3, "archived"), (1, "network_error"), (2, "http_error")).with_columns(
        reason=pl.concat_str(pl.lit("why "), "outcome")
    )
    assert last_reason(rows, "tin_times") == "why network_error"
