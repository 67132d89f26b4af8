"""Options to buy: an earn-in in the wide sense, told by who grants it to whom."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.grammar import after_preposition
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target
from pipelines.extract.deals.language.patterns import ORGS, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.model import DealStatus

PRICED_OPTION = re.compile(r"\b(?:for|by paying|at a price of) (?:up to |about |a total of |a further )*⟦M\d+⟧")
"""An option with its price, which nobody has exercised yet: a proposal, unlike a share earned by spending."""
SPENDING = re.compile(r"\b(?:exploration|expenditures?|spend\w*|work|drilling|studies|exercis(?:ed|es|ing))\b")


HELD_OPTION = re.compile(r"\b(?:owns|holds|owning|holding)\b[^;]*\b(?:the|an) (?:exclusive )?(?:option|right) to $")
"""An option among what a company owns already."""


HAS_OPTION = re.compile(r"⟦[CN]\d+⟧ (?:also |currently )?has (?:an?|the) (?:exclusive )?(?:option|right) to $")
"""An option that somebody has, with nobody and for no sum: what a company says of itself."""


def _is_same(marked: Marked, one: str, other: str) -> bool:
    return {n.name for n in marked.all(one, "CAN")} == {n.name for n in marked.all(other, "CAN")}


def option(
    marked: Marked, clause: str, verb: re.Match[str], subject: re.Match[str] | None, target: Target
) -> Draft | None:
    """ "has granted ⟦C⟧ an option to acquire ⟦R⟧ of ⟦J⟧": an earn-in in the wide sense."""
    before = clause[: verb.start()]
    granted = search(
        r"\b(?:grant(?:s|ed|ing)?|gives?|gave|giving)(?: to)? (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ )"
        rf"{{0,3}}?({ORGS}) (?:an?|the|exclusive|its)\b",
        before,
    ) or search(
        rf"\b(?:for|allow\w*|enabl\w*|entitl\w*) ({ORGS}) to (?:earn|obtain|receive|have|acquire|be granted) "
        r"(?:an?|the) (?:[a-z-]+ )*option to $",
        before,
    )
    partner = search(
        rf"\b(?:with|option by|option from) (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", before
    )
    itself = granted is not None and subject is not None and _is_same(marked, granted.group(1), subject.group())
    holder, grantor = (
        (granted.group(1), subject.group() if subject else None)
        if granted and not itself
        else (
            subject.group() if subject else None,
            partner.group(1) if partner else target.owner or after_preposition(clause[verb.end() :], "from"),
        )
    )
    if (holder is None and grantor is None) or (not granted and HELD_OPTION.search(before)):
        return None
    if grantor is None and HAS_OPTION.search(before) and "⟦M" not in clause:
        return None
    mood = before[subject.end() if subject else 0 :]
    status: DealStatus = status_of(mood, clause[verb.start() :], False, True)
    if (
        status == "proposed"
        and search(r"\b(?:grant|sign|enter|agree|execut|secur)", mood)
        and not search(r"non-?binding|term sheet|letter of intent|memorand|propos", mood)
    ):
        status = "agreed"
    if status == "agreed" and PRICED_OPTION.search(clause[verb.start() :]) and not SPENDING.search(clause):
        status = "proposed"
    draft = Draft("earn_in", status, marked, clause, "deals.option")
    draft.give("acquirer", holder)
    draft.give("seller", grantor)
    draft.about(target)
    return draft
