"""Words to rows: everything on one base line, in chunks that stand apart from each other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.parse.pdf.words import RAISED_DIGITS, SMALL, Word

SAME_LINE = 0.3
"""Parts of the type size: words whose base lines differ by less stand on one line."""
CHUNK_GAP = 0.62
"""Parts of the type size: a wider gap is no blank between words; the usual blank is 0.25."""
THIN_BLANK = 0.19
"""Part of the type size that formulas leave behind a comma; the narrowest blanks are wider."""
_THOUSANDS_END, _THOUSANDS_GO_ON = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})*,$"), re.compile(r"\d{3}(?!\d)")
_LEADERS = ("....", "……", "_____", "····", "--------")
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|_{5,}|·{4,}|-{8,})")
_BULLET_MARK = re.compile(r"[•‣▪◦●·➢✓■□○►❖]")
_ITEM_MARK = re.compile(r"[o–—-]|\([a-z0-9]{1,4}\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]")
MARK_GAP, MARK_LETTERS = 4.5, 8
"""Times the type size between the mark of a list item and its text, and the letters that make a text of it."""
FEWEST_SPREAD, MOST_SPREAD = 4, 25
"""Words of a line of prose spread over the width of its column."""
NEAREST = 24
"""Words on either side of a raised mark that it may belong to."""
EVEN = 0.12
"""Part of the type size by which the blanks of one justified line may differ."""
MOSTLY_WORDS = 0.7
BROKEN = "\u00ad"
"""Stands for a hyphen at the end of a line until it is known whether the word is printed with one."""
LEADER = "…"
"""What a line of dots from an entry to its number becomes."""
CAPTION = re.compile(r"(?i)(?:table|tabela|tableau|tabla|figure|fig\.)\s+[\dA-Z][\w.-]{0,8}\b")
_MARK_BRACKETS = re.compile(r"\((\d+)\)")
_MARK = re.compile(r"[\d⁰¹²³⁴-⁹,()*†‡§#+-]{1,6}|\(?[a-z]\)?")


@dataclass(slots=True)
class Chunk:
    """Words of one line with only blanks between them: a line of a column of text, or a table cell's line."""

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float
    _text: str | None = None

    @property
    def text(self) -> str:
        """The words with blanks between them."""
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    @property
    def bold(self) -> bool:
        """Whether all letters are bold."""
        return self.words[0].bold and all(word.bold for word in self.words if any(map(str.isalpha, word.text)))


