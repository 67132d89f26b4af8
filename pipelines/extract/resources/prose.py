"""Drafts from sentences: "Indicated resources of 12 Mt at 1.4% Li2O and an inferred 8 Mt at 1.2%, for 0.6 Mt of LCE".

A sentence that speaks of a resource or reserve is cut into statements, one for each ore tonnage (or contained mass,
where no ore is stated). Class, kind and standing come from the words before the number since the last statement, else
from those just behind it. Sentences without an estimate word are passed over after one search each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.grades import GradeSpan
from pipelines.extract.masses import Mass
from pipelines.extract.resources.analytes import (
    cutoff_told,
    grades_told,
    metal_in,
    metal_of_tonnes,
    named_metal,
    only_analyte,
)
from pipelines.extract.resources.breakdowns import OPENS_PARTS, counted_as_metal, divided, last_whole, whole_of
from pipelines.extract.resources.conditions import UNMET_CODE
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.phrases import (
    ACCOUNTS_FOR,
    ALL_CLASSES,
    BACK_REFERENCE,
    FORMER_ONE,
    FORMER_SUBJECT,
    HAD_ESTIMATED,
    HOLDS,
    IT_WAS,
    REPLACED_ONE,
    ROUGHLY,
    SITE,
    THEN_REPLACED,
    TO_FIGURE,
)
from pipelines.extract.resources.refusals import (
    is_graded_rock,
    is_held_by_site,
    is_rock_with_metal,
    refusal,
    speaks_of_a_country,
)
from pipelines.extract.resources.sites import with_sites_behind
from pipelines.extract.resources.statements import (
    Statement,
    held_by,
    is_cutoff,
    is_former_too,
    is_of_next,
    statements,
    with_unit_of_last,
    without_rates,
)
from pipelines.extract.tables.terms import (
    CLASS_WORD,
    CODE_HINTS,
    ESTIMATE,
    ESTIMATE_HINTS,
    OF_CLASSES,
    RESERVE_CLASSES,
    RESOURCE_CLASSES,
    TARGET,
    classes_in,
    code_of,
    hints,
    kind_of,
    kind_of_category,
)
from pipelines.model import Contained, EstimateKind, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence


SENTENCE_HINTS = ("measured", "indicated", "inferred", "prove", "probable", "m&i", "holds", "hosts", "contain")
DOCUMENT_HINTS = (*ESTIMATE_HINTS, *SENTENCE_HINTS, "jorc", "43-101", "all c")
NAMED_RESOURCES = re.compile(
    r"(?<!Mineral )(?<!Ore )(?<=[a-zA-Z] )(?:Resources?|Reserves?)(?= (?:Ltd|Limited|Inc|Corp|plc|PLC|NL|Co)\b|$)"
    r"|\b(?:Measured|Indicated|Proven|Probable)(?= [A-Z])"
)
STATE_BALANCE = re.compile(r"\b(?i:state balance|(?:by|under) the state)\b|\bGKZ\b|\bC1 ?(?:\+|and|&) ?C2\b")
"""What Soviet rules counted: neither the resources nor the reserves of a code."""
LEGAL_END = re.compile(r"(?i)\b(?:ltd|limited|inc|corp|corporation|plc|nl|llc)\.?$")
REACH = 160
"""Characters before a figure in which a phrase that ends at it can begin."""
LEAST_METAL = 1e-3
"""Tonnes: "4% antimony and 0.6 grams of gold" is a grade to whoever writes it."""
COMPOUNDS = ("LCE", "TREO", "REO", "U3O8")
"""What no rock is counted in."""
RESERVE_LETTERS = frozenset("PQ")
LISTED_FIGURE = re.compile(r"[-–•*\s]*\d")
MOST_FIGURES = 40
"""No sentence states more estimates than this; what has more lost its punctuation."""


MOST_STATEMENTS = 1000
"""The longest report of a state's whole industry has fewer; what has more is made to keep a reader busy."""


