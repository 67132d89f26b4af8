"""Who gives an award whose sentence tells only who receives it: the public body that a sentence beside it names.

"Ostrow has been awarded a $9 million grant", then "Issued through the Ore Programme, it ...": a grant, a subsidy or a
tax credit comes from public bodies alone, so the one that the story speaks of just there is the giver.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.notes import GETS
from pipelines.model import Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

AWARD = re.compile(
    r"\b(?:grants?|awards?|awarded|subsid(?:y|ies)|tax credits?|(?:federal|government|public|state|provincial) "
    r"(?:funding|"
    r"money|support)|non-dilutive|non-repayable)\b"
)
PAYER = re.compile(r"\b(?:from|by) (?:the |its |an? )?(?:[a-z-]+ ){0,3}[CHNF]\d")
"""A giver that the sentence does name."""
BESIDE = (-1, 1, -2, 2)
"""Sentences beside one, the nearest first, that may name the giver."""
AWARDERS = ("government", "ministry", "agency", "fund")


def awarder(context: Context, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
    """The public body of a sentence beside this one, where this one tells only that somebody is awarded the sum."""
    if not GETS.search(frame.text[: money.at]) or PAYER.search(frame.text, money.end):
        return None
    awarded = AWARD.search(frame.text) is not None
    sentences = context.reading.sentences
    for step in BESIDE:
        at = sentence.index + step
        if not 0 <= at < len(sentences) or sentences[at].story != sentence.story:
            continue
        beside = sentences[at]
        if not (awarded or AWARD.search(beside.text.lower())):
            continue
        if giver := _named_in(context, beside):
            return giver
    return None


def kind_of_award(frame: Frame) -> Instrument | None:
    """What a sentence of awards calls them: "Harrow got M0 and Ostrow a M1 grant"."""
    told = AWARD.search(frame.text)
    return instrument_in(told.group()) if told else None


def _named_in(context: Context, beside: Sentence) -> Giver | None:
    for scheme in context.schemes_in(beside.start, beside.end):
        if scheme.entry and scheme.entry.agency:
            agency = context.form_of(scheme.entry.agency)
            return Giver(agency, "government", scheme.entry.country, 6, "announced")
    for body in context.bodies_in(beside.start, beside.end):
        if body.reference != "metonym" and body.kind in AWARDERS:
            return Giver(body.name, body.kind, body.country, 6, "announced")
    return None
