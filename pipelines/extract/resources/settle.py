"""From drafts to mentions: one record for each estimate, completed by what its document says around it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.resources.conditions import (
    Codes,
    Conditions,
    date_in_title,
    date_of_old_estimate,
    effective_date,
)
from pipelines.extract.resources.cutoffs import cutoff_of
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.metals import Metals, with_the_one_metal
from pipelines.extract.resources.owners import Owners
from pipelines.extract.resources.parts import is_generic, place_of_label
from pipelines.extract.resources.phrases import A_PART, AT_SITE, LISTED
from pipelines.model import Evidence, Grade, ResourceMention

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

ROUNDED = 0.02
"""Prose rounds what a table prints: 23 Mt for 22.95 Mt."""
ROUNDED_UP = 0.2
"""A headline rounds further still: "almost 50 Mt" for 42 Mt."""
MOST_HOSTS = 50
"""Where more estimates of a class could be meant, none is."""
ESTIMATE_WORD = re.compile(r"(?i)\bestimates?\b|\bfigure\b|\bsupersed")


def settle(reading: Reading, drafts: list[Draft]) -> list[ResourceMention]:
    """Mentions in text order: drafts of one estimate merged, then completed by the document."""
    owners = Owners(reading, {label for d in drafts for label in (d.zone or "").split(" | ")})
    titles = {d.table: d.title for d in drafts if d.table is not None}
    owners.titled.update(name for title in titles.values() if (name := owners.project_in_title(title)))
    placed = [d for draft in drafts if (d := with_the_one_metal(owners, _placed(owners, draft)))]
    merged = _complemented(_without_repeats(_with_the_one_kind(reading, placed)))
    codes, conditions = Codes(reading), Conditions(reading)
    metals = Metals(owners, merged)
    return [
        _mention(reading, owners, codes, conditions, metals, d)
        for d in sorted(merged, key=lambda d: (d.start, d.table is None))
    ]


def _placed(owners: Owners, draft: Draft) -> Draft:
    """The draft with its story and the project named nearest to it."""
    sentence = owners.sentence_at(draft.start)
    story = sentence.story if sentence else draft.story
    if draft.table is None:
        project = (
            _named_behind(owners.text, draft)
            or _named_in_list(owners.text, draft)
            or owners.project_in(draft.start, draft.end, draft.at)
            or (owners.project_before(sentence) if sentence else None)
        )
        return replace(draft, story=story, project=project or draft.project or owners.main_project(story))
    label, is_part = place_of_label(draft.zone, owners.is_named)
    title = owners.project_in_title(draft.title)
    if label and not is_part:
        return replace(draft, story=story, project=label)
    project = title or owners.project_above(draft.table) or owners.main_project(story)
    if label:
        project = f"{project} {label}" if project else None
    return replace(draft, story=story, project=project)


def _named_behind(text: str, draft: Draft) -> str | None:
    """The place of a part: "including a maiden 389 Mt at Serra Azul"."""
    if draft.at is None or not A_PART.search(text, max(draft.start, draft.at - 80), draft.at):
        return None
    match = AT_SITE.match(text, draft.at, draft.end)
    return match[1] if match else None


def _named_in_list(text: str, draft: Draft) -> str | None:
    """The site that an item of a list begins with."""
    match = LISTED.match(text, draft.start, draft.at) if draft.at is not None else None
    return match[1] if match and not is_generic(match[1]) else None


def _with_the_one_kind(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """ "The estimate that it replaced was 55 Mt" is of the document's kind, when all its estimates are of one."""
    kinds = {d.kind for d in drafts if d.kind}
    if len(kinds) != 1:
        return drafts
    return [
        d
        if d.kind or not ESTIMATE_WORD.search(reading.document.text, d.start, d.end)
        else replace(d, kind=next(iter(kinds)))
        for d in drafts
    ]


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """Tables before prose: what says the same tonnage (or metal) of the same class again adds to the first record."""
    drafts = [d for d in drafts if not (d.is_rough and any(_makes_exact(d, other) for other in drafts))]
    kept: list[Draft] = []
    by_size: dict[int, list[int]] = {}
    for draft in sorted(drafts, key=lambda d: (d.table is None, d.start)):
        size = draft.tonnage_t or (draft.contained[0].value_t if draft.contained else 0.0)
        bucket = round(math.log(size) / ROUNDED) if size > 0 else 0
        places = [i for b in (bucket - 1, bucket, bucket + 1) for i in by_size.get(b, ())]
        twin = next((i for i in places if _repeats(kept[i], draft)), None)
        if twin is None:
            by_size.setdefault(bucket, []).append(len(kept))
            kept.append(draft)
        else:
            kept[twin] = _joined(kept[twin], draft)
    return kept


