"""One run of the daily job on the demo site, killed where the test says: `python -m tests.integration.drive HOME ...`.

Run it in a session of its own: it kills its whole process group with SIGKILL, children included, as a power cut would.
"""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import date
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--day", type=date.fromisoformat, required=True)
    parser.add_argument("--revision", type=int, default=1)
    parser.add_argument("--kill", choices=["crawl", "land", "model"])
    given = parser.parse_args()
    home = Home(given.home)
    if given.kill == "crawl":
        when(lambda: half_crawled(home))
    elif given.kill == "model":
        when(lambda: half_modelled(home))
    elif given.kill == "land":
        kill_half_landed()
    with DemoSite(port=0, revision=given.revision) as site:
        run_day(home, given.day, Console(), sources_dir=SITE / "sources", connect_to=f"127.0.0.1:{site.port}")


if __name__ == "__main__":
    main()
