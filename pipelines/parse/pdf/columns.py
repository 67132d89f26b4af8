"""Reading order: pages set in columns of prose are read column by column, everything else from top to bottom."""
from __future__ import annotations

from collections.abc import Sequence

from pipelines.parse.pdf.lines import Chunk, Row

FEWEST_LINES = 4
"""Lines with text on both sides of a gutter, before a page counts as set in columns."""
PROSE_LETTERS = 14
"""A line of a column of prose has at least about so many letters."""
PROSE_SHARE = 0.6
"""Part of a column's characters that stand in lines of prose."""
FULL_LINE, SAME_START = 0.85, 30.0
"""Part of the widest line that most lines of a column fill; points within which lines begin at one edge."""
DEEPEST = 4


def in_reading_order(rows: Sequence[Row], depth: int = 0) -> list[list[Row]]:
    """Regions of rows, in the order in which they are read."""
    found = _gutter(rows) if depth < DEEPEST else None
    if found is None:
        return [list(rows)] if rows else []
    x, first, last = found
    left = [_part(row, [c for c in row.chunks if c.x1 <= x]) for row in rows[first:last]]
    right = [_part(row, [c for c in row.chunks if c.x0 >= x]) for row in rows[first:last]]
    regions = in_reading_order(rows[:first], depth + 1)
    for side in (left, right):
        regions += in_reading_order([row for row in side if row is not None], depth + 1)
    return regions + in_reading_order(rows[last:], depth + 1)


def _part(row: Row, chunks: list[Chunk]) -> Row | None:
    return Row(chunks, row.base, max(c.size for c in chunks)) if chunks else None


def _gutter(rows: Sequence[Row]) -> tuple[float, int, int] | None:
    """The x of a gutter between two columns of prose, and the run of rows that it divides; None without one."""
    votes = [(a.x1, b.x0, at) for at, row in enumerate(rows) for a, b in zip(row.chunks, row.chunks[1:], strict=False)
             if _is_prose(a) and _is_prose(b)]
    if len(votes) < FEWEST_LINES:
        return None
    x = _most_shared(votes)
    voters = sorted({at for start, end, at in votes if start <= x <= end})
    best: tuple[int, int, int] | None = None
    last = 0
    for seed in voters:
        if seed < last:
            continue
        first = last = seed
        while first > 0 and not _crosses(rows[first - 1], x) and _is_near(rows[first - 1], rows[first]):
            first -= 1
        while last < len(rows) and not _crosses(rows[last], x):
            last += 1
        count = sum(first <= at < last for at in voters)
        if best is None or count > best[0]:
            best = count, first, last
    if best is None or best[0] < FEWEST_LINES:
        return None
    _, first, last = best
    chunks = [c for row in rows[first:last] for c in row.chunks]
    is_prose = all(_is_column([c for c in chunks if (c.x1 <= x) == is_left]) for is_left in (True, False))
    return (x, first, last) if is_prose else None


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
    return full >= len(prose) / 2


def _most_shared(votes: Sequence[tuple[float, float, int]]) -> float:
    """A point inside the most gaps."""
    events = sorted([(start, 0) for start, _, _ in votes] + [(end, 1) for _, end, _ in votes])
    depth = best = 0
    x = events[0][0]
    for at, (position, kind) in enumerate(events):
        depth += 1 if kind == 0 else -1
        if depth > best:
            best, x = depth, (position + events[at + 1][0]) / 2
    return x


def _is_prose(chunk: Chunk) -> bool:
    return len(chunk.words) >= 3 and _letters(chunk) >= PROSE_LETTERS and _letters(chunk) > 0.6 * len(chunk.text)


def _letters(chunk: Chunk) -> int:
    return sum(c.isalpha() for word in chunk.words for c in word.text)


def _crosses(row: Row, x: float) -> bool:
    return any(c.x0 < x < c.x1 for c in row.chunks)


def _is_near(upper: Row, lower: Row) -> bool:
    return lower.base - upper.base < 2.5 * lower.size