def _makes_exact(rough: Draft, other: Draft) -> bool:
    """Whether the other states exactly what a headline rounded up."""
    return (
        not other.is_rough
        and other.story == rough.story
        and other.category in (None, "total", rough.category)
        and (other.standing == "previous") == (rough.standing == "previous")
        and _close(rough.tonnage_t or 0.0, other.tonnage_t or 0.0, ROUNDED_UP)
    )


def _repeats(first: Draft, second: Draft) -> bool:
    if first.story != second.story or (first.standing == "previous") != (second.standing == "previous"):
        return False
    vague = (None, "total", "unspecified")
    if (
        first.category != second.category
        and not (first.category in vague and second.category in vague)
        and not (second.table is None and second.category is None)
        and not _lacks_its_class(first, second)
    ):
        return False
    if first.kind and second.kind and first.kind != second.kind:
        return False
    tolerance = ROUNDED if second.table is None else 0.001
    if first.tonnage_t and second.tonnage_t:
        return (
            _close(first.tonnage_t, second.tonnage_t, tolerance)
            and _grades_agree(first.grades, second.grades, second.table is None)
            and (second.table is None or bool(first.grades) == bool(second.grades))
        )
    if first.tonnage_t or second.tonnage_t:
        return False
    return any(
        a.analyte == b.analyte and _close(a.value_t, b.value_t, tolerance)
        for a in first.contained
        for b in second.contained
    )


def _lacks_its_class(first: Draft, second: Draft) -> bool:
    """Whether two tables print one figure and only one of them its class."""
    return (
        None in (first.category, second.category)
        and first.table != second.table
        and bool(first.grades and second.grades)
    )


def _grades_agree(first: tuple[Grade, ...], second: tuple[Grade, ...], rounded: bool) -> bool:
    """No analyte that both state differs."""
    values = {g.analyte: g for g in first}
    return all(
        g.analyte not in values
        or values[g.analyte].unit != g.unit
        or _close(values[g.analyte].value, g.value, 0.06 if rounded else 0.001)
        for g in second
    )


def _close(a: float, b: float, tolerance: float) -> bool:
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def _joined(first: Draft, second: Draft) -> Draft:
    """The first record with what only the second states."""
    analytes = {g.analyte for g in first.grades}
    metals = {c.analyte for c in first.contained}
    return replace(
        first,
        category=first.category or second.category,
        kind=first.kind or second.kind,
        tonnage_t=first.tonnage_t or second.tonnage_t,
        grades=(*first.grades, *(g for g in second.grades if g.analyte not in analytes)),
        contained=(*first.contained, *(c for c in second.contained if c.analyte not in metals)),
        cutoff=first.cutoff or second.cutoff,
        code=first.code or second.code,
        project=first.project or second.project,
        printed={**second.printed, **first.printed},
    )


