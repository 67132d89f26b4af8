"""Reading order: columns of prose, and notes set beside prose, are read one after the other, else top to bottom."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipelines.parse.pdf.drawing import Line
from pipelines.parse.pdf.lines import Chunk, Row
from pipelines.parse.spans import is_value

FEWEST_LINES, FEWEST_STARTS = 4, 4
"""Lines on each side of a gutter; lines that begin at one x, before a gutter is looked for to the left of it."""
MOST_STARTS = 12
PROSE_LETTERS = 14
"""A line of a column of prose has at least about so many letters."""
PROSE_SHARE = 0.6
"""Part of a column's characters that stand in lines of prose."""
FULL_LINE, SAME_START = 0.85, 30.0
"""Part of the widest line that most lines of a column fill; points within which lines begin at one edge."""
GOING_ON = 0.25
"""Part of the lines of prose that begin in small letters, as the cells of a table seldom do."""
GUTTER = 0.8
"""Parts of the type size: the least width of a gutter."""
MOST_VALUES = 0.3
"""Part of the chunks beside prose that are numbers, from which they are cells of its table."""
NEAR_ROW = 2.5
"""Times the type size: rows above both columns that are no further away belong to one of them."""
DEEPEST = 4
NARROW = 0.6
"""Part of the other side's width below which a side is a bar beside the text, which goes on below it."""
OTHER_SIZE = 0.7
"""Points by which the type of a bar beside the text differs from that of the text."""
CROSSING = 5.0
"""Points by which a drawn line that ends a gutter, as those of a table do, reaches to both sides of it."""


class Region(NamedTuple):
    """Rows that are read one after the other; `is_aside` if they stand in a bar beside the text of the page."""

    rows: list[Row]
    is_aside: bool = False


def in_reading_order(rows: Sequence[Row], rules: Sequence[Line] = (), depth: int = 0) -> list[Region]:
    """Regions of rows, in the order in which they are read; a bar beside the text is read after it.

    `rules` are the level lines drawn on the page, each whole.
    """
    found = _best_cut(rows, rules) if depth < DEEPEST and len(rows) >= FEWEST_LINES else None
    if found is None:
        return [Region(list(rows))] if rows else []
    above, below = rows[: found.first], rows[found.last :]
    left, right = (list(found.side(rows, is_left)) for is_left in (True, False))
    bar, text = (left, right) if _width(left) < _width(right) else (right, left)
    if _width(bar) < NARROW * _width(text):
        asides = [Region(region.rows, is_aside=True) for region in in_reading_order(bar, rules, depth + 1)]
        return in_reading_order([*above, *text, *below], rules, depth + 1) + asides
    parts = (above, left, right, below)
    return [region for part in parts for region in in_reading_order(part, rules, depth + 1)]