def drafts_from_prose(reading: Reading) -> tuple[list[Draft], list[Refusal]]:
    """Estimates of the running text in print order, and statements refused with the reason."""
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    last: _Context | None = None
    measures = reading.masses and reading.grades
    if not measures and not hints(reading.document.text.lower(), DOCUMENT_HINTS):
        return [], []
    text = _without_company_names(reading)
    if not measures and not hints(text.lower(), DOCUMENT_HINTS):
        return [], []
    for sentence in reading.sentences:
        if sentence.block in ("table_row", "boilerplate"):
            continue
        lower = sentence.text.lower()
        names_estimate = hints(lower, ESTIMATE_HINTS)
        masses = reading.within(reading.masses, sentence.start, sentence.end)
        follows = last is not None and sentence.index == last.sentence.index + 1
        if last and follows and not masses and "supersed" in lower and IT_WAS.match(lower):
            drafts = [replace(d, standing="previous") if d.start == last.sentence.start else d for d in drafts]
        is_open = lower.rstrip().endswith(":")
        if not masses and not names_estimate and not (is_open and follows):
            continue
        sentence = replace(sentence, text=text[sentence.start : sentence.end])
        if last and (sentence.story != last.sentence.story or sentence.index > last.sentence.index + 2):
            last = None
        masses = without_rates(text, with_unit_of_last(text, sentence, masses))
        names_class = hints(lower, SENTENCE_HINTS) and CLASS_WORD.search(sentence.text) is not None
        names_estimate = names_estimate and bool(ESTIMATE.search(sentence.text) or TARGET.search(sentence.text))
        speaks = (
            names_estimate
            or names_class
            or (hints(sentence.text, CODE_HINTS) and code_of(sentence.text) is not None)
            or ("state" in lower and STATE_BALANCE.search(sentence.text) is not None)
            or ("all c" in lower and ALL_CLASSES.search(sentence.text) is not None)
            or any(
                old.search(text, max(sentence.start, m.start - REACH), m.start)
                for m in masses
                for old in (REPLACED_ONE, HAD_ESTIMATED)
            )
            or any(is_rock_with_metal(text, m, masses) for m in masses)
            or any(
                is_graded_rock(text, m, reading.within(reading.grades, sentence.start, sentence.end)) for m in masses
            )
        )
        if not masses:
            if names_estimate or (is_open and last):
                kind = kind_of(sentence.text) or (last.kind if is_open and last else None)
                last = _Context(sentence, last.draft if last else None, kind, sentence.text if is_open else "")
            continue
        refers = last is not None and BACK_REFERENCE.search(sentence.text) is not None
        if len(drafts) + len(refusals) >= MOST_STATEMENTS:
            reason = f"more than {MOST_STATEMENTS} statements about estimates: split the document to read the rest"
            refusals.append(Refusal("resource_estimates", sentence.start, len(text), reason))
            break
        if len(masses) > MOST_FIGURES:
            reason = f"{len(masses)} masses in one sentence: a list or a broken table, not a statement"
            refusals.append(Refusal("resource_estimates", sentence.start, sentence.end, reason))
            continue
        if last is not None and not refers:
            refers = any(ACCOUNTS_FOR.search(text, max(sentence.start, m.start - REACH), m.start) for m in masses)
        opened = last is not None and bool(last.opening) and follows and LISTED_FIGURE.match(sentence.text) is not None
        refers = refers or opened
        if not (speaks or refers or (HOLDS.search(sentence.text) and SITE.search(sentence.text))):
            continue
        found, refused = _read(reading, text, sentence, masses, last if refers or speaks else None, speaks)
        refusals += refused
        is_listed = last is not None and last.has_parts and follows
        whole = whole_of(sentence.text, last.draft if last else None, drafts, is_listed=is_listed)
        if whole:
            total, found = divided(whole, found)
            drafts = [total if d is whole else d for d in drafts]
            whole = total
        elif last and last.draft and (refers or FORMER_ONE.match(sentence.text)):
            found = [replace(d, refers_to=last.draft.at) for d in found]
        drafts += found
        if found or names_estimate:
            draft = whole or (last_whole(found) if found else (last.draft if last else None))
            opening = last.opening if last and opened else ""
            has_parts = OPENS_PARTS.search(sentence.text) is not None or (is_listed and whole is not None)
            kind = (draft.kind if draft else None) or kind_of(sentence.text)
            last = _Context(sentence, draft, kind, opening, has_parts)
    return drafts, refusals


