"""Tables without lines: finds the rows of a region whose chunks stand below each other in columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.parse.builder import RawCell
from pipelines.parse.pdf.assembly import CLOSE, NEXT_LINE, assemble
from pipelines.parse.pdf.lines import CAPTION, LEADER, Chunk, Row
from pipelines.parse.spans import Column, is_value

NEAR_ROW = 2.6
"""Times the type size: rows further apart belong to different tables."""
MOST_HEADER_ROWS = 8
LONGEST_CELL_LINE, LONGEST_TERM_LINE = 70, 110
"""Characters of one line of a cell, and of the second cell of two."""
MOST_CELL_LINES = 8
MOST_FILLERS = 3
"""Lines between two rows of values that are no rows of values: wrapped labels, section titles."""
MOSTLY = 0.6
"""Part of the rows below the headers of a table of values that have values."""
APART, PAIR_APART = 0.95, 1.5
"""Parts of the type size between columns of words, and between two columns; columns of values may be closer."""
REACH, FEWEST_PEERS, SAME_PLACE = 8, 2, 0.12
"""Rows above and below whose cells tell where columns are, how many of them must, and to what part of the type size."""
MOST_CHUNKS = 300
"""Chunks of one row; a row of more is no table that a person reads."""
MOST_OF_CAPTION = 2
"""Chunks of the second line of a caption; heads of columns are more."""
FEWEST_HEADS = 3
"""Columns whose heads tell that a table begins."""
MOST_WORDS = 10
"""Words in a cell of a table of words, on average."""
_SPACED_DOTS = re.compile(r"(?:[. ]{2}){4,}")
_PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}|[A-Z]-?\d{1,3}")
_SYMBOL = re.compile(r"(?:[A-Z]{1,3})?[$€£¥(]|[~<>≈]")
_LETTERS = re.compile(r"[A-Za-z]")
_THOUSANDS = re.compile(r"-?\d{1,3} \d{3}(?:[.,]\d+)?")
_UNIT = re.compile(r"\([^()]{1,12}\)|%")
_JOINS = re.compile(r"(?i)(?:[&+/–-]|and|or|of|the|to|in|for|at|with|per|plus|from)$")
"""A word that a cell neither begins nor ends with."""
_AFTER = re.compile(r"%|\)|[†‡*]+")


@dataclass(slots=True)
class AlignedTable:
    """Rows `first` to `last` (not included) of a region, as cells."""

    first: int
    last: int
    cells: list[list[RawCell]]
    columns: list[Column]


def aligned_tables(rows: Sequence[Row], rules: Sequence[tuple[float, float, float]] = ()) -> list[AlignedTable]:
    """The tables among the rows of one region, top to bottom; `rules` are level lines (y, x0, x1) drawn near them."""
    rows = [_with_symbols(row) for row in _with_columns_apart([_with_single_values(row) for row in rows])]
    body = [_is_body(rows, at) for at in range(len(rows))]
    found: list[AlignedTable] = []
    at = 0
    while at < len(rows):
        if not body[at]:
            at += 1
            continue
        end = _end(rows, body, at)
        at = _first_values(rows, body, at, end)
        first = _header_start(rows, at, found[-1].last if found else 0)
        start = _header_end(rows, first, at)
        lines = [rows[n] for n in range(at, end) if body[n]]
        if _is_table(lines, has_header=first < start):
            cells, columns = assemble(rows[first:start], rows[start:end], body[start:end], rules)
            if len(columns) >= 2:
                found.append(AlignedTable(first, end, cells, columns))
        at = end
    return found


def is_contents_entry(row: Row) -> bool:
    """Whether dots lead from an entry to its page number, as in a table of contents."""
    text = row.text
    if LEADER not in text and ". ." not in text:
        return False
    words = [word.text for chunk in row.chunks for word in chunk.words]
    if LEADER not in words:
        return bool(_SPACED_DOTS.search(text)) and bool(_PAGE_NUMBER.fullmatch(words[-1]))
    after = words[len(words) - words[::-1].index(LEADER) :]
    return not after or (len(after) == 1 and bool(_PAGE_NUMBER.fullmatch(after[0])))


def _with_single_values(row: Row) -> Row:
    """The row with values apart that stand only a blank from each other, unless the blank could group thousands."""
    chunks: list[Chunk] = []
    for chunk in row.chunks:
        words = chunk.words
        if (
            len(words) > 1
            and all(is_value(w.text) and w.text[-1:].isdigit() for w in words)
            and not any(_THOUSANDS.fullmatch(f"{a.text} {b.text}") for a, b in pairwise(words))
        ):
            chunks += [Chunk([w], w.x0, w.x1, chunk.base, w.size) for w in words]
        else:
            chunks.append(chunk)
    return Row(chunks, row.base, row.size)


def _with_columns_apart(rows: Sequence[Row]) -> list[Row]:
    """The rows, a chunk parted before a word that begins or ends where cells of several rows beside it do.

    Columns of a narrow table stand no further apart than words: "Measured and Indicated 29.8" is two cells.
    """
    apart = []
    for at, row in enumerate(rows):
        if not 2 <= len(row.chunks) <= MOST_CHUNKS or all(len(c.words) == 1 for c in row.chunks):
            apart.append(row)
            continue
        peers = [
            c
            for n in range(max(0, at - REACH), min(len(rows), at + REACH + 1))
            if n != at and FEWEST_HEADS <= len(rows[n].chunks) <= MOST_CHUNKS
            for c in rows[n].chunks[1:]
        ]
        starts = sorted(c.x0 for c in peers)
        ends = sorted(c.x1 for c in peers if is_value(c.text))
        chunks = [part for chunk in row.chunks for part in _parted(chunk, starts, ends)]
        apart.append(Row(chunks, row.base, row.size))
    return apart


def _parted(chunk: Chunk, starts: Sequence[float], ends: Sequence[float]) -> list[Chunk]:
    parts = [chunk.words[:1]]
    for before, word in pairwise(chunk.words):
        stands = _count(starts, word.x0, chunk.size) or (is_value(word.text) and _count(ends, word.x1, chunk.size))
        if stands and not (
            _JOINS.match(before.text) or _JOINS.match(word.text) or _THOUSANDS.fullmatch(f"{before.text} {word.text}")
        ):
            parts.append([])
        parts[-1].append(word)
    return [Chunk(words, words[0].x0, words[-1].x1, chunk.base, chunk.size) for words in parts]


def _count(places: Sequence[float], at: float, size: float) -> bool:
    """Whether enough of the places, in order, are at one point."""
    near = SAME_PLACE * size
    return bisect_right(places, at + near) - bisect_left(places, at - near) >= FEWEST_PEERS


def _with_symbols(row: Row) -> Row:
    """The row with a currency mark, bracket or percent sign that stands apart put to its number."""
    if len(row.chunks) < 2 or not any(_SYMBOL.fullmatch(c.text) or _AFTER.fullmatch(c.text) for c in row.chunks):
        return row
    chunks: list[Chunk] = []
    for chunk in row.chunks:
        last = chunks[-1] if chunks else None
        gap = chunk.x0 - last.x1 if last else 0.0
        if last and (
            (_SYMBOL.fullmatch(last.text) and is_value(chunk.text) and gap < 6 * row.size)
            or (_AFTER.fullmatch(chunk.text) and is_value(last.text) and gap < 1.2 * row.size)
        ):
            chunks[-1] = Chunk([*last.words, *chunk.words], last.x0, chunk.x1, last.base, max(last.size, chunk.size))
        else:
            chunks.append(chunk)
    return Row(chunks, row.base, row.size)


def _is_body(rows: Sequence[Row], at: int) -> bool:
    """A row of a label and values, or of chunks that stand under or over those of its neighbour."""
    row = rows[at]
    if not 2 <= len(row.chunks) <= MOST_CHUNKS or is_contents_entry(row) or len(row.chunks[0].text) > LONGEST_CELL_LINE:
        return False
    if max(len(c.text) for c in row.chunks) > (LONGEST_CELL_LINE if len(row.chunks) > 2 else LONGEST_TERM_LINE):
        return False
    values = sum(is_value(c.text) for c in row.chunks[1:])
    if values and (len(row.chunks) > 2 or not is_value(row.chunks[0].text)):
        return True
    if not _stands_apart(row):
        return False
    peers = [peer for step in (1, -1) if (peer := _peer(rows, at, step)) is not None]
    return any(_stands_apart(peer) and _shared_starts(row, peer) >= 2 for peer in peers)


def _peer(rows: Sequence[Row], at: int, step: int) -> Row | None:
    """The next row of several chunks above or below, with none but further lines of this row's cells between them."""
    for n in range(at + step, at + (MOST_CELL_LINES + 1) * step, step):
        if not 0 <= n < len(rows) or not _is_near(rows[n - step], rows[n]):
            return None
        if len(rows[n].chunks) > 1:
            return rows[n]
        if not _hangs_below(rows[at], rows[n]):
            return None
    return None


