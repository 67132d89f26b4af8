"""Work over a process pool: results in order, a bounded window in flight, and a killed worker costs one item.

Used by the extraction command and the extract stage; any `list in -> list out` function fits, so the same functions
can run in a cluster elsewhere.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_IS_WORKER = False


def map_chunks(
    work: Callable[[list[Item]], Sequence[Result]],
    chunks: Iterable[list[Item]],
    *,
    crashed: Callable[[Item], Result],
    jobs: int | None = None,
    may_hang: Callable[[Item], bool] | None = None,
) -> Iterator[Result]:
    """One result an item, in order; `jobs` processes (default: the cores this process may use).

    `work` gives one result for each item of a chunk and must not raise; `crashed(item)` stands in for the result of an
    item whose process died. A single chunk is done in this process, a pool would take longer to start than the work,
    unless one of its items `may_hang` beyond what the process can break off itself.
    """
    jobs = jobs or available_cores()
    todo = iter(chunks)
    first = list(islice(todo, 2))
    is_safe = may_hang is None or not any(may_hang(item) for chunk in first for item in chunk)
    if is_safe and (jobs == 1 or len(first) < 2):
        for chunk in chain(first, todo):
            yield from work(chunk)
        return
    yield from _pooled(work, chain(first, todo), jobs, crashed)


def is_worker() -> bool:
    """Whether this is a process of a pool, whose end costs its item and not the run."""
    return _IS_WORKER


def _be_worker() -> None:
    global _IS_WORKER
    _IS_WORKER = True


def available_cores() -> int:
    """Cores this process may run on, which in a container is fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pooled(
    work: Callable[[list[Item]], Sequence[Result]],
    todo: Iterator[list[Item]],
    jobs: int,
    crashed: Callable[[Item], Result],
) -> Iterator[Result]:
    pool = _pool(jobs)
    waiting: deque[tuple[list[Item], Future[Sequence[Result]]]] = deque()
    try:
        while True:
            while len(waiting) < 2 * jobs and (chunk := next(todo, None)) is not None:
                waiting.append((chunk, _submitted(pool, work, chunk)))
            if not waiting:
                pool.shutdown()
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                # Some worker died (killed, out of memory): go one by one to find out which item does it.
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(work, chunk, crashed)
                pool = _pool(jobs)
                waiting = deque((c, _submitted(pool, work, c)) for c, _ in waiting)
            else:
                yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[list[Item]], Sequence[Result]], chunk: list[Item]
) -> Future[Sequence[Result]]:
    """The chunk's future; one that has already failed where the pool broke before it could take the chunk."""
    try:
        return pool.submit(work, chunk)
    except BrokenProcessPool as error:
        failed: Future[Sequence[Result]] = Future()
        failed.set_exception(error)
        return failed


def _one_by_one(
    work: Callable[[list[Item]], Sequence[Result]], chunk: list[Item], crashed: Callable[[Item], Result]
) -> Iterator[Result]:
    single = _pool(1)
    try:
        for item in chunk:
            try:
                yield single.submit(work, [item]).result()[0]
            except BrokenProcessPool:
                yield crashed(item)
                single = _pool(1)
    finally:
        single.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # forkserver: workers share neither threads nor open files with this process, and start warm after the first.
    context = get_context("forkserver" if os.name == "posix" else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload(["pipelines.extract.batch"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_be_worker)
