"""The display of a run, fed with events as Dagster's log gives them."""

from __future__ import annotations

import os
from types import SimpleNamespace as Event
from typing import Any

import pytest
from rich.console import Console

from pipelines.run import Display, environment, root_message


def entry(step: str, kind: str | None, **data: Any) -> Event:
    event = Event(event_type_value=kind, **data) if kind else None
    return Event(step_key=step, dagster_event=event, user_message=data.get("message", ""))


def materialized(step: str, **metadata: Any) -> Event:
    values = {name.replace("__", "/"): Event(value=value) for name, value in metadata.items()}
    return entry(step, "ASSET_MATERIALIZATION", materialization=Event(metadata=values))


def shown(*entries: Event) -> tuple[str, str | None]:
    console = Console(record=True, width=100, force_terminal=False)
    with Display(console) as display:
        for e in entries:
            display.on_event(e)
    return console.export_text(), display.failure


def test_a_stage_that_is_over_says_what_it_did() -> None:
    text, failure = shown(
        entry("parsed_documents", "STEP_START"),
        materialized("parsed_documents", rows__documents=54, rejected__empty=1, rows_in=60),
        entry("parsed_documents", "STEP_SUCCESS"),
    )
    assert "✓ parse     documents 54, empty 1" in text
    assert failure is None


def test_landing_adds_up_over_its_tables() -> None:
    one = materialized("landed_tables", added=2, replaced=0, removed=0, unchanged=5)
    text, _ = shown(one, one, entry("landed_tables", "STEP_SUCCESS"))
    assert "4 rows added, 0 rows replaced, 0 rows removed, 10 rows unchanged" in text


def test_a_failure_names_its_stage_and_its_innermost_cause() -> None:
    inner = Event(message="warehouse is open in another process\n", cause=None)
    error = Event(message="Error in step", cause=inner)
    text, failure = shown(entry("landed_tables", "STEP_FAILURE", step_failure_data=Event(error=error)))
    assert failure == "land failed: warehouse is open in another process"
    assert "✗ land" in text
    assert root_message(error) == "warehouse is open in another process"


def test_steps_of_other_jobs_are_passed_over() -> None:
    assert shown(entry("something_else", "STEP_START"), entry("", None)) == ("", None)


def test_the_environment_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREL_HOME", "before")
    monkeypatch.delenv("OREL_SOURCES", raising=False)
    with pytest.raises(RuntimeError), environment({"OREL_HOME": "x", "OREL_SOURCES": "y"}):
        assert os.environ["OREL_SOURCES"] == "y"
        raise RuntimeError
    assert os.environ["OREL_HOME"] == "before"
    assert "OREL_SOURCES" not in os.environ


def test_runs_of_dead_processes_are_ended_and_their_slots_freed() -> None:
    import dagster as dg

    from pipelines.run import PROCESS_TAG, end_dead_runs, own_process

    @dg.op
    def nothing() -> None:
        """Do nothing."""

    @dg.job
    def job() -> None:
        nothing()

    host = own_process().partition(":")[0]
    nobody = 2**22 + 1  # above the largest process id
    with dg.instance_for_test() as instance:
        started = dg.DagsterRunStatus.STARTED
        dead, alive, foreign = (
            instance.create_run_for_job(job, status=started, tags={PROCESS_TAG: process})
            for process in (f"{host}:{nobody}", own_process(), f"elsewhere:{nobody}")
        )
        end_dead_runs(instance)
        states = {run.run_id: instance.get_run_by_id(run.run_id) for run in (dead, alive, foreign)}
    assert {i: r.status.value for i, r in states.items() if r} == {
        dead.run_id: "FAILURE",
        alive.run_id: "STARTED",
        foreign.run_id: "STARTED",
    }
