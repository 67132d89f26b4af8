"""dbt in a process of its own says what is read, in the form that Dagster takes, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.orchestration.quiet_dbt import main


def test_an_error_is_one_line_and_the_status_even_when_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet", "parse", "--project-dir", str(tmp_path), "--profiles-dir", str(tmp_path)]) == 1
    (line,) = capfd.readouterr().out.splitlines()
    told = json.loads(line)["info"]
    assert told["level"] == "error"
    assert "dbt_project.yml" in told["msg"]
    assert not list(tmp_path.rglob("dbt.log"))
