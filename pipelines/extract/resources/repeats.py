"""One estimate told several times: in the summary, in its chapter and in prose, each rounded in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from pipelines.extract import regex as re
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.ladders import ROUNDED, BySize
from pipelines.extract.resources.statements import is_held
from pipelines.model import Contained, Grade

ROUNDED_UP = 0.2
"""A headline rounds further still: "almost 50 Mt" for 42 Mt."""
ROUNDED_DOWN = 0.06
""" "More than 18 Mt" for 18.4 Mt."""
SAME = 0.001
GRADE_IN_PROSE = 0.06
MOST_HOSTS = 50
"""Where more estimates of a class could be meant, none is."""
Named = TypeVar("Named", Grade, Contained)
VAGUE = (None, "total", "unspecified")
FIGURE = re.compile(r"\d[\d.,\s]*\d|\d")


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Tables before prose: what says the same tonnage (or metal) of the same class again adds to the first record."""
    drafts = [d for d in drafts if not (d.is_rough and any(_makes_exact(d, other) for other in drafts))]
    kept: dict[int, Draft] = {}
    place_of: dict[int, int] = {}
    by_size = BySize()
    for place, draft in enumerate(sorted(drafts, key=lambda d: (d.table is None, d.start))):
        twin = next((d for d in by_size.near(draft) if repeats(kept[place_of[id(d)]], draft)), None)
        if twin is None:
            kept[place] = draft
            place_of[id(draft)] = place
            by_size.add(draft)
        else:
            at = place_of[id(twin)]
            kept[at] = _joined(kept[at], draft)
    return list(kept.values())


def _makes_exact(rough: Draft, other: Draft) -> bool:
    """Whether the other states exactly what a headline rounded."""
    return (
        not other.is_rough
        and other.story == rough.story
        and other.category in (None, "total", rough.category)
        and (other.standing == "previous") == (rough.standing == "previous")
        and -ROUNDED_UP <= _excess(rough.tonnage_t, other.tonnage_t) <= ROUNDED_DOWN
    )


def _excess(rough: float | None, exact: float | None) -> float:
    """By what part of itself the rough figure is exceeded; a large number where either is missing."""
    return exact / rough - 1 if rough and exact else ROUNDED_UP * 10


def repeats(first: Draft, second: Draft) -> bool:
    """Whether the second states the estimate of the first again."""
    if first.story != second.story or (first.standing == "previous") != (second.standing == "previous"):
        return False
    if first.kind and second.kind and first.kind != second.kind:
        return False
    in_prose = second.table is None
    if (
        first.category != second.category
        and not (first.category in VAGUE and second.category in VAGUE)
        and not (in_prose and None in (first.category, second.category))
        and not _lacks_its_class(first, second)
    ):
        return False
    if in_prose and first.start == second.start and first.tonnage_t != second.tonnage_t:
        return False
    if first.tonnage_t and second.tonnage_t:
        return _repeats_in_prose(first, second) if in_prose else _repeats_in_table(first, second)
    if first.tonnage_t and (second.grades or not in_prose or not (second.category or first.category in VAGUE)):
        return False
    if second.tonnage_t:
        return False
    return any(
        a.analyte == b.analyte and _close(a.value_t, b.value_t, ROUNDED if in_prose else SAME)
        for a in first.contained
        for b in second.contained
    )


def _repeats_in_prose(first: Draft, second: Draft) -> bool:
    return _close(first.tonnage_t or 0.0, second.tonnage_t or 0.0, ROUNDED) and _grades_agree(
        first, second, GRADE_IN_PROSE
    )


def _repeats_in_table(first: Draft, second: Draft) -> bool:
    """The same figures, or in another table the same ones rounded; in one table two sites may happen to be alike."""
    if bool(first.grades) != bool(second.grades):
        return False
    if _close(first.tonnage_t or 0.0, second.tonnage_t or 0.0, SAME) and _grades_agree(first, second, SAME):
        return first.table != second.table or first.project == second.project
    if first.table == second.table or not may_be_one_site(first.project, second.project):
        return False
    graded = {g.analyte for g in first.grades} & {g.analyte for g in second.grades}
    return bool(graded) and _is_rounded_tonnage(first, second) and _grades_agree(first, second, None)


def _is_rounded_tonnage(first: Draft, second: Draft) -> bool:
    a, b = first.tonnage_t or 0.0, second.tonnage_t or 0.0
    least = (_step(first.printed.get("tonnage_t"), a) + _step(second.printed.get("tonnage_t"), b)) / 2
    return abs(a - b) <= 1.01 * least and _close(a, b, ROUNDED)


def _step(printed: str | None, value: float) -> float:
    """What one more in the last digit printed would make of the value: 0.1 Mt of "160.1" that is 160,100,000 t."""
    figure = FIGURE.search(printed or "")
    if figure is None:
        return 0.0
    digits = re.sub(r"[\s,](?=\d{3})", "", figure.group()).replace(",", ".")
    try:
        number = float(digits)
    except ValueError:
        return 0.0
    last = 10.0 ** -len(digits.partition(".")[2])
    return last * value / number if number else 0.0


