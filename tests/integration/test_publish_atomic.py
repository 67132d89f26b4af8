"""Releases under readers and under SIGKILL: no error, no mixed state, no half release."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.publish.query import query
from pipelines.publish.release import PublishError, publish

pytestmark = pytest.mark.integration
ROOT = Path(__file__).parents[2]
RELEASES = 15  # the bench makes fifty, each with its site
READER = """
import json, sys, time
from pathlib import Path
import polars as pl
from pipelines.publish.query import open_release
latest, stop = Path(sys.argv[1]) / "latest", Path(sys.argv[1]) / "stop"
reads, mixed, seen = 0, [], set()
while not stop.exists() or not reads:
    with open_release(latest) as connection:
        values = connection.sql("SELECT min(value), max(value) - 2 FROM fct_deals").fetchall()[0]
        again = connection.sql("SELECT min(value) FROM fct_deals").fetchall()[0][0]
    release = latest.resolve()
    files = [pl.read_parquet(release / "parquet" / "fct_deals.parquet")["value"].min(),
             pl.read_csv(release / "csv" / "fct_deals.csv")["value"].min()]
    if len({*values, again}) > 1 or len(set(files)) > 1:
        mixed.append([*values, again, *files])
    seen.add(again)
    reads += 1
    time.sleep(0.1)
    if reads == 1:
        print("reading", flush=True)
print(json.dumps({"reads": reads, "mixed": mixed, "releases_seen": len(seen)}))
"""
STOPPED_PUBLISH = """
import sys, time
from pathlib import Path
from pipelines.publish import release
release.build_site = lambda _, folder, *__: folder.mkdir()
def stopping(*_):
    print("building", flush=True)
    time.sleep(60)
setattr(release, sys.argv[3], stopping)
release.publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(autouse=True)
def no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site has tests of its own: here releases are many, and none waits for the disk."""
    monkeypatch.setattr("os.sync", lambda: None)
    monkeypatch.setattr("pipelines.publish.release.build_site", lambda _, folder, *__: folder.mkdir())


def make_facts(database: Path, value: float) -> None:
    """The least that can be released: three fact tables of a few columns, deals of this value and the two above it."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("CREATE SCHEMA marts; BEGIN")
        for table, key in (("fct_resource_estimates", "estimate_id"), ("fct_funding_commitments", "funding_id")):
            connection.execute(f"CREATE TABLE marts.{table} ({key} VARCHAR PRIMARY KEY)")
        connection.execute("CREATE TABLE marts.fct_deals (deal_id VARCHAR PRIMARY KEY, label VARCHAR, value DOUBLE)")
        connection.execute("INSERT INTO marts.fct_deals SELECT i, 'Deal ' || i, $1 + i FROM range(3) r(i)", [value])
        connection.execute("COMMIT")


def set_value(database: Path, value: float) -> None:
    """All deals told anew, with another value."""
    with duckdb.connect(str(database)) as connection:
        connection.execute("UPDATE marts.fct_deals SET value = ? + deal_id::INTEGER", [value])


def run(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_readers_see_whole_releases_while_new_ones_are_made(tmp_path: Path) -> None:
    warehouse, root = tmp_path / "warehouse.duckdb", tmp_path / "published"
    make_facts(warehouse, 0.0)
    report = read_through(RELEASES, warehouse, root, set_value)
    assert report["mixed"] == []
    assert report["releases_seen"] > 3
    assert query(root / "latest", "SELECT min(value) AS v FROM fct_deals")["v"].to_list() == [float(RELEASES)]


def read_through(releases: int, warehouse: Path, root: Path, change: Callable[[Path, float], None]) -> dict[str, Any]:
    """Makes so many releases beside a process that reads in a loop; what that process saw, once it ended well."""
    publish(warehouse, root)
    reader = run(READER, str(root))
    try:
        assert reader.stdout.readline() == "reading\n"
        for number in range(1, releases + 1):
            change(warehouse, float(number))
            assert publish(warehouse, root).is_new
        (root / "stop").touch()
        report: dict[str, Any] = json.loads(reader.communicate(timeout=60)[0])
    finally:
        reader.kill()
    assert reader.returncode == 0
    return report


@pytest.mark.parametrize("step", ["build_site", "_put_in_place", "_point"])
def test_a_killed_publish_leaves_latest_and_runs_again(tmp_path: Path, step: str) -> None:
    warehouse, root = tmp_path / "warehouse.duckdb", tmp_path / "published"
    make_facts(warehouse, 1.0)
    first = publish(warehouse, root)
    set_value(warehouse, 2.0)
    process = run(STOPPED_PUBLISH, str(warehouse), str(root), step)
    assert process.stdout.readline() == "building\n"
    with pytest.raises(PublishError, match="another process is publishing"):
        publish(warehouse, root)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (root / "latest").resolve() == first.path
    second = publish(warehouse, root)
    assert second.is_new
    assert (root / "latest").resolve() == second.path
    assert {path.name for path in root.iterdir()} == {".lock", "latest", first.release_id, second.release_id}
