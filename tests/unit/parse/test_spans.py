"""Columns that stretches of lines share: what lies over which, whatever the number of columns."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.spans import Column, columns_of, nearest, overlapped
from tests.unit.growth import assert_linear

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
    def place(text: str) -> None:
        lines = [[Column(10 * n, 10 * n + 6) for n in range(len(text))] for _ in range(4)]
        columns = columns_of(lines)
        for span in lines[0]:
            overlapped(span, columns)

    assert_linear(place, "x", small=1_000, times=16)
