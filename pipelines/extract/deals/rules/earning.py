"""Earn-ins and options: shares of a mine that are paid for in work, by their verbs and nouns."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import SITE, after_preposition, share_in, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search, whole
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.parties.counterparts import cosigner, named
from pipelines.model import DealStatus

IN_FORCE = (
    r"\b(?:currently|already) (?:[a-z]+ ){0,2}(?:subject to|under|governed by) [^;]*$|\bexisting (?:[a-z-]+ ){0,4}$"
)
"""What stands before an earn-in that is only mentioned: the ground is under it since long."""


GIVEN_RIGHT = (
    rf"\b(?:giv(?:e|es|en|ing)|gave|grant(?:s|ed|ing)?|provid(?:es?|ed|ing)|offer(?:s|ed|ing)|entitl(?:es?|ed|ing)|"
    rf"allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|enabl(?:es?|ed|ing)) (?:to )?(?P<to>{ORGS})(?: with)?"
    r"(?: (?:an?|the|its|exclusive|sole|immediate|initial|irrevocable|first|and|staged))*(?: (?:option|right|"
    r"opportunity|ability))? to $"
)
"""Whom a paper or its signer lets earn: "gives ⟦C⟧ the option to"."""


def earn(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ can earn ⟦R⟧ of ⟦J⟧ by spending ⟦M⟧"."""
    tail = clause[verb.end() :]
    share = begins(r"(?: ⟦[CN]\d+⟧'s)?(?:[^⟦.;]{0,60}?)(⟦R\d+⟧)", tail)
    if share is None and verb.group().endswith("into"):
        share = search(EARNS_BY_IT, tail)
    subject = subjects(clause, verb.start())
    given = search(GIVEN_RIGHT, clause[: verb.start()])
    grantor = subjects(clause, given.start()) if given else None
    subject = compiled(ORGS).search(clause, given.start("to")) if given else subject
    if not share and not (
        verb.group().startswith(("farm", "earn-in", "earn in", "earning in", "earns in"))
        and search(r"\b(?:to|will|may|can|could|is|are|has|have) $", clause[: verb.start()])
    ):
        return None
    if subject is None and search(r"^(?:in order )?to $", clause[: verb.start()]):
        subject = search(
            rf"(?<=, ){ORGS}(?= (?:must|is required|will|has to|needs to|shall|is to|would|can|may|"
            r"agreed)\b)",
            clause,
        )
    if subject is None or passive or (verb.group().startswith("become") and not search(BY_SPENDING, clause)):
        return None
    before = clause[: verb.start()]
    if search(IN_FORCE, before) or search(r"\b(?:the|this|that|an?|first|second|initial|its) $", before):
        return None
    mood = mood_of(clause, subject, verb.start())
    status: DealStatus = status_of(mood, tail, False, True)
    if status == "completed" or (
        status == "proposed"
        and whole(r".*\b(?:may|could|would|option|can)\b.*", mood)
        and not search(r"non-?binding|term sheet|letter of intent|memorand|propos", mood)
    ):
        status = "agreed"
    if search(r"\b(?:has|have)\s+$", mood) or begins(r"earned", verb.group()) or search(STAGE_MET, mood):
        status = "terminated" if search(r"\b(?:could|would|might) have $", mood) else "completed"
    draft = Draft("earn_in", status, marked, clause, "deals.earn")
    draft.give("acquirer", subject.group())
    draft.give("seller", grantor.group() if grantor else None)
    partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood) or search(
        rf"\b(?:joint venture|agreement|jv|deal) with (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})",
        clause[: verb.start()],
    )
    if partner and named(marked, partner.group(1)) == named(marked, subject.group()):
        earner = named(marked, subject.group())  # "⟦C⟧ has signed a deed with ⟦C⟧ under which ⟦C⟧ may earn"
        partner = next(
            (m for m in compiled(f"({ORG})").finditer(before) if not named(marked, m.group()) & earner), None
        )
    owner = begins(rf" ({ORG})'s? ", tail) if verb.group().endswith("into") else search(rf"(?:in|of) ({ORG})'s", tail)
    if not grantor:
        draft.give(
            "seller", partner.group(1) if partner else owner.group(1) if owner else after_preposition(tail, "from")
        )
        if "seller" not in draft.roles:
            draft.give("seller", cosigner(marked, clause, subject))
    draft.target_text = tail[:200]
    if share:
        percent = marked.thing(share.group(1))
        draft.stake, draft.stake_value = percent, float(percent.value)
    return draft


