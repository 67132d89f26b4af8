"""The daily job on the demo site, for real: Scrapy, Dagster, DuckDB, dbt and a release.

Two homes, one after the other. One is left in peace, then run again after the site corrected a page. In the other the
run is killed in the crawl, in landing and in dbt, and run again each time, from the archive once that is whole; in the
end both hold the same marts.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.home import Home
from pipelines.publish.query import query
from scrapers.archive import Archive
from tests.site.expected import crawl_outcomes

pytestmark = [pytest.mark.integration, pytest.mark.xdist_group("main_job")]

REPOSITORY = Path(__file__).resolve().parents[2]
DAY = datetime.now(UTC).date()
KILLED = -9
RUN_DEPENDENT = {
    "mart_source_health": "counts fetches, and another run fetches again",
    "dim_document": "says where in the archive the page lies",
    "dim_document_version": "says where in the archive each version lies",
}
"""Marts that may differ between two homes, and why."""


class Driver:
    """Runs of the job, one after the other, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._output = folder / "output"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.drive"],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def drive(self, home: Home, *options: str) -> int:
        """The status that a run ended with."""
        dagster_home = home.root.parent / f"dagster_{home.root.name}"
        dagster_home.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / "dagster_home" / "dagster.yaml", dagster_home)
        asked = [[str(home.root), "--day", DAY.isoformat(), *options], str(dagster_home), str(self._output)]
        assert self._process.stdin and self._process.stdout
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        status = self._process.stdout.readline()
        assert status, f"the run hangs: {self._output.read_text()[-3000:]}"
        return int(status)

    def succeed(self, home: Home, *options: str) -> None:
        """A run that must not fail; AssertionError with its last words."""
        assert self.drive(home, *options) == 0, self._output.read_text()[-6000:]

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


@dataclass
class Homes:
    """The two homes after their runs, and what they held in between."""

    peaceful: Home
    disturbed: Home
    first: dict[str, pl.DataFrame]
    second: dict[str, pl.DataFrame]
    killed: dict[str, int]
    disturbed_marts: dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    root = tmp_path_factory.mktemp("main_job")
    peaceful, disturbed = Home(root / "peaceful"), Home(root / "disturbed")
    with Driver(root) as driver:
        first, second = run_twice(driver, peaceful)
        killed, marts_after = run_through_kills(driver, disturbed)
    return Homes(peaceful, disturbed, first, second, killed, marts_after)


def run_twice(driver: Driver, home: Home) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    driver.succeed(home)
    first = tables(home)
    driver.succeed(home, "--revision", "2")
    return first, tables(home)


def run_through_kills(driver: Driver, home: Home) -> tuple[dict[str, int], dict[str, pl.DataFrame]]:
    """Once the crawl is over, the rest needs no web."""
    killed = {stage: driver.drive(home, "--kill", stage) for stage in ("crawl", "land")}
    killed["model"] = driver.drive(home, "--kill", "model", "--from-archive")
    driver.succeed(home, "--from-archive")
    return killed, tables(home)


def tables(home: Home) -> dict[str, pl.DataFrame]:
    """Every landed table and mart, `schema.name` to rows."""
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        names = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('landing', 'marts')"
        ).fetchall()
        return {name: connection.execute(f"from {name}").pl() for (name,) in names}


def difference(left: pl.DataFrame, right: pl.DataFrame) -> tuple[int, int]:
    """Rows only on the left, rows only on the right."""
    a, b = Counter(map(repr, left.rows())), Counter(map(repr, right.rows()))
    return (a - b).total(), (b - a).total()


def test_the_crawl_ends_as_the_site_was_made(homes: Homes) -> None:
    pages = homes.first["landing.fetches"].filter(pl.col("kind") == "page")
    counted: dict[str, dict[str, int]] = {}
    for source, outcome, count in pages.group_by("source", "outcome").len().rows():
        counted.setdefault(source, {})[outcome] = count
    assert counted == crawl_outcomes()


def test_every_archived_page_is_a_document_or_a_reject(homes: Homes) -> None:
    archived = homes.first["landing.fetches"].filter((pl.col("kind") == "page") & (pl.col("outcome") == "archived"))
    rejects = homes.first["landing.rejects"].filter(pl.col("stage") == "parse", pl.col("table_name") == "documents")
    assert archived.height == homes.first["landing.documents"].height + rejects.height


