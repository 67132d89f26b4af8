"""Documents to mentions in bulk: the fact contract's streaming command, over a process pool.

Memory is bounded by a window of chunks in flight, whatever the length of the input; output keeps the input's order.
A document that kills or stalls its worker costs that document an error line, never the run.
"""
from __future__ import annotations

import json
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import Any

from pipelines.extract import extract
from pipelines.parse import read_contract

CHUNK_LINES = 16
CHUNK_CHARACTERS = 2_000_000
"""A chunk ends at either limit, so that neither a million short lines nor one long one waits for the other."""
SECONDS_FLOOR = 60.0
SECONDS_PER_MB = 5.0


class DocumentTimeout(Exception):
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


class time_limit:  # noqa: N801 - reads as a statement
    """Raise DocumentTimeout in the main thread after `seconds`; does nothing where alarms do not exist."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.signal(signal.SIGALRM, self._expired)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGALRM"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _expired(self, _signal: int, _frame: FrameType | None) -> None:
        raise DocumentTimeout(f"gave up after {self.seconds:.0f} s, which is far beyond what its size needs")


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
    """One output line for each non-blank input line, in order; `jobs` processes (default: the cores of this machine).

    A single chunk is done in this process: starting a pool would take longer than the work.
    """
    jobs = jobs or os.cpu_count() or 1
    todo = chunks(lines)
    first = list(islice(todo, 2))
    if jobs == 1 or len(first) < 2:
        for chunk in chain(first, todo):
            yield from extract_chunk(chunk, base)
        return
    yield from _pooled(chain(first, todo), base, jobs)


def _pooled(todo: Iterator[list[str]], base: Path, jobs: int) -> Iterator[Line]:
    pool = _pool(jobs)
    waiting: deque[tuple[list[str], Future[list[Line]]]] = deque()
    try:
        while True:
            while len(waiting) < 2 * jobs and (chunk := next(todo, None)) is not None:
                waiting.append((chunk, pool.submit(extract_chunk, chunk, base)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                # Some worker died (killed, out of memory): redo one by one to find out which document does it.
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(chunk, base)
                pool = _pool(jobs)
                waiting = deque((c, pool.submit(extract_chunk, c, base)) for c, _ in waiting)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(chunk: list[str], base: Path) -> Iterator[Line]:
    for line in chunk:
        with _pool(1) as single:
            try:
                yield single.submit(extract_line, line, base).result()
            except BrokenProcessPool:
                try:
                    doc_id = json.loads(line).get("doc_id")
                except (ValueError, AttributeError):
                    doc_id = None
                yield error_line(doc_id, "the process reading this document was killed (out of memory?);"
                                         " give it more memory or split the document")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # forkserver: no copy of this process's threads and open files, and a warm start after the first worker.
    context = get_context("forkserver" if os.name == "posix" else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload(["pipelines.extract.batch"])
    return ProcessPoolExecutor(jobs, mp_context=context)
