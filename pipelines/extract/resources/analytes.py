"""Which metal the figures of a sentence are of, where they do not say: grades, cut-offs and tonnes of metal."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.grades import GradeSpan
from pipelines.extract.lexicon import analyte_spans, canonical_analyte
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.phrases import ADJECTIVE
from pipelines.extract.resources.statements import Statement, held_by, is_held
from pipelines.model import Grade

RESOURCE_WORD = re.compile(r"(?i)\b(?:resource|reserve)s?\b")
COMBINED = re.compile(r"\s*(?:and|plus|with|\+|&|/|-)\s*([A-Za-z]+),? (?:combined|together|taken together)\b")
""" "5% zinc and lead combined"."""
REACH_OF_METAL = 40
COUNTED_IN = "LCE"
LEAST_ORE = 20_000.0
"""Tonnes: "gold resources of 533 tonnes at 1.48 g/t" counts the metal."""
ALIKE = 2.0
"""By what factor grades of one ore may differ between its classes."""


def cutoff_told(text: str, spans: list[GradeSpan], analytes: set[str]) -> tuple[Grade, ...]:
    """The sentence's cut-off; one that names no analyte, or what metal is only counted in, is of the only one graded."""
    only = next(iter(analytes)) if len(analytes) == 1 else None
    for span in spans:
        name = named_metal(text, span)
        name = only if name in (None, COUNTED_IN) else name
        if name:
            return (Grade(name, span.value, span.unit),)  # type: ignore[arg-type]
    return ()


def named_metal(text: str, span: GradeSpan) -> str | None:
    """The analyte of a grade, also behind a word such as "recoverable"."""
    if span.analyte:
        first = canonical_analyte(span.analyte) or span.analyte
        both = COMBINED.match(text, span.end)
        second = analyte_spans(both[1]) if both else []
        return f"{first}+{second[0][2]}" if second else first
    match = ADJECTIVE.match(text, span.end)
    found = analyte_spans(text[match.end() : match.end() + 40]) if match else []
    return found[0][2] if found and found[0][0] == 0 else None


def grades_told(text: str, statement: Statement, previous: Draft | None, in_sentence: str | None) -> tuple[Grade, ...]:
    """The grades of a statement, one a metal; where it says "the same grade" those of the one before."""
    grades: dict[str, Grade] = {}
    for span in statement.grades:
        name = named_metal(text, span) or _made_of(statement, span) or _like(previous, span) or in_sentence or ""
        if name not in grades and span.value > 0:
            grades[name] = Grade(name, span.value, span.unit)  # type: ignore[arg-type]
    if not grades and statement.same_grade and previous:
        return previous.grades
    return tuple(grades.values())


def _made_of(statement: Statement, span: GradeSpan) -> str | None:
    """The metal that the ore holds at this grade by its own mass: "559 Mt at 1.57%, or 8.8 Mt of rare earth oxides"."""
    return next((name for mass, name in statement.contained if name and held_by(statement.tonnage, [span], mass)), None)


def _like(previous: Draft | None, span: GradeSpan) -> str | None:
    """The only analyte of the estimate before, or the one whose grade there was about the same."""
    if only := only_analyte(previous):
        return only
    graded = [g for g in (previous.grades if previous else ()) if g.analyte and g.unit == span.unit and g.value > 0]
    alike = {g.analyte for g in graded if span.value / ALIKE <= g.value <= span.value * ALIKE}
    return alike.pop() if len(alike) == 1 else None


def only_analyte(draft: Draft | None) -> str | None:
    """The analyte of the estimate before, where it has one only: the next number "at 344 ppm" is of the same."""
    if draft is None:
        return None
    names = {g.analyte for g in draft.grades if g.analyte} or {c.analyte for c in draft.contained if c.analyte}
    return next(iter(names)) if len(names) == 1 else None


def metal_in(lead: str) -> str | None:
    """The one metal whose resource or reserve is named before a figure: "gold reserves rose to 2.1 million ounces"."""
    told = list(RESOURCE_WORD.finditer(lead))
    end = told[-1].start() if told else 0
    names = {name for _, _, name in analyte_spans(lead[max(0, end - REACH_OF_METAL) : end])}
    return names.pop() if len(names) == 1 else None


def metal_of_tonnes(statement: Statement, previous: Draft | None) -> str | None:
    """The metal by which alone the estimate before was told: bare tonnes that refer back to it are of the same.

    So are those that its ore holds at its grade.
    """
    if not statement.tonnage or statement.contained:
        return None
    if statement.tonnage.value_t < LEAST_ORE and (metal := metal_in(statement.lead)):
        return metal
    if statement.grades or previous is None:
        return None
    if previous.tonnage_t:
        mass_t, ore_t = statement.tonnage.value_t, previous.tonnage_t
        return next((g.analyte for g in previous.grades if is_held(mass_t, ore_t, g.value, g.unit)), None)
    if not previous.contained:
        return None
    is_part = statement.tonnage.value_t < previous.contained[0].value_t
    return only_analyte(previous) if is_part or not statement.category else None
