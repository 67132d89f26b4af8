"""Real `mf query` on a built warehouse: several questions in one process, which spares the others the start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pipelines.orchestration.quiet_dbt import PARSED
from tests.integration.dbt_world import PROJECT

ASK = """
import json, sys
from click.testing import CliRunner
from dbt_metricflow.cli.main import cli
for name, arguments in json.load(sys.stdin).items():
    done = CliRunner().invoke(cli, ["query", "--csv", name + ".csv", *arguments])
    if done.exit_code:
        sys.exit(f"mf query {' '.join(arguments)}: {done.output}")
"""


def query(folder: Path, database: Path, questions: Mapping[str, Sequence[str]]) -> dict[str, pl.DataFrame]:
    """Answer by name, from a warehouse of the project as last parsed. AssertionError with MetricFlow's own words."""
    folder.mkdir()
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(PROJECT / name, folder / name)
    (folder / "target").symlink_to(PARSED)
    (folder / "oreledger.duckdb").hardlink_to(database)  # DuckDB names the database after its file, dbt's manifest too
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        input=json.dumps(dict(questions)),
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "DBT_PROFILES_DIR": str(folder), "OREL_WAREHOUSE": str(folder / "oreledger.duckdb")},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return {name: pl.read_csv(folder / f"{name}.csv") for name in questions}
