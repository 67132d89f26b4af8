"""Companies that become one: mergers by their verb, and purchases paid in shares by what the holders of one get for theirs."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.model import DealType

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
    if verb.group().startswith("share"):
        return _ratio(marked, clause, before, tail)
    held, given = search(OF_ONE, before), begins(FOR_SHARES, tail)
    if held is None or given is None or EQUALS.search(marked.text):
        return None
    target = held["of"] or held["owned"] or held["each"]
    if marked.thing(target).name == marked.thing(given["of"]).name:
        return None
    subject = subjects(clause, verb.start())
    status = status_of(mood_of(clause, subject, verb.start()).replace(" would ", " will "), "", past, False)
    draft = Draft(_kind(marked), status, marked, clause, "deals.exchange")
    draft.give("acquirer", given["of"])
    draft.give("target", target)
    draft.target_text, draft.kind = tail, "company"
    return draft


MERGES = re.compile(
    r"\bmerg(?:e|es|ed|er|ing)\b|\b(?:combined|enlarged|merged) (?:[a-z]+ )?(?:company|group|firm|entity)\b"
)


def _kind(marked: Marked) -> DealType:
    """What is paid in shares is a merger where the sentence calls it one."""
    return "merger" if MERGES.search(marked.text) else "acquisition"


def _ratio(marked: Marked, clause: str, before: str, tail: str) -> Draft | None:
    """ "1.8 ⟦C⟧ shares for every ⟦C⟧ share": the terms alone."""
    given, held = search(rf"({ORG})(?:'s?)? (?:[a-z]+ )?$", before), begins(rf" for (?:each|every) ({ORG}) share", tail)
    if given is None or held is None or EQUALS.search(marked.text):
        return None
    draft = Draft(_kind(marked), "agreed", marked, clause, "deals.exchange")
    draft.give("acquirer", given.group(1))
    draft.give("target", held.group(1))
    draft.target_text, draft.kind = tail, "company"
    return draft if len(draft.roles) > 1 else None


UNITED = re.compile(
    r"\s*(?:$|[.;]|in (?:an?|the) (?:[a-z-]+ ){0,4}(?:transaction|deal|merger|exchange|combination)\b"
    r"|(?:to|and) (?:create|form|become)\b|by way of|through an? )"
)
"""Behind "will combine" where it is the parties themselves that do, and not something of theirs."""


GONE_ON = re.compile(r"^[^;]*\b(?:(?:has|have) )?(?!agreed|signed|announced|planned|proposed)[a-z]+ed\b[^;]* by $")
"""Before what somebody has done something by: "executed its largest deal by merging"."""


def merge(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ merges with ⟦C⟧"."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    partner = begins(
        rf"\s+(?:⟦C\d+⟧'s )?(?:[a-z ]{{0,40}}?)with (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", tail
    )
    if (
        subject is None
        or (not partner and len(marks(subject.group())) < 2)
        or (verb.group().startswith("combin") and not partner and not UNITED.match(tail))
        or begins(r" (?:their|both) [^;]{1,80} into (?:(?:an?|one|their) |⟦[CN])", tail)
    ):
        return None
    mood = mood_of(clause, subject, verb.start())
    status = status_of(mood, tail, past, False)
    if status == "agreed" and GONE_ON.search(mood):
        status = "completed"
    draft = Draft("merger", status, marked, clause, "deals.merge")
    draft.give("partner", subject.group())
    draft.give("partner", partner.group(1) if partner else None)
    draft.target_text = tail[:160]
    return draft
