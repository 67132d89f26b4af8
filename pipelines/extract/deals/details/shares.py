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

MORE = re.compile(r"\b(?:a |an )?(?:further|another|additional|extra) (?:approximately |about |some |up to )*(⟦R\d+⟧)")
REACHED = re.compile(
    r"\b(?:to|at|have|own|hold|reach(?:es|ing)?|total(?:s|ling)?(?: of)?) (?:about |just |some |up to |a total of )*⟦R\d+⟧"
)
"""What is added to a holding, and what it comes to."""
GOODS = (
    r"(?:outputs?|production|off-?take|concentrates?|products?|fines|oxides?|carbonate|hydroxide|volumes?|tonnage|material|"
    r"ore|metal|yellowcake|spodumene|flake|magnets?|graphite)"
)
MADE = (
    r"(?:(?:that |which |what )?(?:it|they|the (?:[a-z]+ )?(?:mine|plant|project|company|refinery|smelter)|⟦[CNJ]\d+⟧(?:'s "
    r"(?:⟦[CNJ]\d+⟧ )?(?:[a-z]+ )?(?:mine|plant|refinery|smelter|project))?|⟦J\d+⟧ (?:mine|plant|project|refinery)) "
    r"(?:will |can |is to |would |has to )?(?:produces?|makes?|mines?|digs?|yields?|turns? out|sells?|refines?|dig up|offer))"
)
"""Where goods come from: "that the mine will produce"."""
WHOLE_OUTPUT = re.compile(
    r"(?i)(?<!on )(?<!per )\b(?:every|each) (?:single |last )?(?:tonne|ton|pound|kilo|kilogram(?:me)?|gram|ounce|lb|kg|flake) "
    rf"(?:of|from|that)\b|"
    rf"\b(?:all|everything|whatever|all of) (?:that |which |what )?{MADE}\b|"
    rf"\b(?:whole|entire) (?:[a-z-]+ |⟦[CNJ]\d+⟧(?:'s)? ){{0,4}}{GOODS}\b|"
    rf"\b(?:all|(?:the )?(?:whole|entirety|totality) of) (?:of )?(?:the |its |their |⟦[CJN]\d+⟧'s )?"
    rf"(?:[a-z-]+ ){{0,4}}{GOODS}\b|^all (?:of )?the [a-z]+ [^;⟦]{{0,60}}\b(?:promised|pledged|committed|sold)"
)
"""All that is made, in words."""
PART_OUTPUT = re.compile(
    rf"(?i)\b(?:an? |one |about |roughly |some |nearly |almost |(?:just |a (?:bit|little) )?"
    rf"(?:over|under|more than|less than) )*"
    r"(?P<share>(?<!first )(?<!second )half(?: of)?|(?:two[ -]thirds|three[ -]quarters|third|quarter|fifth|tenth) of) "
    rf"(?:(?:the|its|their|all|⟦[CJN]\d+⟧'s) )*(?:{MADE}|what (?:is|was|it|the)|(?:[a-z-]+ ){{0,4}}{GOODS})\b"
)
"""A part of what is made, in words: "just over half of its output", "a third of what the mine produces"."""
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


OF_A_THING = re.compile(
    rf"\b(?:an?|one|the (?:other|remaining)|its|⟦[CN]\d+⟧'s)[ -]{_WORDS} (?:share |stake |interest )?(?:of|in) "
    r"(?:the )?⟦[CJN]"
)


WHOLLY = re.compile(
    r"\b(?:full|sole|outright|complete|total|undivided) (?:and [a-z]+ )?(?:ownership|title|interest)\b|"
    r"\b(?:becomes?|became|becoming|making (?:it|⟦C\d+⟧)) (?:the )?(?:sole|outright|only) owner of\b"
)
"""The whole of a thing, in words."""


def share_in_words(clause: str) -> float | None:
    """The percentage of a company or mine that a clause gives in words: "a tenth of ⟦C⟧", "full ownership of ⟦J⟧"."""
    if WHOLLY.search(clause):
        return 100.0
    found = OF_A_THING.search(clause)
    return FRACTIONS[found["share"].replace("-", " ")] if found else None


def output_in_words(text: str) -> float | None:
    """The percentage of output that words give: "every tonne of", "all that the mine produces", "half of its output"."""
    if part := PART_OUTPUT.search(text):
        return FRACTIONS[part["share"].lower().removesuffix(" of").replace("-", " ")]
    return 100.0 if WHOLE_OUTPUT.search(text) else None


def change_in(marked: Marked, clause: str) -> float | None:
    """What a holding has risen or fallen by, where a clause tells it before and after ("to ⟦R⟧ from ⟦R⟧") or in part."""
    if part := PART_OF_HOLDING.search(clause):
        return round(FRACTIONS[part["share"].replace("-", " ")] * marked.thing(part["whole"]).value / 100, 1)
    if len(more := MORE.findall(clause)) == 1 and REACHED.search(clause):
        return float(marked.thing(more[0]).value)
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
