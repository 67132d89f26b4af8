"""Money, masses, grades and percentages of a text: one pass over its numbers.

`scan` looks a bounded distance to both sides of each number, so it takes time in proportion to the text. The printed
characters are kept beside the normalised value, and a writing that could mean two things is left out.
"""
from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.grades import GradeSpan, Percent, grade_at
from pipelines.extract.masses import Mass, mass_at
from pipelines.extract.money import Money, money_at
from pipelines.extract.numbers import find_numbers, number_of

__all__ = ["GradeSpan", "Mass", "Money", "Percent", "Quantities", "find_grades", "find_masses", "find_money",
           "find_percents", "number_of", "scan"]


@dataclass(frozen=True, slots=True)
class Quantities:
    """All quantities of one text, each kind in print order and none overlapping another of its kind."""

    money: list[Money] = field(default_factory=list)
    masses: list[Mass] = field(default_factory=list)
    grades: list[GradeSpan] = field(default_factory=list)
    percents: list[Percent] = field(default_factory=list)


def scan(text: str) -> Quantities:
    """Every quantity of the text."""
    found = Quantities()
    numbers = find_numbers(text)
    index = 0
    while index < len(numbers):
        used = 1
        if money := money_at(text, numbers, index):
            found.money.append(money[0])
            used = money[1]
        elif grade := grade_at(text, numbers, index):
            if grade[0]:
                found.grades.append(grade[0])
            if grade[1]:
                found.percents.append(grade[1])
            used = grade[2]
        elif mass := mass_at(text, numbers, index):
            found.masses.append(mass[0])
            used = mass[1]
        index += used
    return found


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
