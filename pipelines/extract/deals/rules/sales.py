"""Verbs of selling: who parts with a mine, shares or product, and to whom."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ORG_ALONE, ROLES, Draft, mood_of, purchase_type, recipient, share_value
from pipelines.extract.deals.language.grammar import after_preposition, marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import goes_on, status_of
from pipelines.extract.deals.parties.counterparts import dealt_with
from pipelines.extract.deals.rules.contracts import product_type
from pipelines.extract.deals.rules.goods import is_goods
from pipelines.extract.deals.rules.purchases import of_thing

HALF = 50
"""Percent of a company from which on its shares make an owner and no investor."""
ABOUT_SO_MUCH = r"(?:(?:up to|about|some|around|at least|as much as|a further|another|between|over|more than) )*"


STATE_SELLS = re.compile(
    r"(?:^|, |\bthat )(?P<state>(?:the )?(?:[a-z]+ )?government of (?:the )?⟦L\d+⟧|⟦G\d+⟧) "
    r"(?:has |have |is |will |agreed to |has agreed to )?(?:now |also )?$"
)
"""A state that sells a mine of its own: "the government of ⟦G⟧ is selling"."""


def sell(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ sold ⟦J⟧ to ⟦C⟧": the same told by the seller."""
    tail = re.sub(r"^ (?:it|them)(?= (?:[a-z]+ ){0,3}⟦Q)", "", clause[verb.end() :])
    tail = re.sub(r"\binvestments? in (?=⟦[CN])", "stake in ", tail)
    if verb.group().startswith("assigned") and not passive:
        return None
    subject = subjects(clause, verb.start())
    mood = mood_of(clause, subject, verb.start())
    past = past or goes_on(mood, verb.group())
    mood = "" if mood.endswith(" having ") else mood
    cuts = begins(r"cut|trim|reduc|pared|halv", verb.group()) is not None
    if verb.group().startswith("pass"):
        return _pass(marked, clause, verb)
    moved = begins(
        rf"(?: (?:on |this |last |in )?⟦D\d+⟧)? to (?:the )?({ORGS}) (?=(?:the|all|its|an?|half|"
        rf"control)\b|⟦[RJCQ])",
        tail,
    ) or begins(rf" (?:to )?(?:the )?({ORG})(?:, (?:an?|the) [^,;⟦]{{1,60}},)? (?={ABOUT_SO_MUCH}⟦[QM])", tail)
    if moved:  # "agreed with ⟦C⟧ to sell it ⟦Q⟧", where "it" was taken for the subject
        tail, moved = " " + tail[moved.end() :], None if subject and moved.group(1) == subject.group() else moved
    target = target_of(marked, tail if passive or moved else _before_receiver(tail))
    if passive:
        buyer = after_preposition(tail, "to", 90)
        if not buyer or is_goods(clause[: verb.start()]):
            return None
        draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.sell.passive")
        draft.give("acquirer", buyer)
        draft.give("seller", after_preposition(tail, "by"))
        return of_thing(draft, subject, clause[: verb.start()])
    state = STATE_SELLS.search(clause[: verb.start()])
    if subject is None and state is None:
        return None
    seller = state["state"] if state else subject.group() if subject else ""
    partners = search(rf"\bbr(?:ing(?:s|ing)?|ought) in ({ORGS}) as\b", tail)
    into = search(rf"\binto (?:the )?({ORG})(?!')", tail) if verb.group().startswith("vend") else None
    named = next((found for found in (moved, into) if found), None)
    buyer = (
        named.group(1) if named else recipient(tail) or dealt_with(mood) or (partners.group(1) if partners else None)
    )
    if target.kind == "product":
        if not buyer:
            return None
        draft = Draft(product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.sell.product")
        draft.give("supplier", seller)
        draft.give("buyer", buyer)
    elif target.kind in ("site", "company", "shares", "royalty", "part") or search(
        r"\b(?:it|them|stake)\b", target.text
    ):
        if not buyer and target.kind == "unknown":
            return None
        share = share_value(marked, target)
        kind = purchase_type(target, marked, share)
        if not buyer and target.kind == "shares" and target.org and share is not None and share < HALF:
            kind = "equity_investment"  # "its remaining ⟦R⟧" is all that the seller has left, not all there is
        if kind == "equity_investment" and not buyer and (target.org is None or not ("⟦M" in tail or cuts)):
            return None
        if verb.group().startswith("farm"):
            kind, past = "earn_in", False
        draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.sell.{target.kind}")
        if not buyer and draft.status == "agreed" and search(r"\b(?:is|are) (?:also |now |still )?$", mood):
            draft.status = "proposed"  # "is selling its mine": somebody is still to be found
        draft.give(ROLES[kind][0], buyer)
        of_itself = target.kind == "part" and ORG_ALONE.fullmatch(seller)
        if state:
            draft.roles["seller"] = marks(seller)
        draft.give("seller", None if of_itself else seller)
        if kind != "earn_in":
            draft.give("target" if kind == "acquisition" else "investee", seller if of_itself else target.org)
        draft.take_share(target)
        if share is not None and share < 100 and buyer and shares_the_mine(marked.text[marked.text.find(tail[:20]) :]):
            draft.deal_type, draft.rule = "joint_venture", "deals.sell.venture"
            draft.roles = {"partner": [m for names in draft.roles.values() for m in names]}
    else:
        return None
    draft.target_text = target.text
    return draft


def _before_receiver(tail: str) -> str:
    """The words of what is sold: "⟦R⟧ of the mine to ⟦C⟧" without "to ⟦C⟧"."""
    receiver = search(
        rf" (?:in)?to (?:the )?(?:[a-z-]+,? ){{0,5}}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? (?:[a-z-]+,? "
        rf"){{0,4}})?{ORG}",
        tail,
    )
    return tail[: receiver.start()] if receiver and receiver.start() > 2 else tail


def shares_the_mine(text: str) -> bool:
    """True when what follows a sale of a part says that both will run the whole as a joint venture."""
    return bool(
        search(
            r"\b(?:manager|operator|partners?|member) (?:of|in|under) (?:an?|the|their|its) (?:[\w:/-]+ ){0,4}"
            r"(?:joint venture|jv)\b|\b(?:form|create|establish|into)\w* (?:an?|the) (?:[\w:/-]+ ){0,4}(?:joint "
            r"venture|jv)\b",
            text,
        )
    )


def _pass(marked: Marked, clause: str, verb: re.Match[str]) -> Draft | None:
    """ "Ownership of the ⟦J⟧ mine passed to ⟦C⟧"."""
    thing, tail = clause[: verb.start()], clause[verb.end() :]
    giver = begins(rf" from (?:the )?({ORG})(?= to )", tail)
    buyer = recipient(tail[giver.end() :] if giver else tail)
    if buyer is None or not search(r"\b(?:ownership|control|title)\b", thing):
        return None
    draft = Draft("acquisition", "completed", marked, clause, "deals.pass")
    draft.give("acquirer", buyer)
    draft.give("seller", giver.group(1) if giver else None)
    draft.target_text, draft.kind = thing, "site"
    return draft
