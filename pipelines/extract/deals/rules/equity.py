"""Money put into companies: verbs and nouns of investment, shares issued and shares held."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import ROLES, UNNAMED, Draft, mood_of, purchase_type, recipient, share_value
from pipelines.extract.deals.language.frame import frame_of
from pipelines.extract.deals.language.grammar import SHARES, after_preposition, share_in, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import Target, target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.parties.counterparts import PAYEE
from pipelines.model import DealStatus

IN_GENERAL = re.compile(
    r" (?:[a-z]+ )?in (?:(?:the|its|our|their|new|more|further) )+(?:[a-z]+ )?(?:future|people|growth|communit\w+|exploration|"
    r"drilling|technolog\w+|workforce|equipment|infrastructure|team|research|development|capacity)\b"
)
"""What companies invest in without a deal: "is investing in the future"."""


def invest(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ invested ⟦M⟧ in ⟦C⟧", "put ⟦M⟧ into ⟦C⟧"."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if passive and begins(r"subscrib", verb.group()) and (taker := after_preposition(tail, "by", 90)):
        status = status_of(clause[: verb.start()], tail, True, False)
        draft = Draft("equity_investment", status, marked, clause, "deals.issue.subscribed")
        draft.give("investor", taker)
        draft.target_text, draft.kind = clause[: verb.start()] + "shares", "shares"
        return draft
    if IN_GENERAL.match(tail) and "⟦M" not in tail:
        return None
    if subject is None or passive or search(r"^[^;]*⟦M\d+⟧[^;]*\bto earn\b", tail):
        return None
    if UNNAMED.search(mood_of(clause, subject, verb.start())):
        return None
    money = begins(r"[^⟦,;]{0,40}⟦M\d+⟧", tail) or begins(r" (?:it|them|that|⟦[CA]\d+⟧) with [^⟦]{0,20}⟦M\d+⟧", tail)
    mood = mood_of(clause, subject, verb.start())
    investee = search(
        r"\b(?:in|into|to|of|for|by|from) (?:⟦[GLM]\d+⟧(?:'s|-[a-z]+)? )?(?:(?:a|an|the|new|ordinary|shares?|units?|"
        r"common|in|of|private|placement|by|strategic|[a-z-]+-based|[a-z-]+) ){0,8}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? "
        rf"(?:[a-z-]+ ){{0,3}})?({ORG})(?!'s (?:[a-z-]+ ){{0,2}}(?:project|mine|plant|refinery))",
        tail[:200],
    ) or begins(rf" ({ORG}) with [^⟦]{{0,20}}⟦M", tail)
    if not money and not investee and not (verb.group().startswith("subscrib") and SHARES.search(tail[:80])):
        return None
    if (
        not investee
        and not search(r"\b(?:shares|units|placement|stock|company|equity)\b", tail)
        and verb.group()[:3] not in ("inv", "sub")
    ):
        return None
    if begins(r"[^⟦]{0,20}⟦M\d+⟧ (?:in|into|on|towards?) (?:[a-z]+ )?(?:exploration|drilling|studies)\b", tail):
        return None  # work on the ground
    if (
        search(
            r"(?<!⟧ interest )(?<!⟧ stake )\b(?:in|on) (?:exploration|drilling|studies|the project|building|"
            r"construction|infrastructure)\b",
            tail[:90],
        )
        and not investee
    ):
        return None
    past = past or (verb.group() == "put" and search(r"\b(?:has|have|had)\b(?! to\b)", mood) is not None)
    draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.invest")
    draft.give("investor", subject.group())
    comes_to = search(rf"\b(?:hold|own|have) (?:about |some )?⟦R\d+⟧ of ({ORG})(?!')", tail)
    draft.give("investee", investee.group(1) if investee else comes_to.group(1) if comes_to else None)
    if share := share_in(tail[:220]):
        percent = marked.thing(share)
        if 0 < percent.value <= 100:
            draft.stake, draft.stake_value = percent, float(percent.value)
    draft.target_text = tail[:220]
    return draft


def alongside(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "... into ⟦C⟧, alongside ⟦M⟧ from ⟦C⟧": a second investor in the same company."""
    found = begins(
        rf" (?:about |another |a further )?⟦M\d+⟧ from (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORGS})",
        clause[verb.end() :],
    )
    invested = search(
        rf"\b(?:equity|shares|stake|invest\w*|put)\b[^;]*?\b(?:in|into) (?:[a-z-]+ ){{0,3}}?({ORG})",
        clause[: verb.start()],
    )
    if found is None or invested is None:
        return None
    draft = Draft(
        "equity_investment",
        status_of(clause[: verb.start()], "", False, False),
        marked,
        clause[verb.start() :],
        "deals.invest.alongside",
    )
    draft.give("investor", found.group(1))
    draft.give("investee", invested.group(1))
    draft.target_text = clause[verb.start() :]
    return draft


