"""Why a mass in a sentence about estimates is no estimate itself: production, a change, a condition, a country's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.grades import GradeSpan
from pipelines.extract.masses import Mass
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.phrases import (
    ADDED,
    ALL_CLASSES,
    CONDITIONAL,
    DECIMAL_POINT,
    DELTA,
    FLOW,
    GRADED,
    HOLDING,
    HOLDS,
    HOPED,
    NATION_WIDE,
    NEGATED,
    NO_FIGURE,
    NOT_MINERAL,
    OF_INCREASE,
    OF_WASTE,
    ROCK_WITH,
    SAYS_ESTIMATE,
    SHARE_OR,
    SITE,
    TO_BE_MOVED,
    TO_CLASS,
)
from pipelines.extract.resources.statements import Statement
from pipelines.extract.tables.terms import CLASS_WORD, ESTIMATE, code_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

OF_ESTIMATE = re.compile(r"(?i)\s*(?:of )?(?:[a-z-]+ ){0,4}?(?:resources?|reserves?)\b")
""" "4.1 million ounces of gold reserves", of which production is spoken only right before them."""
HELD_BY_SITE = re.compile(
    r"(?i)\b(?:project|deposit|mine|orebody|property|prospect|concession)s?\b[^.;\d]{0,40}?"
    + HOLDING.pattern.removeprefix("(?i)")
)
LEAST_ROCK = 200_000.0
"""Tonnes: less may be a sample or a month's feed."""


def is_rock_with_metal(text: str, mass: Mass, masses: list[Mass]) -> bool:
    """Whether many tonnes of rock are followed by what they hold."""
    held = next((m for m in masses if m.start >= mass.end), None)
    return (
        held is not None
        and mass.value_t >= LEAST_ROCK
        and held.value_t < mass.value_t
        and ROCK_WITH.match(text, mass.end, held.start) is not None
    )


def is_graded_rock(text: str, mass: Mass, grades: list[GradeSpan]) -> bool:
    """Whether many tonnes are followed by their grade."""
    grade = next((g for g in grades if g.start >= mass.end), None)
    return (
        grade is not None
        and mass.value_t >= LEAST_ROCK
        and mass.unit not in ("lb", "oz", "kg")
        and grade.start - mass.end < 40
        and GRADED.match(text, mass.end, grade.start) is not None
    )


def is_held_by_site(statement: Statement) -> bool:
    """Whether metal is told as what a deposit holds: "the Alder project containing 45 Mlb at 420 ppm"."""
    is_ore_metal = bool(statement.grades) or any(mass.unit in ("lb", "oz") for mass, _ in statement.contained)
    return is_ore_metal and bool(statement.contained) and HELD_BY_SITE.search(statement.lead[-120:]) is not None


def speaks_of_a_country(reading: Reading, sentence: Sentence) -> bool:
    """Whether what holds the tonnes is a country: "China holds 44 Mt of reserves"."""
    match = HOLDS.search(sentence.text)
    if not match or CLASS_WORD.search(sentence.text) or SITE.search(sentence.text):
        return False
    names = reading.within(reading.names, sentence.start, sentence.start + match.start())
    return (
        bool(names)
        and names[-1].kind in ("place", "government")
        and names[-1].end >= sentence.start + match.start() - 3
    )


def refusal(text: str, sentence: Sentence, statement: Statement, refers: bool, previous: Draft | None) -> str | None:
    """Why a mass in a sentence about estimates is no estimate itself; None where it is one."""
    lead = statement.lead
    if statement.tonnage and OF_WASTE.match(text, statement.tonnage.end):
        return "waste, not ore"
    word = None
    for found in SAYS_ESTIMATE.finditer(lead):
        word = found
    since = lead[word.end() :] if word else lead
    if NOT_MINERAL.search(lead[-80:]):
        return "reserves of another kind than ore"
    if CONDITIONAL.search(lead) and statement.kind != "exploration_target":
        return "a condition or an aim, not an estimate"
    if NEGATED.search(lead[-80:]):
        return "the sentence denies the estimate"
    if SHARE_OR.search(lead[-40:]):
        return "a part of the estimate, not the estimate"
    if HOPED.search(lead[-100:]):
        return "a hope, not an estimate"
    if NO_FIGURE.search(lead[-12:]):
        return "no figure, only its size"
    is_another = bool(statement.grades and statement.tonnage and previous and previous.start >= sentence.start)
    is_added = ADDED.search(lead[-40:]) and (statement.category is not None or is_another)
    if (
        statement.standing != "previous"
        and not is_added
        and (
            DELTA.search(lead[-40:])
            or OF_INCREASE.match(text, statement.end, sentence.end)
            or OF_INCREASE.match(text, (statement.tonnage or statement.contained[0][0]).end, sentence.end)
            or TO_CLASS.match(text, (statement.tonnage or statement.contained[0][0]).end, sentence.end)
            or TO_BE_MOVED.match(text, (statement.tonnage or statement.contained[0][0]).end, sentence.end)
        )
    ):
        return "a change of the estimate, not the estimate"
    said = text[statement.end : min(statement.end + 60, sentence.end)]
    is_named = OF_ESTIMATE.match(said) is not None
    if FLOW.search(since.rpartition(",")[2] if is_named else since) or (
        not (word or is_named)
        and statement.category is None
        and FLOW.search(text[statement.end : min(statement.end + 40, sentence.end)])
    ):
        return "production, product or feed, not ore in the ground"
    if NATION_WIDE.search(lead[-120:]) and statement.category is None and not SITE.search(lead):
        return "a country's or the world's total, not an estimate of a deposit"
    tail = DECIMAL_POINT.sub("·", text[statement.end : min(statement.end + 80, sentence.end)])
    says_after = (
        ESTIMATE.search(sentence.text) or CLASS_WORD.search(sentence.text) or code_of(sentence.text)
        if statement.grades and statement.tonnage
        else re.match(r"(?i)[^.;:,]{0,30}?\b(?:(?:mineral resource|ore reserve|resource|reserve)s?|MRE)\b", tail)
    )
    if not (
        word
        or refers
        or ALL_CLASSES.search(lead)
        or (statement.tonnage and is_graded_rock(text, statement.tonnage, statement.grades))
        or (statement.tonnage and is_rock_with_metal(text, statement.tonnage, [m for m, _ in statement.contained]))
        or (
            statement.contained
            and (code_of(sentence.text) or (ESTIMATE.search(sentence.text) and HOLDING.search(lead[-60:])))
        )
        or is_held_by_site(statement)
        or statement.category
        or statement.kind
        or says_after
        or (previous and previous.start == sentence.start)
    ):
        return "nothing says that the tonnage is an estimate"
    if not statement.tonnage and not statement.contained:
        return "no tonnage"
    return None
