"""From drafts to mentions: one record for each estimate, completed by what its document says around it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodities_in, commodity_of_analyte, is_penalty
from pipelines.extract.resources.conditions import Conditions, date_in_title, date_of_old_estimate, effective_date
from pipelines.extract.resources.cutoffs import cutoff_of
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.owners import Owners
from pipelines.extract.resources.parts import is_generic, place_of_label
from pipelines.extract.resources.phrases import A_PART, AT_SITE, LISTED
from pipelines.extract.tables.terms import code_of, kind_of
from pipelines.model import Evidence, Grade, ReportingCode, ResourceMention

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

ROUNDED = 0.02
"""Prose rounds what a table prints: 23 Mt for 22.95 Mt."""
ROUNDED_UP = 0.2
"""A headline rounds further still: "almost 50 Mt" for 42 Mt."""
CODE_SAID_BACK = 4
"""Sentences back to the estimates that "The Resource is reported in accordance with" speaks of."""
REPORTED_UNDER = re.compile(
    r"(?i)^(?:the|this|these|all) [^.;]{0,60}?\b(?:resources?|reserves?|estimates?|MRE)\b[^.;]{0,40}?"
    r"\b(?:reported|estimated|prepared|classified|compiled|stated)\b[^.;]{0,40}?\b(?:with|under|to|by|using|following)\b"
)
ANALYTES = {
    "antimony": "Sb",
    "cobalt": "Co",
    "copper": "Cu",
    "gold": "Au",
    "graphite": "TGC",
    "lead": "Pb",
    "molybdenum": "Mo",
    "nickel": "Ni",
    "niobium": "Nb2O5",
    "rare earths": "TREO",
    "silver": "Ag",
    "tin": "Sn",
    "tungsten": "WO3",
    "uranium": "U3O8",
    "vanadium": "V2O5",
    "zinc": "Zn",
}
"""What a grade without an analyte is of, where the trade knows one form only; lithium has two."""
MOST_HOSTS = 50
"""Where more estimates of a class could be meant, none is."""
ESTIMATE_WORD = re.compile(r"(?i)\bestimates?\b|\bfigure\b|\bsupersed")


GROUPS = {
    group: re.compile(
        rf"(?i)\b(?:{forms})\s*(?:\(|=|:|,? (?:is|are|being|means|meaning|refers to|comprises))\s*([^().;|\n]{{4,80}})"
    )
    for group, forms in (("2PGE", "2PGE|2E"), ("3E", r"3E|3PGE|2PGE\s*\+\s*Au"), ("4E", "4E|4PGE"), ("6E", "6E|6PGE"))
}
"""Where a document lists the elements of a group that is assayed together."""


def settle(reading: Reading, drafts: list[Draft]) -> list[ResourceMention]:
    """Mentions in text order: drafts of one estimate merged, then completed by the document."""
    owners = Owners(reading, {label for d in drafts for label in (d.zone or "").split(" | ")})
    titles = {d.table: d.title for d in drafts if d.table is not None}
    owners.titled.update(name for title in titles.values() if (name := owners.project_in_title(title)))
    placed = [d for draft in drafts if (d := _with_the_one_metal(owners, _placed(owners, draft)))]
    merged = _complemented(_without_repeats(_with_the_one_kind(reading, placed)))
    codes, conditions = _Codes(reading), Conditions(reading)
    metals = _Metals(owners, merged)
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


def _with_the_one_metal(owners: Owners, draft: Draft) -> Draft | None:
    """A figure that names no metal is of the only one that the story is about; it is left out where there are more."""
    named = {g.analyte for g in draft.grades} | {c.analyte for c in draft.contained}
    if "" not in named:
        return draft
    metals = owners.main_commodities(draft.story)
    analyte = ANALYTES.get(metals[0]) if len(metals) == 1 and draft.tonnage_t else None
    if analyte in named:
        analyte = None
    grades = tuple(replace(g, analyte=g.analyte or analyte or "") for g in draft.grades)
    contained = tuple(replace(c, analyte=c.analyte or analyte or "") for c in draft.contained)
    draft = replace(
        draft, grades=tuple(g for g in grades if g.analyte), contained=tuple(c for c in contained if c.analyte)
    )
    return draft if draft.tonnage_t or draft.contained else None


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


class _Codes:
    """Reporting codes that the running text states for the document's own estimates."""

    def __init__(self, reading: Reading) -> None:
        self.statements: list[tuple[int, int, ReportingCode, str | None, bool, bool]] = []
        for sentence in reading.sentences:
            if sentence.block in ("table_row", "boilerplate"):
                continue
            if code := code_of(sentence.text):
                self.statements.append(
                    (
                        sentence.index,
                        sentence.story,
                        code,
                        kind_of(sentence.text),
                        re.search(r"(?i)\bboth\b|\ball (?:estimates|statements)", sentence.text) is not None,
                        REPORTED_UNDER.search(sentence.text) is not None,
                    )
                )

    def of(self, draft: Draft, sentence_index: int | None) -> ReportingCode | None:
        """The draft's own code, else what the story says for it; CIM only where NI 43-101 is nowhere named.

        A superseded estimate may have been made under another code: it keeps the story's only where all are meant.
        """
        named = {code for _, story, code, *_ in self.statements if story == draft.story}
        if draft.code:
            return "NI 43-101" if draft.code == "CIM" and "NI 43-101" in named else draft.code
        found: set[ReportingCode] = set()
        for index, story, code, kind, is_for_all, is_said_back in self.statements:
            if story != draft.story or (kind and draft.kind and kind != draft.kind and draft.kind != "unspecified"):
                continue
            if draft.standing == "previous" and not is_for_all:
                continue
            back = CODE_SAID_BACK if is_said_back else 1
            if draft.table is None and (sentence_index is None or not -back <= sentence_index - index <= 3):
                continue
            found.add(code)
        if "CIM" in found and "NI 43-101" in named:
            found = found - {"CIM"} | {"NI 43-101"}
        return found.pop() if len(found) == 1 else None


