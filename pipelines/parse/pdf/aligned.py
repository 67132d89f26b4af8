"""Tables without lines: rows of chunks that stand below each other in columns."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.parse.builder import RawCell
from pipelines.parse.pdf.lines import Chunk, Row

NEAR_ROW = 2.6
"""Times the type size: rows further apart belong to different tables."""
MOST_HEADER_ROWS = 8
LONGEST_CELL_LINE = 70
_VALUE = re.compile(
    r"[(~<>≈≤≥±+]*\s*(?:[A-Z]{0,3}[$€£¥]\s?)?[-–−(]?\s?(?:\d[\d,.'’]*|\.\d+)(?: \d{3})*(?:[.,]\d+)?\s*[)]?"
    r"\s*(?:%|[A-Za-zµ]{1,4}(?:/[A-Za-z]{1,3})?)?[\s*†‡§⁰¹²³⁴-⁹a-e)]*|[-–—−]{1,3}|(?i:nil|n/?a|nd|n\.a\.)")
_LEADER = re.compile(r"\.{5,}|(?:\. ){4,}|…{2,}|_{5,}")


def is_value(text: str) -> bool:
    """Whether a chunk is a number with at most a short unit, or a dash for none."""
    return len(text) <= 30 and bool(_VALUE.fullmatch(text.strip()))


@dataclass(slots=True)
class AlignedTable:
    """Rows `first` to `last` (not included) of a region, as cells."""

    first: int
    last: int
    cells: list[list[RawCell]]
    columns: int


def aligned_tables(rows: Sequence[Row]) -> list[AlignedTable]:
    """The tables among the rows of one region, top to bottom."""
    body = [_is_body(rows, at) for at in range(len(rows))]
    found: list[AlignedTable] = []
    at = 0
    while at < len(rows):
        if not body[at]:
            at += 1
            continue
        end = _end(rows, body, at)
        lines = [n for n in range(at, end) if body[n]]
        first = _header_start(rows, at, found[-1].last if found else 0)
        if len(lines) >= 2 or (len(rows[at].chunks) >= 3 and first < at):
            table = _table(rows, first, at, end, body)
            if table.columns >= 2:
                found.append(table)
        at = end
    return found


def has_leader(text: str) -> bool:
    """Whether dots or a line lead from an entry to its page number, as in a table of contents."""
    return bool(_LEADER.search(text))


def _is_body(rows: Sequence[Row], at: int) -> bool:
    """A row of a label and values, or of three chunks that stand under or over those of its neighbour."""
    row = rows[at]
    if len(row.chunks) < 2 or has_leader(row.text) or max(len(c.text) for c in row.chunks) > LONGEST_CELL_LINE:
        return False
    values = sum(is_value(c.text) for c in row.chunks[1:])
    if values and (len(row.chunks) > 2 or not is_value(row.chunks[0].text)):
        return True
    return len(row.chunks) >= 3 and any(
        0 <= other < len(rows) and len(rows[other].chunks) >= 3 and _is_near(rows[at], rows[other])
        and _shared_starts(row, rows[other]) >= 2 for other in (at - 1, at + 1))


def _shared_starts(a: Row, b: Row) -> int:
    return sum(any(abs(c.x0 - d.x0) < 0.4 * a.size for d in b.chunks) for c in a.chunks)


def _is_near(a: Row, b: Row) -> bool:
    return abs(b.base - a.base) < NEAR_ROW * max(a.size, b.size)


def _end(rows: Sequence[Row], body: Sequence[bool], start: int) -> int:
    """The row after the last body row that belongs to the table begun at `start`."""
    end, fillers = start + 1, 0
    for at in range(start + 1, len(rows)):
        if not _is_near(rows[at - 1], rows[at]) or has_leader(rows[at].text):
            break
        if body[at]:
            end, fillers = at + 1, 0
            continue
        fillers += 1
        if fillers > 3 or any(len(c.text) > LONGEST_CELL_LINE for c in rows[at].chunks):
            break
    return end


def _header_start(rows: Sequence[Row], start: int, floor: int) -> int:
    """The first row of the headers above the first body row."""
    first, edge = start, rows[start].chunks[0].x1
    for at in range(start - 1, max(floor, start - MOST_HEADER_ROWS) - 1, -1):
        row = rows[at]
        if not _is_near(row, rows[at + 1]) or has_leader(row.text):
            break
        if max(len(c.text) for c in row.chunks) > LONGEST_CELL_LINE:
            break
        if len(row.chunks) >= 2 or row.chunks[0].x0 > edge:
            first = at
        elif first - at > 1:
            break
    return first


@dataclass(slots=True)
class _Column:
    x0: float
    x1: float


def _table(rows: Sequence[Row], first: int, start: int, end: int, body: Sequence[bool]) -> AlignedTable:
    columns = _columns([rows[n] for n in range(start, end) if body[n]])
    cells = [[RawCell(text, True, 1, span) for text, span in line]
             for line in _header_lines(rows[first:start], columns)]
    for n in range(start, end):
        row = rows[n]
        if len(row.chunks) == 1 and not is_value(row.chunks[0].text) and columns:
            cells.append(_single(row.chunks[0], columns))
            continue
        cells.append([RawCell(text) for text in _spread(row, columns)])
    return AlignedTable(first, end, cells, len(columns))


def _columns(rows: Sequence[Row]) -> list[_Column]:
    """Ranges of x that chunks of the rows cover; where few rows bridge a gap that the others keep, it is kept."""
    tolerated = len(rows) // 8
    events = sorted([(c.x0, 0) for row in rows for c in row.chunks] + [(c.x1, 1) for row in rows for c in row.chunks])
    columns: list[_Column] = []
    depth = 0
    for x, kind in events:
        before, depth = depth, depth + (1 if kind == 0 else -1)
        if before <= tolerated < depth:
            columns.append(_Column(x, x))
        elif depth <= tolerated < before:
            columns[-1].x1 = x
    for chunk in (c for row in rows for c in row.chunks):
        if tolerated and not any(chunk.x0 < col.x1 and col.x0 < chunk.x1 for col in columns):
            columns.append(_Column(chunk.x0, chunk.x1))
            columns.sort(key=lambda col: col.x0)
    return columns


def _overlapped(chunk: Chunk, columns: Sequence[_Column]) -> list[int]:
    """Columns that a chunk lies over; the nearest if it lies between two."""
    over = [n for n, col in enumerate(columns) if chunk.x0 < col.x1 and col.x0 < chunk.x1]
    return over or [_nearest(chunk.x0, chunk.x1, columns)]


def _nearest(x0: float, x1: float, columns: Sequence[_Column]) -> int:
    def distance(n: int) -> tuple[float, float]:
        apart = max(columns[n].x0 - x1, x0 - columns[n].x1)
        return (apart if apart > 0 else 0.0, abs((columns[n].x0 + columns[n].x1) / 2 - (x0 + x1) / 2))
    return min(range(len(columns)), key=distance)


def _spread(row: Row, columns: Sequence[_Column]) -> list[str]:
    """One text for each column; a chunk over several columns is divided between its words."""
    texts: list[list[str]] = [[] for _ in columns]
    for chunk in row.chunks:
        over = _overlapped(chunk, columns)
        if len(over) == 1:
            texts[over[0]].append(chunk.text)
            continue
        for word in chunk.words:
            texts[_nearest(word.x0, word.x1, columns)].append(word.text)
    return [" ".join(parts) for parts in texts]


def _single(chunk: Chunk, columns: Sequence[_Column]) -> list[RawCell]:
    """A row of one chunk: in its own column, or a section title over all of them."""
    over = _overlapped(chunk, columns)
    if over[0] == 0:
        return [RawCell(chunk.text, colspan=len(columns))]
    return [RawCell(chunk.text if n == over[0] else "") for n in range(len(columns))]


def _header_lines(rows: Sequence[Row], columns: Sequence[_Column]) -> list[list[tuple[str, int]]]:
    """Header rows as texts with their spans; lines of one header cell are put together."""
    if not columns:
        return []
    placed = [[(c.text, _overlapped(c, columns), c) for c in row.chunks] for row in rows]
    lines: list[list[tuple[str, int]]] = []
    leaf: list[list[str]] = [[] for _ in columns]

    def flush() -> None:
        if any(leaf):
            lines.append([(" ".join(parts), 1) for parts in leaf])
            for parts in leaf:
                parts.clear()

    for at, line in enumerate(placed):
        below = [over for later in placed[at + 1:] for _, over, _ in later]
        spanning = [len(over) > 1 and sum(bool(set(o) & set(over)) for o in below) >= 2 for _, over, _ in line]
        if any(spanning):
            flush()
            lines.append(_spanned(line, len(columns)))
            continue
        for text, over, chunk in line:
            if len(over) == 1:
                leaf[over[0]].append(text)
                continue
            for word in chunk.words:
                leaf[_nearest(word.x0, word.x1, columns)].append(word.text)
    flush()
    return lines


def _spanned(line: Sequence[tuple[str, list[int], Chunk]], count: int) -> list[tuple[str, int]]:
    """A header row in which cells cover several columns."""
    cells: list[tuple[str, int]] = []
    at = 0
    for text, over, _ in line:
        first, last = over[0], over[-1]
        if first < at:
            if at > last:
                cells[-1] = (f"{cells[-1][0]} {text}", cells[-1][1])
                continue
            first = at
        cells += [("", 1)] * (first - at)
        cells.append((text, last - first + 1))
        at = last + 1
    return cells + [("", 1)] * (count - at)
