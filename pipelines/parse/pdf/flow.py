"""Rows and tables of all pages to blocks: paragraphs over line and page breaks, headings, lists, joined tables."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipelines.model import BlockKind
from pipelines.parse.builder import RawCell, TextBuilder
from pipelines.parse.cleaning import collapse
from pipelines.parse.pdf.aligned import CAPTION, aligned_tables, is_contents_entry
from pipelines.parse.pdf.columns import in_reading_order
from pipelines.parse.pdf.grids import PageTable, ruled_tables
from pipelines.parse.pdf.lines import Row, body_size, rows_of
from pipelines.parse.pdf.page import Page

BULLET = re.compile(r"(?:[•‣▪◦●·➢✓■□○►]|[–—-](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s)|\([ivx]{1,5}\)|o(?=\s))"
                    r"\s*(?=\S)")
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]⁰¹²³⁴-⁹]*$")
_LEADERS = re.compile(r"(?:\s*[.…_]){4,}\s*|\s*…\s*")
PARAGRAPH_GAP = 1.35
"""Times the usual distance of lines: a wider one begins a paragraph."""
LARGE = 1.12
LONGEST_HEADING = 140


@dataclass(slots=True)
class Piece:
    """A block to be, or a table, from one page."""

    kind: BlockKind
    text: str
    level: int = 0
    table: PageTable | None = None


class Flow:
    """Takes pages in order and gives their blocks to a builder."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._words: Counter[str] = Counter()

    def add(self, page: Page, rows: Sequence[Row], tables: Sequence[PageTable]) -> None:
        """The pieces of one page whose running lines are gone."""
        rules = [(rule.y0, rule.x0, rule.x1) for rule in page.rules if rule.is_level]
        pieces = [piece for region in _regions(rows, tables) for piece in _pieces(region, rules)]
        if pieces and self.pieces and _goes_on(self.pieces[-1], pieces[0]):
            first = pieces.pop(0)
            self.pieces[-1].text = _joined(self.pieces[-1].text, first.text)
        elif pieces and self.pieces and _continues_table(self.pieces[-1], pieces[0]):
            before, after = self.pieces[-1].table, pieces.pop(0).table
            assert before is not None and after is not None
            before.rows += _without_header(before, after)
        self.pieces += pieces

    def build(self, builder: TextBuilder) -> None:
        """Everything collected, as blocks; a caption above a table becomes its caption."""
        for at, piece in enumerate(self.pieces):
            if piece.table is not None:
                builder.add_table(piece.table.rows, piece.table.caption)
                continue
            following = self.pieces[at + 1].table if at + 1 < len(self.pieces) else None
            if following is not None and CAPTION.match(piece.text) and len(piece.text) < 400:
                following.caption = piece.text
                continue
            builder.add(piece.kind, piece.text, piece.level)


def _pieces(region: PageTable | list[Row], rules: Sequence[tuple[float, float, float]]) -> list[Piece]:
    """The blocks and tables of one region."""
    if isinstance(region, PageTable):
        return [Piece("table_row", "", table=region)]
    pieces: list[Piece] = []
    at = 0
    for table in aligned_tables(region, rules):
        pieces += _paragraphs(region[at:table.first])
        inside = region[table.first:table.last]
        pieces.append(Piece("table_row", "", table=PageTable(
            table.cells, min(r.x0 for r in inside), max(r.x1 for r in inside), inside[0].base, inside[-1].base,
            table.columns)))
        at = table.last
    return pieces + _paragraphs(region[at:])


def _regions(rows: Sequence[Row], tables: Sequence[PageTable]) -> list[PageTable | list[Row]]:
    """Tables and stretches of rows from top to bottom, the rows in reading order."""
    regions: list[PageTable | list[Row]] = []
    at = 0
    for table in sorted(tables, key=lambda t: t.top):
        end = at
        while end < len(rows) and rows[end].base <= table.top + 1:
            end += 1
        regions += in_reading_order(rows[at:end])
        regions.append(table)
        at = end
    return regions + list(in_reading_order(rows[at:]))


def _paragraphs(rows: Sequence[Row]) -> list[Piece]:
    """Rows of prose as pieces."""
    if not rows:
        return []
    usual = body_size(rows)
    steps = [b.base - a.base for a, b in pairwise(rows) if 0 < b.base - a.base < 3 * usual]
    pitch = median(steps) if steps else 1.2 * usual
    right = max(row.x1 for row in rows)
    pieces: list[Piece] = []
    last: Row | None = None
    for row in rows:
        text = collapse(" ".join(c.text for c in row.chunks))
        if is_contents_entry(row):
            pieces.append(Piece("boilerplate", _LEADERS.sub(" … ", text)))
            last = None
            continue
        if last is not None and pieces and _same_paragraph(last, row, pieces[-1], pitch, right):
            pieces[-1].text = _joined(pieces[-1].text, text)
        else:
            pieces.append(_piece(row, text, usual))
        last = row
    return pieces


def _piece(row: Row, text: str, usual: float) -> Piece:
    bullet = BULLET.match(text)
    if bullet and not row.chunks[0].bold:
        return Piece("list_item", text, 1)
    large = row.size >= LARGE * usual
    if (large or all(c.bold for c in row.chunks)) and len(text) <= LONGEST_HEADING and any(c.isalpha() for c in text) \
            and (large or not text.endswith(".")) and not text.endswith((";", ",")):
        return Piece("heading", text, 1 if row.size >= 1.4 * usual else 2 if large else 3)
    return Piece("paragraph", text)


def _same_paragraph(last: Row, row: Row, piece: Piece, pitch: float, right: float) -> bool:
    step = row.base - last.base
    if step <= 0 or step > PARAGRAPH_GAP * max(pitch, 1.05 * row.size):
        return False
    if abs(row.size - last.size) > 0.12 * row.size:
        return False
    bold, was_bold = all(c.bold for c in row.chunks), all(c.bold for c in last.chunks)
    if piece.kind == "heading":
        return bold == was_bold
    if bold and not was_bold and SENTENCE_END.search(piece.text):
        return False
    text = row.text
    if BULLET.match(text) and (piece.kind == "list_item" or SENTENCE_END.search(piece.text)):
        return False
    is_short = last.x1 < right - 0.25 * (right - last.x0)
    return not (is_short and SENTENCE_END.search(piece.text))


def _joined(first: str, second: str) -> str:
    if first.endswith("-") and len(first) > 1 and first[-2].isalpha() and second[:1].islower():
        return first[:-1] + second
    return f"{first} {second}"


def _goes_on(last: Piece, first: Piece) -> bool:
    """Whether a sentence of the page before goes on in the first piece of this one."""
    if last.table or first.table or last.kind not in ("paragraph", "list_item") or first.kind != "paragraph":
        return False
    return not SENTENCE_END.search(last.text) and first.text[:1].islower()


def _continues_table(last: Piece, first: Piece) -> bool:
    if last.table is None or first.table is None:
        return False
    a, b = last.table, first.table
    return a.columns == b.columns and abs(a.x0 - b.x0) < 12 and abs(a.x1 - b.x1) < 12


def _without_header(before: PageTable, after: PageTable) -> list[list[RawCell]]:
    """The rows of a continuation without the header rows it repeats."""
    same = 0
    for old, new in zip(before.rows, after.rows, strict=False):
        if [c.text for c in old] != [c.text for c in new]:
            break
        same += 1
    return after.rows[same:]


def read_rows(page: Page) -> tuple[list[Row], list[PageTable]]:
    """The rows of a page outside of its ruled tables, and those tables."""
    tables, words = ruled_tables(page)
    return rows_of(w for w in words if w.turn == 0), tables
