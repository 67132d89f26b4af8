"""Rows of an unruled table to cells: columns from gaps that rows share, headers with spans, wrapped labels joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pipelines.parse.builder import RawCell
from pipelines.parse.pdf.centred import RIGHT_BESIDE, Group, centred_groups
from pipelines.parse.pdf.lines import LEADER, Chunk, Row, join_lines
from pipelines.parse.spans import Column, columns_of, is_value, nearest, overlapped, shares_of

_YEAR = re.compile(r"(?i)(?:FY|CY|[12]?H|Q[1-4])?\s?'?(?:(?:19|20)\d\d|\d\d)(?:/\d\d)?[A-Z]?")
_OPEN_END = re.compile(r"(?i)(?:[&+/,(–-]|\b(?:and|or|of|the|to|in|for|at|with|per|plus|from))$")
CLOSE, NEXT_LINE = 0.85, 1.4
"""Times the type size: lines closer than the first overlap, lines within the second are one below the other."""
NEARER = 0.8
"""Part of the distance to the row below that parts a second line of a label from its first."""
FILLED = 0.4
"""Part of the cells of a table that are not empty, at least."""
WIDE_BLANK = 0.4
"""Parts of the type size; the usual blank is 0.25."""
FEWEST_VALUES = 2
"""Values of a row that alone goes on with a table."""
SPANS_OF_RULES = 0.5
"""Part of the table's width that a line between two rows covers at least."""


@dataclass(slots=True)
class _Line:
    """A row of the table spread over its columns; wrapped lines are put to the line they belong to."""

    texts: list[str]
    base: float
    size: float
    is_anchor: bool
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.base

    @property
    def is_label(self) -> bool:
        """Whether only the first column is filled."""
        return bool(self.texts[0]) and not any(self.texts[1:])

    def take(self, other: _Line, *, before: bool = False) -> None:
        """Put the texts of a line above (or below) into this one."""
        first, second = (other, self) if before else (self, other)
        self.texts = [join_lines(*pair) for pair in zip(first.texts, second.texts, strict=True)]
        self.last = max(self.last, other.last)


MOST_LABELS = 3
"""Columns of labels beside the middle of their rows: a deposit, its material, its class."""
MOST_COLUMNS = 80
"""Columns without lines between them that a person can read; words strewn over a page make more."""


def assemble(
    header: Sequence[Row], rows: Sequence[Row], body: Sequence[bool], rules: Sequence[tuple[float, float, float]]
) -> tuple[list[list[RawCell]], list[Column]]:
    """Cells of the header rows and the rows below, and the columns; `body` marks rows with values."""
    columns = columns_of(row.chunks for row, is_body in zip(rows, body, strict=True) if is_body)
    others = [row for row, is_body in zip(rows, body, strict=True) if not is_body]
    wider = _with_labels_beside(columns, others)
    if wider != columns and (len(others) >= 2 * sum(body) or _centred(_lines(rows, body, wider))):
        columns = wider
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return [], []
    lines = _lines(rows, body, columns)
    x0, x1 = min(c.x0 for c in columns), max(c.x1 for c in columns)
    floors = [y for y, start, end in rules if min(end, x1) - max(start, x0) > SPANS_OF_RULES * (x1 - x0)]
    cells = [[RawCell(text, True, 1, span) for text, span in line] for line in header_lines(header, columns, rules)]
    if groups := _centred(lines):
        cells += _under_labels([line for line in lines if line.is_anchor], groups)
        return cells, columns
    for line in _joined(lines, floors):
        if line.is_label and not line.is_anchor:
            cells.append([RawCell(line.texts[0], colspan=len(columns))])
        else:
            years = (
                not line.texts[0]
                and len(cells) <= len(header)
                and all(_YEAR.fullmatch(text) for text in line.texts if text)
            )
            cells.append([RawCell(text, is_header=years) for text in line.texts])
    return ([], []) if _is_sparse(cells, len(columns)) else (cells, columns)


def _lines(rows: Sequence[Row], body: Sequence[bool], columns: Sequence[Column]) -> list[_Line]:
    texts = [
        spread(row, columns) if is_body or not _is_across(row, columns) else [row.text] + [""] * (len(columns) - 1)
        for row, is_body in zip(rows, body, strict=True)
    ]
    return [_Line(t, row.base, row.size, is_body) for t, row, is_body in zip(texts, rows, body, strict=True)]


