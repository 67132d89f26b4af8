"""`oreledger demo`: the daily job on the bundled web site, and a summary of what came of it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape

from pipelines.home import Home
from pipelines.publish.query import query
from pipelines.run import REPOSITORY, run_day
from pipelines.stages import read_table
from pipelines.tables import print_frame

SITE = REPOSITORY / "tests" / "site"
MENTIONS = {"deals": "deal_mentions", "resource estimates": "resource_mentions", "funding": "funding_mentions"}
FACTS = {"deals": "fct_deals", "resource estimates": "fct_resource_estimates", "funding": "fct_funding_commitments"}
LARGEST_DEALS = """
    select d.deal_type, d.status, d.value_usd as usd, d.parties_text as parties, e.evidence_text as sentence
    from fct_deals d join fct_evidence e on e.fact_id = d.deal_id and e.is_chosen
    where d.value_usd is not null order by d.value_usd desc limit 3"""
LARGEST_FUNDING = """
    select f.instrument, f.stage, f.amount_usd as usd, f.funder, f.recipient, e.evidence_text as sentence
    from fct_funding_commitments f join fct_evidence e on e.fact_id = f.funding_id and e.is_chosen
    where f.amount_usd is not null order by f.amount_usd desc limit 3"""


class DemoError(RuntimeError):
    """The demo cannot run here."""


def run_demo(home: Home, progress: Console, out: Console) -> None:
    """Crawl the bundled site into `home` and publish; the second time, one page of the site has been corrected."""
    if not (SITE / "server.py").exists():
        raise DemoError(f"the demo's web site is not at {SITE}: run the demo from a clone of the repository")
    sys.path.insert(0, str(REPOSITORY))
    from tests.site.server import DemoSite

    is_first = not (home.published / "latest").exists()
    day = datetime.now(UTC).date()
    with DemoSite(port=0, revision=1 if is_first else 2) as site:
        progress.print(f"demo site at {site.address}, data in {home.root}")
        run_day(home, day, progress, sources_dir=SITE / "sources", connect_to=f"127.0.0.1:{site.port}")
    summary(home, read_table(home, "parsed", day, "fetches"), out)
    if is_first:
        out.print("Run it again: no page is fetched twice, and the one that was corrected shows what changes.")


def summary(home: Home, fetches: pl.DataFrame, out: Console) -> None:
    """Fetches by outcome, mentions and facts by table, the largest deals and commitments, and where to ask more."""
    newest = fetches.filter(pl.col("run_id") == fetches.sort("fetched_at")["run_id"].last())
    outcomes = (
        newest.group_by("outcome")
        .agg(fetches=pl.len(), example=pl.col("reason").drop_nulls().first())
        .sort("fetches", descending=True)
    )
    print_frame(outcomes, out, "Pages of this run")
    latest = home.published / "latest"
    counted = query(
        latest,
        "select table_name, count(*) as mentions, count(distinct fact_id) as facts"
        " from fct_evidence group by 1 order by 1",
    )
    print_frame(counted, out, "What was read")
    print_largest(query(latest, LARGEST_DEALS), out, "Largest deals")
    print_largest(query(latest, LARGEST_FUNDING), out, "Largest funding commitments")
    out.print(f"\nRelease: {latest.resolve()}", soft_wrap=True)
    out.print("Site:    " + str(latest / "site" / "index.html"), soft_wrap=True)
    out.print(
        f"Ask it:  {command_prefix()}oreledger query --home {shortest(home.root)}"
        ' "select * from fct_deals order by value_usd desc"',
        soft_wrap=True,
        highlight=False,
    )


def print_largest(rows: pl.DataFrame, out: Console, title: str) -> None:
    """One line a fact, its sentence below."""
    out.print(f"\n[bold]{title}[/]")
    for row in rows.iter_rows(named=True):
        what = " ".join(str(v) for k, v in row.items() if k not in ("usd", "sentence") and v)
        out.print(f"  US$ {row['usd']:,.0f}  {escape(what)}", highlight=False)
        out.print(f"    “{escape(' '.join(row['sentence'].split()))}”", style="dim", highlight=False)


def command_prefix() -> str:
    """How this environment's commands are called from the current folder."""
    return f"{shortest(Path(sys.executable).parent)}/"


def shortest(path: Path) -> str:
    """The path relative to the current folder where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
