"""Pages to blocks: regions in reading order, text over column and page breaks put together, tables continued."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from pipelines.parse.builder import RawCell, TextBuilder
from pipelines.parse.pdf.aligned import aligned_tables
from pipelines.parse.pdf.assembly import rest_of
from pipelines.parse.pdf.columns import Region, in_reading_order
from pipelines.parse.pdf.drawing import Line, merged
from pipelines.parse.pdf.grids import PageTable, ruled_tables
from pipelines.parse.pdf.lines import BROKEN, CAPTION, Row, body_size, join_lines, rows_of
from pipelines.parse.pdf.page import Page
from pipelines.parse.pdf.paragraphs import SENTENCE_END, Piece, paragraphs

LONGEST_CAPTION, LONGEST_TITLE = 400, 60
MOST_SKIPPED = 5
"""Captions and tables at the foot of a page that a sentence may jump over to the next page, besides any notes."""
CONTINUATION = 12.0
"""Points by which the edges of a table and its continuation may differ."""
MOST_OPENING = 12
"""Pieces of a file among which its headline is."""
_LETTERHEAD = re.compile(
    r"(?i)\W*(?:(?:asx|tsx|tsxv|aim|lse|market|news|press|media|for immediate)\W+){0,3}"
    r"(?:announcement|release|table of contents|for (?:personal|distribution))\b"
)
_MARK_IN_QUANTITY = re.compile(r"(?<=\d)(?<!\b10)[⁰¹²³⁴-⁹]+(?=\s?[A-Za-z%])")
_BROKEN_WORD = re.compile(rf"(\w{{1,60}}){BROKEN}(\w{{1,60}})")
_WORD = re.compile(r"\w+(?:-\w+)*")


class Flow:
    """Takes pages in order and gives their blocks to a builder."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._asides: set[str] = set()

    def add(self, page: Page, rows: Sequence[Row], foot: Sequence[Row], tables: Sequence[PageTable]) -> None:
        """The pieces of one page whose running lines are gone, but for a footer that stands there for the first time."""
        rules = [(rule.y0, rule.x0, rule.x1) for rule in page.rules if rule.is_level]
        body = body_size(rows)
        rows = self._without_rest(rows)
        regions = _regions(rows, tables, merged(rules))
        asides = [region for region in regions if isinstance(region, Region) and region.is_aside]
        for region in regions:
            if region not in asides:
                self._append(_pieces(region, rules, body))
        for region in asides:
            self._note(_pieces(region, rules, body))
        self._note(paragraphs(foot, body))

    def _note(self, pieces: Iterable[Piece]) -> None:
        """Pieces that the text goes on after."""
        self.pieces += [replace(piece, is_note=True) for piece in pieces]

    def _without_rest(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows of a page without those at its top that are the last of a table of the page before."""
        before = next((p for p in reversed(self.pieces) if not p.is_note), None)
        if before is None or before.table is None or not before.table.lanes:
            return rows
        rest = rest_of(before.table.lanes, rows)
        before.table.rows += rest
        return rows[len(rest) :]

    def add_aside(self, text: str) -> None:
        """Text that stands beside the page, such as a note along its edge: once, however many pages have it."""
        if text not in self._asides:
            self._asides.add(text)
            self.pieces.append(Piece("boilerplate", text, is_note=True))

    def _append(self, pieces: list[Piece]) -> None:
        """More pieces; the first may go on with a sentence or a table begun before."""
        first = pieces[0] if pieces else None
        if first is None:
            return
        if first.table is not None:
            before = next((p for p in reversed(self.pieces) if not p.is_note), None)
            before = self._with_last_title(before, first.table) or before
            if before is not None and before.table is not None and _continues(before.table, first.table):
                before.table.rows += _without_header(before.table, first.table)
                before.table.bottom = first.table.bottom
                pieces = pieces[1:]
        elif (
            first.kind == "paragraph"
            and (begun := self._open()) is not None
            and (first.text[:1].islower() or (begun.ends_full and not CAPTION.match(first.text)))
        ):
            begun.text, begun.ends_full = join_lines(begun.text, first.text), first.ends_full
            pieces = pieces[1:]
        self.pieces += pieces

    def _with_last_title(self, title: Piece | None, after: PageTable) -> Piece | None:
        """The table of the page before whose last row, the title of rows on this page under the same heads, stood alone."""
        at = next((n for n in range(len(self.pieces) - 1, -1, -1) if self.pieces[n] is title), 0)
        above = next((p for p in reversed(self.pieces[:at]) if not p.is_note), None)
        if title is None or title.table is not None or above is None or above.table is None:
            return None
        is_title = len(title.text) < LONGEST_TITLE and not SENTENCE_END.search(title.text)
        is_repeated = len(_without_header(above.table, after)) < len(after.rows)
        if not (is_title and is_repeated and _continues(above.table, after)) or CAPTION.match(title.text):
            return None
        above.table.rows.append([RawCell(title.text, colspan=above.table.columns)])
        del self.pieces[at]
        return above

    def _open(self) -> Piece | None:
        """The last text whose sentence has not ended, footnotes and tables below it passed over."""
        below: Piece | None = None
        for piece in islice((p for p in reversed(self.pieces) if not p.is_note), 1 + MOST_SKIPPED):
            if piece.table is None and piece.kind != "caption" and not _is_caption(piece, below):
                is_text = piece.kind in ("paragraph", "list_item")
                return piece if is_text and not SENTENCE_END.search(piece.text) else None
            below = piece
        return None

    def build(self, builder: TextBuilder) -> None:
        """Everything collected, as blocks; a caption above a table becomes its caption."""
        mend = Mending(self._texts())
        for at, piece in enumerate(self.pieces):
            if piece.table is not None:
                builder.add_table(
                    [[replace(cell, text=mend(cell.text)) for cell in row] for row in piece.table.rows],
                    mend(piece.table.caption),
                )
                continue
            below = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if below is not None and below.table is not None and _is_caption(piece, below):
                below.table.caption = piece.text
                continue
            builder.add(piece.kind, mend(piece.text), piece.level)

    def headline(self) -> str | None:
        """The largest heading near the beginning that says something, for files that name no title of their own."""
        opening = self.pieces[:MOST_OPENING]
        headings = [p for p in opening if p.kind == "heading" and p.level < 3 and _is_headline(p.text)]
        return max(headings, key=lambda p: p.size).text.replace(BROKEN, "") if headings else None

    def _texts(self) -> Iterable[str]:
        for piece in self.pieces:
            yield piece.text
            for row in piece.table.rows if piece.table else ():
                for cell in row:
                    yield cell.text


class Mending:
    """Words broken at line ends, whole again: with their hyphen if the document prints them so elsewhere.

    A raised mark between a number and its unit is left out, so that they stay one quantity; powers of ten keep theirs.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {word.lower() for text in texts for word in _WORD.findall(_BROKEN_WORD.sub(" ", text))}

    def __call__(self, text: str) -> str:
        text = _MARK_IN_QUANTITY.sub("", text)
        return _BROKEN_WORD.sub(self._whole, text).replace(BROKEN, "-") if BROKEN in text else text

    def _whole(self, match: re.Match[str]) -> str:
        first, second = match[1].lower(), match[2].lower()
        if f"{first}-{second}" in self._known:
            return f"{match[1]}-{match[2]}"
        is_compound = f"{first}{second}" not in self._known and {first, second} <= self._known and len(second) > 2
        return f"{match[1]}-{match[2]}" if is_compound else match[1] + match[2]


def _is_caption(piece: Piece, below: Piece | None) -> bool:
    """Whether a text is the caption of the table that stands right below it."""
    has_table = below is not None and below.table is not None
    return has_table and len(piece.text) < LONGEST_CAPTION and CAPTION.match(piece.text) is not None


def _is_headline(text: str) -> bool:
    """Whether a heading has three words or more and is not the name of the kind of file."""
    return len(_WORD.findall(text)) >= 3 and not _LETTERHEAD.match(text)


def read_rows(page: Page) -> tuple[list[Row], list[PageTable], list[str]]:
    """The rows of a page outside of its ruled tables, those tables, and the lines over them or turned beside them."""
    tables, words, over = ruled_tables(page)
    turns = sorted({w.turn for w in words if w.turn > 0})
    asides = [row.text for turn in turns for row in rows_of(w for w in words if w.turn == turn)]
    asides += [row.text for row in rows_of(over)]
    return rows_of(w for w in words if w.turn == 0), tables, asides


def _pieces(region: PageTable | Region, rules: Sequence[tuple[float, float, float]], body: float) -> list[Piece]:
    """The blocks and tables of one region."""
    if isinstance(region, PageTable):
        return [Piece("table_row", "", table=region)]
    pieces: list[Piece] = []
    rows = region.rows
    at = 0
    for table in aligned_tables(rows, rules):
        pieces += paragraphs(rows[at : table.first], body)
        inside = rows[table.first : table.last]
        pieces.append(
            Piece(
                "table_row",
                "",
                table=PageTable(
                    table.cells,
                    min(r.x0 for r in inside),
                    max(r.x1 for r in inside),
                    inside[0].base,
                    inside[-1].base,
                    len(table.columns),
                    lanes=table.columns,
                ),
            )
        )
        at = table.last
    return pieces + paragraphs(rows[at:], body)


def _regions(rows: Sequence[Row], tables: Sequence[PageTable], rules: Sequence[Line]) -> list[PageTable | Region]:
    """Tables and stretches of rows from top to bottom, the rows in reading order."""
    regions: list[PageTable | Region] = []
    at = 0
    for table in sorted(tables, key=lambda t: t.top):
        end = at
        while end < len(rows) and rows[end].base <= table.top + 1:
            end += 1
        headers = 0 if table.has_header else table.take_header(rows[at:end])
        regions += in_reading_order(rows[at : end - headers], rules)
        regions.append(table)
        at = end + table.take_rest(rows[end:])
    return regions + in_reading_order(rows[at:], rules)


def _continues(before: PageTable, after: PageTable) -> bool:
    """Whether a table goes on with another: on the next page, or right below on the same one."""
    is_near = after.top < before.bottom or after.top - before.bottom < CONTINUATION
    return (
        is_near
        and before.columns == after.columns
        and abs(before.x0 - after.x0) < CONTINUATION
        and abs(before.x1 - after.x1) < CONTINUATION
    )


def _without_header(before: PageTable, after: PageTable) -> list[list[RawCell]]:
    """The rows of a continuation without the header rows that it repeats."""
    same = 0
    for old, new in zip(before.rows, after.rows, strict=False):
        if [c.text for c in old] != [c.text for c in new]:
            break
        same += 1
    return after.rows[same:]
