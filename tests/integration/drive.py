"""Runs of the daily job on the demo site, killed where the test says: `python -m tests.integration.drive`.

Each run is a process with a session of its own: it kills its whole process group with SIGKILL, children included, as a
power cut would. All of them are forked from one process, which has loaded what they need.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from rich.console import Console

from pipelines.demo import SITE
from pipelines.home import Home
from pipelines.run import run_day
from tests.site.server import DemoSite


def kill_everything() -> None:
    os.killpg(os.getpgid(0), signal.SIGKILL)


def when(condition: Callable[[], bool]) -> None:
    """Kill everything as soon as the condition holds."""

    def watch() -> None:
        while not condition():
            time.sleep(0.02)
        kill_everything()

    threading.Thread(target=watch, daemon=True).start()


def half_crawled(home: Home) -> bool:
    """Some fetches are durable, and no source is finished."""
    return sum(p.stat().st_size for p in home.archive.rglob("*.warc.gz.open")) > 20_000


def half_modelled(home: Home) -> bool:
    """dbt has made some of its tables."""
    return any(p.read_text(errors="replace").count("OK created") > 25 for p in (home.state / "runs").glob("*.out"))


def kill_half_landed() -> None:
    """Kill in the middle of the landing transaction, after the fourth table."""
    from pipelines.land import load

    replace, calls = load._Load._replace, iter(range(4))

    def replace_or_die(*arguments: object) -> object:
        if next(calls, None) is None:
            kill_everything()
        return replace(*arguments)  # type: ignore[arg-type]

    load._Load._replace = replace_or_die  # type: ignore[method-assign, assignment]


LONGEST = 600
"""Seconds after which a run that hangs is ended."""


def run(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    parser.add_argument("--revision", type=int, default=1)
    parser.add_argument("--kill", choices=["crawl", "land", "model"])
    parser.add_argument("--from-archive", action="store_true")
    given = parser.parse_args(arguments)
    home = Home(given.home)
    if given.kill == "crawl":
        when(lambda: half_crawled(home))
    elif given.kill == "model":
        when(lambda: half_modelled(home))
    elif given.kill == "land":
        kill_half_landed()
    with DemoSite(port=0, revision=given.revision) as site:
        run_day(
            home,
            given.day,
            Console(),
            sources_dir=SITE / "sources",
            connect_to=f"127.0.0.1:{site.port}",
            from_archive=given.from_archive,
        )


def run_alone(arguments: Sequence[str], dagster_home: str, output: str) -> None:
    """What a forked process does, to its end."""
    os.setsid()
    for descriptor in (1, 2):
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), descriptor)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    os.environ["DAGSTER_HOME"] = dagster_home
    status = 0
    try:
        run(arguments)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def ended(process: int) -> int:
    """The status that a forked process ended with; SystemExit, and its end, where it hangs."""
    for _ in range(LONGEST * 20):
        done, status = os.waitpid(process, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.killpg(process, signal.SIGKILL)
    sys.exit(f"no end after {LONGEST} s")


def load_everything() -> None:
    """What every run would load for itself: modules, lexicons, patterns, models. Nothing that starts a thread."""
    for module in (
        "pandera.backends.polars.builtin_checks",
        "pipelines.orchestration.crawl",
        "pipelines.orchestration.history",
        "pipelines.orchestration.warehouse",
        "pipelines.publish.site.charts",
        "pyarrow.dataset",
    ):
        import_module(module)
    from pipelines.extract import extract
    from pipelines.parse.document import Arrival, parse_page

    at = datetime(2026, 3, 1)
    for page in sorted(p for p in (SITE / "pages").rglob("*") if p.suffix in (".html", ".pdf")):
        extract(parse_page(page.read_bytes(), Arrival(url=f"https://{page.parent.name}/{page.name}", fetched_at=at)))
    gc.freeze()  # no run looks for garbage among what all of them share


def main() -> None:
    """Reads the arguments of `run_alone`, a line of JSON a run, and answers with the status that it ended with."""
    load_everything()
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            run_alone(*json.loads(line))
        print(ended(process), flush=True)


if __name__ == "__main__":
    main()
