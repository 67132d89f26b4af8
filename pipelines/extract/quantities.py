"""Money, masses, grades and percentages of a text: one pass over its numbers.

`scan` looks a bounded distance to both sides of each number, so it takes time in proportion to the text. The printed
characters are kept beside the normalised value, and a writing that could mean two things is left out.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.extract import grades, masses, money
from pipelines.extract.grades import GradeSpan, Percent
from pipelines.extract.masses import Mass
from pipelines.extract.money import Money
from pipelines.extract.numbers import SPACE, find_numbers, number_of

__all__ = ["GradeSpan", "Mass", "Money", "Percent", "Quantities", "find_grades", "find_masses", "find_money",
           "find_percents", "number_of", "scan"]


@dataclass(frozen=True, slots=True)
class Quantities:
    """All quantities of one text, each kind in print order and none overlapping another of its kind."""

    money: list[Money] = field(default_factory=list)
    masses: list[Mass] = field(default_factory=list)
    grades: list[GradeSpan] = field(default_factory=list)
    percents: list[Percent] = field(default_factory=list)


_NEXT = re.compile(rf"(?:{SPACE}|-)?[(\[{{<]?(?:([A-Za-zµμ]+)|([^\sA-Za-z0-9.,;:]))")
_UNIT_STARTS = frozenset(phrase.split()[0].lower() for phrase in (
    *masses.UNITS, *grades.GRADE_UNITS, *masses.RATE_UNITS, *money.CODES, *money.NAMES, *money.NATIONS, "per cent",
    "percent", "percents", "percentage", "pct", "wt %", "pound", "in", "cent", "pence", "penny", "gram", "troy ounces",
    "kilo", "metric", "short", "long", "dry", "wet", "m", "mm", "b", "bn", "mn", "k", "mln", "musd", "meur", "mgbp", "maud",
    "mcad", "kusd", "keur"))


def scan(text: str) -> Quantities:
    """Every quantity of the text."""
    found = Quantities()
    numbers = find_numbers(text)
    index, last = 0, len(numbers) - 1
    while index <= last:
        number, used = numbers[index], 1
        is_linked = index < last and numbers[index + 1].start - number.end <= 12
        if not (is_linked or _has_unit(text, number.end) or money.currency_before(text, number.start)):
            index += 1
            continue
        if sum_of_money := money.money_at(text, numbers, index, found.money[-1].end if found.money else 0):
            found.money.append(sum_of_money[0])
            used = sum_of_money[1]
        elif grade := grades.grade_at(text, numbers, index):
            if grade[0]:
                found.grades.append(grade[0])
            if grade[1]:
                found.percents.append(grade[1])
            used = grade[2]
        elif mass := masses.mass_at(text, numbers, index):
            found.masses.append(mass[0])
            used = mass[1]
        index += used
    return found


def _has_unit(text: str, end: int) -> bool:
    """Whether the word or sign after a number may be a unit: a cheap look before the grammars are tried."""
    match = _NEXT.match(text, end)
    if match is None:
        return False
    word = match[1]
    return word is None or word.lower().rstrip("s") in _UNIT_STARTS or word.lower() in _UNIT_STARTS


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
