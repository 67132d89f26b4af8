"""dbt in a process of its own says what is read, in the form that Dagster takes, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from pipelines.orchestration import quiet_dbt


def test_an_error_is_one_line_and_the_status_even_when_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert quiet_dbt.main(["--quiet", "parse", "--project-dir", str(tmp_path), "--profiles-dir", str(tmp_path)]) == 1
    (line,) = capfd.readouterr().out.splitlines()
    told = json.loads(line)["info"]
    assert told["level"] == "error"
    assert "dbt_project.yml" in told["msg"]
    assert not list(tmp_path.rglob("dbt.log"))


def test_nobody_is_told_what_is_for_debugging() -> None:
    quiet_dbt.runner()
    from dbt_common.events.base_types import EventLevel
    from dbt_common.events.event_manager_client import get_event_manager
    from dbt_common.events.functions import fire_event
    from dbt_common.events.types import Note

    told: list[str] = []
    get_event_manager().add_callback(lambda event: told.append(event.info.msg))
    for level in (EventLevel.DEBUG, EventLevel.INFO, EventLevel.WARN, EventLevel.ERROR):
        fire_event(Note(msg=level.value), level=level)
    assert told == ["info", "warn", "error"]


def test_the_project_is_parsed_when_a_file_is_another_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed, model = tmp_path / "target" / "parsed", tmp_path / "models" / "ore.sql"
    places = {"DBT_PROJECT": tmp_path, "PARSED": parsed, "KEPT": parsed / "kept", "MADE_OF": parsed / "made_of"}
    for name, place in places.items():
        monkeypatch.setattr(quiet_dbt, name, place)
    told = json.dumps({"info": {"msg": "no such model"}}) + "\n"
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1 if "broken" in model.read_text() else 0, told)

    monkeypatch.setattr("subprocess.run", run)
    model.parent.mkdir()
    for name in ("dbt_project.yml", "profiles.yml"):
        (tmp_path / name).write_text("")
    at = 1_700_000_000
    counted = []
    for text in ("select 1", "select 1", "select 2", "select 2"):
        model.write_text(text)
        os.utime(model, (at, at))
        quiet_dbt.parse_if_changed()
        counted.append(len(commands))
    assert counted == [1, 1, 2, 2]
    assert str(parsed) in commands[0]
    model.write_text("broken")
    for _ in range(2):
        with pytest.raises(quiet_dbt.ParsingFailed, match="no such model"):
            quiet_dbt.parse_if_changed()