@dataclass(slots=True)
class Row:
    """All chunks on one base line, left to right."""

    chunks: list[Chunk]
    base: float
    size: float

    @property
    def text(self) -> str:
        """The chunks with wide blanks between them."""
        return self.chunks[0].text if len(self.chunks) == 1 else "   ".join([chunk.text for chunk in self.chunks])

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(chunk.x1 for chunk in self.chunks)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of a page or cell from top to bottom; small raised marks join the word they stand at."""
    groups: list[list[Word]] = []
    whole = [part for word in words for part in (_without_leaders(word) if len(word.text) > 3 else (word,))]
    for word in sorted(whole, key=lambda w: (w.base, w.x0)):
        if groups and word.base - groups[-1][0].base <= SAME_LINE * min(word.size, groups[-1][0].size):
            groups[-1].append(word)
        else:
            groups.append([word])
    _join_raised(groups)
    return [_row(group) for group in groups if group]


def _without_leaders(word: Word) -> list[Word]:
    """A word set apart from the dots that lead on from it, which become one word of three dots."""
    if not any(mark in word.text for mark in _LEADERS) or not _LEADER.search(word.text):
        return [word]
    step = (word.x1 - word.x0) / len(word.text)
    parts, at = [], 0
    for match in [*_LEADER.finditer(word.text), None]:
        start, end = match.span() if match else (len(word.text),) * 2
        for first, last, text in ((at, start, word.text[at:start]), (start, end, LEADER)):
            if last > first:
                parts.append(replace(word, text=text, x0=word.x0 + first * step, x1=word.x0 + last * step))
        at = end
    return parts


def _join_raised(groups: list[list[Word]]) -> None:
    """Marks set small and above (or below) a line move into that line: to the word they follow, else beside it."""
    largest = [max(word.size for word in group) for group in groups]
    hosts: dict[int, _Hosts] = {}
    for at, group in enumerate(groups):
        most = SMALL * max(largest[max(at - 2, 0) : at + 3])
        moved: set[int] = set()
        for mark in [w for w in group if w.size <= most and len(w.text) <= 6 and _MARK.fullmatch(w.text)]:
            around = [n for n in (at - 2, at - 1, at + 1, at + 2) if 0 <= n < len(groups)]
            for other in around:
                if other not in hosts:
                    hosts[other] = _Hosts(groups[other])
            near = [
                (abs(gap), gap, host, other)
                for other in around
                for host in hosts[other].near(mark)
                if (gap := _gap_to_host(mark, host)) is not None
            ]
            if not near:
                continue
            _, gap, host, other = min(near, key=lambda found: found[0])
            text = _MARK_BRACKETS.sub(r"\1", mark.text).translate(RAISED_DIGITS) if mark.base < host.base else mark.text
            moved.add(id(mark))
            if -0.2 * host.size < gap < 0.45 * host.size:
                host.text += text
                host.x1 = max(host.x1, mark.x1)
            else:
                groups[other].append(replace(mark, text=text, base=host.base))
        if moved:
            group[:] = [word for word in group if id(word) not in moved]


class _Hosts:
    """The words of one line by their edges, so that a mark meets only those beside it, however full the line is."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.reach = 1.5 * max((word.size for word in words), default=0.0)
        self.by_end = sorted(words, key=lambda w: w.x1)
        self.by_start = sorted(words, key=lambda w: w.x0)
        self.ends = [word.x1 for word in self.by_end]
        self.starts = [word.x0 for word in self.by_start]

    def near(self, mark: Word) -> list[Word]:
        """The words that end or begin within reach of the mark, the nearest of them where they lie upon each other."""
        end, start = bisect_left(self.ends, mark.x0), bisect_left(self.starts, mark.x1)
        first = max(end - NEAREST, bisect_left(self.ends, mark.x0 - self.reach))
        last = min(end + NEAREST, bisect_right(self.ends, mark.x0 + self.reach))
        behind = min(start + NEAREST, bisect_right(self.starts, mark.x1 + self.reach))
        return self.by_end[first:last] + self.by_start[start:behind]


def _gap_to_host(mark: Word, host: Word) -> float | None:
    """How far behind a word a mark stands (before it: negative); None if it is no raised or lowered mark near it."""
    if mark.size > SMALL * host.size or not 0.12 * host.size < abs(host.base - mark.base) < 0.7 * host.size:
        return None
    gap = mark.x0 - host.x1
    is_near = -0.2 * host.size < gap < 1.5 * host.size or 0 <= host.x0 - mark.x1 < 1.5 * host.size
    return gap if is_near else None


def _row(words: list[Word]) -> Row:
    words.sort(key=lambda w: w.x0)
    chunks: list[Chunk] = []
    if _is_spread(words):
        size = max(word.size for word in words)
        return Row([Chunk(words, words[0].x0, words[-1].x1, words[0].base, size)], words[0].base, size)
    for word in words:
        last = chunks[-1] if chunks else None
        if last and _is_print_of(last.words[-1], word):
            continue
        if last and _is_one_number(last.words[-1], word):
            last.words[-1].text += word.text
            last.words[-1].x1 = last.x1 = max(last.x1, word.x1)
        elif last and word.x0 - last.x1 < CHUNK_GAP * max(word.size, last.size):
            last.words.append(word)
            last.x1, last.size = max(last.x1, word.x1), max(last.size, word.size)
        else:
            chunks.append(Chunk([word], word.x0, word.x1, word.base, word.size))
    return Row(_with_items(chunks), words[0].base, max(chunk.size for chunk in chunks))


