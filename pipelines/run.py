"""One run of the daily job from the command line, with a display that says what each stage did.

The job is the very one that the schedule starts; here it runs in this process, which saves the start of one process a
step. History lands in the same Dagster instance that `oreledger dev` shows.
"""

from __future__ import annotations

import os
import socket
import uuid
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column

from pipelines.home import Home

if TYPE_CHECKING:
    from dagster import DagsterInstance

PROCESS_TAG = "oreledger/process"
REPOSITORY = Path(__file__).resolve().parents[1]
STAGES = {
    "archived_fetches": "crawl",
    "parsed_documents": "parse",
    "extracted_mentions": "extract",
    "validated_tables": "validate",
    "landed_tables": "land",
    "dbt_models": "model",
    "release": "publish",
}
"""Dagster step to the name of its stage, in the order of the flow."""


class RunFailed(RuntimeError):  # noqa: N818 - the message says which stage and why
    """A stage of the run failed; what earlier stages wrote stays."""


def run_day(
    home: Home,
    day: date,
    console: Console,
    *,
    sources_dir: Path | None = None,
    connect_to: str | None = None,
    sources: Sequence[str] = (),
    from_archive: bool = False,
) -> None:
    """Carry one crawl day from the web (or, `from_archive`, from what is archived) to a release.

    Raises RunFailed naming the stage and the reason. Running a day again changes nothing that has not changed.
    """
    # OREL_WAREHOUSE before anything of dbt is loaded: another profile makes it read the whole project again.
    settings = {"OREL_HOME": str(home.root), "OREL_WAREHOUSE": str(home.warehouse), "DAGSTER_HOME": str(dagster_home())}
    settings |= {"OREL_SOURCES": str(sources_dir)} if sources_dir else {}
    settings |= {"OREL_CONNECT_TO": connect_to} if connect_to else {}
    with environment(settings):
        with console.status("starting Dagster"):
            import dagster as dg
            from dagster_shared.utils.warnings import PreviewWarning

            # Pipes warns of a preview feature that it uses itself; nobody at the terminal can act on it.
            warnings.filterwarnings("ignore", category=PreviewWarning)

            from pipelines.definitions import defs
        job = defs.resolve_job_def("rebuild" if from_archive else "daily")
        run_id = str(uuid.uuid4())
        config: dict[str, Any] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        if not from_archive:
            config["ops"] = {"archived_fetches": {"config": {"sources": list(sources)}}}
        log = home.state / "runs" / f"{run_id}.out"
        log.parent.mkdir(parents=True, exist_ok=True)
        with (
            dg.DagsterInstance.get() as instance,
            log.open("w", encoding="utf-8") as out,
            redirect_stdout(out),
            Display(console, skip=("archived_fetches",) if from_archive else ()) as display,
        ):
            # What dbt prints goes to the log: the display has a line for it.
            end_dead_runs(instance)
            instance.add_event_listener(run_id, display.on_event)
            result = job.execute_in_process(
                run_id=run_id,
                partition_key=day.isoformat(),
                instance=instance,
                run_config=config,
                raise_on_error=False,
                tags={PROCESS_TAG: own_process()},
            )
        if not result.success:
            raise RunFailed(f"{display.failure or 'the run failed'} (log: {log})")


def end_dead_runs(instance: DagsterInstance) -> None:
    """Mark runs failed whose process is gone, and free the pool slots they held: a killed run cannot do it itself."""
    from dagster import DagsterRunStatus, RunsFilter

    unfinished = RunsFilter(statuses=[DagsterRunStatus.STARTED, DagsterRunStatus.STARTING])
    for run in instance.get_runs(unfinished):
        host, _, pid = run.tags.get(PROCESS_TAG, "").partition(":")
        if host == socket.gethostname() and not is_alive(int(pid)):
            instance.report_run_failed(run, "its process was killed; the next run goes on from what it had finished")
            instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)


