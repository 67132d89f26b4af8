"""One PDF page as pdfium sees it: words with their place, size and weight, and the lines drawn around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium

from pipelines.parse.pdf.drawing import THIN, Box, Drawing, Rule, drawn
from pipelines.parse.pdf.words import Word, turned, words_of
from pipelines.parse.spans import is_value

FEWEST_TURNED = 40
"""Words of another orientation than the page's, from which they are read as a page of their own."""
LOWEST, HIGHEST, FARTHEST = 0.1, 0.6, 3.5
"""Parts of the type size that the middle of a bullet stands above the base line of its text, and before its beginning."""
CELL_GAP = 2.0
"""Times the type size between the cells of a row."""
MOST_WORDS = 200
"""Words of a line."""
MARGIN = 6.0
"""Points by which words may stand over the edge of the page; others are printers' notes."""


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
    is_garbled: bool = False
    """Whether its fonts do not tell which letters they show."""


def read_page(page: pdfium.PdfPage, number: int) -> list[Page]:
    """Words and lines of a loaded page, turned so that its text reads from left to right.

    A page whose text stands in two orientations, such as a table set along the long side below a heading, gives a page
    for each, the one with more text first; a few turned words, such as those of a header cell, stay with the others.
    """
    textpage = page.get_textpage()
    try:
        text = words_of(textpage.raw)
    finally:
        textpage.close()
    drawing = drawn(page)
    counts = Counter(word.turn for word in text.words if word.turn >= 0)
    weights = Counter({turn: sum(len(w.text) for w in text.words if w.turn == turn) for turn in counts})
    turns = [turn for turn, _ in weights.most_common()] or [0]
    pages: list[Page] = []
    for turn in turns:
        if pages and counts[turn] < FEWEST_TURNED:
            continue
        others = [word for word in text.words if 0 <= word.turn != turn and counts[word.turn] < FEWEST_TURNED]
        words = [word for word in text.words if word.turn == turn] + (others if not pages else [])
        pages.append(_turned_page(page, number, words, drawing, turn))
    pages[0].has_image, pages[0].characters, pages[0].is_garbled = drawing.has_image, text.characters, text.is_garbled
    return pages


def _turned_page(page: pdfium.PdfPage, number: int, words: list[Word], drawing: Drawing, turn: int) -> Page:
    left, bottom, right, top = page.get_bbox()
    corners = [turned(left, bottom, turn), turned(right, top, turn)]
    x, y = min(c[0] for c in corners), min(c[1] for c in corners)
    width, height = abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1])
    for word in words:
        _turn_word(word, turn, x, y)
    inside = [word for word in words if _is_on_page(word, width, height)]
    bullets = _bullets(drawing.dots, [word for word in inside if word.turn == 0], turn, x, y)
    return Page(number, width, height, inside + bullets, list(_rules(drawing.boxes, turn, x, y)))


def _bullets(dots: list[Box], words: list[Word], turn: int, x: float, y: float) -> list[Word]:
    """The dots that stand at half the height of the first small letter of a line, as the bullets that they are."""
    found: list[Word] = []
    words = sorted(words, key=lambda word: word.base) if dots else []
    for dot in dots:
        a, b = turned(dot.left, dot.bottom, turn), turned(dot.right, dot.top, turn)
        (x0, x1), middle = sorted((a[0] - x, b[0] - x)), (a[1] + b[1]) / 2 - y
        first = bisect_left(words, middle, key=lambda word: word.base)
        line = [
            word
            for word in words[first : first + MOST_WORDS]
            if LOWEST * word.size < word.base - middle < HIGHEST * word.size
        ]
        behind = min((word for word in line if word.x0 >= x1), key=lambda word: word.x0, default=None)
        is_first = behind is not None and not any(word.x0 < x1 and word.x1 > x0 - behind.size for word in line)
        if behind is not None and is_first and behind.x0 - x1 < FARTHEST * behind.size and not _has_cells(line):
            found.append(Word("•", x0, x1, behind.base, behind.size))
    return found


def _has_cells(line: list[Word]) -> bool:
    """Whether numbers stand apart from the words of a line, as in a row of a table or beside the legend of a chart."""
    words = sorted(line, key=lambda word: word.x0)
    return any(b.x0 - a.x1 > CELL_GAP * b.size and is_value(b.text) for a, b in pairwise(words))


def _is_on_page(word: Word, width: float, height: float) -> bool:
    x, y = word.centre
    is_across = word.x0 <= width + MARGIN and word.x1 >= -MARGIN if word.middle is None else 0 <= x <= width
    return is_across and -MARGIN <= y <= height + MARGIN


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
