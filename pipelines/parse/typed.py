"""Tables typed with blanks: their columns are where the figures of the lines stand below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.parse.builder import RawCell
from pipelines.parse.spans import Column, columns_of, is_value, nearest, overlapped, shares_of

RULE = re.compile(r"[\s|+:=_\-–—*]*")
CAPTION = re.compile(r"(?i)\s*(?:table|figure|exhibit)\s+[\dA-Z][\w.-]{0,8}\b")
LONGEST_CELL = 70
FEWEST_CELLS, FEWEST_ROWS, FEWEST_FIGURES = 3, 2, 2
MOST_SINGLES, MOST_BLANK_LINES = 3, 1
"""Lines in a row that are a label, a title or one more line of a cell; empty lines between two rows."""
MOST_HEADER_LINES = 12
_PIECE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"(?:FY|CY)?(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_GOES_ON = re.compile(r"[a-z(&+]")
_OPEN_END = re.compile(r"(?i)(?:[&+/,(–-]|\b(?:and|or|of|the|to|in|for|at|with|per|plus))$")


@dataclass(slots=True)
class Piece:
    """Characters with single blanks between them, from x0 to x1 on their line."""

    text: str
    x0: int
    x1: int


@dataclass(slots=True)
class TypedTable:
    """Lines `first` to `last` (not included) of a text, as rows of cells in the order in which they are printed."""

    first: int
    last: int
    rows: list[list[RawCell]]


@dataclass(slots=True)
class _Stretch:
    """Lines that may be a table, by number; of rules drawn below columns the dashes stand for the columns."""

    rows: dict[int, list[Piece]] = field(default_factory=dict)
    rules: list[list[Piece]] = field(default_factory=list)
    last: int = 0


def _has_figures(pieces: Sequence[Piece]) -> bool:
    """Whether a line has values behind its first piece, and is no header of years."""
    return any(is_value(p.text) for p in pieces[1:]) and not all(_YEAR.fullmatch(p.text) for p in pieces)


def typed_tables(lines: Sequence[str]) -> list[TypedTable]:
    """The tables among the lines of a text, top to bottom."""
    found: list[TypedTable] = []
    at = 0
    while at < len(lines):
        if len(pieces_of(lines[at])) < 2:
            at += 1
            continue
        stretch = _stretch(lines, at)
        if table := _table(lines, stretch, found[-1].last if found else 0):
            found.append(table)
        at = max(stretch.last, at + 1)
    return found


def pieces_of(line: str) -> list[Piece]:
    """What stands on a line, two blanks or more apart; nothing of a rule or of a row between upright marks."""
    if "|" in line:
        return []
    if "  " not in line.strip() and not line.startswith(" "):
        return [Piece(line.strip(), 0, len(line))] if line.strip() and not RULE.fullmatch(line) else []
    return [] if RULE.fullmatch(line) else _pieces(line)


def _pieces(line: str) -> list[Piece]:
    return [Piece(m.group(), m.start(), m.end()) for m in _PIECE.finditer(line)]


def _stretch(lines: Sequence[str], start: int) -> _Stretch:
    """The lines from one with several pieces on, down to the last that may belong to its table."""
    stretch = _Stretch(last=start + 1)
    singles = blanks = 0
    has_figures = False
    waiting: dict[int, list[Piece]] = {}
    for at in range(start, len(lines)):
        line = lines[at]
        pieces = pieces_of(line)
        if not pieces:
            blanks = 0 if line.strip() else blanks + 1
            if blanks > MOST_BLANK_LINES or "|" in line:
                break
            if line.strip() and len(dashes := _pieces(line)) > 1:
                stretch.rules.append(dashes)
            continue
        if CAPTION.match(line) or max(len(p.text) for p in pieces) > LONGEST_CELL:
            break
        if len(pieces) == 1:
            singles += 1
            waiting[at] = pieces
            if singles > MOST_SINGLES:
                break
        else:
            is_body = _has_figures(pieces)
            if has_figures and not is_body and (blanks or singles):
                break
            if not has_figures and not is_body and len(stretch.rows) >= MOST_HEADER_LINES:
                break
            has_figures = has_figures or is_body
            stretch.rows.update(waiting)
            stretch.rows[at] = pieces
            stretch.last = at + 1
            waiting, singles = {}, 0
        blanks = 0
    _take_end_of_label(lines, stretch)
    while stretch.last < len(lines) and lines[stretch.last].strip() and RULE.fullmatch(lines[stretch.last]):
        stretch.last += 1
    return stretch


def _take_end_of_label(lines: Sequence[str], stretch: _Stretch) -> None:
    """The line right below the last row, where it goes on with the label of that row."""
    at = stretch.last
    if at >= len(lines) or len(pieces := pieces_of(lines[at])) != 1 or at - 1 not in stretch.rows:
        return
    label, below = stretch.rows[at - 1][0], pieces[0]
    is_under = below.x0 < stretch.rows[at - 1][1].x0 and len(below.text) < 40
    if is_under and (_GOES_ON.match(below.text) or _OPEN_END.search(label.text)):
        stretch.rows[at] = pieces
        stretch.last = at + 1


def _table(lines: Sequence[str], stretch: _Stretch, floor: int) -> TypedTable | None:
    """The stretch as a table, if it has rows of three cells and figures in one of them."""
    rows = stretch.rows
    full = [at for at in rows if len(rows[at]) >= FEWEST_CELLS]
    if len(full) < FEWEST_ROWS or not any(
        sum(bool(_DIGIT.search(p.text)) for p in rows[at]) >= FEWEST_FIGURES for at in full
    ):
        return None
    body = [at for at in rows if len(rows[at]) > 1 and _has_figures(rows[at])] or full
    columns = columns_of([*(rows[at] for at in body), *stretch.rules])
    if len(columns) != (width := _width(rows)) and width >= FEWEST_CELLS:
        cells = [[RawCell(p.text) for p in rows[at]] + [RawCell("")] * (width - len(rows[at])) for at in sorted(rows)]
        return TypedTable(min(rows), stretch.last, cells)
    if len(columns) < 2:
        return None
    columns = _with_labels(columns, [rows[at] for at in rows if at > body[0]])
    first = min(rows)
    above = pieces_of(lines[first - 1]) if first > floor else []
    if len(above) == 1 and above[0].x0 > columns[0].x1 and len(above[0].text) <= LONGEST_CELL:
        first -= 1
        rows = {first: above, **rows}
    end = _end_of_header(rows, body[0], columns)
    header = [rows[at] for at in sorted(rows) if at < end]
    cells = _header(header, columns)
    cells += [_row(rows[at], columns) for at in sorted(rows)[len(header) :]]
    return TypedTable(first, stretch.last, cells)


def _width(rows: dict[int, list[Piece]]) -> int:
    """How many pieces every row of several has, whether or not they stand below each other; 0 where they differ."""
    widths = {len(pieces) for pieces in rows.values() if len(pieces) > 1}
    return widths.pop() if len(widths) == 1 else 0


def _with_labels(columns: list[Column], rows: Sequence[Sequence[Piece]]) -> list[Column]:
    """The columns, with one before them for labels that stand on lines of their own."""
    beside = [row[0] for row in rows if len(row) == 1 and row[0].x1 <= columns[0].x0]
    return [Column(min(p.x0 for p in beside), max(p.x1 for p in beside)), *columns] if len(beside) > 1 else columns


def _end_of_header(rows: dict[int, list[Piece]], body: int, columns: Sequence[Column]) -> int:
    """The number of the first line that is no header: a label alone right above the first figures is theirs."""
    end = body
    for at in sorted((n for n in rows if n < body), reverse=True):
        if len(rows[at]) > 1 or rows[at][0].x0 > columns[0].x1 or at == min(rows):
            break
        end = at
    return end


def _header(lines: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> list[list[RawCell]]:
    """Header lines as rows: those whose pieces stand over several headers each, and the others put together."""
    cells: list[list[RawCell]] = []
    leaf: list[list[str]] = [[] for _ in columns]
    for at, line in enumerate(lines):
        below = [overlapped(piece, columns) for later in lines[at + 1 :] for piece in later]
        if spans := _spans(line, below, columns):
            cells += _leaf(leaf)
            cells.append(_spanning(line, spans, len(columns)))
            leaf = [[] for _ in columns]
            continue
        for piece in line:
            for word in _words(piece, columns):
                leaf[nearest(word, columns)].append(word.text)
    return cells + _leaf(leaf)


def _leaf(texts: Sequence[Sequence[str]]) -> list[list[RawCell]]:
    return [[RawCell(" ".join(parts), is_header=True) for parts in texts]] if any(texts) else []


def _spans(line: Sequence[Piece], below: Sequence[list[int]], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """First column and one behind the last for each piece of a line of headers of groups; nothing for another line."""
    if shares := shares_of(line, below, columns):
        return shares
    over = [overlapped(piece, columns) for piece in line]
    heads = [len({c for found in below for c in found if c in part}) for part in over]
    if any(len(part) > 1 and count > 1 for part, count in zip(over, heads, strict=True)):
        return [(part[0], part[-1] + 1) for part in over]
    return []


def _spanning(line: Sequence[Piece], spans: Sequence[tuple[int, int]], width: int) -> list[RawCell]:
    cells: list[RawCell] = []
    at = 0
    for piece, (first, end) in zip(line, spans, strict=True):
        if end <= at:
            cells[-1] = RawCell(f"{cells[-1].text} {piece.text}", True, 1, cells[-1].colspan)
            continue
        first = max(first, at)
        cells += [RawCell("", is_header=True)] * (first - at)
        cells.append(RawCell(piece.text, True, 1, end - first))
        at = end
    return cells + [RawCell("", is_header=True)] * (width - at)


def _row(line: Sequence[Piece], columns: Sequence[Column]) -> list[RawCell]:
    """One text for each column; a piece over several columns is divided between its words."""
    texts: list[list[str]] = [[] for _ in columns]
    for piece in line:
        for word in _words(piece, columns):
            texts[nearest(word, columns)].append(word.text)
    return [RawCell(" ".join(parts)) for parts in texts]


def _words(piece: Piece, columns: Sequence[Column]) -> list[Piece]:
    """The piece, or its words where it lies over several columns and each begins in one of its own."""
    if len(overlapped(piece, columns)) == 1:
        return [piece]
    words = [Piece(m.group(), piece.x0 + m.start(), piece.x0 + m.end()) for m in _WORD.finditer(piece.text)]
    figures = [is_value(word.text) for word in words]
    return words if any(figures[1:]) else [piece]
