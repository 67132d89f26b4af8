"""The words around a table: its title, the paragraphs that introduce it, the notes and the text below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.tables.headers import read_measure
from pipelines.model import Block, Document, Table

TITLE_LENGTH, INTRO_LENGTH, NOTES_LENGTH = 240, 900, 1500
TERMS_ABOVE, TERMS_BELOW = 3, 2
"""Paragraphs above and below a table in which the terms of its estimate are stated."""
NOTE = re.compile(r"(?i)^\W*(?:notes?\b|\(?\d{1,2}[.)]\s|[*†‡§^¹²³⁴-⁹]|\(\w\)|[a-z]\)|source\b)")
TABLE_WORD = re.compile(r"(?i)^\W*(?:continuation of )?(?:tables?|exhibit|figure)\b")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Texts around one table, each possibly empty; `heading` is the nearest section heading above."""

    title: str
    intro: str
    notes: str
    heading: str
    gap: int
    """Characters of other text between this table and the one before it."""
    below: str = ""
    """Paragraphs behind the notes, up to the next heading or table."""
    above: str = ""
    """Paragraphs above the introduction, down from the last table."""


class Captions:
    """Finds surroundings of the tables of one document by bisecting its blocks."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = [b for b in document.blocks if b.kind != "boilerplate"]
        self.starts = [b.start for b in self.blocks]

    def of(self, table: Table) -> Surroundings:
        """Title, introduction, notes and heading of `table`."""
        first = bisect_left(self.starts, table.start)
        last = bisect_left(self.starts, table.end)
        titles, intro, gap = self._above(first)
        notes, behind = self._below(last)
        return Surroundings(
            " \n ".join(dict.fromkeys(filter(None, [table.caption, *titles]))),
            intro,
            notes,
            self._heading(first),
            gap,
            self._paragraphs(self.blocks[behind : behind + TERMS_BELOW]),
            self._paragraphs(reversed(self.blocks[max(0, first - TERMS_ABOVE) : first])),
        )

    def _paragraphs(self, blocks: Iterable[Block]) -> str:
        """Running text of the blocks in the order given, as far as no heading or table stands between."""
        texts: list[str] = []
        for block in blocks:
            if block.kind in ("heading", "table_row"):
                break
            texts.append(self._text(block)[:INTRO_LENGTH])
        return " \n ".join(texts)

    def _text(self, block: Block) -> str:
        return self.document.text[block.start : block.end].strip()

    def _above(self, index: int) -> tuple[list[str], str, int]:
        titles: list[str] = []
        gap, is_captioned = 0, False
        for block in reversed(self.blocks[max(0, index - 6) : index]):
            text = self._text(block)
            if block.kind == "table_row" or (is_captioned and block.kind != "paragraph"):
                return titles, "", gap
            if text.startswith("<!--"):
                continue
            gap += len(text)
            if not re.search(r"[^\W\d_]", text):
                continue
            is_title = (
                block.kind in ("heading", "caption")
                or TABLE_WORD.match(text)
                or (len(text) <= TITLE_LENGTH and not text.endswith((".", ";", ",")))
            )
            is_note = block.kind != "heading" and (NOTE.match(text) or block.kind == "list_item")
            if is_note and not TABLE_WORD.match(text):
                return titles, "", gap
            if is_captioned or not is_title or len(text) > TITLE_LENGTH * 2:
                return titles, text[-INTRO_LENGTH:], gap
            titles.insert(0, text)
            is_captioned = block.kind == "caption"
            if len(titles) == 3:
                break
        return titles, "", gap

    def _below(self, index: int) -> tuple[str, int]:
        """The notes under a table, and the index of the block behind them."""
        notes: list[str] = []
        behind = index
        for block in self.blocks[index : index + 12]:
            text = self._text(block)
            if block.kind in ("heading", "table_row", "caption") or TABLE_WORD.match(text):
                break
            if not (NOTE.match(text) or block.kind == "list_item") or sum(map(len, notes)) > NOTES_LENGTH:
                break
            behind += 1
            is_numbered = block.kind == "list_item" and not NOTE.match(text)
            notes.append(f"{len(notes) + 1}. {text}" if is_numbered else text)
        return " \n ".join(notes)[:NOTES_LENGTH], behind

    def _heading(self, index: int) -> str:
        for block in reversed(self.blocks[max(0, index - 40) : index]):
            if block.kind == "heading" and _is_of_a_section(text := self._text(block)):
                return text
        return ""


def _is_of_a_section(heading: str) -> bool:
    """Whether it heads a part of the document, and is no caption or head of a column set like one."""
    return not TABLE_WORD.match(heading) and read_measure(heading).role == "label"