TO_THE_MARKET = re.compile(
    r" to (?:(?:new|existing|and|or|its|professional|sophisticated|institutional|wholesale|retail|exempt|accredited|eligible|"
    r"domestic|international|offshore|other|certain|a number of|various|several|high net worth|unrelated),? )*"
    r"(?:investors?|institutions?|funds|clients|holders|shareholders)\b"
)
"""Who takes shares of an ordinary raising, which is no deal of anybody's."""


SHARES_TAKEN = re.compile(
    r" (?:(?:letter|agreement|deed) )?(?:for|of) [^;]{0,60}\b(?:shares|units|securities|stock)\b|⟦M"
)
"""What is taken up in a subscription by somebody."""


SUBSCRIBES = re.compile(
    r"\b(?:through|via|by way of) (?:an?|its|⟦C\d+⟧'s) (?:[a-z-]+ |⟦[GL]\d+⟧(?:'s)? ){0,3}(?:arm|subsidiary|unit|vehicle|"
    r"affiliate)\b|\bto (?:subscribe for|take up|acquire|buy|invest)\b"
)
"""What a side of a subscription agreement does that takes the shares: nobody issues its own through an arm."""


def noun_equity(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    """ "⟦C⟧'s ⟦M⟧ investment in ⟦C⟧", "a placement of ⟦M⟧ to ⟦C⟧"."""
    frame = frame_of(clause, noun)
    word = noun.group()
    into = begins(
        r"(?: of (?:up to |about )?⟦M\d+⟧)?"
        rf"\s+(?:{'in|into|by' if search('placement|subscription', word) else 'in|into'}) (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)"
        rf"? )?(?:[a-z'-]+ ){{0,4}}?({ORG})(?!'s)",
        frame.complement,
    )
    money = search(r"⟦M\d+⟧ (?:[a-z-]+ ){0,3}$", clause[: noun.start()]) or begins(
        r"(?:\s+(?:of|worth)|,) (?:up to |about )?⟦M", frame.complement
    )
    if word.startswith(("stake", "shareholding")) or not search(r"invest|placement|subscription", word):
        return None
    if TO_THE_MARKET.match(frame.complement):
        return None
    by = after_preposition(frame.complement, "by", 120)
    investor = (
        frame.possessor
        or (by if not search("placement|subscription", word) else None)
        or after_preposition(frame.complement, "from", 120)
    )
    issue_to = recipient(frame.complement) if search("placement|subscription", word) else None
    investee: str | None
    taken_by = by if search("placement|subscription", word) and SHARES_TAKEN.search(frame.complement) else None
    given_by = after_preposition(frame.complement[:60], "from")
    if given_by and frame.possessor and search(r"\binvest", word) and not into:
        investor, investee = given_by, frame.possessor  # "⟦C⟧'s ⟦M⟧ investment from ⟦C⟧"
    elif taken_by and frame.subject and frame.subject != taken_by:
        investor, investee = taken_by, frame.subject
    elif issue_to and frame.subject:
        investor, investee = issue_to, frame.subject
    elif "subscription" in word and frame.partners and frame.subject and SUBSCRIBES.search(frame.complement):
        investor, investee = frame.subject, frame.partners
    elif search("subscription|placement", word) and frame.partners and frame.subject and not into:
        investor, investee = frame.partners, frame.subject
    else:
        investee = into.group(1) if into else None
        investor = investor or (
            frame.subject
            if search(r"\b(?:mak|made|complet|announc|agree|sign|plan|conclud|enter|execut)", frame.mood)
            else None
        )
    if not investor or not (investee or money or SHARES_TAKEN.match(frame.complement)):
        return None
    if investee is None and frame.subject and frame.subject != investor:
        investee = frame.subject
    draft = Draft(
        "equity_investment",
        status_of(frame.mood, frame.complement, not frame.mood.strip() or frame.possessor is not None, False),
        marked,
        clause,
        "deals.investment.noun",
    )
    draft.give("investor", investor)
    draft.give("investee", investee)
    draft.target_text = frame.complement[:200]
    share = share_in(frame.complement[:160])
    if share:
        draft.stake = marked.thing(share)
        draft.stake_value = float(draft.stake.value)
    return draft


SOLD_TO = re.compile(
    r" (?:and (?:sell|sold|selling) )?to (?:the )?⟦[CN]\d+⟧(?!')[^;⟦]{0,40}"
    r"\b(?:shares|units|stock|securities|notes|debentures)\b[^;]*⟦M"
    r"|(?!.*\b(?:consideration|deemed|acqui\w+|purchase)\b) [^;⟦]{0,60}\b(?:shares|units|stock|securities)\b"
    r" at (?:an? )?(?:[a-z]+ )?price of ⟦M\d+⟧(?: (?:per|a|each) [a-z]+)? "
    r"to (?:the )?⟦[CN]\d+⟧(?!')"
)
"""New shares sold to one who is named: "agreed to issue and sell to ⟦C⟧ shares for ⟦M⟧"."""


IN_PART_PAYMENT = (
    r"\b(?:as|in) (?:part |partial |full )?consideration (?:for|of) (?:acquiring|the (?:acquisition|purchase) of) "
    r"([^;]*?), "
)
"""What shares are issued for, told before: "as partial consideration for acquiring ⟦J⟧, ⟦C⟧ has issued"."""


def issue(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "issued shares to ⟦C⟧ in exchange for ⟦R⟧ of ⟦C⟧"; "⟦C⟧ has been issued shares"."""
    tail = clause[verb.end() :]
    subject = subjects(clause, verb.start())
    if subject is None or not SHARES.search(tail[:80]):
        return None
    mood = mood_of(clause, subject, verb.start())
    if passive:
        issuer = begins(rf"\s+(?:[^⟦;]{{0,30}})?({ORG}) shares", tail)
        if not issuer and "⟦M" not in tail:
            return None
        draft = Draft("equity_investment", status_of(mood, tail, True, False), marked, clause, "deals.issue.passive")
        draft.give("investor", subject.group())
        draft.give("investee", issuer.group(1) if issuer else None)
        share = share_in(tail)
        if share:
            draft.stake = marked.thing(share)
            draft.stake_value = float(draft.stake.value)
        draft.target_text = tail
        return draft
    exchange = search(
        r"\bin (?:exchange|return|consideration) for (.*)|\bconsideration shares\b[^;]*? for (?!⟦M)(.*)", tail
    )
    receiver = recipient(tail)
    exchange = exchange or search(IN_PART_PAYMENT, clause[: verb.start()])
    if receiver and not exchange and SOLD_TO.match(tail) and not TO_THE_MARKET.search(tail[:120]):
        draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.issue.sold")
        draft.give("investor", receiver)
        draft.give("investee", subject.group())
        draft.target_text, draft.kind = tail[:200], "shares"
        return draft
    if not exchange or not receiver:
        return None
    target = target_of(marked, next(filter(None, exchange.groups()), ""))
    draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.issue.exchange")
    draft.give("acquirer", subject.group())
    draft.give("seller", receiver)
    draft.give("target", target.org)
    draft.about(target)
    return draft


def own(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ as the owner of ⟦R⟧ of ⟦C⟧"."""
    holder = search(rf"({ORG})\s*$", clause[: verb.start()])
    target = target_of(marked, clause[verb.end() :])
    if holder is not None and target.kind == "royalty" and begins(r"ha|bec|emerg", verb.group()):
        draft = Draft("royalty_stream", "completed", marked, clause, "deals.own.royalty")
        draft.give("royalty_holder", holder.group(1))
        draft.give("seller", target.owner)
        draft.about(target)
        return draft
    if holder is not None and verb["new"] and target.kind in ("site", "company"):
        return _new_owner(marked, clause, verb, holder.group(1), target)
    if (
        holder is None
        or target.kind != "shares"
        or target.org is None
        or (target.share is None and "majority" not in verb.group())
    ):
        return None
    share = share_value(marked, target)
    kind = "acquisition" if "majority" in verb.group() else purchase_type(target, marked, share)
    kept = begins(r"ke|ret|ow|ho|ha", verb.group()) is not None
    status = "completed" if kept else status_of(clause[: verb.start()], "", False, False)
    draft = Draft(kind, status, marked, clause, "deals.own")
    draft.give(ROLES[kind][0], holder.group(1))
    draft.give("target" if kind == "acquisition" else "investee", target.org)
    draft.about(target)
    return draft


def _new_owner(marked: Marked, clause: str, verb: re.Match[str], owner: str, target: Target) -> Draft:
    """ "⟦C⟧ has emerged as the new owner of the ⟦J⟧ mine": a purchase told by its result."""
    status: DealStatus = "completed" if begins(r"is\b|has|have|emerged|became", verb.group()) else "agreed"
    draft = Draft("acquisition", status, marked, clause, "deals.own.new")
    draft.give("acquirer", owner)
    paid = search(PAYEE, clause[verb.end() :]) or search(rf"\b(?:from) ({ORG})(?!')()", clause[verb.end() :])
    draft.give("seller", paid and (paid.group(1) or paid.group(2)))
    draft.give("target", target.org)
    draft.give("seller", target.owner)
    draft.about(target)
    return draft
