"""Shares as people print them: percentages, halves and thirds in words, and what a holding has risen or fallen by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.patterns import search

if TYPE_CHECKING:
    from pipelines.extract.deals.language.marked import Marked
    from pipelines.extract.reading import Reading

FRACTIONS = {
    "half": 50.0,
    "third": 33.3,
    "quarter": 25.0,
    "fifth": 20.0,
    "tenth": 10.0,
    "two thirds": 66.7,
    "three quarters": 75.0,
}
_WORDS = r"(?P<share>two[ -]thirds|three[ -]quarters|half|third|quarter|fifth|tenth)"
OF_OBJECT = re.compile(
    r"(?:⟦[A-Z]\d+⟧'s? |(?:up to|about|roughly|some|nearly|around|approximately|just over|just under) )*"
    rf"(?:an? |the |its |one[ -])*{_WORDS}[ -](?:share|interest|stake|holding|ownership|of (?!the (?:year|month)))"
)
"""A share in words with which an object begins: "⟦C⟧'s half of the ⟦J⟧ mine"."""
IN_TEXT = re.compile(
    rf"(?i)(?<!first )(?<!second )(?<!third )(?<!fourth )(?<!last )(?<!\bnext )(?<!\bin )\b{_WORDS}"
    r"(?=[ -](?:share|interest|stake|holding|ownership)\b| of (?!(?:the |this |last |next )?(?:year|month|fiscal|\d)))"
)
"""A share in words anywhere in a text; its quarters of a year are none."""
RISEN = re.compile(
    r"\bfrom (?:about |just )?(⟦R\d+⟧) to (?:about |just )?(⟦R\d+⟧)|\bfrom (?:about |just )?(⟦R\d+⟧)(?! to)"
)
RISEN_TO = re.compile(r"\bto (?:about |just )?(⟦R\d+⟧)(?: [a-z]+)? from (?:about |just )?(⟦R\d+⟧)")
OF_A_HOLDING = re.compile(
    r"\b(?:lift|rais|increas|boost|tak|mov|bring|trim|cut|lower|reduc|sell|sold|pare|slash|grow|grew|top)[a-z]*\b"
    r"[^;]{0,40}\b(?:stake|interest|shareholding|holding|share|ownership|position)\b"
)

PART_OF_HOLDING = re.compile(rf"{_WORDS} of (?:its|their|the|⟦[A-Z]\d+⟧'s) (?P<whole>⟦R\d+⟧)")


@dataclass(frozen=True, slots=True)
class Share:
    """One share of something at [start:end] of a text, in percent."""

    start: int
    end: int
    printed: str
    value: float


def fraction(text: str) -> float | None:
    """The percentage that the words of an object begin with: "a quarter of ⟦C⟧", "⟦C⟧'s half share"."""
    found = OF_OBJECT.match(text)
    return FRACTIONS[found["share"].replace("-", " ")] if found else None


def shares_within(reading: Reading, start: int, end: int) -> list[Share]:
    """Every share of text[start:end], in digits or in words, in order."""
    text = reading.document.text
    printed = [Share(p.start, p.end, p.printed, float(p.value)) for p in reading.within(reading.percents, start, end)]
    in_words = [
        Share(m.start(), m.end(), m.group(), FRACTIONS[m["share"].lower().replace("-", " ")])
        for m in IN_TEXT.finditer(text, start, end)
    ]
    return sorted([*printed, *in_words], key=lambda share: share.start)


def change_in(marked: Marked, clause: str) -> float | None:
    """What a holding has risen or fallen by, where a clause tells it before and after ("to ⟦R⟧ from ⟦R⟧") or in part."""
    if part := PART_OF_HOLDING.search(clause):
        return round(FRACTIONS[part["share"].replace("-", " ")] * marked.thing(part["whole"]).value / 100, 1)
    if not OF_A_HOLDING.search(clause):
        return None
    ends: tuple[float, float] | None = None
    if found := RISEN_TO.search(clause):
        ends = marked.thing(found.group(2)).value, marked.thing(found.group(1)).value
    elif found := search(RISEN.pattern, clause):
        first = marked.thing(found.group(1) or found.group(3))
        ends = (first.value, marked.thing(found.group(2)).value) if found.group(2) else (first.value, first.high)
    if ends is None or ends[1] is None or not all(0 < end <= 100 for end in ends):
        return None
    return round(abs(ends[1] - ends[0]), 6)
