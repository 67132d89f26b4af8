"""Tables of another shape than one estimate a row: measures down the side, or one metal a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.lexicon import canonical_analyte
from pipelines.extract.tables.cells import value_of
from pipelines.extract.tables.headers import read_measure
from pipelines.extract.tables.records import RowEstimate
from pipelines.extract.tables.spanned import with_lost_spans
from pipelines.extract.tables.terms import classes_in
from pipelines.model import Cell, Contained, Table

MAX_TURNED_ROWS = 60
LAST_YEAR = re.compile(r"((?:19|20)\d\d)\D*$")


ONLY_A_UNIT = re.compile(
    r"(?i)\(?\s*(?:%|ppm|ppb|g/t|gpt|oz/t|[km]?t|[km]?oz|[km]?lbs?|['’]?000 ?t|tonnes|wt ?%)\s*\)?"
)


def in_place(grid: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """The rows with all cells in their columns, where a span over heads or over labels was lost."""
    return with_lost_spans(_with_heads_in_place(grid))


def _with_heads_in_place(grid: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """Header rows that lost the cell spanning down to them: units move one on, and titles without spans are dropped.

    Such a row begins with a measure above the labels of the first row of figures, and ends short.
    """
    first = next((n for n, row in enumerate(grid) if sum(_is_figure(c) for c in row) > 1), 0)
    if not first or not grid[first] or not _text(grid[first][0]) or _is_figure(grid[first][0]):
        return grid
    kept: list[list[Cell | None]] = []
    for row in grid[:first]:
        texts = [_text(cell) for cell in row]
        if not texts[0] or texts[-1] or read_measure(texts[0]).role not in ("tonnage", "grade", "contained"):
            kept.append(row)
        elif all(ONLY_A_UNIT.fullmatch(text) for text in texts if text):
            kept.append([None, *row[:-1]])
        else:
            kept.append([None] * len(row))
    return [*kept, *grid[first:]]


def _text(cell: Cell | None) -> str:
    return cell.text.strip() if cell else ""


def _is_figure(cell: Cell | None) -> bool:
    return cell is not None and value_of(cell.text) is not None


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


def with_old_years(estimates: list[RowEstimate]) -> list[RowEstimate]:
    """Of rows of one name under several years the newest year's are current, where no row says which are."""
    years: dict[tuple[object, ...], set[str]] = {}
    for estimate in estimates:
        if estimate.dated and (year := LAST_YEAR.search(estimate.dated)):
            years.setdefault((estimate.kind, *estimate.labels), set()).add(year[1])
    if any(e.standing for e in estimates) or not any(len(found) > 1 for found in years.values()):
        return estimates
    return [
        replace(e, standing="previous")
        if e.dated and (year := LAST_YEAR.search(e.dated)) and year[1] < max(years[e.kind, *e.labels])
        else e
        for e in estimates
    ]


def metal_by_rows(estimates: list[RowEstimate]) -> list[RowEstimate]:
    """A table that lists one mass per analyte is one estimate, not one for each oxide."""
    named = [(e, canonical_analyte(e.labels[-1]) if e.labels else None) for e in estimates]
    if len(named) < 2 or not all(a and not e.tonnage_t and not e.grades and len(e.contained) == 1 for e, a in named):
        return estimates
    first = estimates[0]
    contained = tuple(Contained(a or "", e.contained[0].value_t) for e, a in named)
    return [replace(first, end=max(e.end for e in estimates), labels=first.labels[:-1], contained=contained)]
