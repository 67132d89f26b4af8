"""Labels that a page broke over two lines: "Measured and" beside the figures, "Indicated" alone below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.tables.cells import is_blank, value_of
from pipelines.model import Cell

Row = list[Cell | None]
OPEN_END = re.compile(r"(?i)(?:[&+/(,–]|\b(?:and|or|of|the|in|for|at|with|per|plus))$")
GOES_ON = re.compile(r"[a-z&+(]")
LONGEST_LABEL = 60


def with_whole_labels(grid: list[Row]) -> list[Row]:
    """The rows, each in its place; one that only ends (or begins) the label of a row of figures is left empty."""
    rows = list(grid)
    above: int | None = None
    for at, row in enumerate(rows):
        if above is not None and _has_figures(rows[above]) and _reads_on(rows[above], row, row):
            rows[above] = _with_label(rows[above], row)
            rows[at] = [None] * len(row)
            continue
        if above is not None and _has_figures(row) and _reads_on(rows[above], row, rows[above]):
            rows[at] = _with_label(row, rows[above], is_before=True)
            rows[above] = [None] * len(row)
        above = at
    return rows


def _has_figures(row: Sequence[Cell | None]) -> bool:
    return sum(cell is not None and value_of(cell.text) is not None for cell in row) > 1


def _words(row: Sequence[Cell | None]) -> list[tuple[int, str]]:
    return [(n, c.text.strip()) for n, c in enumerate(row) if c is not None and not is_blank(c.text)]


def _reads_on(first: Row, second: Row, alone: Row) -> bool:
    """Whether a label begun in the first row ends in the second, of which `alone` has nothing but that label."""
    words = _words(alone)
    if len(words) != 1 or len(words[0][1]) > LONGEST_LABEL:
        return False
    at = words[0][0]
    cells = [cell for cell in (first[at], second[at]) if cell is not None and not is_blank(cell.text)]
    if len(cells) < 2 or any(c.colspan > 1 or c.rowspan > 1 or value_of(c.text) is not None for c in cells):
        return False
    above, below = (cell.text.strip() for cell in cells)
    is_open = OPEN_END.search(above) is not None or above.count("(") > above.count(")")
    return is_open or GOES_ON.match(below) is not None


def _with_label(row: Row, label: Row, *, is_before: bool = False) -> Row:
    """The row of figures with its whole label; it is quoted from its own cells."""
    at, text = _words(label)[0]
    own = row[at]
    assert own is not None
    whole = f"{text} {own.text}" if is_before else f"{own.text} {text}"
    return [replace(own, text=whole) if n == at else cell for n, cell in enumerate(row)]