@dataclass(frozen=True, slots=True)
class _Context:
    """The last sentence that spoke of an estimate, for those that refer back to it."""

    sentence: Sentence
    draft: Draft | None
    kind: EstimateKind | None = None
    opening: str = ""
    """What it says if it ends in a colon: "Inferred resources of:" is said of the figures that are listed below."""
    has_parts: bool = False
    """Whether the list that it opens, or stands in, divides its estimate."""


def _without_company_names(reading: Reading) -> str:
    """The text on one line, "Resources" in the names of companies crossed out: offsets stay, phrases join."""
    text = reading.document.text.replace("\n", " ")
    parts: list[str] = []
    at = 0
    sure = {n.name for n in reading.names if n.kind == "company" and (n.ticker or LEGAL_END.search(n.name))}
    for name in reading.names:
        may_be = name.name in sure and hints(name.printed, ("esource", "eserve", "Measured", "Indicated", "Pro"))
        word = NAMED_RESOURCES.search(text, max(name.start, at), name.end) if may_be else None
        if word:
            parts += [text[at : word.start()], "X" * (word.end() - word.start())]
            at = word.end()
    return "".join([*parts, text[at:]])


def _read(
    reading: Reading,
    text: str,
    sentence: Sentence,
    masses: list[Mass],
    context: _Context | None,
    speaks: bool,
) -> tuple[list[Draft], list[Refusal]]:
    grades = reading.within(reading.grades, sentence.start, sentence.end)
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    cutoffs = [g for g in grades if is_cutoff(text, g)]
    named = {name for g in grades if (name := named_metal(text, g))}
    in_sentence = named.pop() if len(named) == 1 else None
    previous: Draft | None = None
    refers = context is not None and (bool(context.opening) or BACK_REFERENCE.search(sentence.text) is not None)
    of_country = speaks_of_a_country(reading, sentence)
    is_former = (FORMER_SUBJECT.match(sentence.text) or THEN_REPLACED.search(sentence.text)) is not None
    before: Statement | None = None
    for statement in statements(text, sentence, masses, grades):
        if statement.standing is None and is_former_too(statement, before, is_former):
            statement.standing = "previous"
        before = statement
        reason = (
            "a country's total, not an estimate of a deposit"
            if of_country
            else refusal(text, sentence, statement, refers, previous)
        )
        if reason:
            refusals.append(Refusal("resource_estimates", statement.start, statement.end, reason))
            continue
        draft = _draft(
            text, sentence, statement, cutoffs, previous or (context.draft if context else None), speaks, in_sentence
        )
        if draft and draft.kind is None and context and refers:
            draft = replace(draft, kind=context.kind)
        if draft and context and context.opening:
            draft = _below_opening(draft, context)
        if draft:
            drafts.append(draft)
            previous = draft
    return with_sites_behind(text, _with_reserve_class(counted_as_metal(drafts), sentence, context)), refusals


def _below_opening(draft: Draft, context: _Context) -> Draft:
    """A figure with what is said before its list: its class, and the compound that alone is counted."""
    is_counted = context.draft is not None and not context.draft.tonnage_t
    metal = metal_in(context.opening) or (only_analyte(context.draft) if is_counted else None)
    if metal in COMPOUNDS and draft.tonnage_t and not (draft.grades or draft.contained):
        draft = replace(draft, tonnage_t=None, contained=(Contained(metal, draft.tonnage_t),))
    return draft if draft.category else replace(draft, category=OF_CLASSES.get(classes_in(context.opening)))


def _with_reserve_class(drafts: list[Draft], sentence: Sentence, context: _Context | None) -> list[Draft]:
    """ "The Probable Ore Reserve is signed off. The reserve of 40 Mt ...": the class named once is the reserve's."""
    if any(d.category for d in drafts if d.kind == "reserve"):
        return drafts
    letters = classes_in(sentence.text) & RESERVE_LETTERS
    if not letters and context and context.sentence.index == sentence.index - 1:
        letters = classes_in(context.sentence.text) & RESERVE_LETTERS
    category = OF_CLASSES.get(letters)
    return [
        replace(d, category=category)
        if category and d.kind == "reserve" and d.category is None and d.standing != "previous"
        else d
        for d in drafts
    ]


