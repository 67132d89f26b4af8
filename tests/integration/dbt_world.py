"""A small made-up world for the warehouse: what outlets wrote on two days, landed for real and built by real dbt."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.extract.frames import document_frames, mention_frames
from pipelines.land.load import land
from pipelines.land.tables import LANDED
from pipelines.model import (
    Contained,
    DealMention,
    Document,
    Evidence,
    FundingMention,
    Grade,
    Mentions,
    Party,
    ResourceMention,
    stable_id,
)
from pipelines.orchestration.quiet_dbt import NO_LOG, parse_if_changed, parsed, runner

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = REPOSITORY / "dbt_project"
FACTS = ("fct_deals", "fct_resource_estimates", "fct_funding_commitments")
DECISION = "companies: {same: [[Hastings Metals, Hastings]]}"
"""What a person decides after the first day."""
GOOD = ("success", "pass", "no-op")
KINDS = {
    "hill_wire": "wire",
    "daily_metal": "news",
    "gazette": "news",
    "robot_digest": "digest",
    "energy_gov": "government",
}
RATES = {
    date(2026, 3, 13): {"USD": 1.10, "CAD": 1.54, "AUD": 1.65},
    date(2026, 3, 16): {"USD": 1.12, "CAD": 1.55},
    date(2025, 10, 28): {"USD": 1.16},
    date(2024, 6, 4): {"USD": 1.09, "AUD": 1.64},
}


@dataclass(frozen=True)
class Story:
    """One sentence and the mention that stands in it."""

    kind: type[DealMention] | type[ResourceMention] | type[FundingMention]
    sentence: str
    values: dict[str, Any]

    def mention(self, text: str) -> Any:
        """The mention with its evidence in the document's text."""
        at = text.index(self.sentence)
        evidence = Evidence(at, at + len(self.sentence), self.sentence)
        return self.kind(evidence=evidence, rule="test.rule", confidence=0.9, **self.values)


@dataclass(frozen=True)
class Page:
    """One document and its stories."""

    document: Document
    stories: tuple[Story, ...]

    def mentions(self) -> Mentions:
        """The stories by family, in order."""
        found = {
            kind: tuple(s.mention(self.document.text) for s in self.stories if s.kind is kind)
            for kind in (DealMention, ResourceMention, FundingMention)
        }
        return Mentions(found[DealMention], found[ResourceMention], found[FundingMention])


def page(source: str, slug: str, published: str | None, *stories: Story, machine: bool = False) -> Page:
    """A page of that source at an address of its own; the same slug is the same document."""
    text = " ".join(s.sentence for s in stories) or "Nothing of note was announced."
    url = f"https://{source.replace('_', '-')}.example/{slug}"
    at = datetime.fromisoformat(published) if published else None
    return Page(
        Document(
            document_id=stable_id(url),
            version=stable_id(text),
            text=text,
            title=slug.replace("-", " "),
            source=source,
            url=url,
            canonical_url=url,
            published_at=at,
            is_machine_written=machine,
            published_from="meta" if at else None,
            language="en",
        ),
        stories,
    )


def deal(
    sentence: str, deal_type: str, status: str, parties: dict[str, str], amount: str | None = None, **values: Any
) -> Story:
    """A deal; `parties` is name to role, `amount` is number and currency."""
    value, currency, source = _money(amount)
    named = tuple(Party(name, role) for name, role in parties.items())  # type: ignore[arg-type]
    return Story(
        DealMention,
        sentence,
        {
            "deal_type": deal_type,
            "status": status,
            "parties": named,
            "value": value,
            "currency": currency,
            "currency_source": source,
            **values,
        },
    )


def funding(sentence: str, funder: str, instrument: str, stage: str, amount: str | None = None, **values: Any) -> Story:
    """A funding mention; `amount` is number and currency."""
    number, currency, source = _money(amount)
    return Story(
        FundingMention,
        sentence,
        {
            "funder": funder,
            "instrument": instrument,
            "stage": stage,
            "amount": number,
            "currency": currency,
            "currency_source": source,
            **values,
        },
    )


def estimate(
    sentence: str,
    kind: str,
    category: str,
    tonnes: float | None = None,
    grades: dict[str, float] | None = None,
    contained: dict[str, float] | None = None,
    **values: Any,
) -> Story:
    """A resource line; grades are in per cent, contained in tonnes."""
    return Story(
        ResourceMention,
        sentence,
        {
            "estimate_kind": kind,
            "category": category,
            "tonnage_t": tonnes,
            "grades": tuple(Grade(a, v, "%") for a, v in (grades or {}).items()),
            "contained": tuple(Contained(a, v) for a, v in (contained or {}).items()),
            **values,
        },
    )


def _money(amount: str | None) -> tuple[float | None, str | None, str | None]:
    if amount is None:
        return None, None, None
    number, currency, *how = amount.split()
    return float(number), currency, how[0] if how else "printed"