def _hangs_below(row: Row, below: Row) -> bool:
    """Whether a row is one more line of a cell of another row, not its first."""
    return len(below.chunks) == 1 and any(abs(below.x0 - c.x0) < 0.4 * row.size for c in row.chunks[1:])


def _stands_apart(row: Row) -> bool:
    """Whether the chunks stand so far apart that no line of justified prose would; two of them farther than more."""
    if len(row.chunks) == 2 and is_value(row.chunks[0].text):
        return False
    least = APART if len(row.chunks) > 2 else PAIR_APART
    return len(row.chunks) >= 2 and all(b.x0 - a.x1 > least * row.size for a, b in pairwise(row.chunks))


def _shared_starts(a: Row, b: Row) -> int:
    return sum(any(abs(c.x0 - d.x0) < 0.4 * a.size for d in b.chunks) for c in a.chunks)


def _is_near(a: Row, b: Row) -> bool:
    return abs(b.base - a.base) < NEAR_ROW * max(a.size, b.size)


def _has_values(row: Row) -> bool:
    return any(is_value(chunk.text) for chunk in row.chunks[1:])


def _first_values(rows: Sequence[Row], body: Sequence[bool], start: int, end: int) -> int:
    """The first row with values of a table of values: rows of words before it are its headers."""
    lines = [n for n in range(start, end) if body[n]]
    at = next(
        (
            n
            for n, below in zip(lines, [*lines[1:], end], strict=True)
            if _has_values(rows[n]) and not (below < end and _is_heading_of(rows[n], rows[below]))
        ),
        start,
    )
    later = [n for n in lines if n >= at]
    is_of_values = sum(_has_values(rows[n]) for n in later) > MOSTLY * len(later)
    return at if is_of_values and at - start <= MOST_HEADER_ROWS and at - start <= len(later) else start