def own_process() -> str:
    """This process as a run's tag: host and process id."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_alive(pid: int) -> bool:
    """Whether a process of this number runs on this machine."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def dagster_home() -> Path:
    """The Dagster instance of this checkout, unless DAGSTER_HOME names another."""
    return Path(os.environ.get("DAGSTER_HOME", REPOSITORY / "dagster_home")).resolve()


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for the time of a block: Dagster, its children and dbt read their settings there."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class Display:
    """A line a stage: waiting, running with its latest message, done with what it did, or failed.

    On a terminal all lines are live; in a log each stage is one line when it is over.
    """

    def __init__(self, console: Console, skip: Sequence[str] = ()) -> None:
        self.failure: str | None = None
        self._console = console
        self._progress = Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.fields[stage]}", table_column=Column(width=9)),
            TimeElapsedColumn(table_column=Column(width=8)),
            TextColumn("{task.fields[note]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
            console=console,
            expand=True,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}
        self._models = 0
        self._landed = {"added": 0, "replaced": 0, "removed": 0, "unchanged": 0}
        self._steps = [step for step in STAGES if step not in skip]

    def __enter__(self) -> Display:
        for step in self._steps:
            self._tasks[step] = self._progress.add_task("", total=1, start=False, stage=STAGES[step], note="")
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def _over(self, task: TaskID, mark: str) -> None:
        self._progress.update(task, completed=1)
        if not self._console.is_terminal:
            fields = self._progress.tasks[task].fields
            self._console.print(f"{mark} {fields['stage']:<9} {fields['note']}", soft_wrap=True, markup=False)

    def on_event(self, entry: Any) -> None:
        """Take one event of Dagster's log."""
        task = self._tasks.get(entry.step_key or "")
        if task is None:
            return
        event = entry.dagster_event
        if event is None:
            if entry.step_key == "archived_fetches":
                self._progress.update(task, note=entry.user_message)
            return
        kind = event.event_type_value
        if kind == "STEP_START":
            self._progress.start_task(task)
        elif kind == "ASSET_MATERIALIZATION":
            self._note_materialization(entry.step_key, task, event.materialization.metadata)
        elif kind == "ASSET_CHECK_EVALUATION":
            self._note_check(event.event_specific_data)
        elif kind == "STEP_SUCCESS":
            self._over(task, "✓")
        elif kind == "STEP_FAILURE":
            error = event.step_failure_data.error
            self.failure = f"{STAGES[entry.step_key]} failed: {root_message(error)}"
            self._progress.update(task, note=self.failure)
            self._over(task, "✗")

    def _note_materialization(self, step: str, task: TaskID, metadata: Mapping[str, Any]) -> None:
        if step == "dbt_models":
            self._models += 1
            self._progress.update(task, note=f"{self._models} tables")
            return
        if step == "landed_tables":
            for name in self._landed:
                self._landed[name] += int(metadata[name].value)
            self._progress.update(task, note=", ".join(f"{count} rows {name}" for name, count in self._landed.items()))
            return
        shown = {
            name.split("/", 1)[-1]: value.value
            for name, value in metadata.items()
            if name.startswith(("outcome/", "rows/", "rejected")) or name in ("release",)
        }
        self._progress.update(task, note=", ".join(f"{name} {value}" for name, value in shown.items() if value))

    def _note_check(self, evaluation: Any) -> None:
        if not evaluation.passed and evaluation.severity.value == "ERROR":
            self.failure = f"the check {evaluation.check_name} of {evaluation.asset_key.to_user_string()} failed"
        if not evaluation.passed:
            self._progress.console.print(
                f"[yellow]! check {evaluation.check_name} of {evaluation.asset_key.to_user_string()} did not pass"
            )


def root_message(error: Any) -> str:
    """The message of the innermost cause, without Dagster's wrapping."""
    while error.cause is not None:
        error = error.cause
    return " ".join(str(error.message).split())