def _width(rows: Sequence[Row]) -> float:
    return max(row.x1 for row in rows) - min(row.x0 for row in rows)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A gutter at x through the rows `first` to `last` (not included)."""

    x: float
    first: int
    last: int

    def side(self, rows: Sequence[Row], is_left: bool) -> Iterable[Row]:
        """The parts of the rows on one side."""
        for row in rows[self.first : self.last]:
            chunks = [c for c in row.chunks if (c.x1 <= self.x) == is_left]
            if chunks:
                yield Row(chunks, row.base, max(c.size for c in chunks))


def _best_cut(rows: Sequence[Row], rules: Sequence[Line]) -> _Cut | None:
    """The gutter with the most text on the side that has less; None where nothing stands beside prose."""
    best, most = None, 0
    for x in _candidates(rows):
        crossing = [y for y, x0, x1 in rules if x0 < x - CROSSING and x1 > x + CROSSING]
        for cut in _runs(rows, x, crossing):
            sides = [[c for row in cut.side(rows, is_left) for c in row.chunks] for is_left in (True, False)]
            weight = min(sum(len(c.text) for c in side) for side in sides)
            if weight > most and _divides(*sides):
                best, most = cut, weight
    return best


def _candidates(rows: Sequence[Row]) -> list[float]:
    """Places of x just left of where several lines begin, and the one that most gaps between lines of prose share."""
    starts = Counter(round(chunk.x0 / 2) for row in rows for chunk in row.chunks)
    leftmost = min(starts)
    common = [
        start
        for start, count in starts.most_common(MOST_STARTS)
        if start > leftmost + 5 and count + starts[start + 1] >= FEWEST_STARTS
    ]
    gaps = [(a.x1, b.x0) for row in rows for a, b in pairwise(row.chunks) if _is_prose(a) and _is_prose(b)]
    shared = [_most_shared(gaps)] if len(gaps) >= FEWEST_STARTS else []
    return sorted([*(start * 2 - 1.5 for start in common), *shared])


def _most_shared(gaps: Sequence[tuple[float, float]]) -> float:
    """The right end of the stretch inside the most gaps."""
    events = sorted([(start, 0) for start, _ in gaps] + [(end, 1) for _, end in gaps])
    depth = most = 0
    x = events[0][0]
    for (_, kind), (following, _) in pairwise(events):
        depth += 1 if kind == 0 else -1
        if depth > most:
            most, x = depth, following - 0.5
    return x


def _runs(rows: Sequence[Row], x: float, crossing: Iterable[float]) -> Iterable[_Cut]:
    """Stretches of rows that leave a gutter free at x, from the first to the last row with text on both sides of it.

    A stretch ends at a drawn line that runs through the gutter at one of the heights `crossing`.
    """
    ends = {bisect_left(rows, y, key=lambda row: row.base) for y in crossing}
    start: int | None = None
    for at in range(len(rows) + 1):
        is_free = at < len(rows) and not any(c.x0 < x and c.x1 > x - GUTTER * c.size for c in rows[at].chunks)
        if start is not None and (not is_free or at in ends):
            yield from _cut(rows, x, start, at)
            start = None
        if is_free and start is None:
            start = at


def _cut(rows: Sequence[Row], x: float, start: int, end: int) -> Iterable[_Cut]:
    """The cut through a stretch of rows, where enough stand on both sides."""
    left = [n for n in range(start, end) if rows[n].chunks[0].x1 <= x]
    right = [n for n in range(start, end) if rows[n].chunks[-1].x0 >= x]
    if len(left) < FEWEST_LINES or len(right) < FEWEST_LINES:
        return
    first = max(left[0], right[0])
    while first > start and rows[first].base - rows[first - 1].base < NEAR_ROW * rows[first].size:
        first -= 1
    yield _Cut(x, first, end)


def _divides(left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    """Whether both sides are columns of prose; or one is, and the other neither numbers nor the labels of its rows."""
    if len(left) < FEWEST_LINES or len(right) < FEWEST_LINES:
        return False
    left_is, right_is = _is_column(left), _is_column(right)
    if left_is and right_is:
        return True
    if not left_is and not right_is:
        return _is_set_otherwise(left, right)
    prose, other = (left, right) if left_is else (right, left)
    if sum(is_value(c.text) for c in other) > MOST_VALUES * len(other):
        return False
    return _on_rows(other, prose) < 0.9 or len(other) > 0.5 * len(prose)


def _is_set_otherwise(left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    """Whether two sides without prose enough are set in other type sizes, and not on the same base lines."""
    sizes = [median(c.size for c in side for _ in c.text) for side in (left, right)]
    fewer, more = sorted((left, right), key=len)
    is_other = abs(sizes[0] - sizes[1]) >= OTHER_SIZE and _on_rows(fewer, more) < 0.5
    return is_other and not any(sum(is_value(c.text) for c in side) > MOST_VALUES * len(side) for side in (left, right))


def _on_rows(some: Sequence[Chunk], others: Sequence[Chunk]) -> float:
    """The part of some chunks that stand on a base line of others."""
    bases = {round(c.base) for c in others}
    return sum(not bases.isdisjoint((round(c.base) - 1, round(c.base), round(c.base) + 1)) for c in some) / len(some)


def _is_column(chunks: Sequence[Chunk]) -> bool:
    """Whether chunks are the lines of a column: mostly prose, and mostly as wide as the column, unlike table cells."""
    prose = [c for c in chunks if _is_prose(c)]
    if sum(len(c.text) for c in prose) < PROSE_SHARE * sum(len(c.text) for c in chunks):
        return False
    widest: dict[int, float] = {}
    for chunk in prose:
        start = round(chunk.x0 / SAME_START)
        widest[start] = max(widest.get(start, 0.0), chunk.x1 - chunk.x0)
    full = sum(c.x1 - c.x0 > FULL_LINE * widest[round(c.x0 / SAME_START)] for c in prose)
    going_on = sum(c.text[:1].islower() for c in prose)
    return len(prose) >= FEWEST_LINES and full >= len(prose) / 2 and going_on >= GOING_ON * len(prose)


def _is_prose(chunk: Chunk) -> bool:
    return len(chunk.words) >= 3 and _letters(chunk) >= PROSE_LETTERS and _letters(chunk) > 0.6 * len(chunk.text)


def _letters(chunk: Chunk) -> int:
    return sum(map(str.isalpha, chunk.text))
