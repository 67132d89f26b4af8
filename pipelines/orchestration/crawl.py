"""The crawl asset: one Scrapy child process for all sources of a day, reporting through Dagster Pipes.

A child of its own because Twisted's reactor cannot be started twice in one process. Its exit status decides nothing
alone: a crawler that was told to stop exits 0, so completeness is `finish_reason == "finished"` for each source.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
from pydantic import Field

from pipelines.orchestration.markdown import as_markdown
from pipelines.orchestration.partitions import crawl_days
from pipelines.orchestration.workspace import REPOSITORY, Workspace, partition_day
from scrapers.archive import Archive
from scrapers.sources import load_sources


class CrawlConfig(dg.Config):
    """What to crawl in this run."""

    sources: list[str] = Field(default=[])
    """Names of sources; none named means every active source of the registry."""


@dg.asset(
    partitions_def=crawl_days,
    group_name="archive",
    kinds={"scrapy", "warc"},
    pool="crawl",
    check_specs=[
        dg.AssetCheckSpec("every_source_finished", asset="archived_fetches"),
        dg.AssetCheckSpec("something_was_fetched", asset="archived_fetches", blocking=True),
    ],
)
def archived_fetches(
    context: dg.AssetExecutionContext, config: CrawlConfig, workspace: Workspace
) -> Iterator[dg.MaterializeResult[Any]]:
    """Every fetch of the day: pages in WARC files, one manifest row a fetch with its outcome and reason."""
    day = partition_day(context)
    registry = load_sources(Path(workspace.sources_dir))
    names = config.sources or [name for name, spec in registry.items() if spec.status == "active"]
    if unknown := sorted(set(names) - set(registry)):
        raise dg.Failure(f"no such source: {', '.join(unknown)}; known are {', '.join(sorted(registry))}")
    summary = run_child(context, workspace, day, names)
    manifest = Archive(workspace.home.archive).manifest(day=day)
    yield dg.MaterializeResult(
        metadata=fetch_metadata(manifest, summary),
        check_results=[finished_check(summary, names), fetched_check(manifest)],
    )


def run_child(context: dg.AssetExecutionContext, workspace: Workspace, day: date, names: list[str]) -> dict[str, Any]:
    """The crawl's own summary; raises Failure when the child was stopped or died before it could write one."""
    command = [
        sys.executable,
        "-m",
        "scrapers.crawl",
        "--home",
        workspace.home_dir,
        "--day",
        day.isoformat(),
        "--sources-dir",
        workspace.sources_dir,
        "--run-id",
        context.run_id,
    ]
    command += [part for name in names for part in ("--source", name)]
    command += ["--connect-to", workspace.connect_to] if workspace.connect_to else []
    log = workspace.home.state / "runs" / f"{context.run_id}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with (
        dg.open_pipes_session(context, dg.PipesEnvContextInjector(), dg.PipesTempFileMessageReader()) as session,
        log.open("w", encoding="utf-8") as stderr,
        subprocess.Popen(
            command,
            env={**os.environ, **session.get_bootstrap_env_vars()},
            cwd=REPOSITORY,
            text=True,
            stdout=subprocess.PIPE,
            stderr=stderr,
        ) as child,
    ):
        tell_progress(context, child.stdout or [])
        code = child.wait()
    path = workspace.home.state / "runs" / f"{context.run_id}.json"
    if not path.exists():
        raise dg.Failure(
            f"the crawl ended with status {code} and no summary: {last_words(log)}",
            metadata={"log": dg.MetadataValue.path(str(log))},
        )
    summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    stopped = [n for n, s in summary["sources"].items() if s.get("finish_reason") == "shutdown"]
    if stopped:
        raise dg.Failure(
            f"the crawl was stopped while fetching {', '.join(stopped)}; what it had fetched is archived,"
            " run the day again to go on"
        )
    return summary


def tell_progress(context: dg.AssetExecutionContext, events: Iterable[str]) -> None:
    """Log the counts so far, at most once a second: the child prints one JSON line a fetch."""
    outcomes: Counter[str] = Counter()
    told = time.monotonic()
    for line in events:
        with contextlib.suppress(ValueError, TypeError):
            event = json.loads(line)
            if event.get("event") == "fetched":
                outcomes[event["outcome"]] += 1
        if time.monotonic() - told >= 1:
            told = time.monotonic()
            context.log.info(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()))


def last_words(log: Path) -> str:
    """The last line of a log that says something."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    return lines[-1] if lines else "it printed nothing"


def finished_check(summary: dict[str, Any], names: list[str]) -> dg.AssetCheckResult:
    """Whether every source was crawled to its end; a broken source warns, and the others go on."""
    reasons = {name: summary["sources"].get(name, {}).get("finish_reason", "never started") for name in names}
    bad = {name: reason for name, reason in reasons.items() if reason != "finished"}
    return dg.AssetCheckResult(
        check_name="every_source_finished",
        passed=not bad,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"unfinished": bad, "sources": len(names)},
    )


def fetched_check(manifest: pl.DataFrame) -> dg.AssetCheckResult:
    """Whether the day has any successful fetch at all: an empty crawl must never be published as news."""
    good = manifest.filter(pl.col("outcome").is_in(["archived", "unchanged", "duplicate_body"])).height
    return dg.AssetCheckResult(
        check_name="something_was_fetched", passed=good > 0, metadata={"fetched": good, "fetches": manifest.height}
    )


def fetch_metadata(manifest: pl.DataFrame, summary: dict[str, Any]) -> dict[str, Any]:
    """Counts by outcome and by source, and a preview of what was refused."""
    outcomes = Counter(manifest["outcome"].to_list())
    table = (
        manifest.group_by("source")
        .agg(
            fetches=pl.len(),
            archived=(pl.col("outcome") == "archived").sum(),
            unchanged=pl.col("outcome").is_in(["unchanged", "duplicate_body"]).sum(),
        )
        .sort("source")
    )
    return {
        "dagster/partition_row_count": manifest.height,
        **{f"outcome/{k}": v for k, v in outcomes.items()},
        "by_source": dg.MetadataValue.md(as_markdown(table)),
        "run": summary.get("run_id", ""),
    }
