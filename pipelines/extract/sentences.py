"""A document's blocks as sentences with stable offsets: `text[start:end]` is the sentence, nothing is rewritten.

Hard-wrapped lines are one sentence; a title that stands as the first line of a paragraph, an address line or a date
line is a unit of its own; so is each heading, table row and caption.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pipelines.extract import regex as re
from pipelines.model import Block, BlockKind

NEVER_LAST = frozenset(
    "mr mrs ms dr prof hon st mt ft no nos fig figs vs approx est e.g i.e cf al ca sr jr messrs gen col sen rep gov lt"
    " sgt rs jan feb mar apr jun jul aug sep sept oct nov dec ave blvd dept univ pty nr art sec ch vol pp p max min"
    " incl excl pvt pte mon tue tues wed thu thurs fri sat sun tel bros".split()
)
"""Abbreviations after which a sentence goes on."""
MAY_BE_LAST = frozenset(
    "inc corp co ltd llc plc s.a n.v b.v a.g u.s u.k u.s.a e.u u.n d.c p.m a.m etc lp l.p ph.d b.c"
    " n.s.w eq bhd oy n.l w.a s.p.a s.a.s p.l.c lb lbs oz".split()
)
"""Abbreviations that end a sentence only if what follows begins one."""
SUFFIXES = frozenset("inc corp co ltd llc plc limited sa nl ag".split())
"""Legal suffixes: the full stop behind one is the sentence's where the document writes the same suffix without."""
OPENERS = frozenset(
    "the a an it its in on at as for by with from to this that these those he she they we you but and or so yet however"
    " while when after before since under if although because there here his her their our both each all some most many"
    " one two three no not production mineral according meanwhile moreover also once until today yesterday last another"
    " other".split()
)
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘'/—–]*$")
_COUNTED = re.compile(
    r"(?:Table|Figure|Fig|Note|Item|Section|Appendix|Part|Chapter|Exhibit"
    r"|Schedule)\s+[0-9A-Z]{1,3}(?:\.[0-9]{1,2})?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.!?;:,…][\"”’')\]]*$")
_DATE_LINE = re.compile(
    r"(?:[0-9]{1,2}[/.][0-9]{1,2}[/.](?:19|20)[0-9]{2}"
    r"|(?:[A-Z][a-z]+,? )?(?:[0-9]{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? [0-9]{1,2},?)"
    r" (?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})(?:[ ,|T].{0,24})?$"
)
_GOES_ON = re.compile(
    r"\b(?:a|an|the|of|to|for|with|by|in|on|at|from|and|or|its|their|between|under|over|that|which|is|are|was|were|will|has|"
    r"have|be|been|as|into|than)$"
)
"""A small word at the end of a line: no line that was meant ends there."""
_ASIDE = re.compile(r"\((?![A-Za-z0-9]{1,4}\))")
"""A bracket that opens a line and is no mark of a list: the line before goes on in it."""
LONGEST_TITLE = 100
SLACK = 10
"""Characters that a wrapped line may leave free before the break counts as meant."""
ONE_UNIT: frozenset[BlockKind] = frozenset(("heading", "table_row", "caption", "boilerplate"))


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one block that is read by itself: `text[start:end]`."""

    kind: BlockKind
    start: int
    end: int
    level: int
    block: int
    """Position of the block in the document."""


def segments_of(text: str, blocks: tuple[Block, ...]) -> list[Segment]:
    """The blocks, those of several meant lines taken apart; a title line above its paragraph becomes a heading."""
    found: list[Segment] = []
    for number, block in enumerate(blocks):
        if block.kind in ONE_UNIT or text.find("\n", block.start, block.end) < 0:
            found.append(Segment(block.kind, block.start, block.end, block.level, number))
            continue
        pieces = list(_pieces(text, block.start, block.end))
        for position, (start, end) in enumerate(pieces):
            is_title = (
                position < len(pieces) - 1
                and is_title_line(text[start:end])
                and block.kind == "paragraph"
                and (position == 0 or text[start:end].isupper())
            )
            kind: BlockKind = "heading" if is_title else block.kind
            found.append(Segment(kind, start, end, 3 if is_title else block.level, number))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The block at the line breaks that were meant: the next line's first word would still have fitted."""
    lines = [(m.start(), m.end()) for m in re.compile(r"[^\n]+").finditer(text, start, end)]
    width = max((b - a for a, b in lines), default=0)
    begin = start
    for (a, b), (c, d) in pairwise(lines):
        line, following = text[a:b].rstrip(), text[c:d].lstrip()
        word = following.split(maxsplit=1)[0] if following else ""
        fits = len(line) + 1 + len(word) + SLACK < min(width, 160)
        if (
            is_date_line(following)
            or is_date_line(line)
            or (
                fits
                and not _TERMINAL.search(line)
                and not _GOES_ON.search(line)
                and word[:1]
                and not word[:1].islower()
                and not _ASIDE.match(following)
            )
        ):
            yield begin, a + len(line)
            begin = c
    yield begin, end


def is_title_line(line: str) -> bool:
    """Whether a line reads as a title: short, without a closing mark, not a date and not a label with its value."""
    line = line.strip()
    return (
        2 < len(line) <= LONGEST_TITLE
        and not _TERMINAL.search(line)
        and not is_date_line(line)
        and not re.match(r"[^:]{1,24}: ", line)
        and sum(c.isalpha() for c in line) * 2 > len(line)
    )


def is_date_line(line: str) -> bool:
    """Whether a line is a date, with a time or a place beside it at most."""
    line = line.strip()
    return (
        8 <= len(line) <= 60
        and line[-1:] != "."
        and any(map(str.isdigit, line[:20]))
        and _DATE_LINE.match(line) is not None
    )


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of running text [start:end], trimmed of white space, covering every other character."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() > begin and _ends_sentence(text, begin, stop, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    printed = text[start:end]
    stripped = printed.strip()
    if stripped:
        start += len(printed) - len(printed.lstrip())
        yield start, start + len(stripped)


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the mark closes a sentence: judged by the word before it and the one after."""
    following = text[stop.end() : min(stop.end() + 40, end)].lstrip()
    if not following:
        return True
    opener = following.lstrip("\"“‘'([")
    if opener[:1].islower() or following[0] in ",;:)":
        return False
    if stop[0][0] != ".":
        return True
    match = _LAST_WORD.search(text[max(begin, stop.start() - 30) : stop.start()])
    word = match[0] if match else ""
    lower = word.lower().rstrip(".")
    if lower in NEVER_LAST and not (lower == "no" and word == "no"):
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return False  # an initial
    next_word = re.match(r"[A-Za-z]+", opener)
    is_opener = bool(next_word) and next_word[0].lower() in OPENERS  # type: ignore[index]
    if lower in MAY_BE_LAST or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        follows_name = opener == following and next_word is not None and next_word[0].lower() not in SUFFIXES
        return is_opener or (lower in SUFFIXES and follows_name and _writes_bare(text, word))
    if word[-1:].isdigit():
        before = text[max(begin, stop.start() - 24) : stop.start()]
        return len(before.strip()) > 3 and (is_opener or not _COUNTED.search(before))
    return bool(word) or stop[0] != "."


@lru_cache(maxsize=16)
def _writes_bare(text: str, word: str) -> bool:
    """Whether a document writes this suffix without a full stop; asked again for each of them."""
    return any(f"{word}{mark}" in text for mark in (" ", ",", "’", "'"))