BY_SPENDING = r"\b(?:expenditures?|spend(?:ing)?|sole(?:ly)?[- ]fund(?:ing)?|earn-?in)\b"
"""What an earn-in is paid in, where its verb is that of any purchase."""
STAGE_MET = r"\b(?:satisf(?:ies|ied)|meets?|met|complet(?:es|ed)|fulfil(?:s|led)|reach(?:es|ed))\b[^;]*\b(?:and|to) $"
"""What somebody has done before the share is earned."""
EARNS_BY_IT = (
    r"\b(?:and (?:then |so |thereby )?(?:would|will|could|can|may) (?:then |so |thereby )?(?:own|hold|have|get)|"
    r"(?:exchange|return|consideration) for|for|giving (?:it|⟦[CAN]\d+⟧)|to (?:acquire|gain|secure|obtain|reach))"
    r" (?:up to |an? |the |its |about |total |initial |full )*(⟦R\d+⟧)(?! (?:of|in) ⟦C)"
)
"""The share that money spent on the ground brings."""


def spend(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ will spend ⟦M⟧ on exploration in exchange for ⟦R⟧ of ⟦J⟧": an earn-in by what it costs."""
    tail, subject = clause[verb.end() :], subjects(clause, verb.start())
    share = search(EARNS_BY_IT, tail)
    if subject is None or passive or share is None or search(r"\bearn", clause[verb.start() :]):
        return None
    on_ground = verb.group().startswith("sole") or search(
        r"\b(?:explor\w+|expenditure|drill\w*|work|studies|ground|feasibility)\b", tail[: share.start()]
    )
    behind = tail[share.end() : share.end() + 60]
    of_a_mine = search(r"\bto $", tail[: share.start(1)]) is None and search(rf"^[^;]*?{SITE.pattern}|^[^;]*⟦J", behind)
    if not on_ground and not of_a_mine and not search(r"\bownership\b", behind[:40]):
        return None
    status = status_of(mood_of(clause, subject, verb.start()), "", False, True)
    draft = Draft("earn_in", "agreed" if status == "proposed" else status, marked, clause, "deals.spend")
    draft.give("acquirer", subject.group())
    before = clause[: verb.start()]
    partner = search(rf"\b(?:agreement|deal|contract|venture|jv) with (?:[a-z-]+ ){{0,3}}({ORGS})", before) or search(
        rf"({ORG})(?:'s)? farm-?\s?out\b", marked.text
    )
    owner = search(rf"(?:(?:of|from|in) (?:the )?({ORG}))(?!')|\b(?:of|in) ({ORG})'s", tail[share.end() :])
    draft.give("seller", partner.group(1) if partner else owner and (owner.group(1) or owner.group(2)))
    draft.target_text = tail[share.start() :][:200]
    draft.stake = marked.thing(share.group(1))
    draft.stake_value = float(draft.stake.value)
    return draft


def right(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "a term sheet gives ⟦C⟧ the right to ⟦R⟧ of ⟦J⟧ for ⟦M⟧ of drilling": an earn-in by what it gives."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    if not search(
        r"⟦R\d+⟧ [^;]*?\b(?:for|by|in return for|after) [^;⟦]{0,30}⟦M\d+⟧ (?:of|in|on|worth of) (?:[a-z-]+ ){0,2}"
        r"(?:explor|drill|work|expenditure|spend|stud)",
        tail,
    ):
        return None
    given = search(rf"({ORGS})(?: with)? (?:an?|the) (?:[a-z-]+ )*$", before)
    subject = subjects(clause, verb.start())
    taker = given.group(1) if given else subject.group() if subject else None
    if taker is None:
        return None
    draft = Draft("earn_in", status_of(before, "", False, True), marked, clause, "deals.right")
    draft.status = "agreed" if search(r"(?<!non-)\bbinding\b", before) else draft.status
    draft.give("acquirer", taker)
    draft.give("seller", subject.group() if given and subject and subject.group() != taker else None)
    draft.target_text = tail[:200]
    draft.stake = marked.thing(share_in(tail) or "")
    draft.stake_value = float(draft.stake.value)
    return draft
