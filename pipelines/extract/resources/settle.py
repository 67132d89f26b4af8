"""From drafts to mentions: one record for each estimate, completed by what its document says around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.resources.conditions import (
    Codes,
    Conditions,
    date_in_title,
    date_of_making,
    date_of_report,
    effective_date,
    former_date,
    of_itself,
)
from pipelines.extract.resources.cutoffs import SAME_CUTOFF, cutoff_of
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.holders import Holders
from pipelines.extract.resources.ladders import without_comparisons
from pipelines.extract.resources.metals import Metals, analytes_by_story, with_the_one_metal
from pipelines.extract.resources.owners import Owners
from pipelines.extract.resources.parts import is_generic, place_of_label
from pipelines.extract.resources.phrases import A_PART, AT_SITE, LISTED, MARK_IN_NUMBER
from pipelines.extract.resources.repeats import complemented, repeats, without_repeats
from pipelines.extract.resources.sites import trimmed
from pipelines.model import Evidence, Grade, ResourceMention

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

MADE_FOR = re.compile(
    r"[^.;]{0,160}?\bfor (?:the |its )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
    r"(?=\s*(?:$|[.,;]|from\b|based\b|deposit|prospect|target))"
)
OXIDE = re.compile(r"[A-Z][a-z]?\d?O\d?")
OXIDE_OF = re.compile(r"\d?O\d?$")
ESTIMATE_WORD = re.compile(r"(?i)\bestimates?\b|\bfigure\b|\bsupersed")


def settle(reading: Reading, drafts: list[Draft], holders: Holders) -> list[ResourceMention]:
    """Mentions in text order: drafts of one estimate merged, then completed by the document."""
    owners = Owners(reading, {label for d in drafts for label in (d.zone or "").split(" | ")}, holders)
    titles = {d.table: d.title for d in drafts if d.table is not None}
    owners.titled.update(name for title in titles.values() if (name := owners.project_in_title(title)))
    told_at = _all_placed(owners, drafts)
    graded = analytes_by_story(told_at)
    placed = [d for draft in told_at if (d := with_the_one_metal(owners, draft, graded[draft.story]))]
    told = without_comparisons(_with_the_one_kind(reading, placed), repeats)
    merged = complemented(without_repeats(told))
    codes, conditions = Codes(reading), Conditions(reading)
    metals = Metals(owners, merged)
    return [
        _mention(reading, owners, codes, conditions, metals, d)
        for d in sorted(merged, key=lambda d: (d.start, d.table is None))
    ]


def _all_placed(owners: Owners, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their projects; one that refers to another and names none is of the same."""
    placed: list[Draft] = []
    projects: dict[int, str | None] = {}
    for draft in drafts:
        found = _placed(owners, draft, projects.get(draft.refers_to) if draft.refers_to is not None else None)
        if found.at is not None:
            projects[found.at] = found.project
        placed.append(found)
    return placed


def _placed(owners: Owners, draft: Draft, referred: str | None) -> Draft:
    """The draft with its story and the project named nearest to it, else that of the estimate it refers to."""
    sentence = owners.sentence_at(draft.start)
    story = sentence.story if sentence else draft.story
    if draft.table is None:
        project = (
            draft.project
            or owners.project_of_tonnes(draft.at, draft.end)
            or _named_behind(owners.text, draft)
            or _named_in_list(owners.text, draft)
            or owners.project_in(draft.start, draft.end, draft.at)
            or _made_for(owners, draft)
            or referred
            or (owners.project_before(sentence) if sentence else None)
        )
        return replace(draft, story=story, project=project or owners.main_project(story))
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


def _made_for(owners: Owners, draft: Draft) -> str | None:
    """The site that a figure is behind said to be for: "an Exploration Target of 2 to 4 Mt at 1.1% Sb for Alder"."""
    behind = MARK_IN_NUMBER.sub("·", owners.text[draft.at : draft.end]) if draft.at is not None else ""
    match = MADE_FOR.match(behind)
    if match is None or draft.at is None:
        return None
    start = draft.at + match.start(1)
    kinds = {name.kind for name in owners.reading.within(owners.names, start, draft.at + match.end(1))}
    return trimmed(match[1]) if kinds <= {"other", "project"} else None


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
        company=owners.reporters.in_full(draft.company)
        or owners.reporters.of(draft.story, project, _paragraph(reading, draft)),
        commodities=metals.of(draft),
        tonnage_t=draft.tonnage_t,
        tonnage_high_t=draft.tonnage_high_t,
        grades=_without_elements_of_oxides(draft.grades),
        contained=draft.contained,
        cutoff=_cutoff(conditions, draft, sentence.index if sentence else None),
        reporting_code=codes.of(draft, sentence.index if sentence else None),
        effective_on=_effective(conditions, draft),
        is_current=is_current,
    )


def _without_elements_of_oxides(grades: tuple[Grade, ...]) -> tuple[Grade, ...]:
    """The grades without those of an element that only repeat its oxide's: "1.6% Li2O", elsewhere "1.6% lithium"."""
    oxides = {(g.analyte, g.value, g.unit) for g in grades if OXIDE.fullmatch(g.analyte)}
    return tuple(
        g
        for g in grades
        if not any(
            g.analyte == OXIDE_OF.sub("", name) and (g.value, g.unit) == (value, unit) for name, value, unit in oxides
        )
    )


def _cutoff(conditions: Conditions, draft: Draft, index: int | None) -> tuple[Grade, ...]:
    """Its own, else (of a current estimate) what is said just behind its sentence, or what alone its story names for a
    row; if it is of a metal graded."""
    is_same = draft.table is None and SAME_CUTOFF.search(draft.dated or "") is not None
    if draft.cutoff or (draft.standing == "previous" and not is_same):
        return draft.cutoff
    if draft.table is not None or is_same:
        told = conditions.only_cutoff(draft.story, draft.kind)
    else:
        told = conditions.cutoff_said_behind(draft.story, index) if index is not None else ()
    analytes = {g.analyte for g in draft.grades}
    return tuple(
        c for c in cutoff_of(told, draft.grades) if c.analyte in analytes or c.analyte.removesuffix("Eq") in analytes
    )


def _effective(conditions: Conditions, draft: Draft) -> str | None:
    """The date stated at the estimate itself, else (of a current one) around it, else for the whole story."""
    if draft.standing == "previous":
        own = draft.dated or ""
        day = effective_date(own, conditions.published) or date_of_making(own, conditions.published)
        if day or draft.table is not None:
            return day
        return former_date(own, conditions.published) or date_of_report(own, conditions.published)
    for text in (draft.dated, draft.dated_around):
        if text and (day := effective_date(text, conditions.published)):
            return day
    if draft.table is not None and (day := date_in_title(draft.dated or "", conditions.published)):
        return day
    if draft.table is None:
        day = conditions.only_effective(draft.story, draft.kind)
        own = of_itself(draft.dated or "")
        return day or date_of_making(own, conditions.published) or date_of_report(own, conditions.published)
    return conditions.effective(draft.story, draft.kind)


def _paragraph(reading: Reading, draft: Draft) -> tuple[int, int] | None:
    """Where the paragraph of an estimate in prose begins and ends."""
    if draft.table is not None:
        return None
    starts = [block.start for block in reading.document.blocks]
    index = bisect_right(starts, draft.start) - 1
    block = reading.document.blocks[index] if index >= 0 else None
    return (block.start, block.end) if block else (draft.start, draft.end)
