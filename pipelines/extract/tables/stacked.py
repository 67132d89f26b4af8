"""Tables whose cells a page prints one below the other: a class, then its figures, a line each, under a line a header.

`Tonnes (Mt)`, `Sn (%)`, `Measured`, `33.0`, `0.13`, `Indicated`, ... is a table when each class is followed by as many
figures as there are measures right above the first row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.tables.cells import is_blank, value_of
from pipelines.extract.tables.headers import read_measure
from pipelines.extract.tables.terms import category_of, hints
from pipelines.model import Cell, Table

CLASS_LINE = re.compile(
    r"(?im)^[ \t]*(?:total )?(?:measured|indicated|inferred|proven|proved|probable)\b[^\n\d]{0,40}$"
)
CLASSES = ("measured", "indicated", "inferred", "proven", "proved", "probable")
LONGEST_CELL, MOST_FIGURES, FEWEST_FIGURES, FEWEST_ROWS = 60, 16, 2, 2
MEASURES = ("tonnage", "grade", "contained", "other", "cutoff")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a stacked table: its first line's number, its label and its figures."""

    first: int
    label: Cell
    figures: tuple[Cell, ...]
    after: int


def stacked_tables(text: str) -> list[Table]:
    """Stacked tables of the text in print order, without a place among the document's own tables."""
    if not hints(text.lower(), CLASSES) or len(CLASS_LINE.findall(text)) < FEWEST_ROWS:
        return []
    lines = list(_cells(text))
    tables: list[Table] = []
    rows: list[_Row] = []
    at = 0
    while at < len(lines):
        row = _row(lines, at)
        if row is None or (rows and (row.first - rows[-1].after > 1 or len(row.figures) != len(rows[0].figures))):
            tables += _table(lines, rows)
            rows = []
        if row is None:
            at += 1
            continue
        rows.append(row)
        at = row.after
    return tables + _table(lines, rows)


def _cells(text: str) -> Iterator[Cell]:
    """The lines of the text that are not blank, without the bars that a converter ends cells with."""
    start = 0
    for line in text.split("\n"):
        if printed := line.strip(" \t\r|"):
            begin = start + line.index(printed)
            yield Cell(printed, begin, begin + len(printed), 0, 0)
        start += len(line) + 1


def _row(lines: list[Cell], at: int) -> _Row | None:
    """The row whose class stands on line `at`, or on the next one below a label; None where none begins."""
    for first in (at, at + 1):
        if first >= len(lines) or len(lines[first].text) > LONGEST_CELL or _is_figure(lines[first]):
            return None
        if category_of(lines[first].text) is None or read_measure(lines[first].text).role in MEASURES:
            continue
        end = first + 1
        while end < len(lines) and end - first <= MOST_FIGURES and _is_figure(lines[end]):
            end += 1
        if end - first > FEWEST_FIGURES:
            has_label = first > at and read_measure(lines[at].text).role == "label"
            named = f"{lines[at].text} {lines[first].text}" if has_label else lines[first].text
            label = Cell(named, lines[first].start, lines[first].end, 0, 0)
            return _Row(at if has_label else first, label, tuple(lines[first + 1 : end]), end)
    return None


def _is_figure(cell: Cell) -> bool:
    value = value_of(cell.text) if len(cell.text) <= LONGEST_CELL else None
    return is_blank(cell.text) or (value is not None and value.measure.role == "label")


def _table(lines: list[Cell], rows: list[_Row]) -> list[Table]:
    """The rows under the measures right above them; nothing where these are not as many as the figures."""
    if len(rows) < FEWEST_ROWS:
        return []
    size = len(rows[0].figures)
    heads = lines[max(0, rows[0].first - size) : rows[0].first]
    roles = [read_measure(h.text).role if len(h.text) <= LONGEST_CELL else "label" for h in heads]
    if len(heads) != size or not set(roles) <= set(MEASURES) or not {"tonnage", "contained"} & set(roles):
        return []
    grid = [(Cell("", heads[0].start, heads[0].start, 0, 0), *_numbered(heads, 0))]
    for number, row in enumerate(rows, 1):
        grid.append((Cell(row.label.text, row.label.start, row.label.end, number, 0), *_numbered(row.figures, number)))
    return [Table(-1, heads[0].start, rows[-1].figures[-1].end, tuple(grid))]


def _numbered(cells: tuple[Cell, ...] | list[Cell], row: int) -> list[Cell]:
    return [Cell(c.text, c.start, c.end, row, column) for column, c in enumerate(cells, 1)]