def _mention(
    reading: Reading, owners: Owners, codes: _Codes, conditions: Conditions, metals: _Metals, draft: Draft
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


class _Metals:
    """Commodities of estimates: those analysed for, gangue left out, and what stands in where analytes do not tell."""

    def __init__(self, owners: Owners, drafts: list[Draft]) -> None:
        self.owners = owners
        self._of_kin: dict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
        self._parts: dict[str, tuple[str, ...]] = {}
        for draft in drafts:
            for key in ((draft.story, draft.kind), (draft.story, draft.kind, draft.table)):
                self._of_kin[key].update(_reported(draft))

    def of(self, draft: Draft) -> tuple[str, ...]:
        """Of the record's own analytes; an equivalent adds the metals it is made of; without any, those of its kin."""
        own = self._own(draft)
        analytes = [*(g.analyte for g in draft.grades), *(c.analyte for c in draft.contained)]
        if own and all(a.endswith("Eq") for a in analytes):
            return tuple(dict.fromkeys([*own, *(self._made_of(analytes[0]) or self._kin(draft))]))
        return (
            own
            or self._kin(draft)
            or self.owners.main_commodities(draft.story)
            or commodities_in(self.owners.text[draft.start : draft.end])
        )

    def _own(self, draft: Draft) -> tuple[str, ...]:
        """Commodities reported; a group assayed together stands for the elements that the document lists."""
        names: list[str] = []
        for analyte in _analytes(draft):
            names += (self._made_of(analyte) if analyte in GROUPS else ()) or _commodities_of(analyte)
        return tuple(dict.fromkeys(names))

    def _kin(self, draft: Draft) -> tuple[str, ...]:
        """Metals of the other estimates of the same table, else of the same kind in the same story."""
        return tuple(self._of_kin.get((draft.story, draft.kind, draft.table)) or self._of_kin[draft.story, draft.kind])

    def _made_of(self, analyte: str) -> tuple[str, ...]:
        """Commodities named together with the equivalent where the document explains it."""
        if analyte not in self._parts:
            self._parts[analyte] = self._find_parts(analyte)
        return self._parts[analyte]

    def _find_parts(self, analyte: str) -> tuple[str, ...]:
        if analyte in GROUPS:
            listed = GROUPS[analyte].search(self.owners.text)
            return _elements_of(listed[1]) if listed else ()
        base = commodity_of_analyte(analyte) or ""
        pattern = re.compile(rf"\b{re.escape(analyte)}\b|\b{re.escape(base)}[ -]equivalent", re.IGNORECASE)
        for sentence in self.owners.reading.sentences:
            if sentence.block not in ("table_row", "boilerplate") and pattern.search(sentence.text):
                found = commodities_in(sentence.text)
                if len(found) > 1 and base in found:
                    return found
        return ()


def _reported(draft: Draft) -> tuple[str, ...]:
    """Commodities of the analytes, gangue graded beside them left out."""
    return tuple(dict.fromkeys(name for analyte in _analytes(draft) for name in _commodities_of(analyte)))


def _analytes(draft: Draft) -> list[str]:
    """Analytes that are products. Gangue is assayed as a suite: phosphate alone beside metals is a by-product."""
    graded = [g.analyte for g in draft.grades]
    gangue = {a for a in graded if is_penalty(a)} if len(graded) > 1 else set()
    if gangue == {"P2O5"}:
        gangue = set()
    return [*(a for a in graded if a not in gangue), *(c.analyte for c in draft.contained)]


def _commodities_of(analyte: str) -> list[str]:
    return [name for part in analyte.split("+") if (name := commodity_of_analyte(part))]


def _elements_of(listed: str) -> tuple[str, ...]:
    """Commodities of elements listed by name or symbol: "palladium, platinum and gold", "Pt+Pd+Au"."""
    symbols = (commodity_of_analyte(word) for word in re.findall(r"\b[A-Z][a-z]?\b", listed))
    return tuple(dict.fromkeys([*commodities_in(listed), *filter(None, symbols)]))
