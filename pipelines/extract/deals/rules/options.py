"""Options to buy: an earn-in in the wide sense, told by who grants it to whom."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft
from pipelines.extract.deals.language.frame import frame_of
from pipelines.extract.deals.language.grammar import SITE, after_preposition, share_in
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.language.stages import TERMINATED, outcome_of, status_of
from pipelines.model import DealStatus

PRICED_OPTION = re.compile(r"\b(?:for|by paying|at a price of):? (?:up to |about |a total of |a further )*⟦M\d+⟧")
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
    if granted is None and search(GRANTED_UNNAMED, before):
        priced = PRICED_OPTION.search(clause[verb.start() :]) and not SPENDING.search(clause)
        sold = Draft("earn_in", "proposed" if priced else "agreed", marked, clause, "deals.option")
        sold.give("seller", target.owner)
        sold.give("seller", next((m.group() for m in compiled(ORG).finditer(before)), None))
        sold.about(target)
        return sold
    itself = granted is not None and subject is not None and _is_same(marked, granted.group(1), subject.group())
    holder, grantor = (
        (granted.group(1), subject.group() if subject else None)
        if granted and not itself
        else (
            subject.group() if subject else None,
            partner.group(1) if partner else target.owner or after_preposition(clause[verb.end() :], "from"),
        )
    )
    if holder and grantor and _is_same(marked, holder, grantor):  # "a deed with ⟦C⟧ that allows ⟦C⟧ to acquire"
        signers = compiled(ORGS).finditer(before, 0, subject.start() if subject else len(before))
        grantor = next((m.group() for m in signers if not _is_same(marked, m.group(), holder)), None)
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
    if search(GIVES_UP, before) and search(LAPSES, clause[verb.start() :]):
        status = "terminated"
    draft = Draft("earn_in", status, marked, clause, "deals.option")
    draft.give("acquirer", holder)
    draft.give("seller", grantor)
    draft.about(target)
    return draft


GRANTED_UNNAMED = (
    r"\b(?:grant(?:s|ed|ing)?|gives?|gave|giving)(?: to)? (?:an?|the) (?:[a-z-]+ ){0,4}(?:purchaser|buyer|optionee|company|"
    r"group|party|explorer|miner|investor|consortium|firm)(?: with)? (?:an?|the) (?:[a-z0-9-]+ ){0,3}(?:option|right) [^;]*$"
)
"""An option for somebody whom nobody names: "granting the purchaser an exclusive option"."""
GIVES_UP = r"\b(?:let|lets|letting|allow\w*) (?:[^;⟦]{0,20}|⟦[CN]\d+⟧'s )option[^;⟦]{0,20} to $"
"""Before what an option is for that its holder gives up: "allowed its option to"."""
GRANTED = rf"\b(?:grant(?:s|ed|ing)?|gives?|gave|given)(?: to)? (?:(?P<to>{ORGS}) )?(?:an?|the) (?:[a-z0-9-]+ ){{0,3}}$"
"""Who is given an option: "has granted ⟦C⟧ an exclusive", "has been granted a 12-month"."""
OPTION_PRICE = re.compile(r"\b(?:option fee|exercise price|fee of|payment of|by paying|for) [^;⟦]{0,30}⟦M\d+⟧")
WHOSE_MINE = (
    r"\b(?:over|on|in|at|for|covering|involving|in (?:relation|respect) (?:to|of)|relating to|regarding|concerning|with "
    r"respect to) "
    rf"(?:the |(?:[a-z0-9-]+ ){{1,3}}of )?({ORG})'s (?:[a-z0-9,-]+ |⟦[RGL]\d+⟧(?:-owned|'s)? )*(?:⟦J|{SITE.pattern})"
)
"""Whose the mine is that an option or earn-in is for."""
NEXT_STAGE = (
    r"\b(?:elect(?:s|ed)|decid(?:es|ed)|chosen|chose|notif(?:y|ies|ied)) [^;⟦]{0,30}?\bto "
    r"(?:proceed|move|advance|go on|progress)(?: on)? (?:in)?to (?:the )?(?:second|third|next|final|stage|phase)\b"
)
"""Words of an earn-in that goes on: "has elected to proceed to stage 2 of"."""
LETS = r"\b(?:let(?:s|ting)?|allow(?:s|ed|ing)?) (?:[a-z]+ )?(?:(?:its|the|an?|⟦[CN]\d+⟧'s) )?(?:[a-z]+ )?$"
LAPSES = r"\b(?:to )?(?:lapse|expire|run out|go|drop)\b"
"""What an option does that somebody lets go."""


def noun_earn_in(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧ signed an earn-in agreement with ⟦C⟧"."""
    frame = frame_of(clause, noun)
    word = noun.group()
    if (
        word.strip().startswith("option")
        and not search(r"agree|deal|term sheet", word)
        and not begins(r"\s*(?:to (?:acquire|buy|purchase|earn)|over|on)\b", frame.complement)
    ):
        return None
    if begins(r"\s*to (?:acquire|buy|purchase|earn)", frame.complement) and frame.subject and not frame.partners:
        return None  # the verb that follows reads it
    if not (frame.partners or frame.possessor) and not frame.subject:
        return None
    if "joint venture" in word and not search("earn|farm|option", word):
        return None
    draft = Draft("earn_in", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.earn_in.noun")
    if granted := search(GRANTED, clause[: noun.start()]):
        draft.give("acquirer", granted["to"] or frame.subject)
        draft.give("seller", frame.subject if granted["to"] else after_preposition(frame.complement, "by", 220))
    else:
        draft.give("mine", frame.possessor or frame.subject)
    owned = None if granted else search(WHOSE_MINE, frame.complement[:220])
    if owned and frame.partners and _is_same(marked, owned.group(1), frame.possessor or frame.subject or ""):
        draft.roles["seller"] = draft.roles.pop("mine", [])  # who signs for a mine of its own lets the other earn
        draft.give("acquirer", frame.partners)
    draft.give("other", frame.partners or (owned.group(1) if owned else None))
    mine = {marked.thing(m).name for m in draft.roles.get("mine", [])}
    draft.roles["other"] = [m for m in draft.roles.pop("other", []) if marked.thing(m).name not in mine]
    if granted and draft.status == "agreed" and OPTION_PRICE.search(clause):
        draft.status = "proposed"  # priced, and nobody has exercised it yet
    elif search(NEXT_STAGE, frame.mood):
        draft.status = "agreed"
    elif search(LETS, frame.mood) and (gone := search(LAPSES, frame.complement)):
        draft.status = "terminated"
        owner = search(rf"({ORG})'s ", frame.complement[: gone.start()])
        draft.roles = {"acquirer": draft.roles.get("mine", [])}
        draft.give("seller", owner.group(1) if owner else frame.partners)
        if "seller" not in draft.roles and "⟦J" not in frame.complement:
            return None
    elif not granted and not frame.partners and not search(r"sign|enter|agree|execut|complet|announce", frame.mood):
        if outcome_of(frame.complement) != "terminated" and not TERMINATED.search(frame.mood):
            return None
        draft.status = "terminated"
    draft.target_text = frame.complement[:200]
    share = share_in(frame.complement[:220])
    if share:
        draft.stake = marked.thing(share)
        draft.stake_value = float(draft.stake.value)
    return draft
