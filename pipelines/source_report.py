"""`oreledger sources`: the registry beside what the archive holds of each source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
from rich.console import Console

from pipelines.home import Home
from pipelines.tables import print_frame
from scrapers.archive import Archive
from scrapers.sources import SourceSpec, load_sources
from scrapers.state import resting_hosts

REACHED = ("archived", "unchanged", "duplicate_body")
"""Outcomes that show the source answering as it should."""
WEEK = timedelta(days=7)


def print_sources(home: Home, sources_dir: Path | None, console: Console) -> None:
    """One row a source: state, last success, new pages of the last seven days against its floor, and its trouble."""
    specs = load_sources(sources_dir)
    manifest = Archive(home.archive).manifest()
    states = source_states(specs, manifest, datetime.now(UTC))
    print_frame(states, console)
    for name in states.filter(pl.col("state") == "failing")["source"]:
        console.print(f"Failing: {name}: {last_reason(manifest, name)}", highlight=False)
    for rest in resting_hosts(home.state / "crawl.sqlite", datetime.now(UTC)):
        console.print(f"Left alone: {rest}", highlight=False)
    for name, spec in specs.items():
        if spec.status == "blocked":
            console.print(f"Blocked: {name}: {spec.blocked_reason}", highlight=False)


def last_reason(manifest: pl.DataFrame, source: str) -> str:
    """Why the latest fetch of a source that came to nothing did."""
    failed = manifest.filter(pl.col("source") == source, ~pl.col("outcome").is_in(REACHED)).sort("fetched_at")
    return str(failed["reason"].drop_nulls().last())


def source_states(specs: dict[str, SourceSpec], manifest: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """One row a source of the registry, by name; `state` is blocked, never fetched, failing, below floor or fine."""
    week = manifest.filter((pl.col("fetched_at") >= now - WEEK) & (pl.col("kind") == "page"))
    rows = []
    for name, spec in sorted(specs.items()):
        own = manifest.filter(pl.col("source") == name)
        reached = own.filter(pl.col("outcome").is_in(REACHED))
        recent = week.filter(pl.col("source") == name)
        new = recent.filter(pl.col("outcome") == "archived").height
        errors = recent.filter(pl.col("outcome").is_in(["http_error", "network_error"])).height
        rows.append(
            {
                "source": name,
                "access": spec.access,
                "kind": spec.kind,
                "state": state_of(spec, own.height, reached["fetched_at"].max(), own["fetched_at"].max(), new),
                "last success": _minute(reached["fetched_at"].max()),
                "new pages, 7 days": new,
                "floor a week": spec.floor_per_week,
                "errors, 7 days": errors,
            }
        )
    return pl.DataFrame(
        rows,
        schema={
            "source": pl.String,
            "access": pl.String,
            "kind": pl.String,
            "state": pl.String,
            "last success": pl.String,
            "new pages, 7 days": pl.Int64,
            "floor a week": pl.Int64,
            "errors, 7 days": pl.Int64,
        },
    )


def state_of(spec: SourceSpec, fetches: int, last_success: object, last_fetch: object, new_pages: int) -> str:
    """One word or two on how the source is."""
    if spec.status == "blocked":
        return "blocked"
    if not fetches:
        return "never fetched"
    if last_success is None or (
        isinstance(last_success, datetime)
        and isinstance(last_fetch, datetime)
        and last_fetch - last_success > timedelta(days=1)
    ):
        return "failing"
    return "below floor" if new_pages < spec.floor_per_week else "fine"


def _minute(moment: object) -> str | None:
    return moment.strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else None