def _is_heading_of(row: Row, below: Row) -> bool:
    """Whether a row has words among its numbers, and the row below it numbers alone in as many cells."""
    words = any(len(_LETTERS.findall(c.text)) > 3 for c in row.chunks[1:])
    figures = sum(is_value(c.text) for c in row.chunks[1:])
    are_values = len(below.chunks) > 1 and all(is_value(c.text) for c in below.chunks[1:])
    return words and len(below.chunks) >= len(row.chunks) - 1 and are_values and figures < len(below.chunks) - 1


def _header_end(rows: Sequence[Row], first: int, at: int) -> int:
    """The row after the headers: a label alone above the first values is a row's own, not the last header's."""
    start = at
    while (
        start > first
        and len(rows[start - 1].chunks) == 1
        and rows[start - 1].chunks[0].x0 <= rows[at].chunks[0].x1
        and not _runs_together(rows[start - 1], rows[at])
    ):
        start -= 1
    overlaps = start > first and rows[start].base - rows[start - 1].base < CLOSE * rows[start].size
    return start + 1 if overlaps and start < at else start


def _is_table(lines: Sequence[Row], *, has_header: bool) -> bool:
    """Two rows of values, or one below headers; rows of words only if there are three and their cells are short."""
    with_values = sum(map(_has_values, lines))
    if with_values:
        return len(lines) >= 2 or (has_header and len(lines[0].chunks) >= 3)
    words = sum(len(c.words) for row in lines for c in row.chunks)
    return len(lines) >= 3 and words <= MOST_WORDS * sum(len(row.chunks) for row in lines)


