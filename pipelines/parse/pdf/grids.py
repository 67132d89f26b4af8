"""Ruled tables: the cells between drawn lines, merged where a line is missing, filled with the words inside."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.parse.builder import RawCell
from pipelines.parse.pdf.aligned import is_value
from pipelines.parse.pdf.lines import Row, rows_of
from pipelines.parse.pdf.page import Page, Word

NEAR = 2.5
"""Points: lines closer than this are one line, line ends closer than this touch."""
MOST_LINES = 2_000
MOST_GRID_CELLS = 20_000


@dataclass(slots=True)
class PageTable:
    """A table found on a page: its rows of cells, its box, and the columns' edges for joining it to a continuation."""

    rows: list[list[RawCell]]
    x0: float
    x1: float
    top: float
    bottom: float
    columns: int
    caption: str = ""


def ruled_tables(page: Page) -> tuple[list[PageTable], list[Word]]:
    """Tables whose cells are divided by lines, and the words that are in none of them."""
    level = _merged([(r.y0, r.x0, r.x1) for r in page.rules if r.horizontal and r.x1 - r.x0 > 4])
    upright = _merged([(r.x0, r.y0, r.y1) for r in page.rules if not r.horizontal and r.y1 - r.y0 > 4])
    if len(level) < 2 or not upright or len(level) + len(upright) > MOST_LINES:
        return [], page.words
    tables, words = [], page.words
    for horizontal, vertical in _components(level, upright):
        xs, ys = _stops(vertical, horizontal), _stops(horizontal, vertical)
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > MOST_GRID_CELLS:
            continue
        inside = [w for w in words if xs[0] - 1 <= (w.x0 + w.x1) / 2 <= xs[-1] + 1
                  and ys[0] - 1 <= w.base - 0.25 * w.size <= ys[-1] + 1]
        rows = _cells(xs, ys, horizontal, vertical, inside)
        if rows is None:
            continue
        taken = set(map(id, inside))
        words = [w for w in words if id(w) not in taken]
        tables.append(PageTable(rows, xs[0], xs[-1], ys[0], ys[-1], len(xs) - 1))
    return tables, words


Line = tuple[float, float, float]
"""Position across, start and end along."""


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Lines on one position whose ends touch become one."""
    merged: list[Line] = []
    for at, start, end in sorted(lines, key=lambda line: (round(line[0]), line[1])):
        last = merged[-1] if merged else None
        if last and abs(last[0] - at) < NEAR / 2 and start <= last[2] + NEAR:
            merged[-1] = last[0], last[1], max(last[2], end)
        else:
            merged.append((at, start, end))
    return merged


def _components(level: Sequence[Line], upright: Sequence[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Groups of lines that touch or cross each other."""
    parent = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, (y, x0, x1) in enumerate(level):
        for j, (x, y0, y1) in enumerate(upright, len(level)):
            if x0 - NEAR <= x <= x1 + NEAR and y0 - NEAR <= y <= y1 + NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for n in range(len(parent)):
        group = groups.setdefault(root(n), ([], []))
        group[n >= len(level)].append(level[n] if n < len(level) else upright[n - len(level)])
    return [group for group in groups.values() if group[0] and group[1]]


def _stops(lines: Sequence[Line], across: Sequence[Line]) -> list[float]:
    """Distinct positions of the lines, with an outer edge where the crossing lines reach well beyond the last."""
    stops: list[float] = []
    for at in sorted(line[0] for line in lines):
        if not stops or at - stops[-1] > NEAR:
            stops.append(at)
    first, last = min(line[1] for line in across), max(line[2] for line in across)
    if first < stops[0] - 10:
        stops.insert(0, first)
    if last > stops[-1] + 10:
        stops.append(last)
    return stops


def _cells(xs: list[float], ys: list[float], level: Sequence[Line], upright: Sequence[Line],
           words: Sequence[Word]) -> list[list[RawCell]] | None:
    """Rows of cells with their text and spans; None where the lines frame no table."""
    columns, bands = len(xs) - 1, len(ys) - 1
    walls = [[x in (xs[0], xs[-1]) or _covers(upright, x, ys[b], ys[b + 1]) for x in xs] for b in range(bands)]
    floors = [[y in (ys[0], ys[-1]) or _covers(level, y, xs[c], xs[c + 1]) for c in range(columns)] for y in ys]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for b in range(bands):
        for c in range(columns):
            if (b, c) in owner:
                continue
            right, below = c + 1, b + 1
            while right < columns and not walls[b][right] and (b, right) not in owner:
                right += 1
            while below < bands and not any(floors[below][k] for k in range(c, right)):
                below += 1
            spans[b, c] = below - b, right - c
            owner.update({(i, j): (b, c) for i in range(b, below) for j in range(c, right)})
    content: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        b = _slot(ys, word.base - 0.25 * word.size)
        c = _slot(xs, (word.x0 + word.x1) / 2)
        content.setdefault(owner[b, c], []).append(word)
    filled = {cell: rows_of(found) for cell, found in content.items()}
    if len(filled) < 4 or len({c for _, c in filled}) < 2 or len({b for b, _ in filled}) < 2:
        return None
    rows: list[list[RawCell]] = []
    for b in range(bands):
        line = [(cell, spans[cell]) for cell in ((b, c) for c in range(columns)) if cell in spans]
        rows += _band([(filled.get(cell, []), span) for cell, span in line])
    return rows


def _band(cells: Sequence[tuple[list[Row], tuple[int, int]]]) -> list[list[RawCell]]:
    """The rows of one band of the grid: one, or several where columns of values stand in it line by line."""
    stacked = [rows for rows, span in cells if len(rows) > 1 and all(is_value(row.text) for row in rows)]
    if len(stacked) >= 2 and len({len(rows) for rows in stacked}) == 1 and all(s[0] == 1 for _, s in cells):
        bases = [row.base for row in stacked[0]]
        size = stacked[0][0].size
        lines: list[list[RawCell]] = []
        for n, base in enumerate(bases):
            upper = -1e9 if n == 0 else (bases[n - 1] + base) / 2
            lower = 1e9 if n == len(bases) - 1 else (base + bases[n + 1]) / 2
            lines.append([RawCell(_text([r for r in rows if upper < r.base - 0.01 * size <= lower]), colspan=span[1])
                          for rows, span in cells])
        return lines
    return [[RawCell(_text(rows), rowspan=span[0], colspan=span[1]) for rows, span in cells]] if cells else []


def _text(rows: Sequence[Row]) -> str:
    """The lines of a cell as one text."""
    return " ".join(" ".join(chunk.text for chunk in row.chunks) for row in rows)


def _covers(lines: Sequence[Line], at: float, start: float, end: float) -> bool:
    """Whether a line at the position runs over the middle of the stretch."""
    middle = (start + end) / 2
    return any(abs(line[0] - at) <= NEAR and line[1] - NEAR <= middle <= line[2] + NEAR for line in lines)


def _slot(stops: Sequence[float], position: float) -> int:
    return min(max(sum(1 for stop in stops if stop <= position) - 1, 0), len(stops) - 2)
