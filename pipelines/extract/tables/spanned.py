"""Rows that lost the cell which spanned down to them: their other cells stand one column too far to the left.

Text that was made of a page drops the span of "Measured" over two deposits, so that the second row begins with its
deposit and ends in an empty cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extract.tables.cells import is_blank, value_of
from pipelines.extract.tables.terms import category_of
from pipelines.model import Cell

Row = list[Cell | None]


def with_lost_spans(grid: list[Row]) -> list[Row]:
    """The rows, each figure under its head again; a row whose class nothing tells is left empty.

    Only where full rows begin with two labels or more, the first of them a class.
    """
    first = next((row for row in grid if _lead(row) > 1 and _is_full(row)), None)
    if first is None or not any(category_of(_text(row[0])) for row in grid if _lead(row) > 1 and _is_full(row)):
        return grid
    labels = _lead(first)
    rows: list[Row] = []
    above: Cell | None = None
    for row in grid:
        lead = _lead(row)
        if lead >= labels or not lead or _is_full(row) or not any(map(_is_figure, row)):
            above = row[0] if lead >= labels and _is_full(row) else above
            rows.append(row)
        elif category_of(_text(row[0])):  # a sum, whose label spans to the right
            rows.append([row[0], *[None] * (labels - lead), *row[1 : len(row) - (labels - lead)]])
            above = None
        elif above is None:
            rows.append([None] * len(row))
        else:
            rows.append([*[above] * (labels - lead), *row[: len(row) - (labels - lead)]])
    return rows


def _lead(row: Sequence[Cell | None]) -> int:
    """How many cells stand before the first figure of a row."""
    return next((n for n, cell in enumerate(row) if _is_figure(cell)), 0)


def _is_full(row: Sequence[Cell | None]) -> bool:
    """Whether a row reaches to the last column; no other is short by a lost cell."""
    return bool(row) and not is_blank(_text(row[-1]))


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""


def _is_figure(cell: Cell | None) -> bool:
    return cell is not None and value_of(cell.text) is not None