def test_facts_came_out_with_their_sentences(homes: Homes) -> None:
    text = dict(homes.first["landing.documents"].select("document_id", "text").rows())
    evidence = homes.first["marts.fct_evidence"]
    assert set(evidence["table_name"]) == {"fct_deals", "fct_resource_estimates", "fct_funding_commitments"}
    for row in evidence.iter_rows(named=True):
        assert text[row["document_id"]][row["evidence_start"] : row["evidence_end"]] == row["evidence_text"]


def test_tonnes_of_ore_printed_as_oxide_are_flagged_and_not_mended(homes: Homes) -> None:
    estimates = homes.first["marts.fct_resource_estimates"].filter(
        pl.col("project_name").is_in(["Halleck Creek", "Araxá"])
    )
    contained = homes.first["marts.fct_resource_grades"].join(estimates, on="estimate_id")
    assert {547_500_000, 70_000_000} <= set(contained["contained_tonnes_printed"])
    flagged = estimates.filter(pl.col("issues").list.len() > 0)
    assert {"Halleck Creek", "Araxá"} <= set(flagged["project_name"])


def test_outlets_that_disagree_stay_visible(homes: Homes) -> None:
    claims = set(homes.first["marts.mart_conflicts"]["claimed_number"])
    assert {412_000_000, 380_000_000} <= claims


def test_a_second_run_downloads_only_what_changed(homes: Homes) -> None:
    runs = homes.second["landing.fetches"].sort("fetched_at")["run_id"].unique(maintain_order=True).to_list()
    second = homes.second["landing.fetches"].filter(pl.col("run_id") == runs[-1])
    bodies = second.filter(pl.col("outcome") == "archived")
    assert bodies.filter(pl.col("kind") == "page").height == 1
    assert set(bodies["kind"]) <= {"page", "listing"}
    assert second.filter(pl.col("outcome") == "unchanged").height > 50


def test_a_second_run_changes_only_the_corrected_page(homes: Homes) -> None:
    grown = {
        name: difference(homes.first[name], homes.second[name])
        for name in homes.first
        if name.startswith("landing.") and name != "landing.fetches"
    }
    corrected = homes.second["landing.documents"].join(
        homes.first["landing.documents"], on=["document_id", "version"], how="anti"
    )
    assert corrected.height == 1
    document = corrected["document_id"][0]
    for name, (gone, came) in grown.items():
        assert gone == 0, f"{name} lost {gone} rows"
        if came:
            assert "document_id" in homes.second[name].columns, f"{name} grew by {came} rows"
            new = homes.second[name].join(homes.first[name], on=homes.first[name].columns, how="anti", nulls_equal=True)
            assert set(new["document_id"]) == {document}, f"{name} has new rows of other documents"


def test_killed_runs_were_killed(homes: Homes) -> None:
    assert homes.killed == {"crawl": KILLED, "land": KILLED, "model": KILLED}


def test_after_kills_the_marts_are_those_of_an_undisturbed_run(homes: Homes) -> None:
    for name, expected in homes.first.items():
        if name.startswith("marts.") and name.removeprefix("marts.") not in RUN_DEPENDENT:
            assert difference(expected, homes.disturbed_marts[name]) == (0, 0), f"{name} differs"
    pages = {
        name: frame.select("document_id", "version", "title", "published_on").sort("document_id")
        for name, frame in (
            ("a", homes.first["marts.dim_document"]),
            ("b", homes.disturbed_marts["marts.dim_document"]),
        )
    }
    assert pages["a"].equals(pages["b"])


def test_archives_are_sound(homes: Homes) -> None:
    for home in (homes.peaceful, homes.disturbed):
        verification = Archive(home.archive).verify()
        assert verification.is_sound, verification.problems
        assert not list(home.archive.rglob("*.open"))


def test_the_release_is_the_marts(homes: Homes) -> None:
    latest = homes.peaceful.published / "latest"
    assert latest.is_symlink()
    assert len([p for p in homes.peaceful.published.iterdir() if p.is_dir() and not p.is_symlink()]) == 2
    released = query(latest, "select * from fct_deals")
    assert difference(released, homes.second["marts.fct_deals"]) == (0, 0)
    for name in ("datapackage.json", "SHA256SUMS", "RELEASE_NOTES.md"):
        assert (latest / name).stat().st_size > 0