def land_pages(database: Path, day: date, pages: list[Page]) -> None:
    """One crawl day's documents, mentions, fetches and rates into schema `landing`."""
    documents = [p.document for p in pages]
    frames = {**document_frames(documents), **mention_frames((p.document, p.mentions()) for p in pages)}
    frames["fetches"] = LANDED["fetches"].frame(
        [
            {
                "fetch_id": stable_id(day, d.document_id),
                "run_id": "run",
                "source": d.source,
                "kind": "page",
                "requested_url": d.url,
                "fetched_at": datetime(day.year, day.month, day.day, 6),
                "outcome": "archived",
                "bytes": len(d.text),
            }
            for d in documents
        ]
    )
    frames["exchange_rates"] = LANDED["exchange_rates"].frame(
        [
            {"rate_on": on, "currency": currency, "units_per_eur": units, "source": "rates"}
            for on, rates in RATES.items()
            for currency, units in rates.items()
        ]
    )
    frames["rejects"] = LANDED["rejects"].frame()
    land(database, day, frames)


def write_sources(folder: Path) -> Path:
    """Source files for the outlets of this world."""
    folder.mkdir(parents=True)
    for name, kind in KINDS.items():
        spec = {
            "name": name,
            "publisher": name.replace("_", " ").title(),
            "access": "feed",
            "kind": kind,
            "addresses": [f"https://{name.replace('_', '-')}.example/feed"],
            "cadence": "daily",
            "floor_per_week": 0,
            "languages": ["en"],
            "rights": {"redistribute_text": False},
            "how_known": "Made up for the tests of the warehouse.",
        }
        (folder / f"{name}.yml").write_text(json.dumps(spec), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Grown:
    """One warehouse built day by day, another at once, and facts and doubts as they were after the first day."""

    daily: Path
    at_once: Path
    before: dict[str, pl.DataFrame]


def grow(folder: Path, days: dict[date, list[Page]]) -> Grown:
    """Builds a warehouse after each day, and another one at once after all; after the first day a person writes DECISION.
    In a process of its own, which holds the files while it lives. AssertionError with dbt's own words when a build or a
    test of it fails."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(_grow, folder, days).result()


def _grow(folder: Path, days: dict[date, list[Page]]) -> Grown:
    database = folder / "oreledger.duckdb"  # the name that the manifest knows
    os.environ["OREL_WAREHOUSE"], os.environ["OREL_SOURCES"] = str(database), str(write_sources(folder / "sources"))
    decisions = folder / "decisions.yml"
    manifest = _deciding(decisions)
    before: dict[str, pl.DataFrame] = {}
    for day, pages in days.items():
        land_pages(database, day, pages)
        _build(manifest, folder / "target", tested=day == max(days))
        before = before or {table: rows(database, f"select * from {table}") for table in (*FACTS, "mart_review_queue")}
        decisions.write_text(DECISION, encoding="utf-8")
    daily = database.rename(folder / "daily.duckdb")
    for day, pages in days.items():
        land_pages(database, day, pages)
    _build(manifest, folder / "target", tested=False)
    return Grown(daily, database, before)


def _deciding(decisions: Path) -> Any:
    """The project as the checkout has parsed it, with decisions of its own, which `--vars` would parse it again for."""
    parse_if_changed()
    manifest = parsed()
    for node in manifest.nodes.values():
        if "decisions_file" in node.config:
            node.config["decisions_file"] = str(decisions)
    return manifest


def _build(manifest: Any, target: Path, tested: bool) -> None:
    left_out = [] if tested else ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"]
    folders = {"--project-dir": PROJECT, "--profiles-dir": PROJECT, "--target-path": target}
    places = [str(part) for pair in folders.items() for part in pair]
    done = run_dbt(["build", "--no-write-json", *left_out, *places], manifest)
    bad = [f"{r.node.name}: {r.message}" for r in getattr(done.result, "results", []) if r.status not in GOOD]
    assert done.success, "\n".join(bad) or str(done.exception)


def run_dbt(arguments: list[str], manifest: Any = None) -> Any:
    """What dbt gave, run in this process, which holds no file afterwards; loaded on use, whoever collects tests waits."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    done = runner(manifest).invoke(["--quiet", *NO_LOG, *arguments])
    DuckDBConnectionManager.close_all_connections()
    return done


def marts(database: Path) -> dict[str, str]:
    """Mart -> a checksum of its rows, whatever order they are stored in."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return {
            name: str(
                connection.execute(
                    f"select count(*), md5(string_agg(md5(to_json(t)::varchar), '' order by md5(to_json(t)::varchar)))"
                    f" from marts.{name} t"
                ).fetchone()
            )
            for name in _mart_names(connection)
        }


def _mart_names(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    for (name,) in connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts' order by 1"
    ).fetchall():
        yield name


def rows(database: Path, sql: str) -> pl.DataFrame:
    """The answer of the warehouse, marts first in the search path."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("set schema = 'marts'")
        return connection.execute(sql).pl()
