"""Cost of a full build, of one more day and of analysts' questions, on generated worlds: `pytest -m bench -s`.

Processor seconds, because they say the same on a busy machine; of a question, the best of three. OREL_SCALE names the
size of the large world in documents.
"""

from __future__ import annotations

import os
import re
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from pipelines.land.load import land
from pipelines.land.tables import create_landing
from pipelines.land.warehouse import open_warehouse
from pipelines.publish.files import write_database
from pipelines.publish.marts import read_marts
from tests.bench.generated import DOCUMENTS_A_DAY, World
from tests.integration.dbt_world import PROJECT

pytestmark = pytest.mark.bench

SMALL, LARGE = 10_000, int(os.environ.get("OREL_SCALE", 100_000))
FACTOR = 1.5
"""How much more one day's increment may cost on the large world than on the small one."""
QUESTION_MS = 100


def test_one_more_day_costs_the_same_on_a_large_warehouse(tmp_path: Path) -> None:
    measured = {}
    for size in (SMALL, LARGE):
        with ProcessPoolExecutor(1, get_context("spawn")) as other:
            measured[size] = other.submit(measure, tmp_path / str(size), size).result()
        print(f"{size:>9,} documents: " + ", ".join(f"{what} {number:,.1f}" for what, number in measured[size].items()))
    assert measured[LARGE]["day, s"] <= FACTOR * measured[SMALL]["day, s"]
    assert measured[LARGE]["slowest question, ms"] <= QUESTION_MS


def measure(folder: Path, size: int) -> dict[str, float]:
    """Processor seconds of a full build, of landing one more day and of building it; peak memory in MB."""
    folder.mkdir()
    database, world = folder / "warehouse.duckdb", World(size)
    os.environ["OREL_WAREHOUSE"] = str(database)
    fill(database, world)
    places = [
        "--project-dir",
        str(PROJECT),
        "--profiles-dir",
        str(PROJECT),
        "--target-path",
        str(folder / "target"),
        "--log-level-file",
        "none",
    ]
    manifest = dbtRunner().invoke(["--quiet", "parse", *places]).result
    full = seconds(lambda: build(manifest, places))
    day, frames = next(world.days(first=-(-size // DOCUMENTS_A_DAY), count=1))
    landed = seconds(lambda: land(database, day, frames))
    increment = seconds(lambda: build(manifest, places))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    release = folder / "release.duckdb"
    with open_warehouse(database, read_only=True) as connection:
        write_database(connection, read_marts(connection), release)
    asked = {path.stem: ask(release, path) for path in sorted((PROJECT / "analyses").glob("*.sql"))}
    for name, took in asked.items():
        print(f"{took:9.1f} ms  {name}")
    return {
        "full, s": full,
        "landing, s": landed,
        "day, s": increment,
        "peak, MB": peak,
        "slowest question, ms": max(asked.values()),
    }


def ask(release: Path, question: Path) -> float:
    """Milliseconds of processor time that an analysis takes on a released file, its opening included."""
    sql = re.sub(r"\{\{ ref\('(\w+)'\) }}", r"\1", question.read_text(encoding="utf-8"))
    sql = re.sub(r"\{\{ var\(\"\w+\", \"([^\"]+)\"\) }}", r"\1", sql)

    def answered() -> None:
        with duckdb.connect(str(release), read_only=True) as connection:
            connection.execute(sql).fetchall()

    return 1000 * min(seconds(answered) for _ in range(3))


def fill(database: Path, world: World) -> None:
    """The days of the world into schema landing, without the comparisons that landing a day again needs."""
    with open_warehouse(database) as connection:
        create_landing(connection)
        for day, frames in world.days():
            for name, frame in frames.items():
                connection.register("given", frame.to_arrow())
                connection.execute(f"insert into landing.{name} by name select *, date '{day}' as crawl_on from given")


def build(manifest: Any, places: list[str]) -> None:
    """Every model, without tests."""
    done = dbtRunner(manifest=manifest).invoke(
        ["--quiet", "build", "--exclude-resource-type", "test", "--exclude-resource-type", "unit_test", *places]
    )
    DuckDBConnectionManager.close_all_connections()
    assert done.success, done.exception


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process, all threads."""
    start = time.process_time()
    work()
    return time.process_time() - start
