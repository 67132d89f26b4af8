"""Purchases in a relative clause: what was bought stands before the verb."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, Draft, purchase_type, share_value
from pipelines.extract.deals.language.grammar import SITE
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target, target_of
from pipelines.extract.deals.language.patterns import ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.model import DealStatus

SOURCE = (
    r" (?:(?:back |earlier |only )?(?:(?:in|on) )?(?:⟦D\d+⟧|(?:last|this) [a-z]+) )?from (?:the )?"
    rf"(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?({ORGS})(?!')"
)
_MOOD = r"(?P<mood>(?:has|had|is|are|will|agreed to|has agreed to|plans to|is to) )?$"
BUYER = rf"(?P<thing>[^;]*),? (?:which|that) (?P<who>{ORGS}) {_MOOD}"
BUYER_AT_ONCE = rf"(?P<thing>[^;]*{SITE.pattern}) (?P<who>{ORGS}) {_MOOD}"
"""The same without its relative word: "one of the leases ⟦C⟧ is acquiring from"."""
LIKE_IT = r"\b(?:those|the ones?)$"
"""One more of what has just been told: "claims next to those"."""


def bought_before(marked: Marked, clause: str, verb: re.Match[str], tail: str) -> Draft | None:
    """ "a royalty on ⟦J⟧, which ⟦C⟧ purchased from ⟦C⟧ in ⟦D⟧", "claims near those that ⟦C⟧ bought from ⟦C⟧"."""
    before = clause[: verb.start()]
    source, buyer = begins(SOURCE, tail), (search(BUYER, before) or search(BUYER_AT_ONCE, before))
    thing = _thing(marked, buyer["thing"]) if source and buyer else None
    if source is None or buyer is None or thing is None:
        return None
    kind = purchase_type(thing, marked, share_value(marked, thing))
    mood = (buyer["mood"] or "").strip()
    status: DealStatus = "completed" if mood in ("", "has", "had") else status_of(mood, tail, False, False)
    draft = Draft(kind, status, marked, clause, "deals.buy.antecedent")
    draft.give(ROLES[kind][0], buyer["who"])
    draft.give("seller", source.group(1))
    draft.about(thing)
    return draft


def _thing(marked: Marked, before: str) -> Target | None:
    if search(LIKE_IT, before):
        return Target("site", before) if SITE.search(before) else None
    words = re.split(r"\b(?:holds?|owns?|has|own|had|of|on) (?=an? |the |its )", before)[-1]
    for part in (words, re.split(r"[,;] |\b(?:to|in|at|near|from|with|of) ", words)[-1]):
        thing = target_of(marked, part)
        if thing.kind in ("royalty", "site"):
            return thing
    return None
