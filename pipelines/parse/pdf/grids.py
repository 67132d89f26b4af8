"""Ruled tables: the cells between drawn lines, merged where a line is missing, filled with the words inside."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise, zip_longest
from statistics import median

from pipelines.parse.builder import RawCell
from pipelines.parse.pdf.assembly import goes_on
from pipelines.parse.pdf.breaks import implied_lines
from pipelines.parse.pdf.centred import Group, centred_groups
from pipelines.parse.pdf.drawing import NEAR, Line, merged
from pipelines.parse.pdf.lines import Row, join_lines, rows_of
from pipelines.parse.pdf.page import Page
from pipelines.parse.pdf.words import Word
from pipelines.parse.spans import Column, is_value

TOUCH = 4.0
"""Points: line ends closer than this touch."""
MOST_HEADERS_ABOVE, ABOVE = 5, 1.6
"""Lines above a ruled table that may be its headers; times the type size that they stand above it, or each other."""
STEP = 1.4
"""Times the height of the rows of a table that those stand apart which go on below its lines."""
COLUMN = 14.0
"""Points: an empty stretch this wide is a column without entries."""
SMALLER = 0.85
"""Part of the usual type size of a table's words below which a line may be one of the page."""
FOOT = 0.85
"""Part of a page's height below which heads may stand whose rows are on the next page."""
BETWEEN = 0.75
"""Part of the step between rows from which a line of a label is in none of them."""
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
    stops: list[float] = field(default_factory=list)
    """Of a ruled table, the x of each edge between its columns."""
    lanes: list[Column] = field(default_factory=list)
    """Of a table without lines, where its columns stand."""

    @property
    def has_header(self) -> bool:
        """Whether its first row has words alone."""
        return any(cell.is_header for cell in self.rows[0]) or not any(is_value(c.text) for c in self.rows[0][1:])

    def take_header(self, rows: Sequence[Row]) -> int:
        """Put rows right above the lines, whose chunks stand over a column each, on top; gives their number.

        Rows closer than a line of text are the lines of cells set beside each other's middle: one row.
        """
        near: list[tuple[Row, dict[int, str]]] = []
        below = self.top
        for row in reversed(rows[-MOST_HEADERS_ABOVE:]):
            places = self._places(row)
            if (
                below - row.base > ABOVE * row.size
                or len(set(places)) < len(places)
                or not _fits(row, self.stops)
                or row.x0 < self.x0 - NEAR
                or row.x1 > self.x1 + NEAR
            ):
                break
            near.insert(0, (row, dict(zip(places, (c.text for c in row.chunks), strict=True))))
            below = row.base - row.size
        while near and len(near[0][1]) < 2 and not _interleaved(near):
            near.pop(0)
        taken: list[dict[int, str]] = []
        for n, (row, texts) in enumerate(near):
            if n and row.base - near[n - 1][0].base < row.size:
                taken[-1] |= {
                    c: join_lines(taken[-1][c], text) if c in taken[-1] else text for c, text in texts.items()
                }
            else:
                taken.append(dict(texts))
        self.rows[:0] = [[RawCell(texts.get(n, ""), is_header=True) for n in range(self.columns)] for texts in taken]
        return len(near)

    def take_rest(self, rows: Sequence[Row]) -> int:
        """Put rows right below the lines that go on in their columns to the end; gives their number.

        Where every second row is shaded, the lines are the edges of the shades, and end before the table does.
        """
        taken: list[list[RawCell]] = []
        below, step = self.bottom, STEP * (self.bottom - self.top) / max(len(self.rows), 1)
        for row, after in zip_longest(rows, rows[1:]):
            near = max(step, ABOVE * row.size)
            is_title = (
                after is not None and self._is_title(row) and after.base - row.base < near and self._goes_on(after)
            )
            if row.base - below > near or not (is_title or self._goes_on(row)):
                break
            texts = dict(zip(self._places(row), (c.text for c in row.chunks), strict=True))
            title = [RawCell(row.text, colspan=self.columns)]
            taken.append(title if is_title else [RawCell(texts.get(n, "")) for n in range(self.columns)])
            below = self.bottom = row.base
        self.rows += taken
        return len(taken)

    def _places(self, row: Row) -> list[int]:
        return [_slot(self.stops, (c.x0 + c.x1) / 2) for c in row.chunks]

    def _is_title(self, row: Row) -> bool:
        """Whether a row is one chunk at the beginning of the first column, as the name of the rows below it."""
        return len(row.chunks) == 1 and abs(row.x0 - self.x0) < COLUMN and row.x1 < self.x1 and not is_value(row.text)

    def _goes_on(self, row: Row) -> bool:
        """Whether a row has values, each chunk in a column of its own."""
        places = self._places(row)
        return (
            len(places) > 1
            and len(set(places)) == len(places)
            and any(is_value(c.text) for c in row.chunks[1:])
            and _fits(row, self.stops)
            and self.x0 - NEAR < row.x0
            and row.x1 < self.x1 + NEAR
        )


