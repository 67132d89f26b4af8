"""The words of one PDF page: where they stand, how large, how turned, with raised digits and lost blanks seen to.

Coordinates are points in reading orientation: x to the right and y downwards along the text, whatever way it is turned.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2.raw as raw

MOST_CHARACTERS = 200_000
"""Characters of one page; a page with more is a drawing or an attack, and is cut."""
SMALL, RAISED = 0.84, 0.15
"""A raised mark is at most this part of its neighbour's size, and at least this part of it above the base line."""
GAP, LOST_GAP = 0.35, 0.15
"""Parts of the size: characters further apart belong to different words, also without a blank between them; the second
where the file shows points as blanks, so that real blanks behind them are lost."""
WIDEST = 1.15
"""Parts of the size: a word wider than this for each character has lost a blank."""
MOSTLY_LETTERS, TOUCHING = 0.3, 0.04
"""Part of the words of a page; points, and parts of the size."""
SLANT = math.radians(10)
RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
UNKNOWN = "\ufffd"

_WORD = re.compile(r"[^\s\x00\x02\x03\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
"""A hyphen that breaks a word at a line's end is followed by the next line without a blank."""
_BLANK_IN_NUMBER = re.compile(r"(?<=\d)[ \u00a0](?=\d)")
_CONTROLS = {chr(code): UNKNOWN for code in (*range(4, 9), *range(14, 32), *range(127, 160)) if code != 133}
_SYMBOLS = str.maketrans(
    _CONTROLS
    | dict.fromkeys("\x02\ufffe\u00ad\u2010\u2011\uf02d", "-")
    | {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "▪",
        "\uf0fc": "▪",
        "\uf0b3": "≥",
        "\uf0a3": "≤",
        "\uf0b1": "±",
        "\uf0b0": "°",
        "\uf06d": "µ",
        "\uf02b": "+",
        "\uf025": "%",
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\x91": "‘",
        "\x92": "’",
        "\x93": "“",
        "\x94": "”",
        "\x95": "•",
        "\x96": "–",
        "\x97": "—",
    }
)
"""Characters that show nothing are unknown ones; every kind of hyphen; marks of the Symbol and Wingdings fonts in their
private places; ligatures."""
_BOLD = re.compile(rb"(?i)bold|black|heavy|semibd|demi")
_UNREADABLE = re.compile("[\x00-\x01\x04-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
_MARK_SIGNS = re.compile("[(](?=[⁰¹²³⁴-⁹])|(?<=[⁰¹²³⁴-⁹])[),]")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(r"[A-Z]?[a-z]{3,}")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
FEWEST_JUDGED, MOST_UNMAPPED, MOST_MUTE = 20, 0.2, 0.35
_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""FPDFText_GetTextObject with plain addresses, which are cheap to compare."""


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
    """Quarter turns against the page's main orientation, counter-clockwise; -1 for slanted text."""
    hidden: bool = False
    """Not shown: the text that character recognition laid behind a picture, or a leftover."""
    middle: tuple[float, float] | None = None
    """Where a turned word lies on the page; its other measures are along its own line."""

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its small letters, on the page."""
        return self.middle or ((self.x0 + self.x1) / 2, self.base - 0.25 * self.size)


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the page (y upwards) in the orientation of text turned so many quarters (y downwards)."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


@dataclass(slots=True)
class PageWords:
    """The words of a page in file order, each in the orientation of its own text with the page's origin."""

    words: list[Word]
    characters: int
    is_garbled: bool
    """Whether the fonts do not tell their letters, or tell wrong ones."""


def words_of(handle: ctypes.c_void_p) -> PageWords:
    """The words of a text page; of hidden and shown text only the kind that there is more of."""
    count = min(max(raw.FPDFText_CountChars(handle), 0), MOST_CHARACTERS)
    reader = _Characters(handle)
    text = reader.without_inked_blanks(_text(handle, count))
    found = whole_words([word for match in _WORD.finditer(text) for word in reader.words(match.start(), match[0])])
    hidden = sum(len(word.text) for word in found if word.hidden)
    shown = sum(len(word.text) for word in found) - hidden
    words = [word for word in found if word.hidden == (hidden > shown)]
    return PageWords(words, max(hidden, shown), is_garbled(words))


def whole_words(words: list[Word]) -> list[Word]:
    """The words; where most are single letters, those put together that touch.

    pdfium takes a page of few and narrow lines for one that is written downwards, and ends a line at each letter.
    """
    if sum(len(word.text) == 1 for word in words) < MOSTLY_LETTERS * len(words):
        return words
    joined = words[:1]
    for word in words[1:]:
        last = joined[-1]
        is_next = word.turn == last.turn and abs(word.base - last.base) < TOUCHING and word.bold == last.bold
        if is_next and abs(word.x0 - last.x1) < TOUCHING * word.size:
            joined[-1] = replace(last, text=last.text + word.text, x1=word.x1)
        else:
            joined.append(word)
    return joined


def is_garbled(words: Sequence[Word]) -> bool:
    """Whether many characters have no letter, or many words of letters could not be spoken: a wrong character map."""
    characters = sum(len(word.text) for word in words)
    unmapped = sum(len(_UNREADABLE.findall(word.text)) for word in words)
    if characters >= FEWEST_JUDGED and unmapped > MOST_UNMAPPED * characters:
        return True
    spelt = [word.text for word in words if _LATIN.fullmatch(word.text)]
    mute = sum(not _VOWEL.search(word) for word in spelt)
    return len(spelt) >= FEWEST_JUDGED and mute > MOST_MUTE * len(spelt)


def _text(handle: ctypes.c_void_p, count: int) -> str:
    """The characters of the page, one for each index that pdfium knows."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    got = raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(got - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(handle, i) for i in range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else UNKNOWN for code in codes)


@dataclass(slots=True)
class _Style:
    """What the characters of one text object share."""

    size: float
    turn: int
    base: float
    bold: bool
    hidden: bool


class _Characters:
    """Asks pdfium for places of characters. Its calls are the cost of reading a PDF, so a word asks for few:
    all characters of one text object share size, direction, base line and font."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self.handle, self._address = handle, ctypes.cast(handle, ctypes.c_void_p).value
        self._matrix, self._box = raw.FS_MATRIX(), raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._styles: dict[int, _Style] = {}
        self._gap = GAP

    def without_inked_blanks(self, text: str) -> str:
        """The text with points and commas that a wrong character map shows as blanks: those blanks have ink."""
        if not any(self._ink(match.start()) for match in _BLANK_IN_NUMBER.finditer(text)):
            return text
        self._gap = LOST_GAP
        return "".join((self._ink(at) or c) if c in " \u00a0" else c for at, c in enumerate(text))

    def _ink(self, index: int) -> str:
        """The mark drawn for a blank, told by its shape: a point, a comma, or an unknown one; empty for none."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not raw.FPDFText_GetCharBox(self.handle, index, left, right, bottom, top):
            return ""
        style = self._style(index)
        high, wide = top.value - bottom.value, right.value - left.value
        if style.turn or high < 0.05 * style.size or wide < 0.05 * style.size:
            return ""
        below = -style.base - bottom.value
        if high < 0.2 * style.size and wide < 0.2 * style.size and abs(below) < 0.05 * style.size:
            return "."
        return "," if high < 0.35 * style.size and below > 0.05 * style.size else UNKNOWN

    def words(self, start: int, text: str) -> Iterable[Word]:
        """The word at `start`; divided where the print has a gap, its raised digits written as raised digits."""
        last = start + len(text) - 1
        style = self._style(start)
        x0, x1 = self._span(start, style.turn)
        if last != start:
            x1 = self._span(last, style.turn)[1]
        if (
            not 0 <= x1 - x0 <= WIDEST * style.size * len(text)
            or self._gap != GAP
            or (last != start and _DIGIT.search(text) and self._object(last) != self._object(start))
        ):
            return self._careful(start, text)
        if not text.isascii() or not text.isprintable():
            text = text.translate(_SYMBOLS)
        return (Word(text, x0, x1, style.base, style.size, style.bold, style.turn, style.hidden),)

    def _careful(self, start: int, text: str) -> Iterator[Word]:
        """A word whose every character is looked at: for numbers, in which a raised mark or a lost gap matters.

        Digits after a raised mark begin a word, and so does anything after a mark that stands first, as in a footnote.
        """
        styles = [self._style(start + n) for n in range(len(text))]
        spans = [self._span(start + n, style.turn) for n, style in enumerate(styles)]
        main = max(styles, key=lambda style: style.size)
        word: Word | None = None
        was_raised = begins_raised = False
        for character, style, (x0, x1) in zip(text, styles, spans, strict=True):
            raised = style.size <= SMALL * main.size and main.base - style.base > RAISED * main.size
            apart = word is not None and not -2 * main.size < x0 - word.x1 < self._gap * main.size
            ends_mark = was_raised and not raised and (begins_raised or character.isdigit())
            if word is None or apart or ends_mark or style.turn != word.turn:
                if word is not None:
                    yield _with_plain_marks(word)
                begins_raised = raised
                word = Word("", x0, x1, style.base, style.size, style.bold, style.turn, style.hidden)
            word.text += character.translate(RAISED_DIGITS if raised else _SYMBOLS)
            word.x1 = max(word.x1, x1)
            if style.size > word.size:
                word.size, word.base = style.size, style.base
            was_raised = raised
        if word is not None:
            yield _with_plain_marks(word)

    def _object(self, index: int) -> int:
        return _text_object(self._address, index) or 0

    def _style(self, index: int) -> _Style:
        """What the text object of a character says of it."""
        key = self._object(index)
        style = self._styles.get(key)
        if style is None:
            raw.FPDFText_GetMatrix(self.handle, index, self._matrix)
            raw.FPDFText_GetCharOrigin(self.handle, index, self._x, self._y)
            m = self._matrix
            size = raw.FPDFText_GetFontSize(self.handle, index) * math.hypot(m.c, m.d)
            turn = _quarter(m.a, m.b)
            base = turned(self._x.value, self._y.value, max(turn, 0))[1]
            hidden = (
                bool(key)
                and raw.FPDFTextObj_GetTextRenderMode(ctypes.cast(key, raw.FPDF_PAGEOBJECT))
                == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            )
            style = _Style(size, turn, base, self._is_bold(index), hidden)
            if key:
                self._styles[key] = style
        return style

    def _is_bold(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self.handle, index, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._bold:
            self._bold[name] = bool(_BOLD.search(name))
        return self._bold[name]

    def _span(self, index: int, turn: int) -> tuple[float, float]:
        """Start and end of a character along its line, in reading orientation."""
        box = self._box
        raw.FPDFText_GetLooseCharBox(self.handle, index, box)
        return ((box.left, box.right), (box.bottom, box.top), (-box.right, -box.left), (-box.top, -box.bottom))[turn]


def _with_plain_marks(word: Word) -> Word:
    """The word without brackets and commas around and between its raised digits."""
    word.text = _MARK_SIGNS.sub("", word.text)
    return word


def _quarter(a: float, b: float) -> int:
    """Quarter turns of a text matrix; -1 where it is slanted."""
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 2
    angle = math.atan2(b, a)
    turn = round(angle / (math.pi / 2))
    return turn % 4 if abs(angle - turn * math.pi / 2) < SLANT else -1
