"""What a release of 20,000 facts costs: made at first, made again when a few facts changed, and opened in a browser.

And what somebody sees who reads in a loop while fifty releases are made.
"""

from __future__ import annotations

import os
import resource
import shutil
import time
from pathlib import Path
from statistics import median

import duckdb
import pytest
from playwright.sync_api import CDPSession, sync_playwright

from pipelines.publish.release import publish
from tests.integration.test_publish_atomic import read_through
from tests.unit.publish.marts import make_marts, set_value

pytestmark = pytest.mark.bench
COPIES = 20_000
RELEASES = 50
TABLES = {
    "fct_deals": "deal_id",
    "fct_deal_parties": "deal_id",
    "fct_evidence": "fact_id",
    "fct_deal_events": "deal_id",
    "mart_conflicts": "fact_id",
    "mart_daily_digest": "fact_id",
}


def many_facts(database: Path) -> None:
    """The deal of `make_marts` 20,000 times, told by three witnesses each, on 400 days and in ten types."""
    make_marts(database, deals=1)
    with duckdb.connect(str(database)) as connection:
        for table, fact in TABLES.items():
            columns = {row[0] for row in connection.execute(f"DESCRIBE marts.{table}").fetchall()}
            key = connection.execute(
                f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' AND column_index = 1"
            ).fetchone()[0]
            new = {key: f"{key} || i || '-' || j"} | {fact: f"{fact} || i"}
            if "announced_on" in columns:
                new["announced_on"] = "announced_on - (i % 400)::INTEGER"
            if "digest_on" in columns:
                new["digest_on"] = "digest_on - (i % 400)::INTEGER"
            if "witness" in columns:
                new["witness"] = "j"
            if "label" in columns:
                new["label"] = "label || i"
            copies = 3 if table == "fct_evidence" else 1
            changed = ", ".join(f"{value} AS {name}" for name, value in new.items())
            connection.execute(
                f"INSERT INTO marts.{table} SELECT t.* REPLACE ({changed}) FROM marts.{table} t,"
                f" range(1, {COPIES}) r(i), range({copies}) s(j)"
            )


def test_a_release_of_20_000_facts(tmp_path: Path) -> None:
    warehouse, root = tmp_path / "warehouse.duckdb", tmp_path / "published"
    many_facts(warehouse)
    for step in ("made first", "made again with ten facts changed"):
        used, began = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
        site = publish(warehouse, root).path / "site"
        now = resource.getrusage(resource.RUSAGE_SELF)
        cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        sizes = [path.stat() for path in site.rglob("*") if path.is_file()]
        print(
            f"\n{step}: {cpu:.1f} s CPU, {time.perf_counter() - began:.1f} s, {len(sizes):,} files,"
            f" {sum(s.st_size for s in sizes) / 1e6:.0f} MB,"
            f" of them new {sum(s.st_size for s in sizes if s.st_nlink == 1) / 1e6:.0f} MB,"
            f" peak {now.ru_maxrss / 1e3:.0f} MB"
        )
        with duckdb.connect(str(warehouse)) as connection:
            connection.execute(
                "UPDATE marts.fct_deals SET value = value + 1 WHERE deal_id IN"
                " (SELECT deal_id FROM marts.fct_deals ORDER BY deal_id LIMIT 10)"
            )
    print_load_times(site)


def test_a_reader_through_fifty_releases(tmp_path: Path) -> None:
    make_marts(tmp_path / "warehouse.duckdb", deals=3, value=0.0)
    began = time.perf_counter()
    report = read_through(RELEASES, tmp_path / "warehouse.duckdb", tmp_path / "published", set_value)
    print(
        f"\n{RELEASES} releases with their sites in {time.perf_counter() - began:.1f} s, beside them"
        f" {report['reads']} reads of {report['releases_seen']} releases, {len(report['mixed'])} of them mixed"
    )
    assert report["mixed"] == []


def print_load_times(site: Path) -> None:
    """Of seven visits in headless Chromium, the middle: until the page is drawn, and what its thread computes."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) to measure how long pages take to open")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        for name in ("index.html", "deals.html", "charts.html", "quality.html"):
            times, computed = [], []
            for _ in range(7):
                page.goto("about:blank")
                before = busy_seconds(devtools)
                page.goto((site / name).as_uri())
                times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
                computed.append(1000 * (busy_seconds(devtools) - before))
            print(f"{name}: {median(times):.0f} ms, of them {median(computed):.0f} ms CPU, {load()}")
            assert median(times) < 1000
        browser.close()


def busy_seconds(devtools: CDPSession) -> float:
    """CPU time of the page's main thread so far."""
    metrics = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def load() -> str:
    """How busy the machine is: a wall-clock time says little where others compute."""
    return f"{os.getloadavg()[0]:.1f} processes at work on {os.cpu_count()} processors"
