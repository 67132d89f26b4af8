"""Columns told by level lines alone: a line below each cell begins where the line below its neighbour ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipelines.parse.pdf.drawing import Line
from pipelines.parse.pdf.lines import CAPTION, Chunk, Row, rows_of
from pipelines.parse.pdf.words import Word
from pipelines.parse.spans import is_value

SAME = 1.5
"""Points: lines no further apart in height are on one level; ends no further apart meet."""
FEWEST_LEVELS, FEWEST_BROKEN = 3, 2
TALLEST_ROW = 150.0
"""Points between the lines of one table."""
TALLEST_HEAD, HEAD_STEP = 40.0, 1.6
"""Points that the heads of columns stand above the first line at most; times the type size from one to the next."""
NEXT_LINE = 1.4
"""Times the type size: a line within it goes on below the one above."""
EDGE = 4.0
"""Points by which the ends of one table's lines may differ."""
WIDE = 0.7
"""Part of a table's width from which a stretch of words may be a line of text."""
MOST_COVERED = 0.67
"""Part of the breaks below a line of heads that these cover; a line of text covers all or nearly all."""


@dataclass(slots=True)
class _Level:
    """Lines end to end at one height."""

    y: float
    x0: float
    x1: float
    breaks: list[float] = field(default_factory=list)
    """Where one line ends and the next begins."""


def implied_lines(
    level: Iterable[Line], upright: Sequence[Line], words: Sequence[Word]
) -> tuple[list[Line], list[Line]]:
    """Level and upright lines that broken level ones imply: columns down to each line, and the edges of the table."""
    more_level: list[Line] = []
    more_upright: list[Line] = []
    levels = _levels(level)
    for table in _tables(levels, words):
        left, right, bottom = table[0].x0, table[0].x1, table[-1].y
        if any(left - EDGE < x < right + EDGE and y0 < bottom and y1 > table[0].y for x, y0, y1 in upright):
            continue
        rows = _with_head(table, levels, words)
        more_level.append((rows[0].y, left, right))
        more_upright += [(left, rows[0].y, bottom), (right, rows[0].y, bottom)]
        for above, below in pairwise(rows):
            chunks = [chunk for row in _between(words, above.y, below) for chunk in row.chunks]
            may_span = len(chunks) == 1 or not any(is_value(chunk.text) for chunk in chunks)
            spanned = {x for chunk in chunks if may_span for x in _covered(chunk, below)}
            more_upright += [(x, above.y, below.y) for x in below.breaks if x not in spanned]
    return more_level, more_upright


def _levels(level: Iterable[Line]) -> list[_Level]:
    """The levels from top to bottom; lines of one height that do not meet are several."""
    found: list[_Level] = []
    for y, x0, x1 in sorted(level, key=lambda line: (round(line[0]), line[1])):
        last = found[-1] if found else None
        if last and abs(last.y - y) <= SAME and abs(last.x1 - x0) <= SAME:
            last.breaks.append(x0)
            last.x1 = max(last.x1, x1)
        else:
            found.append(_Level(y, x0, x1))
    return sorted(found, key=lambda each: each.y)


def _tables(levels: Sequence[_Level], words: Sequence[Word]) -> list[list[_Level]]:
    """Levels below each other from one edge to the same other edge, with no text between that runs over the breaks."""
    tables: list[list[_Level]] = []
    for each in levels:
        for table in reversed(tables):
            last = table[-1]
            if (
                abs(last.x0 - each.x0) < EDGE
                and abs(last.x1 - each.x1) < EDGE
                and SAME < each.y - last.y < TALLEST_ROW
                and not any(_is_text(row, each) for row in _between(words, last.y, each))
            ):
                table.append(each)
                break
        else:
            tables.append([each])
    return [t for t in tables if len(t) >= FEWEST_LEVELS and sum(bool(e.breaks) for e in t) >= FEWEST_BROKEN]


def _is_text(row: Row, below: _Level) -> bool:
    """Whether a row between two levels is a line of text or a caption, which runs over their breaks."""
    width = below.x1 - below.x0
    wide = [c for c in row.chunks if c.x1 - c.x0 > WIDE * width or c.x1 > below.x1 + EDGE]
    covers = any(len(_covered(c, below)) > MOST_COVERED * len(below.breaks) for c in wide)
    return covers or bool(CAPTION.match(row.text))


def _covered(chunk: Chunk, level: _Level) -> set[float]:
    return {x for x in level.breaks if chunk.x0 + 1 < x < chunk.x1 - 1}


def _between(words: Sequence[Word], above: float, below: _Level) -> list[Row]:
    """The rows of words between a height and a level, which stay as they are."""
    inside = [w for w in words if above < w.base <= below.y and below.x0 - EDGE <= w.x0 <= below.x1]
    return rows_of(replace(word) for word in inside)


def _with_head(table: list[_Level], levels: Sequence[_Level], words: Sequence[Word]) -> list[_Level]:
    """A table's levels with those of its heads above: a line under heads of several columns, and the upper edge."""
    first = table[0]
    over = [
        each
        for each in levels
        if SAME < first.y - each.y < TALLEST_HEAD and first.x0 + EDGE < each.x0 and each.x1 < first.x1 + EDGE
    ]
    if over and all(_is_among(x, first) for each in over for x in (each.x0, each.x1, *each.breaks)):
        y = over[-1].y
        ends = {x for each in over if abs(each.y - y) <= SAME for x in (each.x0, each.x1, *each.breaks)}
        first = _Level(y, first.x0, first.x1, sorted(x for x in ends if first.x0 + EDGE < x < first.x1 - EDGE))
        table = [first, *table]
    return [*_heads(first, words), *table[1:]] if first.breaks else table


def _is_among(x: float, level: _Level) -> bool:
    return any(abs(x - other) <= SAME for other in (level.x0, level.x1, *level.breaks))


def _heads(first: _Level, words: Sequence[Word]) -> list[_Level]:
    """The upper edge of the lines of heads right above a level, and the level without the breaks that a head covers."""
    top, covered = first.y, set[float]()
    rows = _between(words, first.y - TALLEST_HEAD, first)[::-1]
    for row, above in zip(rows, [*rows[1:], None], strict=False):
        over = {x for chunk in row.chunks for x in _covered(chunk, first)}
        is_title = _is_title(row, first) or (above is not None and _is_title(above, first) and _goes_on(above, row))
        if top - row.base > HEAD_STEP * row.size or is_title or _is_text(row, first):
            break
        top, covered = min(top, row.base - 0.9 * row.size), covered | over
    if top == first.y:
        return [first]
    return [_Level(top, first.x0, first.x1), replace(first, breaks=[x for x in first.breaks if x not in covered])]


def _is_title(row: Row, below: _Level) -> bool:
    """Whether a row is one stretch of words from the first column over others."""
    return len(row.chunks) == 1 and row.x0 < below.breaks[0] and bool(_covered(row.chunks[0], below))


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row is one more line of the words right above it."""
    is_below = row.base - above.base < NEXT_LINE * row.size and abs(row.x0 - above.x0) < row.size
    return len(row.chunks) == 1 and is_below and row.x1 < above.x1
