"""A document's text, put together block by block with the place of every block and table cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.model import Block, BlockKind, Cell, Table
from pipelines.parse.cleaning import collapse

CELL_SEPARATOR = " | "
MOST_COLUMNS, MOST_CELLS = 2_000, 200_000
"""A larger grid is no table that a person published; it is kept as text without cells."""


_BREAK, _GAP = re.compile(r"[ \t]*\n[ \t]*"), re.compile(r"[ \t]{2,}")
"""Blanks that a page's columns, wraps and scans leave within a line, and that nobody reads."""


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a parser finds it, before it has a place in a grid or in the text."""

    text: str
    is_header: bool = False
    rowspan: int = 1
    colspan: int = 1


class TextBuilder:
    """Collects blocks and tables; `text[block.start:block.end]` and `text[cell.start:cell.end]` are what was added."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._parts)

    def add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        """One block; blank text is passed over. Blocks are a line apart, paragraphs and headings an empty line."""
        text = text.strip()
        if kind != "table_row":
            text = _GAP.sub(" ", _BREAK.sub("\n", text))
        if not text:
            return
        if self._length:
            tight = kind in ("table_row", "list_item") and self.blocks[-1].kind == kind
            self._put("\n" if tight else "\n\n")
        start = self._length
        self._put(text)
        self.blocks.append(Block(kind, start, self._length, level))

    def add_table(self, rows: Sequence[Sequence[RawCell]], caption: str = "") -> None:
        """One table: its caption, then each row as a line of its cells; empty rows are passed over."""
        rows = [row for row in rows if any(collapse(cell.text) for cell in row)]
        if not rows:
            return
        if max(map(len, rows)) > MOST_COLUMNS or sum(map(len, rows)) > MOST_CELLS:
            for row in rows:
                self.add("paragraph", CELL_SEPARATOR.join(collapse(cell.text) for cell in row))
            return
        caption = collapse(caption)
        self.add("caption", caption)
        start, placed = -1, []
        for cells in place(rows):
            line_start = self._next_row_start()
            at, printed = line_start, []
            line: list[Cell] = []
            for raw, row_number, column in cells:
                text = collapse(raw.text)
                line.append(Cell(text, at, at + len(text), row_number, column, raw.rowspan, raw.colspan, raw.is_header))
                printed.append(text)
                at += len(text) + len(CELL_SEPARATOR)
            self._put(CELL_SEPARATOR.join(printed))
            self.blocks.append(Block("table_row", line_start, self._length))
            start = line_start if start < 0 else start
            placed.append(tuple(line))
        self.tables.append(Table(len(self.tables), start, self._length, tuple(placed), caption))

    def _next_row_start(self) -> int:
        if self._length:
            self._put("\n" if self.blocks[-1].kind == "table_row" else "\n\n")
        return self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def place(rows: Sequence[Sequence[RawCell]]) -> list[list[tuple[RawCell, int, int]]]:
    """Each cell with its grid row and column: cells that span rows push later cells to the right, as in HTML."""
    covered: set[tuple[int, int]] = set()
    placed: list[list[tuple[RawCell, int, int]]] = []
    for number, row in enumerate(rows):
        column, line = 0, []
        for cell in row:
            while (number, column) in covered:
                column += 1
            line.append((cell, number, column))
            if cell.rowspan > 1:
                covered |= {
                    (r, c)
                    for r in range(number + 1, min(number + cell.rowspan, len(rows)))
                    for c in range(column, column + cell.colspan)
                }
            column += cell.colspan
        placed.append(line)
    return placed
