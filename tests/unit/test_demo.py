"""The demo's summary, from a release made for the test."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from pipelines import demo
from pipelines.demo import DemoError, print_largest, run_demo, shortest
from pipelines.home import Home


def test_the_largest_come_with_their_sentence() -> None:
    console = Console(record=True, width=160)
    rows = pl.DataFrame(
        {
            "deal_type": ["acquisition"],
            "status": ["agreed"],
            "usd": [412e6],
            "parties": ["Corvane – Kolwara [ASX]"],
            "sentence": ["Corvane  buys\nKolwara."],
        }
    )
    print_largest(rows, console, "Largest deals")
    text = console.export_text()
    assert "US$ 412,000,000  acquisition agreed Corvane – Kolwara [ASX]" in text
    assert "“Corvane buys Kolwara.”" in text


def test_the_run_that_counts_is_the_newest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(
        demo,
        "query",
        lambda release, sql: (
            pl.DataFrame({"table_name": ["fct_deals"], "mentions": [2], "facts": [1]})
            if "count(*)" in sql
            else pl.DataFrame(schema={"usd": pl.Float64, "sentence": pl.String})
        ),
    )
    fetches = pl.DataFrame(
        {
            "run_id": ["old", "new", "new"],
            "outcome": ["archived", "unchanged", "http_error"],
            "reason": [None, None, "the site answered 404"],
            "fetched_at": [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 2)],
        }
    )
    console = Console(record=True, width=160)
    demo.summary(Home(tmp_path), fetches, console)
    text = console.export_text()
    assert "unchanged" in text
    assert "the site answered 404" in text
    assert "archived" not in text
    assert "oreledger query --home" in text


def test_without_the_site_the_demo_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "SITE", tmp_path)
    with pytest.raises(DemoError, match="clone of the repository"):
        run_demo(Home(tmp_path), Console(), Console())


def test_paths_are_shown_from_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert shortest(tmp_path / "data" / "demo") == "data/demo"
    assert shortest(Path("/elsewhere")) == "/elsewhere"
