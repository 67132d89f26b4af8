"""Money, masses, grades and percentages of a text: one pass over its numbers.

`scan` looks a bounded distance to both sides of each number, so it takes time in proportion to the text. The printed
characters are kept beside the normalised value, and a writing that could mean two things is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract import currencies, grades, masses, money
from pipelines.extract import regex as re
from pipelines.extract.grades import GradeSpan, Percent
from pipelines.extract.masses import Mass
from pipelines.extract.money import Money
from pipelines.extract.numbers import SPACE, find_numbers, number_of

__all__ = [
    "GradeSpan",
    "Mass",
    "Money",
    "Percent",
    "Quantities",
    "find_grades",
    "find_masses",
    "find_money",
    "find_percents",
    "number_of",
    "scan",
]


@dataclass(frozen=True, slots=True)
class Quantities:
    """All quantities of one text, each kind in print order and none overlapping another of its kind."""

    money: list[Money] = field(default_factory=list)
    masses: list[Mass] = field(default_factory=list)
    grades: list[GradeSpan] = field(default_factory=list)
    percents: list[Percent] = field(default_factory=list)


_LINKS = frozenset("-–—‑ta")
"""First characters of what joins the two ends of a range."""
_NEXT = re.compile(rf"(?:{SPACE}|-)?[(\[{{<]?(?:([A-Za-zµμ]+)|([^\sA-Za-z0-9.,;:]))")
_MONEY, _GRADE, _MASS = 1, 2, 4


def _unit_kinds() -> dict[str, int]:
    """What may be measured where this word, in lower case, follows a number."""
    words = {
        _MONEY: (
            *currencies.CODES,
            *currencies.NAMES,
            *currencies.NATIONS,
            *currencies.SYMBOLS,
            "in",
            "cent",
            "pence",
            "penny",
            "pound",
            "k",
            "m",
            "mm",
            "b",
            "bn",
            "t",
            "u",
            "mln",
            "musd",
            "meur",
            "mgbp",
            "maud",
            "mcad",
            "kusd",
            "keur",
        ),
        _GRADE: (
            *grades.GRADE_UNITS,
            "%",
            "％",
            "per cent",
            "percent",
            "percentage",
            "pct",
            "wt %",
            "vol %",
            "gram",
            "gramme",
            "gpt",
            "troy ounces",
            "kilogram",
        ),
        _MASS: (*masses.UNITS, *masses.RATE_UNITS, *masses.METAL_WORDS, "k", "m", "mm", "mn", "b", "bn"),
    }
    kinds: dict[str, int] = {}
    for kind, phrases in words.items():
        for phrase in phrases:
            for word in {re.split("[ /]", phrase)[0].lower(), re.split("[ /]", phrase)[0].lower() + "s"}:
                kinds[word] = kinds.get(word, 0) | kind
    return kinds


_KINDS = _unit_kinds()


def scan(text: str) -> Quantities:
    """Every quantity of the text."""
    found = Quantities()
    numbers = find_numbers(text)
    index, last = 0, len(numbers) - 1
    free = 0
    while index <= last:
        number = numbers[index]
        kinds = _kinds_after(text, number.end)
        if index < last and text[number.end : numbers[index + 1].start].lstrip()[:1] in _LINKS:
            kinds |= _kinds_after(text, numbers[index + 1].end)
        lead = money.currency_before(text, number.start, free)
        used = 1
        if (lead or kinds & _MONEY) and (sum_of_money := money.money_at(text, numbers, index, lead)):
            found.money.append(sum_of_money[0])
            used, free = sum_of_money[1], sum_of_money[0].end
        elif kinds & _GRADE and (grade := grades.grade_at(text, numbers, index)):
            if grade[0]:
                found.grades.append(grade[0])
            if grade[1]:
                found.percents.append(grade[1])
            used = grade[2]
        elif kinds & _MASS and (mass := masses.mass_at(text, numbers, index)):
            found.masses.append(mass[0])
            used = mass[1]
        index += used
    return found


def _kinds_after(text: str, end: int) -> int:
    """What the word or sign after a number may measure: a look-up before the grammars are tried."""
    match = _NEXT.match(text, end)
    if match is None:
        return 0
    return _KINDS.get((match[1] or match[2]).lower(), 0)


def find_money(text: str) -> list[Money]:
    """Every sum of money of the text."""
    return scan(text).money


def find_masses(text: str) -> list[Mass]:
    """Every mass of the text, in metric tonnes."""
    return scan(text).masses


def find_grades(text: str) -> list[GradeSpan]:
    """Every grade of the text: ppm, g/t and the like, and percentages that something near them calls a grade."""
    return scan(text).grades


def find_percents(text: str) -> list[Percent]:
    """Every percentage of the text, those that are grades too."""
    return scan(text).percents
