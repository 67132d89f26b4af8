"""Landing that is interrupted, locked out or out of room leaves the warehouse as it was and says why."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pytest

from pipelines.land import LANDED, WarehouseBusyError, WarehouseError, land, open_warehouse
from pipelines.land.tables import SCHEMA
from pipelines.validate import split_all
from tests.unit.samples import day_frames, document

pytestmark = pytest.mark.integration
DAY = date(2026, 3, 1)
ROOT = Path(__file__).parents[2]
STOPPED_LOAD = """
import sys, time
from datetime import date
from pathlib import Path
from pipelines.land import load
from pipelines.validate import split_all
from tests.unit.samples import day_frames, document

replace, done = load._Load._replace, []
def stopping(self, *arguments, **named):
    report = replace(self, *arguments, **named)
    done.append(report)
    if len(done) == int(sys.argv[2]):
        print("loading", flush=True)
        time.sleep(60)
    return report
load._Load._replace = stopping
frames = split_all(day_frames(*(document(number) for number in range(200))), date(2026, 3, 1)).frames
load.land(Path(sys.argv[1]), date(2026, 3, 1), frames)
"""
FULL_LOAD = """
import resource, sys
from datetime import date
from pathlib import Path
from pipelines.land import WarehouseFullError, land
from pipelines.validate import split_all
from tests.unit.samples import TEXT, day_frames, document

import random
noise = random.Random(1)
texts = [TEXT + noise.randbytes(50_000).hex() for _ in range(20)]
frames = split_all(day_frames(*(document(n, text) for n, text in enumerate(texts))), date(2026, 3, 1)).frames
resource.setrlimit(resource.RLIMIT_FSIZE, (800_000, 800_000))
try:
    land(Path(sys.argv[1]), date(2026, 3, 1), frames)
except WarehouseFullError as error:
    print(error)
"""


def run(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@cache
def frames_of(*numbers: int) -> dict:  # type: ignore[type-arg]
    return split_all(day_frames(*(document(number) for number in numbers)), DAY).frames


def counts(database: Path) -> dict[str, int]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {SCHEMA}.{name}").fetchone()[0] for name in LANDED}


@pytest.mark.parametrize("tables_done", [1, 7])
def test_a_killed_load_leaves_the_old_state_and_runs_again(tmp_path: Path, tables_done: int) -> None:
    database = tmp_path / "oreledger.duckdb"
    land(database, DAY, frames_of(1))
    before = counts(database)
    process = run(STOPPED_LOAD, str(database), str(tables_done))
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert counts(database) == before
    assert land(database, DAY, frames_of(1, 2)).tables["documents"].added == 1


def test_a_warehouse_open_elsewhere_names_who_holds_it(tmp_path: Path) -> None:
    database = tmp_path / "oreledger.duckdb"
    land(database, DAY, frames_of(1))
    holder = run(
        "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('open', flush=True); time.sleep(60)",
        str(database),
    )
    try:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(WarehouseBusyError, match=rf"open in another process: .* \(PID {holder.pid}\).*release"):
            land(database, DAY, frames_of(1, 2))
    finally:
        holder.kill()
        holder.wait()
    assert land(database, DAY, frames_of(1, 2)).is_change


def test_a_full_disk_is_named_and_the_old_state_stays(tmp_path: Path) -> None:
    database = tmp_path / "oreledger.duckdb"
    land(database, DAY, frames_of(1))
    before = counts(database)
    process = run(FULL_LOAD, str(database))
    message = process.communicate(timeout=120)[0]
    assert f"no room to write the warehouse {database}" in message
    assert counts(database) == before


def test_a_file_that_is_no_warehouse_is_named_and_kept(tmp_path: Path) -> None:
    database = tmp_path / "oreledger.duckdb"
    database.write_text("not a database" * 1000)
    with pytest.raises(WarehouseError, match="is no DuckDB database"):
        land(database, DAY, frames_of(1))
    assert database.read_text().startswith("not a database")
    with pytest.raises(WarehouseError, match="is no DuckDB database"), open_warehouse(tmp_path):
        pass


def test_a_missing_warehouse_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="there is no warehouse"), open_warehouse(tmp_path / "w", read_only=True):
        pass
    assert not any(tmp_path.iterdir())