def _with_items(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks with the mark of a list item put to its text: a column of bullets is no column of a table."""
    kept: list[Chunk] = []
    for chunk in chunks:
        last = kept[-1] if kept else None
        if last and _is_item(last, chunk, is_only=len(chunks) == 2):
            kept[-1] = Chunk([*last.words, *chunk.words], last.x0, chunk.x1, last.base, max(last.size, chunk.size))
        else:
            kept.append(chunk)
    return kept


def _is_item(mark: Chunk, chunk: Chunk, *, is_only: bool) -> bool:
    """Whether a chunk is the text behind a bullet, or where nothing else is in the row behind a letter or number."""
    is_mark = _BULLET_MARK.fullmatch(mark.text) or (is_only and _ITEM_MARK.fullmatch(mark.text))
    is_near = chunk.x0 - mark.x1 < MARK_GAP * chunk.size
    return bool(is_mark) and is_near and sum(map(str.isalpha, chunk.text)) > MARK_LETTERS and not mark.bold


def _is_spread(words: Sequence[Word]) -> bool:
    """Whether this is a line of justified prose with so few words that its blanks look like gaps, bullet or none.

    Such a line has blanks of one width and words of many, some of them in small letters; a row of a table has not.
    """
    first = 1 if len(words) > 1 and len(words[0].text) == 1 and not words[0].text.isalnum() else 0
    line = words[first:]
    if not FEWEST_SPREAD <= len(line) <= MOST_SPREAD:
        return False
    size = line[0].size
    gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
    if min(gaps) < CHUNK_GAP * size or max(gaps) - min(gaps) > EVEN * size:
        return False
    widths = [word.x1 - word.x0 for word in line]
    in_letters = sum(word.text[:1].isalpha() for word in line)
    in_small = sum(word.text[:1].islower() for word in line)
    is_prose = in_letters > MOSTLY_WORDS * len(line) and in_small > 0
    return is_prose and max(widths) - min(widths) > 1.5 * size


def _is_one_number(first: Word, second: Word) -> bool:
    """Whether a point or comma inside a number was set a little apart: before it, or behind a comma of thousands."""
    if not first.text[-1:].isdigit() and first.text[-1:] != ",":
        return False
    gap = (second.x0 - first.x1) / max(first.size, second.size)
    if second.text[:1] in (".", ","):
        return gap < CHUNK_GAP / 2 and first.text[-1].isdigit() and second.text[1:2].isdigit()
    return gap < THIN_BLANK and bool(_THOUSANDS_END.search(first.text) and _THOUSANDS_GO_ON.match(second.text))


def _is_print_of(first: Word, second: Word) -> bool:
    """Whether a word is the same word printed again a hair beside itself, which makes it look bold."""
    return first.text == second.text and abs(first.x0 - second.x0) < 0.12 * first.size


def join_lines(first: str, second: str) -> str:
    """Two lines of one text; a word broken between them is left marked as broken."""
    if first.endswith("-") and first[-2:-1].isalpha() and second[:1].islower():
        return f"{first[:-1]}{BROKEN}{second}"
    if first.endswith("-") and (first[-2:-1].isalnum() or first[-2:-1] in ("%", ")")) and second[:1].isalpha():
        return first + second
    if first.endswith(("/", "–")) and second[:1].isalnum() and not first.endswith(" –"):
        return first + second
    return f"{first} {second}" if first and second else first or second


def body_size(rows: Sequence[Row]) -> float:
    """The type size of most characters."""
    weights: dict[float, int] = {}
    for row in rows:
        for chunk in row.chunks:
            size = round(chunk.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(chunk.text)
    return max(weights, key=lambda size: weights[size]) if weights else 10.0