def _lacks_its_class(first: Draft, second: Draft) -> bool:
    """Whether two tables print one figure and only one of them its class."""
    return (
        None in (first.category, second.category)
        and first.table != second.table
        and bool(first.grades and second.grades)
    )


def _grades_agree(first: Draft, second: Draft, tolerance: float | None) -> bool:
    """No analyte that both state differs by more than the part given, or than their rounding where none is given."""
    values = {g.analyte: g for g in first.grades}
    for grade in second.grades:
        other = values.get(grade.analyte)
        if other is None or other.unit != grade.unit:
            continue
        if tolerance is None:
            key = f"grade.{grade.analyte}"
            steps = _step(first.printed.get(key), other.value) + _step(second.printed.get(key), grade.value)
            is_one = abs(other.value - grade.value) <= 0.505 * steps
        else:
            is_one = _close(other.value, grade.value, tolerance)
        if not is_one:
            return False
    return True


def _close(a: float, b: float, tolerance: float) -> bool:
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _joined(first: Draft, second: Draft) -> Draft:
    """One record of both: that of the table with more digits, with what only the other states."""
    if second.table is not None and _digits(second) > _digits(first) and len(second.grades) >= len(first.grades):
        return _completed(replace(second, project=first.project or second.project), first)
    return _completed(first, second)


def _digits(draft: Draft) -> int:
    return sum(len(re.sub(r"\D", "", draft.printed.get(f"grade.{g.analyte}", ""))) for g in draft.grades)


def _completed(first: Draft, second: Draft) -> Draft:
    """The first record with what only the second states."""
    return replace(
        first,
        category=first.category or second.category,
        kind=first.kind or second.kind,
        tonnage_t=first.tonnage_t or second.tonnage_t,
        grades=(*first.grades, *_others(second.grades, first.grades)),
        contained=(*first.contained, *_others(second.contained, first.contained)),
        cutoff=first.cutoff or second.cutoff,
        code=first.code or second.code,
        project=first.project or second.project,
        dated_around="\n".join(filter(None, (first.dated_around, second.dated, second.dated_around)))
        if second.table is not None
        else first.dated_around,
        printed={**second.printed, **first.printed},
    )


def _others(found: Sequence[Named], known: Sequence[Named]) -> list[Named]:
    analytes = {k.analyte for k in known}
    return [f for f in found if f.analyte not in analytes]


def complemented(drafts: list[Draft]) -> list[Draft]:
    """A record without a tonnage joins the one of its class that lacks its grades: two tables of one estimate.

    One without a class joins the one whose tonnes at their grade hold its metal: "That contains 17.9 Mt of rutile".
    """
    result: list[Draft | None] = list(drafts)
    hosts_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.tonnage_t:
            told = draft.story, draft.standing == "previous"
            hosts_of[told].append(index)
            hosts_of[draft.category, *told].append(index)
    for index, draft in enumerate(drafts):
        if draft.tonnage_t:
            continue
        told = draft.story, draft.standing == "previous"
        hosts = [i for i in hosts_of[draft.category, *told][:MOST_HOSTS] if _may_be_one(result[i], draft)]
        if draft.category is None and len(hosts) != 1:
            hosts = [i for i in hosts_of[told][:MOST_HOSTS] if _holds(result[i], draft)]
        if len(hosts) == 1 and (host := result[hosts[0]]):
            result[hosts[0]] = _completed(host, draft)
            result[index] = None
    return [d for d in result if d]


def _holds(host: Draft | None, part: Draft) -> bool:
    """Whether ore at its grade makes a metal of the part, which no other figure of the host does."""
    if host is None or (host.kind and part.kind and host.kind != part.kind) or host.contained:
        return False
    pairs = [(c, g) for c in part.contained for g in host.grades if c.analyte == g.analyte]
    return any(is_held(c.value_t, host.tonnage_t or 0.0, g.value, g.unit) for c, g in pairs)


def _may_be_one(host: Draft | None, part: Draft) -> bool:
    if host is None or (host.kind and part.kind and host.kind != part.kind):
        return False
    if not may_be_one_site(host.project, part.project):
        return False
    if {g.analyte for g in host.grades} & {g.analyte for g in part.grades}:
        return False
    return not ({c.analyte for c in host.contained} & {c.analyte for c in part.contained}) and (
        host.table is None or part.table is None or host.table != part.table
    )


def may_be_one_site(first: str | None, second: str | None) -> bool:
    """One name, one within the other (Alder and Alder North), or one of them not told."""
    if not first or not second:
        return True
    shorter, longer = sorted((first.split(), second.split()), key=len)
    return set(shorter) <= set(longer)