def _is_across(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a line of words runs on from the first column over others: the title of the rows below it."""
    chunk = row.chunks[0]
    return len(row.chunks) == 1 and chunk.x0 <= columns[0].x1 < chunk.x1 and len(overlapped(chunk, columns)) > 1


def _centred(lines: Sequence[_Line]) -> list[list[Group]]:
    """The rows of values under labels set beside the middle of several, for each column of such labels; a row then has
    words of its own in front."""
    anchors = [line for line in lines if line.is_anchor]
    between = [line for line in lines if not line.is_anchor]
    for count in range(1, min(MOST_LABELS, len(lines[0].texts) - 1) + 1 if lines else 1):
        if any(any(line.texts[count:]) for line in between):
            continue
        places = [[(line.base, line.texts[n]) for line in lines if line.texts[n]] for n in range(count)]
        bases = [line.base for line in anchors]
        found = [centred_groups(bases, labels) for labels in places]
        inner = (
            line for group in found[-1] if group.last > group.first for line in anchors[group.first : group.last + 1]
        )
        if all(found) and all(line.texts[count] and not is_value(line.texts[count]) for line in inner):
            return found
        exact = [centred_groups(bases, labels, RIGHT_BESIDE) for labels in places]
        if all(len(groups) > 1 for groups in exact) and not any(is_value(text) for _, text in places[0]):
            return exact
    return []


def _under_labels(anchors: Sequence[_Line], columns: Sequence[Sequence[Group]]) -> list[list[RawCell]]:
    """Rows of cells that begin with those of each column of labels that span the groups they begin."""
    cells = [[RawCell(text) for text in line.texts[len(columns) :]] for line in anchors]
    for groups in reversed(columns):
        for group in groups:
            cells[group.first].insert(0, RawCell(group.label, rowspan=group.last - group.first + 1))
    return cells


def rest_of(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[RawCell]]:
    """The first rows of a page that go on with a table of the page before: values that stand in its columns."""
    cells: list[list[RawCell]] = []
    for row in rows:
        over = [overlapped(chunk, columns) for chunk in row.chunks]
        fits = all(len(part) == 1 for part in over) and len({part[0] for part in over}) == len(over)
        if not fits or sum(is_value(chunk.text) for chunk in row.chunks[1:]) < FEWEST_VALUES:
            break
        cells.append([RawCell(text) for text in spread(row, columns)])
    return cells


def _with_labels_beside(columns: list[Column], others: Sequence[Row]) -> list[Column]:
    """The columns, with those before them of labels that stand between the lines of the rows that they are of."""
    beside = [row.chunks for row in others if columns and row.x1 < columns[0].x0]
    return [*columns_of(beside), *columns] if beside else columns


def _is_sparse(cells: Sequence[Sequence[RawCell]], count: int) -> bool:
    """Whether most of the cells are empty, as where the ticks and labels of a chart look like a table."""
    rows = [row for row in cells if len(row) == count]
    return count >= 4 and sum(bool(cell.text) for row in rows for cell in row) < FILLED * count * len(rows)


def spread(row: Row, columns: Sequence[Column]) -> list[str]:
    """One text for each column; a chunk over several columns is divided between its words."""
    texts: list[list[str]] = [[] for _ in columns]
    for chunk in row.chunks:
        over = overlapped(chunk, columns)
        for word in chunk.words:
            at = over[0] if len(over) == 1 else nearest(word, columns)
            if word.text != LEADER:
                texts[at].append(word.text)
    return [" ".join(parts) for parts in texts]


def _joined(lines: Sequence[_Line], floors: Sequence[float]) -> list[_Line]:
    """Lines that belong to one row put together: by the lines drawn between rows, else by distance and wording."""
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and not any(groups[-1][-1].base < y < line.base - 0.3 * line.size for y in floors):
            groups[-1].append(line)
        else:
            groups.append([line])
    anchors = sum(line.is_anchor for line in lines)
    ruled = len(groups) > 2 and len(groups) >= 0.6 * anchors
    joined: list[_Line] = []
    for group in groups:
        if ruled and sum(line.is_anchor for line in group) == 1:
            for line in group[1:]:
                group[0].take(line)
            group[0].is_anchor = True
            joined.append(group[0])
        else:
            joined += _wrapped(group)
    return joined


def _wrapped(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of one stretch, labels that go over two lines put together."""
    kept: list[_Line] = []
    steps = [b.base - a.base for a, b in pairwise(lines) if a.is_anchor and b.is_anchor]
    closer = NEARER * median(steps) if steps else 0.0
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        last = kept[-1] if kept else None
        if last is None or line.base - last.last > NEXT_LINE * line.size:
            kept.append(line)
            continue
        overlaps = line.base - last.last < CLOSE * line.size
        if (
            line.is_anchor
            and last.is_label
            and not last.is_anchor
            and (
                (overlaps and not line.texts[0])
                or (line.texts[0] and (goes_on(last.texts[0], line.texts[0]) or line.base - last.last < closer))
            )
        ):
            line.take(last, before=True)
            kept[-1] = line
        elif (
            not line.is_anchor
            and last.is_anchor
            and (
                (line.is_label and (overlaps or goes_on(last.texts[0], line.texts[0]) or _hangs_on(last, line, below)))
                or (not line.texts[0] and not any(is_value(text) for text in line.texts if text))
            )
        ):
            last.take(line)
        else:
            kept.append(line)
    return kept


def _hangs_on(above: _Line, line: _Line, below: _Line | None) -> bool:
    """Whether a second line of a label stands clearly closer to its first line than to the row below."""
    return (
        bool(above.texts[0])
        and below is not None
        and below.is_anchor
        and (line.base - above.last < NEARER * (below.base - line.base))
    )


def goes_on(label: str, below: str) -> bool:
    """Whether a label reads on in the line below."""
    return (
        below[:1].islower()
        or below[:1] in "(&+"
        or bool(_OPEN_END.search(label))
        or label.count("(") > label.count(")")
    )


def header_lines(
    rows: Sequence[Row], columns: Sequence[Column], rules: Sequence[tuple[float, float, float]]
) -> list[list[tuple[str, int]]]:
    """Header rows as texts with the columns they span; the lines of one header are put together."""
    parted = [[part for chunk in row.chunks for part in _parted(chunk, columns)] for row in rows]
    placed = [
        [(chunk, _header_span(chunk, row, rules, columns)) for chunk in chunks]
        for row, chunks in zip(rows, parted, strict=True)
    ]
    lines: list[list[tuple[str, int]]] = []
    leaf: list[list[str]] = [[] for _ in columns]

    def flush() -> None:
        if any(leaf):
            lines.append([(" ".join(parts), 1) for parts in leaf])
            for parts in leaf:
                parts.clear()

    for at, line in enumerate(placed):
        below = [set(over) for later in placed[at + 1 :] for _, over in later]
        if shares := shares_of([chunk for chunk, _ in line], below, columns):
            flush()
            parts = [(chunk, list(range(*share))) for (chunk, _), share in zip(line, shares, strict=True)]
            lines.append(_spanning(parts, len(columns)))
            continue
        if any(len(over) > 1 and sum(bool(o & set(over)) for o in below) >= 2 for _, over in line):
            flush()
            lines.append(_spanning(line, len(columns)))
            continue
        for chunk, over in line:
            for word in chunk.words:
                leaf[over[0] if len(over) == 1 else nearest(word, columns)].append(word.text)
    flush()
    return lines


def _parted(chunk: Chunk, columns: Sequence[Column]) -> list[Chunk]:
    """Headers of neighbouring columns that stand close to each other, apart: where the blank between them is wide."""
    parts = [[chunk.words[0]]]
    for word in chunk.words[1:]:
        last = parts[-1][-1]
        is_apart = word.x0 - last.x1 > WIDE_BLANK * chunk.size
        if is_apart and nearest(last, columns) != nearest(word, columns):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Chunk(words, words[0].x0, words[-1].x1, chunk.base, chunk.size) for words in parts]


