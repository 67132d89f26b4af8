"""When two resource mentions tell of one line of one estimate: deposit, kind, category and vintage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.resolve.events import CONFLICT, Rules, Seen, close, days_between, differ, disjoint
from pipelines.resolve.pairs import spells, steps

SAME_TONNES = 0.01
"""Share within which tonnages are one figure, rounding aside."""
SAME_CONTAINED = 0.02
NEWS_DAYS = 10
"""Days within which outlets tell of one estimate; tonnages that differ within them are a disagreement, later an
update."""
NO_END = 100_000
"""Days: an estimate of one tonnage may be quoted for as long as there is news."""
EFFECTIVE_DAYS = 45
"""Effective dates further apart are two estimates, even of one tonnage."""
WHOLE = frozenset({"total", "unspecified"})
"""Categories that outlets use for the figure of all classes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateSeen(Seen):
    """A resource mention with resolved names; the dates of `Seen` are the publication date, `amount` is unused."""

    estimate_kind: str
    category: str
    company: str | None = None
    ownership_basis: str | None = None
    """whole or attributable, where the page says what its tonnes count."""
    tonnage_t: float | None = None
    contained: frozenset[tuple[str, float]] = frozenset()
    """(analyte, tonnes)."""
    grades: frozenset[tuple[str, float]] = frozenset()
    """(analyte, grade in per cent)."""
    effective: Seen | None = None
    """The effective date as an interval, where one is printed."""


def estimate_blocks(mention: EstimateSeen) -> Iterable[tuple[object, ...]]:
    """Mentions are compared when they share project (or company, where one names no project) and category, and beside
    these a tonnage, a contained quantity or the time of the news: without one of them their vintages conflict."""
    category = "whole" if mention.category in WHOLE else mention.category
    for place in filter(None, (mention.project, mention.company)):
        if mention.tonnage_t is not None:
            yield from ((place, category, "t", step) for step in steps(mention.tonnage_t, SAME_TONNES))
        for analyte, value in mention.contained:
            yield from ((place, category, analyte, step) for step in steps(value, SAME_CONTAINED))
        if mention.first_on and mention.last_on:
            told = spells(mention.first_on, mention.last_on, NEWS_DAYS)
            yield from ((place, category, "told", spell) for spell in told)


def estimate_traits(mention: EstimateSeen) -> tuple[str | None, ...]:
    """Project, kind where it is said and commodity where there is one: in one estimate they are the same."""
    return (
        mention.project,
        None if mention.estimate_kind == "unspecified" else mention.estimate_kind,
        next(iter(mention.commodities)) if len(mention.commodities) == 1 else None,
    )


def same_estimate(one: EstimateSeen, other: EstimateSeen) -> float:
    """Strength from 0 to 1 that the two tell of one line of one estimate; CONFLICT when they cannot."""
    tonnes, contained, grades = _same_tonnage(one, other), _same_contained(one, other), _same_grades(one, other)
    figures = tonnes if tonnes is not None else contained
    if (
        differ(one.project, other.project)
        or differ(one.ownership_basis, other.ownership_basis)
        or _classes_conflict(one, other)
        or disjoint(one.commodities, other.commodities)
        or _vintages_conflict(one, other, figures)
        or (one.document_id == other.document_id and (figures is False or grades is False))
    ):
        return CONFLICT
    if contained is False and tonnes is None and days_between(one, other) > NEWS_DAYS:
        return CONFLICT
    strength = 0.25 * (one.project is not None and one.project == other.project)
    strength += 0.15 * (one.company is not None and one.company == other.company)
    strength += 0.4 * (figures is True) + 0.1 * (grades is True) + 0.1 * (one.category == other.category)
    strength += 0.1 * (one.estimate_kind == other.estimate_kind) + 0.15 * (days_between(one, other) <= NEWS_DAYS)
    return min(strength, 1.0)


def _classes_conflict(one: EstimateSeen, other: EstimateSeen) -> bool:
    kinds = {one.estimate_kind, other.estimate_kind}
    if len(kinds) == 2 and "unspecified" not in kinds:
        return True
    return one.category != other.category and not {one.category, other.category} <= WHOLE


def _vintages_conflict(one: EstimateSeen, other: EstimateSeen, figures: bool | None) -> bool:
    if one.effective and other.effective and days_between(one.effective, other.effective) > EFFECTIVE_DAYS:
        return True
    return figures is not True and days_between(one, other) > NEWS_DAYS


def _same_tonnage(one: EstimateSeen, other: EstimateSeen) -> bool | None:
    if one.tonnage_t is None or other.tonnage_t is None:
        return None
    return close(one.tonnage_t, other.tonnage_t, SAME_TONNES)


def _same_contained(one: EstimateSeen, other: EstimateSeen) -> bool | None:
    return _same_values(one.contained, other.contained, SAME_CONTAINED)


def _same_grades(one: EstimateSeen, other: EstimateSeen) -> bool | None:
    return _same_values(one.grades, other.grades, 0.03)


def _same_values(one: frozenset[tuple[str, float]], other: frozenset[tuple[str, float]], within: float) -> bool | None:
    """Whether the analytes reported on both sides have one value; None where no analyte is on both."""
    if not one or not other:
        return None
    known = dict(sorted(one))
    shared = [(known[analyte], value) for analyte, value in sorted(other) if analyte in known]
    return all(close(a, b, within) for a, b in shared) if shared else None


ESTIMATES = Rules("estimate", same_estimate, estimate_blocks, estimate_traits, NO_END)
