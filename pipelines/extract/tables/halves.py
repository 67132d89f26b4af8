"""Two tables that a page prints beside each other: "Category | Mt | Sn (%) | Category | Mt | Sn (%)" is two."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract.tables.cells import is_blank, value_of
from pipelines.extract.tables.headers import folded, read_measure
from pipelines.extract.tables.terms import category_of
from pipelines.model import Cell, Table

MOST_HEADER_ROWS = 4
NARROWEST = 2


def halves_of(table: Table) -> list[Table]:
    """The tables side by side, left to right; the table itself where it is one."""
    at = _second_labels(table)
    return [table] if at is None else [_part(table, 0, at), _part(table, at, table.width)]


def _second_labels(table: Table) -> int | None:
    """The column in which the head of the first one comes again, with labels of its own below it.

    Where both columns have classes only below them, it may be another head of labels.
    """
    for row in table.rows[:MOST_HEADER_ROWS]:
        first = next((folded(c.text) for c in row if c.column == 0), "")
        others = [c for c in row if c.column >= NARROWEST and c.colspan == 1]
        again = [c for c in others if folded(c.text) == first] or [
            c for c in others if _has_classes(table, c) and _has_classes(table, replace(c, column=0))
        ]
        if not first or len(again) != 1 or read_measure(first).role != "label" or value_of(first):
            continue
        at = again[0].column
        below = [c for later in table.rows for c in later if c.row > again[0].row and c.column in (0, at)]
        labels = {column: [c for c in below if c.column == column and not is_blank(c.text)] for column in (0, at)}
        crosses = any(c.column < at < c.column + c.colspan for r in table.rows for c in r if c.row >= again[0].row)
        if not crosses and all(len(cells) > 1 and not any(map(_is_figure, cells)) for cells in labels.values()):
            return at
    return None


def _has_classes(table: Table, head: Cell) -> bool:
    """Whether the cells below a head of labels are classes and nothing else."""
    below = [c.text for row in table.rows for c in row if c.column == head.column and c.row > head.row]
    return read_measure(head.text).role == "label" and bool(below) and all(map(category_of, below))


def _is_figure(cell: Cell) -> bool:
    return value_of(cell.text) is not None


def _part(table: Table, first: int, end: int) -> Table:
    """The columns from `first` up to `end`; a cell that spans both parts is in both."""
    rows = []
    for row in table.rows:
        inside = [c for c in row if c.column < end and c.column + c.colspan > first]
        rows.append(
            tuple(
                replace(
                    c,
                    column=max(c.column - first, 0),
                    colspan=min(c.column + c.colspan, end) - max(c.column, first),
                )
                for c in inside
            )
        )
    return replace(table, rows=tuple(rows))
