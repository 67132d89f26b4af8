"""Purchases whose buyer the clause leaves out: passives, entries of a list, a price and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, purchase_type, share_value
from pipelines.extract.deals.language.grammar import marks
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of

if TYPE_CHECKING:
    from pipelines.extract.deals.parties.cast import Cast


def entry(marked: Marked, clause: str, verb: re.Match[str], tail: str) -> Draft | None:
    """ "Purchased in ⟦D⟧ from ⟦C⟧", "Rights acquired from ⟦C⟧": an entry of a list, whose story tells who bought what."""
    seller = begins(rf" (?:(?:in|on) ⟦D\d+⟧ )?from (?:the )?(?:[a-z-]+ ){{0,3}}(?:of )?({ORG})(?!')", tail)
    if seller is None or not begins(
        r"(?:(?:[a-z-]+ )*(?:rights|interest|ownership|mine|project|share) )?$", clause[: verb.start()]
    ):
        return None
    draft = Draft("acquisition", "completed", marked, clause, "deals.buy.entry")
    draft.give("seller", seller.group(1))
    draft.target_text, draft.kind = "the project", "site"
    return draft


PRICED_THING = re.compile(
    r"^(?:[^⟦;]{0,40}(?:⟦D\d+⟧)?: )?(?P<sum>(?:up to |about )?⟦M\d+⟧)(?: (?:in )?(?:all-)?[a-z-]+){0,3} for "
    r"(?P<thing>(?:⟦R\d+⟧|all|the whole) (?:of )?.*)"
)
"""A price and what it is for, without a verb: "Definitive agreement: ⟦M⟧ cash for ⟦R⟧ of ⟦C⟧"."""


def priced(marked: Marked, clause: str) -> Draft | None:
    """ "⟦M⟧ cash for ⟦R⟧ of ⟦C⟧": a purchase in a note's shorthand; who buys is whom the note is about."""
    told = PRICED_THING.match(clause)
    target = target_of(marked, told["thing"]) if told else None
    if told is None or target is None or target.kind not in ("shares", "company", "site"):
        return None
    kind = purchase_type(target, marked, share_value(marked, target))
    draft = Draft(kind, status_of(clause[: told.start("sum")], "", False, False), marked, clause, "deals.buy.agentless")
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    draft.give("seller", target.owner)
    draft.about(target)
    return draft


def agentless(draft: Draft, tail: str) -> Draft | None:
    """ "the royalty was bought from ⟦C⟧ for ⟦M⟧": who buys is whom the story is about."""
    thing = target_of(draft.marked, draft.clause[: draft.clause.find(tail)])
    seller = begins(rf"[^;⟦]{{0,30}}(?:⟦[MD]\d+⟧ )?\bfrom (?:the )?({ORGS})(?!')", tail)
    is_stream = search(r"\b(?:royalty|stream|nsr)\b", thing.text) is not None
    if seller is None or not search("⟦[MD]", tail) or not (is_stream or thing.kind in ("site", "shares")):
        return None
    draft.deal_type, draft.rule = ("royalty_stream" if is_stream else "acquisition"), "deals.buy.agentless"
    draft.roles = {"seller": marks(seller.group(1))}
    return draft


def sold_to_unnamed(made: Cast) -> bool:
    """True where a company tells that it has sold a named mine and not to whom."""
    draft = made.draft
    if draft.rule == "deals.sale.noun" and draft.status == "terminated":
        return set(made.roles) == {"seller"}
    if draft.rule in ("deals.market", "deals.eye"):
        return "target" in made.roles or search(r"⟦J\d+⟧", draft.target_text) is not None
    return (
        set(made.roles) == {"seller"}
        and draft.rule.startswith("deals.sell.")
        and (
            draft.status in ("agreed", "completed", "terminated")
            or search(r"\b(?:is|are) (?:also |now |still )?$", draft.clause[: draft.at]) is not None
        )
        and made.story.topic is not None
        and made.story.topic.name in made.named
        and search(r"⟦J\d+⟧", draft.target_text) is not None
        and not search(
            r"\b(?:would|could|may|might|can|if|should|must|plans?|seek\w*|able|right|option)\b",
            draft.clause[: draft.at],
        )
    )