def _draft(
    text: str,
    sentence: Sentence,
    statement: Statement,
    cutoffs: list[GradeSpan],
    previous: Draft | None,
    speaks: bool,
    in_sentence: str | None,
) -> Draft | None:
    category = statement.category or (previous.category if statement.place and previous else None)
    kind = statement.kind or kind_of_category(category)
    if category in RESERVE_CLASSES | RESOURCE_CLASSES and kind != "exploration_target":
        kind = kind_of_category(category)
    if (
        kind is None
        and previous is not None
        and (BACK_REFERENCE.search(sentence.text) or not speaks or previous.start >= sentence.start)
    ):
        kind = previous.kind
    kind = kind or kind_of(sentence.text)
    is_rock = statement.tonnage is not None and (
        is_graded_rock(text, statement.tonnage, statement.grades)
        or is_rock_with_metal(text, statement.tonnage, [m for m, _ in statement.contained])
    )
    code = code_of(UNMET_CODE.sub(" ", sentence.text))
    if code is None and STATE_BALANCE.search(sentence.text):
        kind = "unspecified"
    is_told_of_site = bool(statement.grades) and is_held_by_site(statement)
    if kind is None and (code or ALL_CLASSES.search(statement.lead) or is_rock or is_told_of_site):
        kind = "resource"
    if category is None and statement.is_total:
        category = "total"
    if category is None and previous and _compares(statement, previous, sentence):
        category = previous.category
    grades = grades_told(text, statement, previous, in_sentence)
    if metal := metal_of_tonnes(statement, previous):
        statement = replace(statement, tonnage=None, contained=[(statement.tonnage, metal)])  # type: ignore[list-item]
    contained: list[Contained] = []
    known = {g.analyte for g in grades if g.analyte}
    for mass, analyte in statement.contained:
        if mass.value_t < LEAST_METAL:
            continue
        graded = held_by(statement.tonnage, statement.grades, mass)
        name = analyte or (next(iter(known)) if len(known) == 1 else graded and named_metal(text, graded))
        name = name or metal_in(statement.lead)
        name = name or only_analyte(previous)
        if name not in {c.analyte for c in contained}:  # a part of it, "34 million pounds of that are Indicated"
            contained.append(Contained(name or "", mass.value_t))
    if statement.tonnage is None and not contained:
        return None
    printed = {"tonnage_t": statement.tonnage.printed} if statement.tonnage else {}
    printed |= {f"grade.{g.analyte}": g.printed for g in statement.grades if g.analyte}
    printed |= {f"contained.{name}": mass.printed for mass, name in statement.contained if name}
    behind = [g for g in cutoffs if statement.start <= g.start]
    own = [g for g in behind if not is_of_next(text, statement, g, kind)] if behind else cutoffs
    return Draft(
        start=sentence.start,
        end=sentence.end,
        rule="resources.prose.statement",
        confidence=0.9 if category and kind else 0.75,
        category=category,
        kind=kind,
        tonnage_t=statement.tonnage.value_t if statement.tonnage else None,
        tonnage_high_t=statement.tonnage.high_t if statement.tonnage else None,
        grades=grades,
        contained=tuple(contained),
        cutoff=cutoff_told(text, own, known or {c.analyte for c in contained}),
        standing=statement.standing,
        is_rough=not grades and ROUGHLY.search(text, max(0, statement.start - 12), statement.start) is not None,
        project=statement.place,
        at=statement.start,
        code=code,
        dated=sentence.text,
        story=sentence.story,
        printed=printed,
    )


def _compares(statement: Statement, previous: Draft, sentence: Sentence) -> bool:
    """Whether one of two figures is what the other was before: both are of one class."""
    if statement.standing == "previous":
        is_told = previous.start == sentence.start or BACK_REFERENCE.search(sentence.text)
        return bool(is_told or FORMER_ONE.match(sentence.text))
    return previous.standing == "previous" and TO_FIGURE.match(statement.lead) is not None
