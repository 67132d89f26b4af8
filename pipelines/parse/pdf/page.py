"""One PDF page as pdfium sees it: words with their place, size and weight, and the lines drawn around them.

Coordinates are points in reading orientation: x to the right and y downwards along the text, whatever way it is turned.
"""
from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MOST_CHARACTERS = 200_000
"""Characters of one page; a page with more is a drawing or an attack, and is cut."""
MOST_OBJECTS = 20_000
"""Drawn objects of one page looked at for table lines; a page with more is a map."""
THIN = 2.5
"""Points: a filled box no thicker than this is a line."""
SMALL, RAISED = 0.82, 0.15
"""A raised mark is at most this part of its neighbour's size, and at least this part of it above the base line."""
GAP = 0.35
"""Parts of the size: characters further apart belong to different words, also without a blank between them."""
SLANT = math.radians(10)

_WORD = re.compile(r"[^\s\x00\x03]+")
_SYMBOLS = str.maketrans({
    "\x02": "-", "\ufffe": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪", "\uf0fc": "▪", "\uf02d": "-",
    "\uf0b3": "≥", "\uf0a3": "≤", "\uf0b1": "±", "\uf0b0": "°", "\uf06d": "µ", "\uf02b": "+", "\uf025": "%",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})
_RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_BOLD = re.compile(rb"(?i)bold|black|heavy|semibd|demi")
_UNREADABLE = re.compile("[\x00-\x01\x04-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


@dataclass(slots=True)
class Word:
    """Characters without a blank between them, with their box, base line, type size and weight."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    turn: int = 0
    """Quarter turns of the text against the page, counter-clockwise."""
    order: int = 0
    """Place of its first character in the file."""

    @property
    def top(self) -> float:
        """About where capitals end."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """About where descenders end."""
        return self.base + 0.22 * self.size


@dataclass(slots=True)
class Rule:
    """One drawn straight line: horizontal from (x0, y0) to (x1, y0), or vertical from (x0, y0) to (x0, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs along the text."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(slots=True)
class Page:
    """One page: the words in file order, the drawn lines, and what is known of its characters."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    has_image: bool = False
    characters: int = 0
    unmapped: int = 0


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """Words and lines of a loaded page, turned so that most of its text reads from left to right."""
    textpage = page.get_textpage()
    try:
        words, characters, unmapped = _words(textpage.raw)
    finally:
        textpage.close()
    turn = _main_turn(words)
    left, bottom, right, top = page.get_bbox()
    corners = [_turned(left, bottom, turn), _turned(right, top, turn)]
    x, y = min(c[0] for c in corners), min(c[1] for c in corners)
    found = Page(number, abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1]),
                 characters=characters, unmapped=unmapped)
    for word in words:
        _turn_word(word, turn, x, y)
    found.words = words
    boxes, found.has_image = _drawn(page)
    found.rules = list(_rules(boxes, turn, x, y))
    return found


def _words(handle: object) -> tuple[list[Word], int, int]:
    """Words in page coordinates (`x0` and `base` hold the origin, still to be turned), characters, unmapped ones."""
    count = min(max(raw.FPDFText_CountChars(handle), 0), MOST_CHARACTERS)
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    got = raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[:2 * max(got - 1, 0)].decode("utf-16-le", "replace")
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(handle, i) or 0) for i in range(count))
    reader = _Characters(handle)
    words = [word for match in _WORD.finditer(text) for word in reader.words(match.start(), match[0])]
    readable = len(text) - text.count(" ") - text.count("\r") - text.count("\n")
    unmapped = len(_UNREADABLE.findall(text.translate(_SYMBOLS)))
    return words, readable, unmapped


class _Characters:
    """Asks pdfium for places of characters; its calls are the cost of reading a PDF, so words ask for few."""

    def __init__(self, handle: object) -> None:
        self.handle = handle
        self._matrix, self._box = raw.FS_MATRIX(), raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._bold: dict[bytes, bool] = {}

    def words(self, start: int, text: str) -> Iterator[Word]:
        """The word at `start`, split where the print has a gap; raised digits are written as raised digits."""
        if any(c.isdigit() for c in text) or len(text) > 30:
            yield from self._careful(start, text)
            return
        yield self._word(start, start + len(text) - 1, text.translate(_SYMBOLS), *self._style(start))

    def _careful(self, start: int, text: str) -> Iterator[Word]:
        """A word whose every character is looked at: numbers, where a raised mark or a lost gap would matter."""
        styles = [self._style(start + n) for n in range(len(text))]
        spans = [self._span(start + n, styles[n][1]) for n in range(len(text))]
        size = max(s[0] for s in styles)
        base = next(spans[n][2] for n in range(len(text)) if styles[n][0] == size)
        first, printed, raised_before = 0, "", False
        for n, character in enumerate(text):
            if n > first and not -2 * size < spans[n][0] - spans[n - 1][1] < GAP * size:
                yield self._word(start + first, start + n - 1, printed, *styles[first])
                first, printed = n, ""
            is_raised = styles[n][0] <= SMALL * size and base - spans[n][2] > RAISED * size
            if is_raised and character.isdigit() and printed:
                character = character.translate(_RAISED_DIGITS)
            elif raised_before and not is_raised and character.isdigit() and n > first and printed[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹":
                yield self._word(start + first, start + n - 1, printed, *styles[first])
                first, printed = n, ""
            raised_before = is_raised
            printed += character.translate(_SYMBOLS)
        yield self._word(start + first, start + len(text) - 1, printed, *styles[first])

    def _style(self, index: int) -> tuple[float, int]:
        """Size in points and quarter turns (-1 where the text is slanted) of a character."""
        raw.FPDFText_GetMatrix(self.handle, index, self._matrix)
        m = self._matrix
        size = raw.FPDFText_GetFontSize(self.handle, index) * math.hypot(m.c, m.d)
        if abs(m.b) <= 0.1 * abs(m.a):
            return size, 0 if m.a > 0 else 2
        angle = math.atan2(m.b, m.a)
        turn = round(angle / (math.pi / 2))
        return size, turn % 4 if abs(angle - turn * math.pi / 2) < SLANT else -1

    def _span(self, index: int, turn: int) -> tuple[float, float, float]:
        """Start and end of a character along its line and the base line, in reading orientation."""
        raw.FPDFText_GetLooseCharBox(self.handle, index, self._box)
        raw.FPDFText_GetCharOrigin(self.handle, index, self._x, self._y)
        box = self._box
        a, b = _turned(box.left, box.bottom, max(turn, 0)), _turned(box.right, box.top, max(turn, 0))
        return min(a[0], b[0]), max(a[0], b[0]), _turned(self._x.value, self._y.value, max(turn, 0))[1]

    def _word(self, first: int, last: int, text: str, size: float, turn: int) -> Word:
        x0, x1, base = self._span(first, turn)
        if last != first:
            x1 = max(x1, self._span(last, turn)[1])
        raw.FPDFText_GetFontInfo(self.handle, first, self._name, 128, self._flags)
        name = self._name.value
        bold = self._bold.get(name)
        if bold is None:
            bold = self._bold[name] = bool(_BOLD.search(name))
        return Word(text, x0, x1, base, size, bold, turn, first)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the page (y upwards) in the orientation of text turned so many quarters (y downwards)."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _unturned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _main_turn(words: list[Word]) -> int:
    """The orientation of most characters."""
    weights = [0, 0, 0, 0]
    for word in words:
        if word.turn >= 0:
            weights[word.turn] += len(word.text)
    return max(range(4), key=lambda turn: (weights[turn], -turn))


def _turn_word(word: Word, turn: int, x: float, y: float) -> None:
    """Words of the main orientation get page coordinates; others keep their own, and `turn` relative to the page."""
    if word.turn == turn:
        word.x0, word.x1, word.base = word.x0 - x, word.x1 - x, word.base - y
    word.turn = (word.turn - turn) % 4 if word.turn >= 0 else -1


def _drawn(page: pdfium.PdfPage) -> tuple[list[tuple[float, float, float, float]], bool]:
    """Boxes (left, bottom, right, top) of straight parts of drawn paths, and whether the page shows an image."""
    boxes: list[tuple[float, float, float, float]] = []
    has_image = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for item in islice(page.get_objects(max_depth=3), MOST_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            has_image = True
        elif item.type == raw.FPDF_PAGEOBJ_PATH and item.level == 0:
            raw.FPDFPageObj_GetBounds(item.raw, left, bottom, right, top)
            width, height = right.value - left.value, top.value - bottom.value
            if width <= THIN + 1 or height <= THIN + 1 or raw.FPDFPath_CountSegments(item.raw) == 5:
                boxes.append((left.value, bottom.value, right.value, top.value))
    return boxes, has_image


def _rules(boxes: list[tuple[float, float, float, float]], turn: int, x: float, y: float) -> Iterator[Rule]:
    """The lines in the boxes: a thin box is one, another box has four edges."""
    for left, bottom, right, top in boxes:
        a, b = _turned(left, bottom, turn), _turned(right, top, turn)
        x0, x1 = sorted((a[0] - x, b[0] - x))
        y0, y1 = sorted((a[1] - y, b[1] - y))
        if y1 - y0 <= THIN + 1 and x1 - x0 > y1 - y0:
            yield Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
        elif x1 - x0 <= THIN + 1:
            yield Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
        else:
            yield from (Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1), Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1))