def _interleaved(rows: Sequence[tuple[Row, dict[int, str]]]) -> bool:
    """Whether the first row stands less than a line above one with chunks of other columns."""
    (first, texts), *others = rows
    return any(row.base - first.base < first.size and texts.keys() != its.keys() for row, its in others[:1])


def ruled_tables(page: Page) -> tuple[list[PageTable], list[Word], list[Word]]:
    """Tables whose cells are divided by lines, the words that are in none of them, and those of lines printed over them."""
    level = [(r.y0, r.x0, r.x1) for r in page.rules if r.is_level and r.x1 - r.x0 > 4]
    upright = [(r.x0, r.y0, r.y1) for r in page.rules if not r.is_level and r.y1 - r.y0 > 4]
    more_level, more_upright = implied_lines(level, upright, page.words)
    level, upright = merged(level + more_level), merged(upright + more_upright)
    if len(level) < 2 or not upright or len(level) + len(upright) > MOST_LINES:
        return [], page.words, []
    tables, words, asides = [], page.words, list[Word]()
    for horizontal, vertical in _components(level, upright):
        xs, ys = _stops(vertical, horizontal), _stops(horizontal, vertical)
        inside = [
            w
            for w in words
            if w.turn >= 0 and xs[0] - 1 <= w.centre[0] <= xs[-1] + 1 and ys[0] - 1 <= w.centre[1] <= ys[-1] + 1
        ]
        xs, ys = _used(xs, [w.centre[0] for w in inside], COLUMN), _used(ys, [w.centre[1] for w in inside], math.inf)
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MOST_GRID_CELLS:
            continue
        if _crossed(xs, inside) or (len(ys) == 2 and _has_neighbours(ys, words)):
            continue
        grid = Grid(xs, ys, horizontal, vertical)
        over = _printed_over(grid, inside)
        taken, foreign = set(map(id, inside)), set(map(id, over))
        is_cut = len(ys) == 2 and ys[-1] > FOOT * page.height
        rows = _rows(grid, [w for w in inside if id(w) not in foreign], is_cut=is_cut)
        if rows:
            asides += over
            words = [w for w in words if id(w) not in taken]
            tables.append(PageTable(rows, xs[0], xs[-1], ys[0], ys[-1], len(xs) - 1, stops=xs))
    return tables, words, asides


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
            if x0 - TOUCH <= x <= x1 + TOUCH and y0 - TOUCH <= y <= y1 + TOUCH:
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


