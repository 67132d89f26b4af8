"""Works and equipment that a company orders: who is picked, who wins the contract, who places the order."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import BE, Draft, mood_of, recipient
from pipelines.extract.deals.language.concepts import PROMOTED
from pipelines.extract.deals.language.grammar import after_preposition, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of

WORKS = re.compile(
    r"\b(?:epcm?|engineer\w*|services?|equipment|works|design\w*|construct\w*|install\w*|mills?|crush\w*|kilns?|furnaces?|"
    r"flotation|filters?|thickeners?|haul\w*|mining|drill\w*|trucks?|fleet|machin\w+|maintenance|plant|circuit|conveyors?|"
    r"pumps?|turbines?|autoclaves?|reactors?|separators?|electroly[sz]ers?|logistics|transport\w*|camp|commissioning|"
    r"technology|"
    r"[a-z]*works|(?:pit|pre-strip|stripping|earth|civil)(?:[- ]mining)? work|notices? of award|letters? of award|"
    r"purchase orders?)\b"
)
"""What contractors and makers of machines do and deliver."""
_PARTY = rf"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:(?!(?:to|from|for|by|with|the)\b)[a-z-]+ ){{0,4}}?({ORGS})"


def award(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has won a ⟦M⟧ contract from ⟦C⟧ for haulage"; "⟦C⟧ placed an order for mills with ⟦C⟧"."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if not WORKS.search(tail) or search(r"\bout of $", clause[: verb.start()]):
        return None
    passive = passive or BE.search(clause[: verb.start()]) is not None
    gets = passive if verb["gives"] else True
    if subject is None:
        winner = search(rf"\bto {_PARTY}(?!')", tail) if passive and verb["gives"] else None
        if winner is None:
            return None
        supplier, buyer = winner.group(1), after_preposition(tail, "by", 160)
    elif gets:
        supplier = subject.group()
        buyer = after_preposition(tail, "from", 160) or after_preposition(tail, "by", 160) or _whose(tail)
    else:
        direct = begins(rf" {_PARTY} (?=(?:an?|the|its|⟦[MD]))", tail)
        receiver = direct or search(rf"\b(?:to|with|from) {_PARTY}(?!')", tail)
        supplier, buyer = receiver.group(1) if receiver else None, subject.group()
    if supplier is None or (buyer is None and not search(r"\bby\b|\bfrom\b", tail)):
        return None
    mood = mood_of(clause, subject, verb.start()) if subject else ""
    status = status_of(mood, tail, False, True)
    draft = Draft("supply", "agreed" if status == "completed" else status, marked, clause, "deals.award")
    draft.give("supplier", supplier)
    draft.give("buyer", buyer)
    draft.target_text = tail[:160]
    return draft


def _whose(tail: str) -> str | None:
    """Whose plant the works are for: "for the mill of ⟦C⟧'s plant", "at ⟦C⟧'s mine"."""
    owner = search(rf"\b(?:for|at|of) (?:the )?({ORGS})(?:'s?\b|(?= ))", tail)
    return owner.group(1) if owner else None


WORKS_FOR = (
    rf"^ (?:to|as) [^;]*?\b(?:for|at|to|of) (?:the )?({ORG})(?!'s (?:subsidiary|unit|arm|affiliate)\b)"
    r"(?:(?!'s)|'s? (?=[a-z⟦]))"
)
"""Whose plant somebody is picked to equip: "selected to deliver the mills for ⟦C⟧'s concentrator"."""


AS_SUPPLIERS = (
    r"^ (?:(?:as|to be) )?(?:the |its |preferred |main |initial |first )*suppliers\b|"
    r"^ to (?:supply|deliver|provide|procure)\b"
)
"""What several are picked for by somebody whom the sentence leaves out."""
AS_PARTNER = (
    r"\bas (?:its |the |an? |⟦[CN]\d+⟧'s )?(?:(?!(?:supply|off-?take|tolling|mining|engineering|epcm?|construction|processing|"
    r"technology|drilling)\b)[a-z-]+ ){0,2}partner\b(?![^;]*\bsuppl)"
)
"""Picked to work with, and not to deliver."""


def select(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has been selected by ⟦C⟧ as supplier"; "⟦C⟧ selected ⟦C⟧ to supply"."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    if subject is None:
        return None
    chosen = begins(rf"\s+(?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORGS})(?!')", tail)
    by = after_preposition(tail, "by", 90)
    buyer: str | None
    if by and BE.search(clause[: verb.start()]):
        supplier, buyer = subject.group(), by
    elif BE.search(clause[: verb.start()]) and recipient(tail):
        supplier, buyer = subject.group(), recipient(tail)
    elif BE.search(clause[: verb.start()]) and (
        served := search(
            r"\bsuppliers? (?:for|to|of|by) (?:the )"
            rf"?(?:⟦[GCA]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORG})(?!')",
            tail,
        )
        or search(WORKS_FOR, tail)
    ):
        supplier, buyer = subject.group(), served.group(1)
    elif BE.search(clause[: verb.start()]) and len(marks(subject.group())) > 1 and search(AS_SUPPLIERS, tail):
        supplier, buyer = subject.group(), None
    elif chosen and not BE.search(clause[: verb.start()]):
        supplier, buyer = chosen.group(1), subject.group()
    else:
        return None
    if PROMOTED.search(tail):
        return None
    if search(AS_PARTNER, tail):
        draft = Draft("partnership", "agreed", marked, clause, "deals.select.partner")
        draft.give("partner", subject.group())
        draft.give("partner", supplier if buyer == subject.group() else buyer)
        draft.target_text = tail[:160]
        return draft
    draft = Draft("supply", "agreed", marked, clause, "deals.select")
    treats = search(
        r"\b(?:as|to be) (?:its |the |an? )?(?:[a-z-]+ ){0,3}(?:processor|refiner|recycler|smelter)\b", tail
    )
    draft.give("buyer" if treats else "supplier", supplier)
    draft.give("supplier" if treats else "buyer", buyer)
    draft.target_text = tail[:160]
    return draft
