"""Tables of another shape than one estimate a row: measures down the side, or one metal a row."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract.lexicon import canonical_analyte
from pipelines.extract.tables.cells import value_of
from pipelines.extract.tables.headers import read_measure
from pipelines.extract.tables.records import RowEstimate
from pipelines.extract.tables.terms import classes_in
from pipelines.model import Cell, Contained, Table

MAX_TURNED_ROWS = 60


def over_whole_rows(estimate: RowEstimate, spans: Sequence[tuple[int, int]]) -> RowEstimate:
    """An estimate that runs down a column is quoted by the rows that it runs through."""
    start = max((a for a, _ in spans if a <= estimate.start), default=estimate.start)
    end = min((b for _, b in spans if b >= estimate.end), default=estimate.end)
    return replace(estimate, start=start, end=end)


def measures_run_down(table: Table) -> bool:
    """Whether rows are measures ("Tonnes (Mt)", "Cu (%)") and columns are classes or statements."""
    if not 1 < len(table.rows) <= MAX_TURNED_ROWS:
        return False
    labels = [" ".join(c.text for c in row if c.column <= 1 and value_of(c.text) is None) for row in table.rows[1:]]
    roles = [read_measure(label).role for label in labels]
    classes = sum(bool(classes_in(c.text)) for c in table.rows[0])
    return ("tonnage" in roles and ("grade" in roles or "contained" in roles)) or (
        "contained" in roles and (classes > 1 or ("grade" in roles and classes > 0))
    )


def turned(table: Table) -> Table:
    """The table with rows and columns exchanged; the cells keep their places in the text."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted((c for row in table.rows for c in row), key=lambda c: (c.column, c.row)):
        rows.setdefault(cell.column, []).append(
            replace(cell, row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan)
        )
    ordered = tuple(tuple(rows.get(i, ())) for i in range(max(rows, default=-1) + 1))
    return replace(table, rows=ordered)


def metal_by_rows(estimates: list[RowEstimate]) -> list[RowEstimate]:
    """A table that lists one mass per analyte is one estimate, not one for each oxide."""
    named = [(e, canonical_analyte(e.labels[-1]) if e.labels else None) for e in estimates]
    if len(named) < 2 or not all(a and not e.tonnage_t and not e.grades and len(e.contained) == 1 for e, a in named):
        return estimates
    first = estimates[0]
    contained = tuple(Contained(a or "", e.contained[0].value_t) for e, a in named)
    return [replace(first, end=max(e.end for e in estimates), labels=first.labels[:-1], contained=contained)]
