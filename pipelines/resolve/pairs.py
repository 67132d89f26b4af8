"""Which mentions are compared: those that share a block, less the pairs that a look at their traits rules out.

Blocks and traits only save comparisons: a family chooses them so that no pair left out could tell of one event. DuckDB
looks at all pairs of a block at once, so that a name that is in the news every day costs little.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from math import floor, log
from zlib import crc32

import duckdb
import polars as pl

MEMORY_LIMIT = "512MB"
"""What the join may take before it spills to disk."""
PAIRS_A_TIME = 100_000


def block_keys(blocks: Iterable[tuple[object, ...]]) -> array[int]:
    """A number for each block, the same in every process; two blocks of one number cost comparisons, nothing else."""
    return array("q", sorted({crc32(repr(block).encode()) for block in blocks}))


def steps(value: float, within: float) -> tuple[int, int]:
    """Two neighbouring steps of a ladder: values of one sign that differ by at most the share have one in common."""
    step = floor(log(abs(value)) / -log(1 - within - 1e-9)) if value else 0
    return step, step + 1


def spells(first: date, last: date, days: int) -> range:
    """Numbered spells of time: intervals of dates at most `days` apart have one in common."""
    return range(first.toordinal() // (days + 1), last.toordinal() // (days + 1) + 2)


def candidate_pairs(
    blocks: Sequence[array[int]],
    traits: Sequence[tuple[str | None, ...]],
    dates: Sequence[tuple[date | None, date | None]],
    reach_days: int,
    fresh: Sequence[bool] | None = None,
) -> Iterator[tuple[int, int]]:
    """Places (lower, higher) of mentions that share a block, have no trait in which both are known and differ, and
    whose intervals of dates lie within reach, in order and each once; with `fresh`, pairs of which one is."""
    keys = pl.DataFrame(
        {"place": [at for at, own in enumerate(blocks) for _ in own], "block": chain.from_iterable(blocks)},
        schema={"place": pl.Int32, "block": pl.Int64},
    )
    names = [f"trait_{number}" for number in range(len(traits[0]) if traits else 0)]
    mentions = pl.DataFrame(traits, schema=dict.fromkeys(names, pl.Categorical), orient="row").with_columns(
        pl.col(names).to_physical(),
        place=pl.int_range(len(blocks), dtype=pl.Int32),
        first_on=pl.Series([first for first, _ in dates], dtype=pl.Date),
        last_on=pl.Series([last for _, last in dates], dtype=pl.Date),
        fresh=pl.Series(fresh or [True] * len(blocks), dtype=pl.Boolean),
    )
    agree = " and ".join(
        [
            "a.first_on - b.last_on <= $reach",
            "b.first_on - a.last_on <= $reach",
            *(f"coalesce(a.{name} = b.{name}, true)" for name in names),
        ]
    )
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT}) as connection:
        connection.register("keys", keys.to_arrow())
        connection.register("mentions", mentions.to_arrow())
        found = connection.execute(
            "with placed as (select keys.block, mentions.* from keys join mentions using (place))"
            " select distinct a.place, b.place from placed a join placed b on a.block = b.block and a.place < b.place"
            f" where (a.fresh or b.fresh) and coalesce({agree}, true) order by all",
            {"reach": reach_days},
        )
        while rows := found.fetchmany(PAIRS_A_TIME):
            yield from rows
