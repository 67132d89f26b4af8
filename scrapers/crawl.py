"""One crawl run: a child process that fetches any number of sources and says what came of each.

    python -m scrapers.crawl --home DIR --day 2024-01-31 --source A --source B

Standard output has one JSON object a line: `{"event": "fetched", "source": ..., "outcome": ..., "url": ...}` for every
fetch, and at last the summary (`"event": "finished"`), which is also in <home>/state/runs/<run_id>.json. The exit
status is 0 only if every source was crawled to its end; 1 if one was not; 2 if nothing could be started.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from pipelines.home import Home
from scrapers import settings as defaults
from scrapers.loader import spider_of
from scrapers.recorder import report
from scrapers.session import LockedError, new_run_id, shared_session
from scrapers.sources import SourceError, SourceSpec, load_sources
from scrapers.state import StateError


@dataclass(slots=True)
class SourceResult:
    """What came of one source in a run."""

    finish_reason: str = "not_started"
    """`finished`, or why the crawl ended before its end."""
    outcomes: dict[str, int] = field(default_factory=dict)
    bodies: int = 0
    waiting: int = 0
    """Pages left for the next run."""
    errors: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and returns its exit status."""
    options = parse_arguments(arguments)
    home = Home(options.home.resolve()) if options.home else Home.from_environment()
    try:
        specs = chosen_sources(options.sources_dir, options.source)
        settings = settings_for(home, options.day, options.run_id or new_run_id(), options.connect_to)
        with pipes() as reporter:
            started = time.monotonic()
            results = crawl(specs, settings)
            summary = write_summary(home, settings["RUN_ID"], options.day, results, time.monotonic() - started)
            report({"event": "finished", **summary})
            reporter(summary)
    except (SourceError, LockedError, StateError, OSError) as error:
        print(f"crawl: {error}", file=sys.stderr)
        report({"event": "failed", "reason": str(error)})
        return 2
    return 0 if summary["is_complete"] else 1


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(prog="python -m scrapers.crawl", description="Fetch sources into an archive.")
    parser.add_argument("--home", type=Path, help="data folder (default: $OREL_HOME, else ./data)")
    parser.add_argument(
        "--day",
        type=date.fromisoformat,
        default=datetime.now(UTC).date(),
        help="the day the fetches count for, YYYY-MM-DD (default: today, UTC)",
    )
    parser.add_argument(
        "--source", action="append", default=[], help="a source by name; repeat for more (default: all active ones)"
    )
    parser.add_argument("--sources-dir", type=Path, help="folder of source files (default: the project's own)")
    parser.add_argument(
        "--connect-to",
        type=_host_and_port,
        metavar="HOST:PORT",
        help="forward proxy through which the sources' hosts are reached, for a local site",
    )
    parser.add_argument("--run-id", type=_run_id, help="name of the run (default: one that sorts by start)")
    return parser.parse_args(arguments)


def _run_id(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,80}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not made of letters, digits, - and _")
    return text


def _host_and_port(text: str) -> str:
    if not re.fullmatch(r"[^:/\s]+:\d{1,5}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return text


def chosen_sources(directory: Path | None, names: list[str]) -> list[SourceSpec]:
    """The sources to crawl: those named, or all that are active."""
    sources = load_sources(directory)
    unknown = sorted(set(names) - set(sources))
    if unknown:
        raise SourceError(f"no source is named {', '.join(unknown)}; there are: {', '.join(sources) or 'none'}")
    blocked = [f"{name} ({sources[name].blocked_reason})" for name in names if sources[name].status == "blocked"]
    if blocked:
        raise SourceError(f"blocked: {', '.join(blocked)}")
    return [spec for name, spec in sources.items() if spec.status == "active" and (not names or name in names)]


def settings_for(home: Home, day: date, run_id: str, connect_to: str | None) -> Settings:
    """The project's settings for one run."""
    settings = Settings()
    settings.setmodule(defaults, priority="project")
    settings.setdict(
        {
            "OREL_HOME": str(home.root),
            "CRAWL_DAY": day.isoformat(),
            "RUN_ID": run_id,
            "CONNECT_TO": connect_to,
            "REPORT_EVENTS": True,
            "SPIDER_LOADER_CLASS": "scrapy.spiderloader.DummySpiderLoader",
        },
        priority="cmdline",
    )
    return settings


def crawl(specs: list[SourceSpec], settings: Settings) -> dict[str, SourceResult]:
    """Crawls all sources in this process, at the same time, and returns what came of each."""
    results = {spec.name: SourceResult() for spec in specs}
    if not specs:
        return results
    spiders = {spec.name: spider_of(spec) for spec in specs}
    shared_session(settings)
    process = AsyncCrawlerProcess(settings)
    for name in ("scrapy.addons", "scrapy.crawler", "scrapy.middleware"):  # the same settings, once for each source
        logging.getLogger(name).setLevel(logging.WARNING)
    crawlers = {name: process.create_crawler(spider) for name, spider in spiders.items()}
    tasks = {name: process.crawl(crawler) for name, crawler in crawlers.items()}
    process.start()
    for name, crawler in crawlers.items():
        results[name] = _result(crawler)
        task = tasks[name]
        if task.done() and not task.cancelled() and (error := task.exception()):
            results[name].errors.append(f"{type(error).__name__}: {error}")
    return results


def _result(crawler: Crawler) -> SourceResult:
    spider: Any = crawler.spider  # one of ours: with faults, a recorder and what still waits
    stats = crawler._stats
    if spider is None or stats is None:
        return SourceResult()
    errors = [*spider.faults]
    if raised := stats.get_value("spider_exceptions/count", 0):
        errors.append(f"{raised} answers could not be handled: see the log")
    return SourceResult(
        finish_reason=stats.get_value("finish_reason", "not_finished"),
        outcomes=dict(sorted(spider.recorder.outcomes.items())),
        bodies=spider.recorder.bodies,
        waiting=spider.waiting,
        errors=errors,
    )


def write_summary(
    home: Home, run_id: str, day: date, results: dict[str, SourceResult], seconds: float
) -> dict[str, Any]:
    """Writes <home>/state/runs/<run_id>.json whole, and returns what it says."""
    summary: dict[str, Any] = {
        "run_id": run_id,
        "day": day.isoformat(),
        "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(seconds, 2),
        "is_complete": all(r.finish_reason == "finished" for r in results.values()),
        "sources": {name: asdict(result) for name, result in results.items()},
    }
    path = home.state / "runs" / f"{run_id}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        json.dump(summary, part, indent=2, ensure_ascii=False)
    Path(part.name).replace(path)
    return summary


@contextmanager
def pipes() -> Iterator[Any]:
    """A function that passes the summary on to Dagster, when Dagster launched this process."""
    from dagster_pipes import PipesEnvVarParamsLoader, open_dagster_pipes

    if not PipesEnvVarParamsLoader().is_dagster_pipes_process():
        yield lambda summary: None
        return
    with open_dagster_pipes() as context:

        def tell(summary: dict[str, Any]) -> None:
            context.report_custom_message(summary)
            for name, result in summary["sources"].items():
                context.log.info(f"{name}: {result['finish_reason']}, {result['outcomes']}")

        yield tell


if __name__ == "__main__":
    sys.exit(main())
