"""Columns that a reader of PDFs ran together: "10.2 0.53" under "Tonnes (Mt) Cu (%)" is two columns again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.tables.headers import read_measure
from pipelines.extract.tables.terms import category_of
from pipelines.model import Cell, Table

FIGURE = r"(?:[–-]|\d[\d,]*(?:\.\d+)?%?)"
FIGURES = re.compile(rf"(?P<label>[A-Za-z][A-Za-z&+() ]*? )?(?P<figures>{FIGURE}(?: {FIGURE}){{0,7}})")
ONE_FIGURE = re.compile(FIGURE)
GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
"""One number in groups of thousands, unless each part has a unit in the head."""
HEAD_PART = re.compile(r"\([^)]{1,24}\)|%(?=\s|$)|\b(?:Mt|kt|koz|Moz|Mlbs?|ppm|g/t)\b(?!\))")
LABEL_HEAD = re.compile(
    r"(?i)\s*(?:(?:resource|mineral|reserve) )*(?:category|class(?:ification)?|zone|deposit|domain)\b"
)
MEASURES = ("tonnage", "grade", "contained", "cutoff")
FEWEST_ROWS = 2


def parted(table: Table) -> Table:
    """The table with such columns parted, where all their cells and their header fall into as many parts."""
    columns: dict[int, list[list[Cell]]] = {}
    for row in table.rows:
        for cell in row:
            columns.setdefault(cell.column, [])
    for index in columns:
        cells = [c for row in table.rows for c in row if c.column == index]
        if parts := _parts(cells):
            columns[index] = parts
    if not any(columns.values()):
        return table
    return replace(table, rows=_rebuilt(table, {i: parts for i, parts in columns.items() if parts}))


def _parts(cells: Sequence[Cell]) -> list[list[Cell]] | None:
    """For each cell of a column its parts, all equally many; None where it is one column."""
    figures = [FIGURES.fullmatch(c.text) for c in cells]
    first = next((i for i, found in enumerate(figures) if found and _count(found) > 1), len(cells))
    data = [found for found, c in zip(figures[first:], cells[first:], strict=True) if c.text.strip()]
    if first == 0 or len(data) < FEWEST_ROWS or any(c.colspan > 1 for c in cells):
        return None
    counts = {_count(found) if found else 0 for found in data}
    labelled = {bool(found and found["label"]) for found in data}
    if len(counts) != 1 or len(labelled) != 1 or (size := counts.pop()) < 2:
        return None
    if labelled == {True} and not all(found and category_of(found["label"]) for found in data):
        return None
    by_words = not all(found and GROUPED.fullmatch(found.string) for found in data)
    heads = [_head_parts(c, size, labelled == {True}, by_words) for c in cells[:first]]
    if not any(heads) or not _are_measures([h for h in heads if h], size, labelled == {True}):
        return None
    parts = [h or [replace(c, text="")] * size for h, c in zip(heads, cells[:first], strict=True)]
    return parts + [_data_parts(c, found, size) for c, found in zip(cells[first:], figures[first:], strict=True)]


def _count(found: re.Match[str]) -> int:
    return len(ONE_FIGURE.findall(found["figures"])) + bool(found["label"])


def _head_parts(cell: Cell, size: int, has_label: bool, by_words: bool) -> list[Cell] | None:
    text = cell.text
    label = LABEL_HEAD.match(text) if has_label else None
    begin = label.end() if label else 0
    cuts = [m.end() for m in HEAD_PART.finditer(text, begin)]
    spans = list(zip([begin, *cuts[:-1]], cuts, strict=True)) if cuts and cuts[-1] == len(text.rstrip()) else []
    spans = ([(0, begin)] if has_label else []) + spans
    if len(spans) != size and by_words:
        spans = [m.span() for m in re.finditer(r"\S+", text)]
    if len(spans) != size:
        return None
    return [_piece(cell, a, b) for a, b in spans]


def _data_parts(cell: Cell, found: re.Match[str] | None, size: int) -> list[Cell]:
    if found is None:
        return [cell, *(replace(cell, text="", start=cell.end) for _ in range(size - 1))]
    label = [_piece(cell, *found.span("label"))] if found["label"] else []
    return [*label, *(_piece(cell, *m.span()) for m in ONE_FIGURE.finditer(cell.text, found.start("figures")))]


def _piece(cell: Cell, start: int, end: int) -> Cell:
    printed = cell.text[start:end]
    start += len(printed) - len(printed.lstrip())
    return replace(cell, text=printed.strip(), start=cell.start + start, end=cell.start + start + len(printed.strip()))


def _are_measures(heads: list[list[Cell]], size: int, has_label: bool) -> bool:
    titles = [" ".join(h[i].text for h in heads) for i in range(size)]
    return all(read_measure(title).role in MEASURES for title in titles[1 if has_label else 0 :])


def _rebuilt(table: Table, columns: dict[int, list[list[Cell]]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows with the parts in place, and everything to their right moved on."""
    extra = {index: len(parts[0]) - 1 for index, parts in columns.items()}
    taken = dict.fromkeys(columns, 0)
    rows = []
    for row in table.rows:
        line: list[Cell] = []
        for cell in row:
            moved = cell.column + sum(more for index, more in extra.items() if index < cell.column)
            if cell.column in columns:
                pieces = columns[cell.column][taken[cell.column]]
                taken[cell.column] += 1
                line += [replace(piece, column=moved + i) for i, piece in enumerate(pieces)]
            else:
                inside = sum(more for i, more in extra.items() if cell.column < i < cell.column + cell.colspan)
                line.append(replace(cell, column=moved, colspan=cell.colspan + inside))
        rows.append(tuple(line))
    return tuple(rows)
