"""One PDF page as pdfium sees it: words with their place, size and weight, and the lines drawn around them."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from pipelines.parse.pdf.drawing import THIN, Box, Rule, drawn_boxes
from pipelines.parse.pdf.words import Word, turned, words_of


@dataclass(slots=True)
class Page:
    """One page: the words in file order, the drawn lines, and what is known of its characters."""

    number: int
    """From 0."""
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    has_image: bool = False
    characters: int = 0
    unmapped: int = 0
    """Characters that the fonts give no letter for."""


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Words and lines of a loaded page, turned so that most of its text reads from left to right."""
    textpage = page.get_textpage()
    try:
        words, characters, unmapped = words_of(textpage.raw)
    finally:
        textpage.close()
    turn = _main_turn(words)
    left, bottom, right, top = page.get_bbox()
    corners = [turned(left, bottom, turn), turned(right, top, turn)]
    x, y = min(c[0] for c in corners), min(c[1] for c in corners)
    for word in words:
        _turn_word(word, turn, x, y)
    boxes, has_image = drawn_boxes(page)
    return Page(number, abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1]), words,
                list(_rules(boxes, turn, x, y)), has_image, characters, unmapped)


def _main_turn(words: list[Word]) -> int:
    """The orientation of most characters."""
    weights = [0, 0, 0, 0]
    for word in words:
        if word.turn >= 0:
            weights[word.turn] += len(word.text)
    return max(range(4), key=lambda turn: (weights[turn], -turn))


def _turn_word(word: Word, turn: int, x: float, y: float) -> None:
    """Words of the main orientation get page coordinates; others keep their own, know their middle, and turn less."""
    if word.turn == turn:
        word.x0, word.x1, word.base = word.x0 - x, word.x1 - x, word.base - y
    elif word.turn >= 0:
        along, across = word.centre
        point = ((along, -across), (across, along), (-along, across), (-across, -along))[word.turn]
        middle = turned(*point, turn)
        word.middle = middle[0] - x, middle[1] - y
    word.turn = (word.turn - turn) % 4 if word.turn >= 0 else -1


def _rules(boxes: list[Box], turn: int, x: float, y: float) -> Iterator[Rule]:
    """The lines in the boxes: a thin box is one, another box has four edges."""
    for box in boxes:
        a, b = turned(box.left, box.bottom, turn), turned(box.right, box.top, turn)
        x0, x1 = sorted((a[0] - x, b[0] - x))
        y0, y1 = sorted((a[1] - y, b[1] - y))
        if y1 - y0 <= THIN and x1 - x0 > y1 - y0:
            yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        elif x1 - x0 <= THIN:
            yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        else:
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))
