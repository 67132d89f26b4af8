"""The stages between archive and warehouse for one crawl day: tables in, tables out, kept as Parquet at rest.

Each function reads what the stage before left, writes its own tables beside it and says how many rows came in, went on
and were refused. They use no clock and no network: run again, they write the same files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.extract import extract
from pipelines.extract.batch import time_limit
from pipelines.extract.frames import mention_frames
from pipelines.home import Home, Stage
from pipelines.land.tables import LANDED
from pipelines.model import Document, Mentions, stable_id
from pipelines.parse import parse_fetches
from pipelines.pool import map_chunks
from pipelines.validate.split import Validated, payload_of, replay_command, split_all
from scrapers.archive import Archive

if TYPE_CHECKING:
    from scrapers.sources import SourceSpec

DOCUMENTS_PER_CHUNK = 64
"""About a second of work, less than a process of the pool takes to start: a thin day is read without one."""


class MissingStage(RuntimeError):  # noqa: N818 - names the state, the message names the way out
    """The stage before has not been run for this day."""


@dataclass(frozen=True, slots=True)
class StageReport:
    """Rows of one stage run: what came in, what went on by table, what was refused by rule."""

    rows_in: int
    rows: Mapping[str, int]
    rejected: Mapping[str, int] = field(default_factory=dict)


def parse_day(home: Home, day: date, sources: Mapping[str, SourceSpec] | None = None) -> StageReport:
    """Documents, document tables, exchange rates and companies of the day's archived fetches; none is lost."""
    archive = Archive(home.archive)
    manifest = archive.manifest(day=day)
    parsed = parse_fetches(manifest, archive, sources)
    write_tables(
        home,
        "parsed",
        day,
        {
            "documents": parsed.documents,
            "document_tables": parsed.tables,
            "exchange_rates": parsed.exchange_rates,
            "reference_companies": parsed.reference_companies,
            "fetches": manifest,
            "rejects": parsed.rejects,
        },
    )
    rows = {
        "documents": parsed.documents.height,
        "document_tables": parsed.tables.height,
        "exchange_rates": parsed.exchange_rates.height,
        "reference_companies": parsed.reference_companies.height,
    }
    return StageReport(manifest.height, rows, by_rule(parsed.rejects))


def extract_day(home: Home, day: date, jobs: int | None = None) -> StageReport:
    """Mention tables of the day's documents; a document whose reading fails is a reject, the others go on."""
    documents = read_table(home, "parsed", day, "documents")
    pairs: list[tuple[Document, Mentions]] = []
    refused: list[dict[str, Any]] = []
    rows = documents.iter_rows(named=True)
    for row, outcome in zip(
        documents.iter_rows(named=True),
        map_chunks(read_documents, in_chunks(rows, DOCUMENTS_PER_CHUNK), crashed=killed, jobs=jobs),
        strict=True,
    ):
        if isinstance(outcome, str):
            refused.append(extraction_reject(row, outcome, day))
        else:
            pairs.append((Document.from_row(row), outcome))
    frames = mention_frames(pairs)
    write_tables(home, "extracted", day, {**frames, "rejects": LANDED["rejects"].frame(refused)})
    return StageReport(
        documents.height,
        {name: frame.height for name, frame in frames.items()},
        {"extraction_failed": len(refused)} if refused else {},
    )


def read_documents(rows: Sequence[Mapping[str, Any]]) -> list[Mentions | str]:
    """Mentions of each document row, or why it could not be read: the unit of work of a pool process."""
    return [_read_document(row) for row in rows]


def _read_document(row: Mapping[str, Any]) -> Mentions | str:
    try:
        with time_limit(60 + 5 * len(row["text"]) / 1e6):
            return extract(Document.from_row(row))
    except Exception as error:  # one document must never stop a day
        return f"{type(error).__name__}: {error}"


def extraction_reject(row: Mapping[str, Any], reason: str, day: date) -> dict[str, Any]:
    """The reject row of a document that could not be read for mentions."""
    subject = f"{row['document_id']}/{row['version']}"
    return {
        "reject_id": stable_id("extract", "documents", subject, "extraction_failed"),
        "stage": "extract",
        "table_name": "documents",
        "subject_key": subject,
        "document_id": row["document_id"],
        "source": row["source"],
        "rule": "extraction_failed",
        "reason": reason,
        "payload": payload_of({"url": row["url"], "title": row["title"]}),
        "replay": replay_command(day, row["source"]),
    }


def killed(row: Mapping[str, Any]) -> str:
    """The outcome of a document whose worker process died."""
    return f"the process reading {row['url'] or row['document_id']} was killed (out of memory?)"


def validate_day(home: Home, day: date) -> Validated:
    """Accepted rows of every landed table, and all rejects of the day so far with a reason each."""
    parsed, extracted = read_tables(home, "parsed", day), read_tables(home, "extracted", day)
    earlier = pl.concat([parsed.pop("rejects"), extracted.pop("rejects")])
    validated = split_all({**parsed, **extracted, "rejects": earlier}, day)
    write_tables(home, "validated", day, validated.frames)
    return validated


def by_rule(rejects: pl.DataFrame) -> dict[str, int]:
    """Rule to number of rejects."""
    return dict(rejects.group_by("rule").len().sort("rule").iter_rows())


def in_chunks(rows: Iterable[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """Rows in lists of at most `size`."""
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def write_tables(home: Home, stage: Stage, day: date, frames: Mapping[str, pl.DataFrame]) -> None:
    """One Parquet file a table, each replaced as a whole: a killed run leaves the old file or the new one."""
    folder = home.stage(stage, day)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        unfinished = folder / f".{name}.{os.getpid()}.parquet"
        try:
            frame.write_parquet(unfinished, compression="zstd")
            unfinished.replace(folder / f"{name}.parquet")
        except OSError as error:
            raise OSError(
                f"cannot write {folder / name}.parquet: {error}; free some space or set OREL_HOME to a folder"
                " with room, then run the day again"
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)


def read_table(home: Home, stage: Stage, day: date, name: str) -> pl.DataFrame:
    """One table that `write_tables` wrote."""
    path = home.stage(stage, day) / f"{name}.parquet"
    if not path.exists():
        raise MissingStage(f"{path} is missing: run the stage `{stage}` for {day} first (oreledger run --day {day})")
    return pl.read_parquet(path)


def read_tables(home: Home, stage: Stage, day: date) -> dict[str, pl.DataFrame]:
    """Every table of one stage and day by name."""
    folder = home.stage(stage, day)
    return {path.stem: read_table(home, stage, day, path.stem) for path in sorted(folder_files(folder))}


def folder_files(folder: Path) -> list[Path]:
    """Finished Parquet files of a folder."""
    return [path for path in folder.glob("*.parquet") if not path.name.startswith(".")]
