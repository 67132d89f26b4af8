"""Labels that a page broke over lines: "Measured and" beside the figures, "Indicated" alone below them; or the name of
a deposit down the rows of its classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.tables.cells import is_blank, value_of
from pipelines.extract.tables.terms import category_of
from pipelines.model import Category, Cell

Row = list[Cell | None]
OPEN_END = re.compile(r"(?i)(?:[&+/(,–]|\b(?:and|or|of|the|in|for|at|with|per|plus))$")
GOES_ON = re.compile(r"[a-z&+(]")
LONGEST_LABEL = 60
FEWEST_GROUPS, FEWEST_CLASSES = 2, 3
"""Groups of rows of one name, and rows of each, from which a name can be told that runs down them."""


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


def with_names_down_classes(grid: list[Row]) -> list[Row]:
    """The rows; a name in the first column that runs on beside the next classes of its group stands whole at the first.

    Only where every group has the same classes, names that run on do so from the group's first row, and rows are left
    without: else each row has a name of its own.
    """
    classes = [category_of(row[1].text) if len(row) > 1 and row[1] is not None else None for row in grid]
    groups = _groups(classes)
    sequences = {tuple(classes[n] for n in group) for group in groups}
    if len(groups) < FEWEST_GROUPS or len(sequences) > 1 or len(groups[0]) < FEWEST_CLASSES:
        return grid
    named = [[n for n in group if (c := grid[n][0]) is not None and c.text.strip()] for group in groups]
    runs_on = [n for group, own in zip(groups, named, strict=True) if len(own) > 1 for n in own]
    if not runs_on or any(
        own != group[: len(own)] or len(own) == len(group) for group, own in zip(groups, named, strict=True)
    ):
        return grid
    rows = list(grid)
    for own in named:
        cells = [cell for n in own if (cell := grid[n][0]) is not None]
        for n, cell in zip(own, cells, strict=True):
            text = " ".join(c.text.strip() for c in cells) if n == own[0] else ""
            rows[n] = [replace(cell, text=text), *grid[n][1:]]
    return rows


def _groups(classes: Sequence[Category | None]) -> list[list[int]]:
    """The runs of rows with classes, each begun by the class that the first of them begins with."""
    first = next((c for c in classes if c), None)
    groups: list[list[int]] = []
    for n, category in enumerate(classes):
        if category is None:
            continue
        if category == first:
            groups.append([])
        groups[-1].append(n)
    return groups
