"""Documents to mentions in bulk: the fact contract's streaming command, over a process pool.

Memory is bounded by a window of chunks in flight, whatever the length of the input; output keeps the input's order.
A document that kills or stalls its worker costs that document an error line, never the run.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from pipelines.extract import extract
from pipelines.parse import read_contract
from pipelines.pool import is_worker, map_chunks

CHUNK_LINES = 16
CHUNK_CHARACTERS = 2_000_000
"""A chunk ends at either limit, so that neither a million short lines nor one long one waits for the other."""
SECONDS_FLOOR = 60.0
SECONDS_PER_MB = 5.0


class DocumentTimeoutError(Exception):
    """A document took longer than its size allows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One output line and whether its document could be read."""

    text: str
    is_error: bool


def extract_line(line: str, base: Path) -> Line:
    """The facts of one contract line, or a line with `error` when it cannot be read. Never raises."""
    doc_id: Any = None
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise ValueError(f"expected a JSON object, got {type(record).__name__}")
        doc_id = record.get("doc_id")
        if not isinstance(doc_id, str) or not doc_id:
            raise ValueError("`doc_id` must be a non-empty string")
        with time_limit(SECONDS_FLOOR + SECONDS_PER_MB * size_of(record, base) / 1e6):
            document = read_contract(record, base)
            facts = extract(document).as_contract(doc_id)
        if document.status != "ok":
            facts["status"], facts["status_reason"] = document.status, document.status_reason
        if document.status in {"encrypted", "unreadable", "too_large"}:
            return error_line(doc_id, f"{document.status}: {document.status_reason}")
        return Line(json.dumps(facts, ensure_ascii=False), is_error=False)
    except Exception as error:  # the contract: a line that cannot be read gives an error line and the run goes on
        return error_line(doc_id, describe(error))


def error_line(doc_id: Any, reason: str) -> Line:
    """The contract's line for a document that could not be read."""
    empty = {"doc_id": doc_id, "deals": [], "resource_estimates": [], "funding_commitments": []}
    return Line(json.dumps({**empty, "error": reason}, ensure_ascii=False), is_error=True)


def describe(error: Exception) -> str:
    """One sentence that names what is wrong with the line."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} at column {error.colno}"
    if isinstance(error, FileNotFoundError):
        return f"no such file: {error.filename}"
    return str(error) or type(error).__name__


def size_of(record: dict[str, Any], base: Path) -> int:
    """Characters or bytes that reading this record will go through."""
    inline = sum(len(record[key]) for key in ("html", "text", "markdown") if isinstance(record.get(key), str))
    path = record.get("path")
    if isinstance(path, str):
        file = base / path
        inline += file.stat().st_size if file.is_file() else 0
    return inline


PATIENCE = 4
SHORTEST_WAIT = 0.01


class time_limit:  # noqa: N801 - reads as a statement
    """Raise DocumentTimeoutError in the main thread after `seconds` of work; does nothing where alarms do not exist.

    On a busy machine work takes longer by the clock, but it is given up at the latest after PATIENCE times as long.
    A process of a pool ends itself after `grace` more seconds: a library that is stuck in its own code hears no alarm.
    """

    def __init__(self, seconds: float, grace: float = 10.0) -> None:
        self.seconds, self.grace = seconds, grace
        self.worked_before, self.began = time.process_time(), time.monotonic()

    def __enter__(self) -> None:
        self.worked_before, self.began = time.process_time(), time.monotonic()
        if is_worker():
            faulthandler.dump_traceback_later(PATIENCE * self.seconds + self.grace, exit=True, file=_nowhere())
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self._expired)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        if is_worker():
            faulthandler.cancel_dump_traceback_later()

    def _expired(self, _signal: int, _frame: FrameType | None) -> None:
        worked, passed = time.process_time() - self.worked_before, time.monotonic() - self.began
        left = min(self.seconds - worked, PATIENCE * self.seconds - passed)
        if left > 0:
            signal.setitimer(signal.ITIMER_REAL, max(left, SHORTEST_WAIT))
            return
        raise DocumentTimeoutError(f"gave up after {self.seconds:.0f} s, which is far beyond what its size needs")


@cache
def _nowhere() -> TextIO:
    """A file that keeps nothing, open as long as the process: what a watchdog prints says less than its error line."""
    return Path(os.devnull).open("w")


def extract_chunk(lines: list[str], base: Path) -> list[Line]:
    """One output line for each input line: the unit of work of a pool process."""
    return [extract_line(line, base) for line in lines]


def chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines in lists bounded by count and by size; blank lines are passed over."""
    chunk: list[str] = []
    characters = 0
    for line in lines:
        if not line.strip():
            continue
        chunk.append(line)
        characters += len(line)
        if len(chunk) >= CHUNK_LINES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def extract_lines(lines: Iterable[str], base: Path, jobs: int | None = None) -> Iterator[Line]:
    """One output line for each non-blank input line, in order; `jobs` processes (default: this process's cores)."""
    return map_chunks(
        partial(extract_chunk, base=base), chunks(lines), crashed=killed_line, jobs=jobs, may_hang=names_file
    )


def names_file(line: str) -> bool:
    """Whether a line's document is a file, which may be a PDF: a crafted one can hold its library for ever."""
    return '"path"' in line


def killed_line(line: str) -> Line:
    """The error line for a document whose worker process died."""
    try:
        doc_id = json.loads(line).get("doc_id")
    except (ValueError, AttributeError):
        doc_id = None
    return error_line(
        doc_id,
        "the process reading this document was ended: it took far longer than its size"
        " needs, or all memory; split the document or give it more memory",
    )