def _header_span(
    chunk: Chunk, row: Row, rules: Sequence[tuple[float, float, float]], columns: Sequence[Column]
) -> list[int]:
    """Columns below a header: those over the line drawn right under it, else those that it lies over."""
    width = columns[-1].x1 - columns[0].x0
    for y, x0, x1 in rules:
        if (
            row.base - 0.1 * row.size < y < row.base + 1.2 * row.size
            and x0 - 2 < (chunk.x0 + chunk.x1) / 2 < x1 + 2
            and chunk.x0 > x0 - 2
            and chunk.x1 < x1 + 2
            and x1 - x0 < 0.85 * width
        ):
            over = [n for n, col in enumerate(columns) if x0 - 2 < (col.x0 + col.x1) / 2 < x1 + 2]
            if over:
                return over
    return overlapped(chunk, columns)


def _spanning(line: Sequence[tuple[Chunk, list[int]]], count: int) -> list[tuple[str, int]]:
    """A header row in which cells cover several columns."""
    cells: list[tuple[str, int]] = []
    at = 0
    for chunk, over in line:
        first, last = over[0], over[-1]
        if last < at:
            cells[-1] = f"{cells[-1][0]} {chunk.text}", cells[-1][1]
            continue
        first = max(first, at)
        cells += [("", 1)] * (first - at)
        cells.append((chunk.text, last - first + 1))
        at = last + 1
    return cells + [("", 1)] * (count - at)
