"""Columns that stretches of lines share: what lies over which, whatever the number of columns."""

from __future__ import annotations

import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.spans import Column, columns_of, nearest, overlapped

EDGES = st.lists(st.integers(0, 60), min_size=2, max_size=16, unique=True).map(sorted)
SPAN = st.tuples(st.integers(-5, 65), st.integers(0, 30)).map(lambda pair: Column(pair[0], pair[0] + pair[1]))


@given(EDGES, SPAN)
def test_a_piece_lies_over_the_columns_that_it_shares_characters_with(edges: list[int], span: Column) -> None:
    columns = [Column(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    over = [n for n, column in enumerate(columns) if span.x0 < column.x1 and column.x0 < span.x1]
    apart = [max(column.x0 - span.x1, span.x0 - column.x1, 0) for column in columns]
    assert overlapped(span, columns) == over or (not over and overlapped(span, columns) == [nearest(span, columns)])
    assert apart[nearest(span, columns)] == min(apart)


@given(st.lists(st.lists(SPAN, min_size=1, max_size=4), min_size=1, max_size=20))
def test_columns_are_apart_and_run_from_left_to_right(lines: list[list[Column]]) -> None:
    columns = columns_of(lines)
    assert all(a.x1 <= b.x0 for a, b in itertools.pairwise(columns))


def test_time_grows_with_the_length_only() -> None:
    def seconds(width: int) -> float:
        lines = [[Column(10 * n, 10 * n + 6) for n in range(width)] for _ in range(4)]
        begun = time.process_time()
        columns = columns_of(lines)
        for span in lines[0]:
            overlapped(span, columns)
        return time.process_time() - begun

    seconds(500)
    assert seconds(16_000) < 100 * max(seconds(1_000), 0.001)