def _end(rows: Sequence[Row], body: Sequence[bool], start: int) -> int:
    """The row after the last one that belongs to the table begun at `start`, wrapped cells below it included."""
    last, fillers = start, 0
    for at in range(start + 1, len(rows)):
        if not _is_near(rows[at - 1], rows[at]) or is_contents_entry(rows[at]) or CAPTION.match(rows[at].text):
            break
        if body[at]:
            last, fillers = at, 0
        elif _begins_another(rows, body, at):
            break
        elif not _hangs_below(rows[last], rows[at]):
            fillers += 1
            if fillers > MOST_FILLERS or any(len(c.text) > LONGEST_CELL_LINE for c in rows[at].chunks):
                break
    end = last + 1
    while (
        end < len(rows)
        and not body[end]
        and (_hangs_on(rows[end - 1], rows[end]) or _hangs_next(rows[last], rows[end - 1], rows[end]))
    ):
        end += 1
    return end


def _begins_another(rows: Sequence[Row], body: Sequence[bool], at: int) -> bool:
    """Whether a line alone is the title of the next table: heads of columns stand right below it."""
    if len(rows[at].chunks) > 1 or at + 1 >= len(rows) or body[at + 1]:
        return False
    below = rows[at + 1].chunks
    return len(below) >= FEWEST_HEADS and not any(is_value(chunk.text) for chunk in below)


def _hangs_next(row: Row, above: Row, below: Row) -> bool:
    """Whether a line right below another is one more line of a cell of the row."""
    is_next = below.base - above.base < NEXT_LINE * below.size and abs(below.size - above.size) < 0.1 * above.size
    return is_next and _hangs_below(row, below)


def _hangs_on(row: Row, below: Row) -> bool:
    """Whether a line below the last row goes on with its label: closer than a line of its own, or in small letters."""
    step = below.base - row.base
    text = below.chunks[0].text
    if len(below.chunks) > 1 or len(text) > LONGEST_CELL_LINE or abs(below.size - row.size) > 0.1 * row.size:
        return False
    reads_on = (text[:1].islower() or text[:1] == "(") and len(text) < 40
    return step < 0.85 * row.size or (step < 1.3 * row.size and reads_on)


def _header_start(rows: Sequence[Row], start: int, floor: int) -> int:
    """The first row of the headers above the first body row."""
    first, edge = start, rows[start].chunks[0].x1
    for at in range(start - 1, max(floor, start - MOST_HEADER_ROWS) - 1, -1):
        row = rows[at]
        if not _is_near(row, rows[at + 1]) or is_contents_entry(row) or CAPTION.match(row.text):
            break
        if max(len(c.text) for c in row.chunks) > LONGEST_CELL_LINE or (at and _ends_caption(rows[at - 1], row)):
            break
        overlaps = first == at + 1 < start and rows[first].base - row.base < CLOSE * row.size
        if len(row.chunks) >= 2 or row.chunks[0].x0 > edge or overlaps or _runs_together(row, rows[start]):
            first = at
        elif first - at > 1:
            break
    return first


def _runs_together(row: Row, body: Row) -> bool:
    """Whether a line in one piece is the heads of the values below, several of them with their units."""
    words = row.chunks[0].words
    heads = sum(_UNIT.search(word.text) is not None for word in words)
    over = all(any(w.x0 < chunk.x1 and w.x1 > chunk.x0 for w in words) for chunk in body.chunks)
    return over and FEWEST_HEADS <= len(body.chunks) <= len(words) and 2 * heads >= len(body.chunks)


def _ends_caption(above: Row, row: Row) -> bool:
    """Whether a row is the second line of a caption that fills the line above."""
    return (
        len(row.chunks) <= MOST_OF_CAPTION
        and bool(CAPTION.match(above.text))
        and row.base - above.base < 1.35 * row.size
        and abs(row.x0 - above.x0) < row.size
        and above.x1 >= row.x1
    )
