"""Dagster's history in files that stay open: what is written is there for everybody, however many files there are."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
import yaml

from pipelines.orchestration import history
from pipelines.orchestration.workspace import REPOSITORY


@dg.asset
def ore() -> dg.MaterializeResult:  # type: ignore[type-arg]
    return dg.MaterializeResult(metadata={"tonnes": 3})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An instance of its own with the storage of this checkout.

    Dagster leaves SIGTERM to what handles SIGINT: nothing, where the tests run in the background, and then the children
    of later tests could not be ended.
    """
    terminated = signal.getsignal(signal.SIGTERM)
    settings = yaml.safe_load((REPOSITORY / "dagster_home" / "dagster.yaml").read_text(encoding="utf-8"))
    (tmp_path / "dagster.yaml").write_text(yaml.safe_dump({name: settings[name] for name in ("telemetry", "storage")}))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    monkeypatch.setattr(history, "FILES_OPEN", 2)
    yield tmp_path
    signal.signal(signal.SIGTERM, terminated)


def test_runs_are_read_back_by_another_process_as_dagster_writes_them(home: Path) -> None:
    with dg.DagsterInstance.get() as instance:
        assert isinstance(instance.event_log_storage, history.OpenEventLog)
        runs = [dg.materialize([ore], instance=instance).run_id for _ in range(2)]
        assert [len(instance.all_logs(run, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION)) for run in runs] == [
            1,
            1,
        ]
        assert len(instance.event_log_storage._engines) == 2
    assert instance.event_log_storage._engines == {}
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}")
    with dg.DagsterInstance.get() as plain:
        assert not isinstance(plain.event_log_storage, history.OpenEventLog)
        assert {run.run_id for run in plain.get_runs()} == set(runs)
        last = plain.get_latest_materialization_event(dg.AssetKey("ore"))
        assert last is not None
        assert last.run_id == runs[-1]


def test_after_all_history_is_deleted_the_next_run_writes_it_anew(home: Path) -> None:
    with dg.DagsterInstance.get() as instance:
        dg.materialize([ore], instance=instance)
        instance.wipe()
        again = dg.materialize([ore], instance=instance)
        assert [run.run_id for run in instance.get_runs()] == [again.run_id]
        assert (home / "history" / "runs" / f"{again.run_id}.db").exists()
        assert instance.all_logs(again.run_id)