def _complemented(drafts: list[Draft]) -> list[Draft]:
    """A record without a tonnage joins the one of its class that lacks its grades: two tables of one estimate."""
    result: list[Draft | None] = list(drafts)
    hosts_of: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.tonnage_t:
            hosts_of[draft.category, draft.story, draft.standing == "previous"].append(index)
    for index, draft in enumerate(drafts):
        if draft.tonnage_t:
            continue
        candidates = hosts_of[draft.category, draft.story, draft.standing == "previous"][:MOST_HOSTS]
        hosts = [i for i in candidates if (host := result[i]) and _may_be_one(host, draft)]
        if len(hosts) == 1 and (host := result[hosts[0]]):
            result[hosts[0]] = _joined(host, draft)
            result[index] = None
    return [d for d in result if d]


def _may_be_one(host: Draft, part: Draft) -> bool:
    if host.kind and part.kind and host.kind != part.kind:
        return False
    if host.project and part.project and not _same_site(host.project, part.project):
        return False
    if {g.analyte for g in host.grades} & {g.analyte for g in part.grades}:
        return False
    return not ({c.analyte for c in host.contained} & {c.analyte for c in part.contained}) and (
        host.table is None or part.table is None or host.table != part.table
    )


def _same_site(first: str, second: str) -> bool:
    """One name, or one name within the other: Alder and Alder North."""
    shorter, longer = sorted((first.split(), second.split()), key=len)
    return set(shorter) <= set(longer)


def _mention(
    reading: Reading, owners: Owners, codes: Codes, conditions: Conditions, metals: Metals, draft: Draft
) -> ResourceMention:
    sentence = owners.sentence_at(draft.start)
    project = draft.project or owners.main_project(draft.story)
    category = draft.category or "unspecified"
    kind = draft.kind or "unspecified"
    is_current = draft.standing != "previous"
    return ResourceMention(
        evidence=Evidence.of(reading.document.text, draft.start, draft.end),
        rule=draft.rule,
        confidence=draft.confidence,
        printed=draft.printed,
        estimate_kind=kind,
        category="unspecified" if kind == "exploration_target" else category,
        project=project,
        company=draft.company or owners.company_for(draft.story, project, _paragraph(reading, draft)),
        commodities=metals.of(draft),
        tonnage_t=draft.tonnage_t,
        tonnage_high_t=draft.tonnage_high_t,
        grades=draft.grades,
        contained=draft.contained,
        cutoff=_cutoff(conditions, draft),
        reporting_code=codes.of(draft, sentence.index if sentence else None),
        effective_on=_effective(conditions, draft),
        is_current=is_current,
    )


def _cutoff(conditions: Conditions, draft: Draft) -> tuple[Grade, ...]:
    """Its own, else (of a row of a current estimate) the only one that the story names, if it is of a metal graded."""
    if draft.cutoff or draft.table is None or draft.standing == "previous":
        return draft.cutoff
    analytes = {g.analyte for g in draft.grades}
    return tuple(c for c in cutoff_of(conditions.only_cutoff(draft.story), draft.grades) if c.analyte in analytes)


def _effective(conditions: Conditions, draft: Draft) -> str | None:
    """The date stated at the estimate itself, else (of a current one) around it, else for the whole story."""
    if draft.standing == "previous":
        own = draft.dated or ""
        return effective_date(own, conditions.published) or date_of_old_estimate(own, conditions.published)
    for text in (draft.dated, draft.dated_around):
        if text and (day := effective_date(text, conditions.published)):
            return day
    if draft.table is not None and (day := date_in_title(draft.dated or "", conditions.published)):
        return day
    if draft.table is None:
        return conditions.only_effective(draft.story, draft.kind)
    return conditions.effective(draft.story, draft.kind)


def _paragraph(reading: Reading, draft: Draft) -> tuple[int, int] | None:
    """Where the paragraph of an estimate in prose begins and ends."""
    if draft.table is not None:
        return None
    starts = [block.start for block in reading.document.blocks]
    index = bisect_right(starts, draft.start) - 1
    block = reading.document.blocks[index] if index >= 0 else None
    return (block.start, block.end) if block else (draft.start, draft.end)
