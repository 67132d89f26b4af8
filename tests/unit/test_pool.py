"""The pool: order, bounded memory, and items that kill their process."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from pipelines.extract.batch import time_limit
from pipelines.pool import map_chunks


def doubled(chunk: list[int]) -> list[int]:
    return [2 * n for n in chunk]


def deadly(chunk: list[int]) -> list[int]:
    if 7 in chunk:
        os._exit(9)
    return doubled(chunk)


def touched(chunk: list[int], folder: Path) -> list[int]:
    for n in chunk:
        (folder / str(n)).touch()
    return chunk


def minus_one(_: int) -> int:
    return -1


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_input(jobs: int) -> None:
    chunks = [[n, n + 1] for n in range(0, 40, 2)]
    assert list(map_chunks(doubled, chunks, crashed=minus_one, jobs=jobs)) == [2 * n for n in range(40)]


def test_one_item_that_kills_its_process_costs_only_itself() -> None:
    chunks = [[n, n + 1] for n in range(0, 12, 2)]
    assert list(map_chunks(deadly, chunks, crashed=minus_one, jobs=2)) == [2 * n if n != 7 else -1 for n in range(12)]


def test_a_pool_that_broke_while_the_input_was_read_loses_nothing() -> None:
    def slowly() -> Iterator[list[int]]:
        for n in range(5, 13):
            yield [n]
            time.sleep(0.5 if n == 7 else 0)  # long enough for the killed worker to be noticed

    assert list(map_chunks(deadly, slowly(), crashed=minus_one, jobs=2)) == [
        2 * n if n != 7 else -1 for n in range(5, 13)
    ]


def test_input_is_read_only_as_far_as_the_window_needs() -> None:
    taken: list[int] = []

    def endless() -> Iterator[list[int]]:
        n = 0
        while True:
            taken.append(n)
            yield [n]
            n += 1

    results = map_chunks(doubled, endless(), crashed=minus_one, jobs=2)
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
    assert len(taken) <= 5 + 2 * 2 + 2
    results.close()  # type: ignore[attr-defined]


def stuck(chunk: list[int]) -> list[int]:
    """As a library in its own code is: deaf to the alarm of the time limit."""
    with time_limit(0.1, grace=0.3):
        if 7 in chunk:
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(60)
    return doubled(chunk)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs signals that can be held back")
@pytest.mark.parametrize("chunks", [[[6, 7, 8]], [[5], [7], [9]]])
def test_an_item_that_hangs_its_process_costs_only_itself(chunks: list[list[int]]) -> None:
    started = time.monotonic()
    assert list(map_chunks(stuck, chunks, crashed=minus_one, jobs=2, may_hang=lambda n: n == 7)) == [
        -1 if n == 7 else 2 * n for chunk in chunks for n in chunk
    ]
    assert time.monotonic() - started < 30


def test_a_single_chunk_needs_no_other_process(tmp_path: Path) -> None:
    assert list(map_chunks(partial(touched, folder=tmp_path), [[1, 2]], crashed=minus_one, jobs=2)) == [1, 2]
    assert {p.name for p in tmp_path.iterdir()} == {"1", "2"}
