"""Companies bought with shares: what the holders of one get for theirs."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, begins, search
from pipelines.extract.deals.language.stages import status_of

_HOLDERS = r"(?:share|stock|security|unit)?(?:holders|owners|investors)"
OF_ONE = (
    rf"\b{_HOLDERS} (?:of|in) (?:the )?(?P<of>{ORG})(?: (?:[a-z]+ )?shares)?,? (?:[a-z]+ )?(?P<may>[a-z]+ (?:to |be )?)?$|"
    rf"(?P<owned>{ORG})(?:'s?)? (?:former |existing )?{_HOLDERS} (?P<might>[a-z]+ (?:to |be )?)?$|"
    rf"\b(?:each|every) (?P<each>{ORG})(?:'s?)? (?:ordinary |common |existing )*share (?:[a-z]+ (?:be )?)?$"
)
"""Whose holders are told to get something: "holders of ⟦C⟧ will", "⟦C⟧ shareholders are to", "each ⟦C⟧ share will be"."""
FOR_SHARES = (
    r" (?:for )?(?:about |approximately |up to )?(?:[\d.,]+|an?|one|two|three|four|five|ten) (?:of )?"
    r"(?:an? |its |new |fully |paid )*"
    rf"(?P<of>{ORG})(?:'s?)? (?:new |ordinary |common |class [a-z] )*shares?\b"
)
"""What they get: "0.42 of a ⟦C⟧ share", "1.2 ⟦C⟧ shares"."""
EQUALS = re.compile(r"\bequals?\b|\beach side\b|\b(?:newly formed|new) (?:company|entity)\b|\b50[:/-]50\b")
"""Two who become one company side by side."""


def exchange(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "holders of ⟦C⟧ are to receive 0.4 ⟦C⟧ shares": whose shares are given buys."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    held, given = search(OF_ONE, before), begins(FOR_SHARES, tail)
    if held is None or given is None or EQUALS.search(marked.text):
        return None
    target = held["of"] or held["owned"] or held["each"]
    if marked.thing(target).name == marked.thing(given["of"]).name:
        return None
    subject = subjects(clause, verb.start())
    status = status_of(mood_of(clause, subject, verb.start()).replace(" would ", " will "), "", past, False)
    draft = Draft("acquisition", status, marked, clause, "deals.exchange")
    draft.give("acquirer", given["of"])
    draft.give("target", target)
    draft.target_text, draft.kind = tail, "company"
    return draft