def _crossed(xs: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether words run over the upright lines: those then underlie a drawing or a text, not a table."""
    inner = xs[1:-1]
    crossing = sum(bisect_left(inner, w.x0 + 1) < bisect_left(inner, w.x1 - 1) for w in words if not w.turn)
    return crossing > max(1, 0.1 * len(words))


def _printed_over(grid: Grid, words: Sequence[Word]) -> list[Word]:
    """Lines of the page printed over its table: in smaller type than the table's, and over the edges of filled cells."""
    usual = median(w.size for w in words) if words else 0.0
    small = [w for w in words if w.size < SMALLER * usual and not w.turn]
    filled = {
        grid.owner[_slot(grid.ys, w.centre[1]), _slot(grid.xs, w.centre[0])]
        for w in words
        if small and w.size >= SMALLER * usual
    }
    found: list[Word] = []
    for chunk in (chunk for row in rows_of(replace(w) for w in small) for chunk in row.chunks):
        band = _slot(grid.ys, chunk.base - 0.3 * chunk.size)
        ends = {grid.owner[band, _slot(grid.xs, x)] for x in (chunk.x0 + 1, chunk.x1 - 1)}
        runs_over = len(ends) > 1 or chunk.x0 < grid.xs[0] - NEAR or chunk.x1 > grid.xs[-1] + NEAR
        if runs_over and ends & filled:
            found += [w for w in small if w.base == chunk.base and chunk.x0 <= w.x0 and w.x1 <= chunk.x1]
    return found


def _has_neighbours(ys: Sequence[float], words: Sequence[Word]) -> bool:
    """Whether lines stand right above or below a single band: it then is a shaded row, not the end of a table."""
    height = ys[1] - ys[0]
    return any(ys[0] - height < w.centre[1] < ys[0] or ys[1] < w.centre[1] < ys[1] + height for w in words)


def _used(stops: list[float], positions: Sequence[float], least: float) -> list[float]:
    """The stops without columns (or rows) narrower than `least` in which no word stands: they lie between lines."""
    filled = {_slot(stops, position) for position in positions}
    empty = [n for n in range(len(stops) - 1) if n not in filled and stops[n + 1] - stops[n] < least]
    dropped = {n + 1 if n < len(stops) - 2 else n for n in empty}
    return [stop for n, stop in enumerate(stops) if n not in dropped]


class Grid:
    """Cells between stops: neighbours without a line between them are one cell."""

    def __init__(self, xs: list[float], ys: list[float], level: Sequence[Line], upright: Sequence[Line]) -> None:
        self.xs, self.ys = xs, ys
        self.columns, self.bands = len(xs) - 1, len(ys) - 1
        self.owner: dict[tuple[int, int], tuple[int, int]] = {}
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        """Rows and columns that the cell beginning at a band and column covers."""
        walls, floors = _drawn(xs, upright, ys), _drawn(ys, level, xs)
        for b in range(self.bands):
            for c in range(self.columns):
                if (b, c) not in self.owner:
                    self._add_cell(b, c, walls, floors)

    def _add_cell(self, b: int, c: int, walls: list[list[bool]], floors: list[list[bool]]) -> None:
        right, below = c + 1, b + 1
        while right < self.columns and not walls[right][b] and (b, right) not in self.owner:
            right += 1
        while below < self.bands and not any(floors[below][c:right]):
            below += 1
        self.spans[b, c] = below - b, right - c
        self.owner.update({(i, j): (b, c) for i in range(b, below) for j in range(c, right)})


def _drawn(stops: Sequence[float], lines: Sequence[Line], across: Sequence[float]) -> list[list[bool]]:
    """For each stop and each stretch between the crossing stops, whether a line is drawn there; always at the edges."""
    middles = [(start + end) / 2 for start, end in pairwise(across)]
    drawn = [[n in (0, len(stops) - 1)] * len(middles) for n in range(len(stops))]
    for at, start, end in lines:
        n = min(range(len(stops)), key=lambda k: abs(stops[k] - at))
        if abs(stops[n] - at) <= NEAR:
            for k in range(bisect_left(middles, start - NEAR), bisect_right(middles, end + NEAR)):
                drawn[n][k] = True
    return drawn


def _rows(grid: Grid, words: Sequence[Word], *, is_cut: bool) -> list[list[RawCell]]:
    """Rows of cells with their text and spans; none where the lines frame no table, which heads cut off from it do."""
    content: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        c, b = _slot(grid.xs, word.centre[0]), _slot(grid.ys, word.centre[1])
        content.setdefault(grid.owner[b, c], []).append(word)
    filled = {
        cell: [line for turn in sorted({w.turn for w in found}) for line in rows_of(w for w in found if w.turn == turn)]
        for cell, found in content.items()
    }
    if any(_holds_table(lines) for lines in filled.values()):
        return []
    is_one_row = len({b for b, _ in filled}) < 2
    if len(filled) < (3 if is_one_row else 4) or len({c for _, c in filled}) < 2:
        return []
    if is_one_row and sum(is_value(line.text) for lines in filled.values() for line in lines) < (0 if is_cut else 2):
        return []
    bands: list[list[CellLines]] = []
    for b in range(grid.bands):
        cells = [(filled.get((b, c), []), *grid.spans[b, c], c) for c in range(grid.columns) if (b, c) in grid.spans]
        bands += [
            [part for lines, rows, wide, c in level for part in _divided(lines, rows, wide, grid.xs[c : c + wide + 1])]
            for level in _levels(cells, grid.xs)
        ]
    crowded = sum(any(_values(line) > 1 for lines, _, _ in band for line in lines) for band in bands)
    return [] if crowded > 1 else _with_headers([row for band in bands for row in _band(band)], grid.columns)


def _with_headers(rows: list[list[RawCell]], columns: int) -> list[list[RawCell]]:
    """The rows above the first values marked as headers; a title over all columns below them is none."""
    none = len(rows) if len(rows) == 1 else 0
    first = next((n for n, row in enumerate(rows) if any(is_value(cell.text) for cell in row[1:])), none)
    first = next((n for n in range(1, first) if rows[n][0].colspan == columns), first)
    return [[replace(cell, is_header=True) for cell in row] for row in rows[:first]] + rows[first:]


def _values(line: Row) -> int:
    return sum(is_value(chunk.text) for chunk in line.chunks)


CellLines = tuple[list[Row], int, int]
"""Lines of a cell, the rows and the columns that it spans."""


def _levels(
    cells: list[tuple[list[Row], int, int, int]], stops: Sequence[float]
) -> list[list[tuple[list[Row], int, int, int]]]:
    """A band of heads, lines with span and column: two of them where one over columns has theirs below in its cell."""
    if any(rowspan > 1 or any(map(_values, lines)) for lines, rowspan, _, _ in cells):
        return [cells]
    for lines, _, colspan, c in cells:
        own = stops[c : c + colspan + 1]
        over = next((n for n, line in enumerate(lines) if colspan > 1 and len(line.chunks) > 1), 0)
        if over and all(_fits(line, own) for line in lines[over:]) and not _fits(lines[over - 1], own):
            y = lines[over].base - 0.5 * lines[over].size
            above = [([line for line in cell[0] if line.base < y], *cell[1:]) for cell in cells]
            return [above, [([line for line in cell[0] if line.base >= y], *cell[1:]) for cell in cells]]
    return [cells]


def _divided(lines: list[Row], rowspan: int, colspan: int, stops: Sequence[float]) -> list[CellLines]:
    """A cell over several columns whose chunks stand each in one of them is as many cells: the lines are left out."""
    slots = [_slot(stops, (c.x0 + c.x1) / 2) for line in lines for c in line.chunks]
    if (
        colspan == 1
        or len(set(slots)) < 2
        or not (any(map(_values, lines)) or all(_fits(line, stops) for line in lines))
    ):
        return [(lines, rowspan, colspan)]
    parts: list[list[Row]] = [[] for _ in range(colspan)]
    for line in lines:
        for slot in range(colspan):
            chunks = [c for c in line.chunks if _slot(stops, (c.x0 + c.x1) / 2) == slot]
            if chunks:
                parts[slot].append(Row(chunks, line.base, line.size))
    return [(part, rowspan, 1) for part in parts]


def _fits(line: Row, stops: Sequence[float]) -> bool:
    """Whether each chunk lies in one column."""
    return all(_slot(stops, c.x0 + NEAR) == _slot(stops, c.x1 - NEAR) for c in line.chunks)


def _holds_table(lines: Sequence[Row]) -> bool:
    """Whether a cell has rows of labels and values side by side: the lines around it are then not those of cells."""
    values = [_values(line) for line in lines if len(line.chunks) > 1]
    return sum(n > 1 for n in values) > 1 or sum(n > 0 for n in values) > 2


def _band(cells: Sequence[CellLines]) -> list[list[RawCell]]:
    """The rows of one band of the grid: one, or several where columns of values stand in it line by line."""
    stacked = [lines for lines, _, _ in cells if len(lines) > 1 and all(is_value(line.text) for line in lines)]
    if len(stacked) < 2 or any(rowspan > 1 for lines, rowspan, _ in cells if lines):
        return [[RawCell(_text(lines), rowspan=rowspan, colspan=colspan) for lines, rowspan, colspan in cells]]
    bases = [line.base for line in max(stacked, key=len)]
    titles = _titles_between(cells, bases)
    rows: list[list[list[Row]]] = [[[] for _ in cells] for _ in bases]
    for column, (lines, _, _) in enumerate(cells):
        for line in lines:
            if not any(line in title for title in titles):
                nearest = min(range(len(bases)), key=lambda n: abs(bases[n] - line.base))
                rows[nearest][column].append(line)
    groups = [] if titles else _centred(cells, bases)
    banded: list[list[RawCell]] = []
    for at, (base, row) in enumerate(zip(bases, rows, strict=True)):
        while titles and titles[0][0].base < base:
            text = " ".join(line.text for line in titles.pop(0))
            banded.append([RawCell(text, colspan=sum(colspan for _, _, colspan in cells))])
        beside = [RawCell(g.label, rowspan=g.last - g.first + 1) for each in groups for g in each if g.first == at]
        own = zip(row[len(groups) :], cells[len(groups) :], strict=True)
        banded.append([*beside, *(RawCell(_text(part), colspan=cell[2]) for part, cell in own)])
    return banded


def _titles_between(cells: Sequence[CellLines], bases: Sequence[float]) -> list[list[Row]]:
    """Titles between rows of values: lines of words in the first column that go on with no label, or run on from it."""
    step = min(b - a for a, b in pairwise(bases))
    labels = cells[0][0]
    titles: list[list[Row]] = []
    for above, line in zip([None, *labels], labels, strict=False):
        title = [line]
        for lines, _, _ in cells[1:]:
            title += [other for other in lines if abs(other.base - line.base) < BETWEEN * step]
        runs_on = all(b.x0 - a.x1 < b.size for a, b in pairwise(title))
        is_between = line.base < bases[-1] and all(abs(line.base - base) > BETWEEN * step for base in bases)
        if is_between and runs_on and not (above and goes_on(above.text, line.text)):
            titles.append(title)
    return titles


def _centred(cells: Sequence[CellLines], bases: Sequence[float]) -> list[list[Group]]:
    """The rows under labels set beside the middle of several, for the first columns where labels are so set."""
    found: list[list[Group]] = []
    for lines, _, colspan in cells:
        is_words = colspan == 1 and not any(is_value(line.text) for line in lines)
        groups = centred_groups(bases, [(line.base, line.text) for line in lines]) if is_words else []
        if not groups:
            break
        found.append(groups)
    return found


def _text(rows: Sequence[Row]) -> str:
    """The lines of a cell as one text."""
    return reduce(join_lines, (" ".join(chunk.text for chunk in row.chunks) for row in rows), "")


def _slot(stops: Sequence[float], position: float) -> int:
    return min(max(bisect_right(stops, position) - 1, 0), len(stops) - 2)
