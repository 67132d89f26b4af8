"""Clauses to drafts: who does what with whom, before details are filled in and sentences are merged."""
from __future__ import annotations

import re
from pipelines.extract.deals.patterns import MARK, ORG, ORGS, begins, compiled, search
from pipelines.extract.deals.patterns import whole as whole_match, whole
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines.extract.deals.grammar import (
    BUY,
    NOUNS,
    PRODUCT,
    SHARES,
    SITE,
    VERBS,
    after_preposition,
    marks,
    subjects,
)
from pipelines.extract.deals.marked import Marked
from pipelines.extract.deals.stages import TERMINATED, outcome_of, status_of
from pipelines.extract.lexicon import commodities_in
from pipelines.model import DealStatus, DealType

BE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got)(?: (?:to|also|now|since|subsequently|being|recently|been|formally|fully|then))*\s*$")
END_OF_OBJECT = re.compile(
    r",(?= )|;| (?:for (?=⟦M|a |an |total|up to|about|some|consideration|cash|[0-9]|around|nearly|roughly|approximately|just)|from |by |under |via |through |in (?:cash|exchange|return|a deal|"
    r"consideration|stages)|on ⟦D|with |as (?:part|feedstock|well)|after |before |at ⟦M|in ⟦D|once |if |when |while |subject |pursuant |over (?:a |⟦|the next|two|three|four|five|six|\w+ years)|"
    r"that |which |and (?=(?:has|have|will|is|was|are|to|then|now|put|signed|it)\b|⟦[CAGN]\d+⟧ (?:has|will|is)|(?:sell|sold|buy|bought|invest|take)))")
UNNAMED = re.compile(r"\b(?:investors|shareholders|holders|institutions|insiders|funds)\b(?! (?:in|of)\b)[^,]*\b(?:have|had|will|are|were)\b[^,]*$")
GIVEN_MONEY = re.compile(r"\b(?:giv\w+|gave|grant\w*|award\w*|lend\w*|lent|provid\w+|loan\w*) ⟦[CN]\d+⟧ [^;]*⟦M\d+⟧")
"""Money given so that the receiver may buy something: a grant, whose giver buys nothing."""
ORG_ALONE = re.compile(ORG)


@dataclass(slots=True)
class Draft:
    """One event as one clause tells it; parties are marks of `marked`."""

    deal_type: DealType
    status: DealStatus
    marked: Marked
    clause: str
    rule: str
    roles: dict[str, list[str]] = field(default_factory=dict)
    at: int = 0
    """Where the trigger stands in the clause."""
    end: int = 0
    target_text: str = ""
    """The words of the object, for its commodities, project and share."""
    stake: Any = None
    stake_value: float | None = None
    is_nominal: bool = False
    has_subject: bool = False
    """True when the first partner is the grammatical subject."""
    venture: str = ""
    """Mark of the name of a joint venture."""
    kind: str = ""
    """What the object is, see Target."""
    confidence: float = 0.7

    def give(self, role: str, text: str | None) -> None:
        """Add the names marked in `text` in this role, unless they already have one."""
        for found in MARK.finditer(text or ""):
            mark = found.group(1) + found.group(2)
            if found.string.startswith("'", found.end()):
                continue  # "⟦G1⟧'s ⟦C2⟧": the owner is not the party
            if role in ("seller", "supplier", "target", "investee", "other", "buyer") and mark[0] == "G" and self.rule != "deals.negotiate":
                continue
            if mark[0] in "CAGN" and all(mark not in names for names in self.roles.values()):
                self.roles.setdefault(role, []).append(mark)


@dataclass(slots=True)
class Target:
    """What is bought, sold or subscribed for."""

    kind: str
    """company, shares, site, product, royalty or unknown"""
    text: str
    org: str | None = None
    owner: str | None = None
    share: str | None = None
    """Mark of the percentage."""
    share_value: float | None = None


def target_of(marked: Marked, tail: str) -> Target:
    """What the words behind "acquire" or "acquisition of" name."""
    tail = re.sub(r"^\s*(?:back |up |out |in |of |off )?", "", tail[:260])
    tail = compiled(rf"^from (?:the )?{ORG} (?=all |the |a |an |its |⟦|[0-9])").sub("", tail)
    end = END_OF_OBJECT.search(tail, 1)
    text = tail[:end.start()] if end else tail
    if not text.strip() and end:
        text = tail
    if end and (apposed := begins(r",? (?:or |equal to |representing |equivalent to )(?:about |some |roughly |approximately |around |just over )?(⟦R\d+⟧)", tail[end.start():])):
        share = apposed.group(1)
    else:
        share = next((f"⟦{m}⟧" for m in marks(text) if m[0] == "R"), None)
    whole = bool(begins(r"(?:the )?(?:all|100 per cent|entire|whole|outright|full ownership|the whole|every)\b", text)
                 or search(r"\ball (?:of )?(?:the |its |⟦C\d+⟧'s )?(?:[a-z-]+ ){0,4}(?:shares|stock|share capital|units|equity|interests?)\b", text))
    orgs = [m for m in marks(text) if m[0] in "CN"]
    owner = begins(r"(?:[a-z0-9, -]|⟦R\d+⟧|⟦[GL]\d+⟧(?:'s)?)*?(⟦[CAN]\d+⟧)'s?(?= )", text)
    head = compiled(r" (?:in|from|at|near|located|that|outside|into|produced|mined|made|coming|held|for|over) ").split(text)[0].rstrip(" .")
    has_site = bool(SITE.search(text)) or any(m[0] == "J" for m in marks(text))
    has_shares = bool(SHARES.search(text))
    is_output = search(r"\b(?:concentrates?|carbonate|hydroxide|oxides?|output|production|products?|fines|flakes?|metal|ingots?|feedstock)$", head) is not None
    has_product = is_output or bool(PRODUCT.search(text) or commodities_in(MARK.sub("", head))) and not has_site
    first_q = begins(r"(?:up to |about |the |some |a further |an initial |around )*⟦Q\d+⟧", text)
    org = None
    if search(r"\b(?:royalt(?:y|ies)|stream|nsr|grr)\b", text):
        kind = "royalty"
    elif first_q or (has_product and not has_shares and not orgs[:1]) or (has_product and is_output):
        kind = "product"
    elif owner and (has_site or has_shares or share) and owner.end() < len(text):
        rest = text[owner.end():]
        if search(r"\bshares?\b|\bshare capital\b|\bissued\b|\bstock\b", rest) and not SITE.search(rest):
            kind, org, owner = "shares", owner.group(1), None
        else:
            others = [m for m in marks(rest) if m[0] == "C"]
            kind = "shares" if others and SHARES.search(rest) and not any(m[0] == "J" for m in marks(rest)) else "site"
            org = f"⟦{others[0]}⟧" if kind == "shares" else None
    elif has_shares and orgs:
        site_first = search(r"\b(?:interests?|stakes?|shareholding|holding|ownership)\b (?:in|of) (?:the |its |an? )?(?:[a-z-]+ ){0,4}⟦[JN]\d+⟧", text)
        if site_first and (has_site or "⟦J" in site_first.group()) and not search(r"⟦C\d+⟧", text):
            kind = "site"
        else:
            kind, org = "shares", f"⟦{orgs[0]}⟧"
    elif share and orgs and not has_site:
        kind, org = "shares", f"⟦{orgs[0]}⟧"
    elif share and whole_match(r"(?:a |an |the |first |further |additional |remaining |initial |about |up to |other |another |final |between |and |to |of |its |it )*⟦R\d+⟧(?: (?:and|to) ⟦R\d+⟧)?(?: (?:stake|interest|shareholding|holding|equity))?(?: (?:in|on) ⟦D\d+⟧)?[. ]*", text):
        kind = "part"
    elif share and search(r"\bof (?:the |this )?(?:company|group|business|miner)\b", text):
        kind = "shares"
    elif has_site and not (orgs and begins(rf"(?:[a-z'-]+ ){{0,5}}{ORG}", text) and text.find("⟦" + orgs[0]) < _first_site(text)):
        kind = "site"
    elif orgs and begins(rf"(?:[a-z0-9'-]+ |⟦[GLM]\d+⟧(?:'s|-[a-z]+)? ){{0,8}}{ORG}", text):
        kind, org = "company", f"⟦{orgs[0]}⟧"
    elif has_site:
        kind = "site"
    elif has_shares:
        kind = "shares"
    elif orgs:
        kind, org = "company", f"⟦{orgs[0]}⟧"
    else:
        kind = "unknown"
    return Target(kind, text, org, owner.group(1) if owner and kind in ("site", "shares", "royalty") else None, share,
                  100.0 if whole and not share else None)


def _first_site(text: str) -> int:
    places = [m.start() for m in SITE.finditer(text)] + [m.start() for m in re.finditer("⟦J", text)]
    return min(places, default=len(text))


def drafts_of(marked: Marked) -> Iterator[Draft]:
    """Every reading of every clause of one sentence, in text order."""
    for clause in marked.clauses:
        if "⟦" not in clause:
            continue
        loose = search(r"\bnon-?binding\b|\bnot (?:yet )?(?:legally )?binding\b", clause) and not search(r"\b(?:replac|convert|follow|supersed)", clause)
        for draft in (*_verbs(marked, clause), *_nouns(marked, clause)):
            if loose and draft.status in ("agreed", "completed") and draft.deal_type != "equity_investment":
                draft.status = "proposed"
            yield draft


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verbs(marked: Marked, clause: str) -> Iterator[Draft]:
    for family, pattern in VERBS.items():
        for match in pattern.finditer(clause):
            past = "past" in pattern.groupindex and match.group("past") is not None
            before = clause[:match.start()]
            passive = BE.search(before) is not None and (past or begins(r"(?:taken over|acquired|bought|sold)", match.group()) is not None)
            draft = _ACTIVE[family](marked, clause, match, past, passive)
            if draft is not None:
                draft.at, draft.end = match.start(), match.end()
                yield draft


def _mood(clause: str, subject: re.Match[str] | None, at: int) -> str:
    """The words between the subject and the verb; "announced that it would" is a decision, not a wish."""
    mood = clause[subject.end() if subject else max(0, at - 120):at]
    if subject and search(r"\b(?:announced|agreed|confirmed|decided)\b[^;]*$", clause[:subject.start()]):
        mood = mood.replace(" would ", " will ")
    elif subject and mood == " would " and search(r"\b(?:said|says)(?: ⟦D\d+⟧| on ⟦D\d+⟧)?(?: that)? $", clause[:subject.start()]):
        mood = " will "
    return mood


def _buyer_type(target: Target, marked: Marked, share: float | None) -> DealType:
    if target.kind == "royalty":
        return "royalty_stream"
    if target.kind in ("shares", "part") and (share is None or share < 50) and target.share_value is None:
        return "equity_investment"
    return "acquisition"


def share_value(marked: Marked, target: Target) -> float | None:
    """Ownership share as a number, lower bound of a range."""
    if target.share and (percent := marked.thing(target.share)) and 0 < percent.value <= 100:
        return float(percent.value)
    return target.share_value


def _buy(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    if begins(r"[- ](?:back|power|in bulk|support|guarantee|side|rating)\b|-| (?:it|them|⟦[CJN]\d+⟧) back\b| the [a-z]+ back\b| plans?\b", tail):
        return None
    subject = subjects(clause, verb.start())
    mood = _mood(clause, subject, verb.start())
    if UNNAMED.search(mood) or GIVEN_MONEY.search(mood):
        return None
    if passive:
        buyer = after_preposition(tail, "by", 90)
        sold = subject.group() if subject else None
        if not buyer and not sold:
            return None
        draft = Draft("acquisition", status_of(mood, clause[verb.start():], past, False), marked, clause, "deals.buy.passive")
        draft.give("acquirer", buyer)
        draft.give("target", sold)
        draft.target_text, draft.kind = clause[:verb.start()], "company"
        return draft if buyer else None
    if subject is None and not search(r"\b(?:to|for|by|of)\s+$", clause[:verb.start()]):
        return None
    target = target_of(marked, tail)
    option = search(r"\boption(?: agreement)?(?: with [^,;]{0,80}?)? to $", clause[:verb.start()])
    if option and target.kind in ("site", "part", "shares", "company") and not search(r"\bexercis", mood):
        return _option(marked, clause, verb, subject, target)
    if target.kind == "unknown" and not search(r"\b(?:stake|interest|it|them|both)\b", target.text):
        return None
    share = share_value(marked, target)
    if target.kind == "part" and (whole_asset := search(r"\b(?:of|in|at) (?:the )?(?:⟦[CG]\d+⟧'s )?(⟦J\d+⟧)[^⟦]*$", mood)):
        target.kind, target.text = "site", f"{target.text} of {whole_asset.group(1)}"
    if search(r"\bout$", verb.group()) and target.kind == "company":
        draft = Draft("equity_investment", status_of(mood, clause[verb.start():], past, False), marked, clause, "deals.buy.out")
        draft.give("investor", subject.group() if subject else None)
        draft.give("seller", target.org)
    elif target.kind == "product":
        draft = Draft(_product_type(clause[verb.start():]), status_of(mood, clause[verb.start():], False, True), marked, clause, "deals.buy.product")
        draft.give("buyer", subject.group() if subject else None)
        source = search(r"\b(?:from|at) (?:⟦[GL]\d+⟧(?:'s)? )?(?:[a-z-]+ ){0,3}?(⟦[CA]\d+⟧)", tail[:200])
        if source and subject and source.group(1) in subject.group():
            speaker = compiled(ORG).search(clause[:subject.start()])
            draft.give("supplier", speaker.group() if speaker else None)
        draft.give("supplier", source.group(1) if source else None)
        partner = search(rf"\bwith (?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
        draft.give("supplier", partner.group(1) if partner else None)
    else:
        kind = _buyer_type(target, marked, share)
        status = status_of(mood, clause[verb.start():], past, False)
        if search(r"\b(?:may|can|could|has the right to|right to|entitled to)\b", mood) and search(r"\b(?:option|earn-?in|farm-?in)(?: and [a-z ]+)? agreement\b", clause[:verb.start()]):
            kind, status = "earn_in", status_of(clause[:verb.start()].replace("option", ""), "", False, True)
            if status == "proposed" and not search(r"non-?binding|term sheet|letter of intent|memorand|propos", clause[:verb.start()]):
                status = "agreed"
        draft = Draft(kind, status, marked, clause, f"deals.buy.{target.kind}")
        roles = _ROLES[kind]
        draft.give(roles[0], subject.group() if subject else None)
        if kind == "royalty_stream":
            draft.give("seller", target.owner or after_preposition(tail, "from"))
        elif kind == "equity_investment":
            draft.give("investee", target.org)
            draft.give("seller", target.owner or after_preposition(tail, "from"))
        else:
            draft.give("target" if kind == "acquisition" else "seller", target.org)
            draft.give("seller", target.owner or after_preposition(tail, "from"))
            partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
            draft.give("seller", partner.group(1) if partner else None)
    if not past and draft.status == "agreed" and compiled(r"\b(?:by|after|having) $").search(clause[:verb.start()]) and search(r"\b[a-z]+ed\b|\b(?:has|have) (?!to\b)[a-z]+", mood):
        draft.status = "completed"
    draft.target_text, draft.stake_value, draft.kind = target.text, share, target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


_ROLES: dict[str, tuple[str, str]] = {
    "acquisition": ("acquirer", "seller"), "equity_investment": ("investor", "investee"), "royalty_stream": ("royalty_holder", "seller"),
    "earn_in": ("acquirer", "seller"), "offtake": ("buyer", "supplier"), "supply": ("buyer", "supplier"), "merger": ("acquirer", "target"),
}


def _option(marked: Marked, clause: str, verb: re.Match[str], subject: re.Match[str] | None, target: Target) -> Draft | None:
    """"has granted ⟦C⟧ an option to acquire ⟦R⟧ of ⟦J⟧": an earn-in in the wide sense."""
    before = clause[:verb.start()]
    granted = search(rf"\b(?:grant(?:s|ed|ing)?|gives?|gave|giving)(?: to)? (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORGS}) (?:an?|the|exclusive|its)\b", before)
    partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", before)
    holder, grantor = (granted.group(1), subject.group() if subject else None) if granted else (
        subject.group() if subject else None, partner.group(1) if partner else target.owner or after_preposition(clause[verb.end():], "from"))
    if holder is None:
        return None
    mood = before[subject.end() if subject else 0:]
    status: DealStatus = status_of(mood, clause[verb.start():], False, True)
    if status == "proposed" and search(r"\b(?:grant|sign|enter|agree|execut|secur)", mood) and not search(r"non-?binding|term sheet|letter of intent|memorand|propos", mood):
        status = "agreed"
    draft = Draft("earn_in", status, marked, clause, "deals.option")
    draft.give("acquirer", holder)
    draft.give("seller", grantor)
    draft.target_text, draft.stake_value, draft.kind = target.text, share_value(marked, target), target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _select(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"⟦C⟧ has been selected by ⟦C⟧ as supplier"; "⟦C⟧ selected ⟦C⟧ to supply"."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end():]
    if subject is None:
        return None
    chosen = begins(rf"\s+(?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORGS})(?!')", tail)
    by = after_preposition(tail, "by", 90)
    if by and BE.search(clause[:verb.start()]):
        supplier, buyer = subject.group(), by
    elif BE.search(clause[:verb.start()]) and _recipient(tail):
        supplier, buyer = subject.group(), _recipient(tail)
    elif BE.search(clause[:verb.start()]) and (served := search(rf"\bsuppliers? (?:for|to|of|by) (?:the )?(?:⟦[GCA]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORG})(?!')", tail)):
        supplier, buyer = subject.group(), served.group(1)
    elif chosen and not BE.search(clause[:verb.start()]):
        supplier, buyer = chosen.group(1), subject.group()
    else:
        return None
    draft = Draft("supply", "agreed", marked, clause, "deals.select")
    draft.give("supplier", supplier)
    draft.give("buyer", buyer)
    draft.target_text = tail[:160]
    return draft


def _customer(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"has lined up ⟦C⟧ as buyer of all the ore"; "⟦C⟧ has signed up as the anchor customer of ⟦C⟧"."""
    before, tail = clause[:verb.start()], clause[verb.end():]
    subject = subjects(clause, verb.start())
    named = search(rf"({ORGS}) $", before)
    owner = begins(rf" (?:of|for|to) ({ORG})(?!')", tail)
    if subject is None or (named is None and owner is None and not search(r"\b(?:contract|agreement|deal)\b", tail)):
        return None
    draft = Draft("offtake", status_of(before[subject.end():], tail, False, True), marked, clause, "deals.customer")
    if named and named.group(1) != subject.group():
        draft.give("buyer", named.group(1))
        draft.give("supplier", subject.group())
    else:
        draft.give("buyer", subject.group())
        draft.give("supplier", owner.group(1) if owner else None)
    draft.target_text = tail[:160]
    draft.stake, draft.stake_value = output_share(draft)
    return draft


def _own(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"⟦C⟧ as the owner of ⟦R⟧ of ⟦C⟧"."""
    holder = search(rf"({ORG})$", clause[:verb.start()])
    target = target_of(marked, clause[verb.end():])
    if holder is None or target.kind != "shares" or target.org is None or (target.share is None and "majority" not in verb.group()):
        return None
    share = share_value(marked, target)
    kind = "acquisition" if "majority" in verb.group() else _buyer_type(target, marked, share)
    draft = Draft(kind, status_of(clause[:verb.start()], "", False, False), marked, clause, "deals.own")
    draft.give(_ROLES[kind][0], holder.group(1))
    draft.give("target" if kind == "acquisition" else "investee", target.org)
    draft.target_text, draft.stake_value, draft.kind = target.text, share, target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _alongside(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"... into ⟦C⟧, alongside ⟦M⟧ from ⟦C⟧": a second investor in the same company."""
    found = begins(rf" (?:about |another |a further )?⟦M\d+⟧ from (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}?({ORGS})", clause[verb.end():])
    invested = search(rf"\b(?:equity|shares|stake|invest\w*|put)\b[^;]*?\b(?:in|into) (?:[a-z-]+ ){{0,3}}?({ORG})", clause[:verb.start()])
    if found is None or invested is None:
        return None
    draft = Draft("equity_investment", status_of(clause[:verb.start()], "", False, False), marked, clause[verb.start():], "deals.invest.alongside")
    draft.give("investor", found.group(1))
    draft.give("investee", invested.group(1))
    draft.target_text = clause[verb.start():]
    return draft


def _product_type(text: str) -> DealType:
    """Feedstock for the buyer's own works is supply, a product to be sold on or used is offtake."""
    if search(r"\b(?:as|for) (?:a )?feed(?:stock)?\b|\bfeedstock\b|\b(?:own|its|'s) (?:[a-z-]+ |⟦[JLN]\d+⟧ ){0,3}(?:refinery|separation|smelter|plant|mill|processing|nanofiltration)\b", text):
        return "supply"
    return "offtake"


def _sell(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    if verb.group().startswith("assigned") and not passive:
        return None
    subject = subjects(clause, verb.start())
    mood = _mood(clause, subject, verb.start())
    target = target_of(marked, tail)
    if passive:
        buyer = after_preposition(tail, "to", 90)
        if not buyer:
            return None
        draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.sell.passive")
        draft.give("acquirer", buyer)
        draft.give("seller", after_preposition(tail, "by"))
        draft.give("target", subject.group() if subject else None)
        draft.target_text = clause[:verb.start()]
        return draft
    if subject is None:
        return None
    buyer = _recipient(tail)
    if target.kind == "product":
        if not buyer:
            return None
        draft = Draft(_product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.sell.product")
        draft.give("supplier", subject.group())
        draft.give("buyer", buyer)
    elif target.kind in ("site", "company", "shares", "royalty", "part") or search(r"\b(?:it|them|stake)\b", target.text):
        if not buyer and target.kind == "unknown":
            return None
        share = share_value(marked, target)
        kind = _buyer_type(target, marked, share)
        if kind == "equity_investment" and not buyer:
            return None
        draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.sell.{target.kind}")
        draft.give(_ROLES[kind][0], buyer)
        draft.give("seller", subject.group())
        draft.give("target" if kind == "acquisition" else "investee", target.org)
        draft.stake_value = share
        if target.share:
            draft.stake = marked.thing(target.share)
    else:
        return None
    draft.target_text = target.text
    return draft


def _recipient(tail: str) -> str | None:
    match = search(rf"\bto (?:the ⟦[JN]\d+⟧ (?:[a-z]+ ){{0,4}}(?:of|owned by) )?(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? |⟦[CA]\d+⟧'s )?(?:(?!to\b)[a-z'-]+ ){{0,5}}?({ORGS})(?!'s (?!subsidiary|unit))", tail[:200])
    if match:
        return match.group(1)
    at_works = search(r"\bto (⟦C\d+⟧)'s (?:⟦[JLNG]\d+⟧|[a-z]+ )", tail[:160])
    if at_works and search(r"(?:plant|project|refinery|smelter|mill|factory|facility|mine|⟦J)", tail[at_works.end(1):at_works.end(1) + 60]):
        return at_works.group(1)
    direct = begins(rf"\s+(?:the )?({ORG}) (?:its|the|a|an|⟦)", tail)
    return direct.group(1) if direct else None


def _invest(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    if subject is None or passive:
        return None
    if UNNAMED.search(_mood(clause, subject, verb.start())):
        return None
    money = begins(r"[^⟦,;]{0,40}⟦M\d+⟧", tail) or begins(r" (?:it|them|that|⟦[CA]\d+⟧) with [^⟦]{0,20}⟦M\d+⟧", tail)
    mood = _mood(clause, subject, verb.start())
    investee = search(
        rf"\b(?:in|into|to|of|for|by|from) (?:⟦[GLM]\d+⟧(?:'s|-[a-z]+)? )?(?:(?:a|an|the|new|ordinary|shares?|units?|common|in|of|private|placement|by|strategic|[a-z-]+-based|[a-z-]+) ){{0,8}}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? (?:[a-z-]+ ){{0,3}})?({ORG})(?!'s (?:[a-z-]+ ){{0,2}}(?:project|mine|plant|refinery))", tail[:200])
    if not money and not investee:
        return None
    if not investee and not search(r"\b(?:shares|units|placement|stock|company|equity)\b", tail) and verb.group()[:3] not in ("inv", "sub"):
        return None
    if search(r"\b(?:in|on) (?:exploration|drilling|studies|the project|building|construction|infrastructure)\b", tail[:90]) and not investee:
        return None
    draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.invest")
    draft.give("investor", subject.group())
    draft.give("investee", investee.group(1) if investee else None)
    share = next((m for m in marks(tail[:220]) if m[0] == "R"), None)
    if share:
        percent = marked.thing(share)
        if 0 < percent.value <= 100:
            draft.stake, draft.stake_value = percent, float(percent.value)
    draft.target_text = tail[:220]
    return draft


def _take(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    if subject is None or passive:
        return None
    mood = _mood(clause, subject, verb.start())
    if own := begins(rf"\s+{subject.group() if ORG_ALONE.fullmatch(subject.group()) else '⟦X⟧'}'s ", tail):
        tail = " " + tail[own.end():]
    stake = begins(
        r"\s+(?:up |on )?(?:a|an|its|the|an initial|an additional|a further|up to)?\s*(?:[a-z-]+ ){0,3}?(?:⟦[RM]\d+⟧ ){0,2}(?:[a-z-]+ ){0,3}?(?:stake|interest|shareholding|holding)\b", tail)
    if stake and not verb.group().startswith("own"):
        target = target_of(marked, tail)
        if target.share is None and (raised := search(r"\bto (?:about |just over )?(⟦R\d+⟧)", tail[:120])):
            target.share = raised.group(1)
        share = share_value(marked, target)
        kind = _buyer_type(target, marked, share) if target.kind in ("shares", "company", "site", "part") else "equity_investment"
        if target.kind == "site":
            kind = "acquisition"
        draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, "deals.take.stake")
        draft.give(_ROLES[kind][0], subject.group())
        draft.give("target" if kind == "acquisition" else "investee", target.org)
        paid = search(rf"\bpaying ({ORG}) ⟦M", tail)
        draft.give("seller", paid.group(1) if paid else target.owner or after_preposition(tail, "from"))
        draft.target_text, draft.stake_value, draft.kind = tail[:200], share, target.kind
        if target.share:
            draft.stake = marked.thing(target.share)
        return draft
    if begins(r"tak", verb.group()) and begins(r"\s+(?:up to |about )?(?:all|⟦[QR]\d+⟧|half|most|the)[^,;]{0,60}", tail):
        target = target_of(marked, tail)
        if target.kind == "product" and search(r"\b(?:will|to|may|agreed|would|takes?)\b", mood + " " + verb.group()):
            draft = Draft(_product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.take.product")
            draft.give("buyer", subject.group())
            owner = search(r"\bfrom (?:the )?(⟦[CA]\d+⟧)", tail)
            draft.give("supplier", owner.group(1) if owner else None)
            draft.target_text, draft.stake_value = target.text, share_value(marked, target)
            if target.share:
                draft.stake = marked.thing(target.share)
            return draft
    return None


def _pay(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"pay ⟦M⟧ to ⟦C⟧ for ⟦R⟧ of ⟦J⟧": a purchase in other words."""
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    if subject is None or passive or "⟦M" not in tail[:120]:
        return None
    bought = search(r"\bfor (?!⟦[MD]|(?:the )?(?:year|month|quarter|each|every|about|up to)\b)(.*)", tail)
    earlier = search(r"((?:⟦R\d+⟧ )?(?:net smelter |gross revenue )?(?:royalty|stake|interest|stream)\b[^⟦]*(?:⟦[JNLC]\d+⟧ )?(?:[a-z]+ )?)for which $", clause[:subject.start()])
    if bought is None and earlier:
        bought = compiled(r"(.*)").match(earlier.group(1))
    mood = _mood(clause, subject, verb.start())
    payee = begins(rf"\s+(?:the )?({ORG})(?: family)?(?:'s [a-z ]+)? (?:about |up to |some |a [a-z ]+ of )?⟦M", tail) or search(
        rf"⟦M\d+⟧ to (?:the )?(?:⟦G\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORG})", tail[:160])
    if not bought:
        return None
    target = target_of(marked, bought.group(1))
    share = share_value(marked, target)
    if target.kind == "product":
        if not search(r"\bstream|ounces?|gold|silver|platinum|palladium\b", target.text):
            return None
        kind: DealType = "royalty_stream"
    elif target.kind == "unknown" and share is None:
        return None
    else:
        kind = _buyer_type(target, marked, share)
    draft = Draft(kind, status_of(mood, tail, past, False), marked, clause, f"deals.pay.{target.kind}")
    draft.give(_ROLES[kind][0], subject.group())
    if target.kind in ("company", "shares"):
        draft.give("target" if kind == "acquisition" else "investee", target.org)
    draft.give("seller", payee.group(1) if payee else target.owner or after_preposition(bought.group(1), "from"))
    draft.target_text, draft.stake_value, draft.kind = target.text, share, target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _earn(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    share = begins(r"(?:[^⟦.;]{0,60}?)(⟦R\d+⟧)", tail)
    subject = subjects(clause, verb.start())
    if not share and not (verb.group().startswith(("farm", "earn-in", "earn in", "earning in", "earns in")) and search(
            r"\b(?:to|will|may|can|could|is|are|has|have) $", clause[:verb.start()])):
        return None
    if subject is None or passive:
        return None
    mood = _mood(clause, subject, verb.start())
    status: DealStatus = status_of(mood, tail, False, True)
    if status == "completed" or (status == "proposed" and whole(r".*\b(?:may|could|would|option|can)\b.*", mood) and not search(
            r"non-?binding|term sheet|letter of intent|memorand|propos", mood)):
        status = "agreed"
    if search(r"\b(?:has|have)\s+$", mood) or begins(r"earned", verb.group()):
        status = "completed"
    draft = Draft("earn_in", status, marked, clause, "deals.earn")
    draft.give("acquirer", subject.group())
    partner = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", mood)
    owner = search(rf"(?:in|of) ({ORG})'s", tail)
    draft.give("seller", partner.group(1) if partner else owner.group(1) if owner else after_preposition(tail, "from"))
    draft.target_text = tail[:200]
    if share:
        percent = marked.thing(share.group(1))
        draft.stake, draft.stake_value = percent, float(percent.value)
    return draft


def _supply(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    if subject is None or passive or past:
        return None
    mood = _mood(clause, subject, verb.start())
    buyer = _recipient(tail)
    direct = begins(rf"\s+({ORG}) with\b", tail)
    buyer = direct.group(1) if direct else buyer
    if not search(r"\b(?:will|to|agreed|contract|agreement|selected|would|could)\b", mood):
        return None
    if not buyer and not begins(r"\s+(?:the |all |up to )", tail):
        return None
    if not PRODUCT.search(tail) and "⟦Q" not in tail:
        return None
    own_works = search(r"\bfeed(?:stock)?\b|\bacid\b|\bammonia\b|\breagents?\b|\belectricity\b|\bpower\b|\bore\b", tail) or "selected" in mood
    draft = Draft("supply" if own_works else _product_type(tail), status_of(mood, tail, False, True), marked, clause, "deals.supply")
    draft.give("supplier", subject.group())
    draft.give("buyer", buyer)
    if not buyer and not search(r"\b(?:agreement|contract)\b", clause):
        return None
    draft.target_text = tail[:160]
    return draft


def _merge(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    partner = begins(rf"\s+(?:[a-z ]{{0,30}}?)with (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", tail)
    if subject is None or (not partner and len(marks(subject.group())) < 2) or (verb.group().startswith("combin") and not partner):
        return None
    mood = _mood(clause, subject, verb.start())
    draft = Draft("merger", status_of(mood, tail, past, False), marked, clause, "deals.merge")
    draft.give("partner", subject.group())
    draft.give("partner", partner.group(1) if partner else None)
    draft.target_text = tail[:160]
    return draft


def _issue(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"issued shares to ⟦C⟧ in exchange for ⟦R⟧ of ⟦C⟧"; "⟦C⟧ has been issued shares"."""
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    if subject is None or not SHARES.search(tail[:80]):
        return None
    mood = _mood(clause, subject, verb.start())
    if passive:
        issuer = begins(rf"\s+(?:[^⟦;]{{0,30}})?({ORG}) shares", tail)
        if not issuer and "⟦M" not in tail:
            return None
        draft = Draft("equity_investment", status_of(mood, tail, True, False), marked, clause, "deals.issue.passive")
        draft.give("investor", subject.group())
        draft.give("investee", issuer.group(1) if issuer else None)
        share = next((m for m in marks(tail) if m[0] == "R"), None)
        if share:
            draft.stake = marked.thing(share)
            draft.stake_value = float(draft.stake.value)
        draft.target_text = tail
        return draft
    exchange = search(r"\bin (?:exchange|return|consideration) for (.*)", tail)
    receiver = _recipient(tail)
    if not exchange or not receiver:
        return None
    target = target_of(marked, exchange.group(1))
    draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.issue.exchange")
    draft.give("acquirer", subject.group())
    draft.give("seller", receiver)
    draft.give("target", target.org)
    draft.target_text, draft.stake_value = target.text, share_value(marked, target)
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _negotiate(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"is negotiating with ⟦G⟧ over ⟦R⟧ of ⟦J⟧"."""
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    other = begins(rf"(?: the)? (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,4}}?({ORGS})", tail)
    joining = search(r"\babout (?:putting|bringing|joining|combining|merging|a (?:merger|combination|takeover|tie-up|possible offer))", tail)
    if subject and other and joining:
        draft = Draft("acquisition", "terminated" if TERMINATED.search(clause) or search(r"\bno longer\b", clause) else "rumoured", marked, clause, "deals.negotiate")
        draft.give("acquirer", subject.group())
        draft.give("target", f"⟦{marks(other.group(1))[0]}⟧")
        draft.target_text, draft.kind = tail, "company"
        return draft
    about = search(r"\b(?:over|about|for|regarding|on) (.*)", tail)
    if subject is None or other is None or about is None:
        return None
    target = target_of(marked, about.group(1))
    if target.kind not in ("site", "shares", "company", "part") and not (target.share or search(r"\bpermits?|licen[cs]es?\b", target.text)) and not search(r"⟦[JN]", target.text):
        return None
    draft = Draft("acquisition", "rumoured", marked, clause, "deals.negotiate")
    draft.give("acquirer", subject.group())
    draft.give("seller", other.group(1))
    draft.target_text, draft.stake_value, draft.kind = target.text, share_value(marked, target), "site"
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _hold(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """"already has all of the fines under a contract": an offtake told by what it gives."""
    tail = clause[verb.end():]
    subject = subjects(clause, verb.start())
    target = target_of(marked, tail)
    if subject is None or target.kind != "product" or not search(r"\bunder (?:a|an|the|its)\b[^,;]*\b(?:contract|agreement|offtake|deal)\b", tail):
        return None
    draft = Draft(_product_type(tail), status_of("", tail, False, True), marked, clause, "deals.hold.product")
    draft.give("buyer", subject.group())
    draft.target_text, draft.stake_value = target.text, share_value(marked, target)
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


_ACTIVE = {"customer": _customer, "select": _select, "own": _own, "alongside": _alongside, "negotiate": _negotiate, "hold": _hold, "buy": _buy, "sell": _sell, "invest": _invest, "take": _take, "pay": _pay, "earn": _earn, "supply": _supply, "merge": _merge,
           "issue": _issue}

# --- nouns -----------------------------------------------------------------------------------------------------------

PREMODIFIERS = r"(?:⟦[MRGLJZQ]\d+⟧(?:'s)? |(?!and\b|or\b|of\b|for\b|in\b|with\b|to\b|by\b|on\b|at\b|from\b|is\b|was\b|has\b)[a-z0-9/-]+(?:'s)? ){0,8}?"
POSSESSOR = re.compile(rf"({ORG}(?: and {ORG})*)'s? ({PREMODIFIERS})$")
RIGHT_PARTIES = re.compile(rf"\b(?:with|between|among) (?:⟦[GLD]\d+⟧(?:'s|-[a-z]+)? )?(?:(?!with\b)[a-z'-]+ ){{0,6}}?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? (?:[a-z-]+ ){{0,4}})?({ORGS}(?:,? and(?: with)? (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}{ORG})*)")


def _nouns(marked: Marked, clause: str) -> Iterator[Draft]:
    for noun in NOUNS.finditer(clause):
        family = noun.lastgroup or ""
        draft = _NOMINAL[family](marked, clause, noun)
        if draft is not None:
            draft.at, draft.end, draft.is_nominal = noun.start(), noun.end(), True
            yield draft


@dataclass(slots=True)
class _Frame:
    """What stands around a deal noun: possessor, subject, mood and complement."""

    possessor: str | None
    subject: str | None
    mood: str
    complement: str
    partners: str | None


def _frame(clause: str, noun: re.Match[str]) -> _Frame:
    before, complement = clause[:noun.start()], clause[noun.end():]
    possessor = POSSESSOR.search(before)
    subject = subjects(clause, noun.start())
    mood = before[subject.end() if subject else 0:]
    partners = RIGHT_PARTIES.search(complement[:220])
    if partners and search(r"\b(?:which|while|that will|after)\b", complement[:partners.start()]):
        partners = None
    return _Frame(possessor.group(1) if possessor else None, subject.group() if subject else None, mood, complement,
                  partners.group(1) if partners else None)


def _noun_purchase(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    target = target_of(marked, re.sub(r"^\s*(?:of|for|to (?:acquire|buy|purchase)|agreement)\s+", "", frame.complement)) \
        if begins(r"\s*(?:of|for|to (?:acquire|buy|purchase)|agreement)\s", frame.complement) else Target("unknown", frame.complement[:120])
    compound = search(r"(?:⟦[JLN]\d+⟧ |[a-z-]+ ){1,3}$", clause[:noun.start()])
    if target.kind == "unknown" and compound and SITE.search(compound.group()):
        target = Target("site", compound.group() + frame.complement[:120])
    by = after_preposition(frame.complement, "by", 140)
    is_bid = search(r"bid|offer|approach|proposal|attempt", noun.group()) is not None
    source = after_preposition(frame.complement, "from", 140)
    buyer = by or frame.possessor
    if is_bid and source and not target.org:
        buyer, sufferer = source, frame.subject
        target = Target("company", target.text, sufferer)
        source = None
    buyer = buyer or frame.subject
    if buyer is None:
        return None
    share = share_value(marked, target)
    kind = "royalty_stream" if target.kind == "royalty" else "acquisition" if is_bid else _buyer_type(target, marked, share)
    if target.kind == "product" or target.kind == "unknown" and not is_bid and not search(r"complet|closed|announc|agree|final|settl|⟦M", frame.mood):
        return None
    completed = search(r"\b(?:following|after|since|through|by|with|from|via|despite)\s+(?:the|its|⟦C\d+⟧'s)\s+(?:[a-z-]+ )*$", clause[:noun.start()]) is not None
    status = status_of(frame.mood + (" offer" if is_bid else ""), frame.complement, completed, False)
    status = outcome_of(frame.complement) or status
    draft = Draft(kind, status, marked, clause, "deals.acquisition.noun")
    draft.give(_ROLES[kind][0], buyer)
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    party = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    draft.give("seller", target.owner or source or (party.group(1) if party else None))
    draft.target_text, draft.stake_value, draft.kind = target.text, share, target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _noun_sale(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    target = target_of(marked, frame.complement)
    party = search(rf"\bwith (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    buyer = _recipient(frame.complement) or (party.group(1) if party else None)
    if buyer is None or target.kind == "product":
        return None
    kind = _buyer_type(target, marked, share_value(marked, target))
    draft = Draft(kind, outcome_of(frame.complement) or status_of(frame.mood, frame.complement, False, False), marked, clause, "deals.sale.noun")
    draft.give(_ROLES[kind][0], buyer)
    draft.give("seller", frame.possessor or after_preposition(frame.complement, "by") or frame.subject or target.owner)
    draft.give("investee" if kind == "equity_investment" else "target", target.org)
    draft.target_text, draft.stake_value, draft.kind = target.text, share_value(marked, target), target.kind
    if target.share:
        draft.stake = marked.thing(target.share)
    return draft


def _noun_merger(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    of_both = begins(rf"\s+(?:of|between) (?:⟦[GL]\d+⟧'s )?({ORG}(?:'s [a-z ⟦⟧LG0-9]+?)?(?:,? (?:and|with) )(?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}{ORG})", frame.complement)
    names = of_both.group(1) if of_both else frame.partners
    talks = search(rf"\bbetween (?:⟦[GL]\d+⟧'s )?({ORGS})", clause[:noun.start()])
    if names is None and talks:
        names, of_both = talks.group(1), talks
    if names is None:
        return None
    context = frame.complement
    draft = Draft("merger", outcome_of(context) or status_of(frame.mood, context, False, False), marked, clause, "deals.merger.noun")
    if COMPLETION.search(context[:140]) or COMPLETION.search(frame.mood):
        draft.status = "completed" if draft.status == "agreed" else draft.status
    if not of_both:
        draft.give("partner", frame.possessor or frame.subject)
    draft.give("partner", names)
    if sum(map(len, draft.roles.values())) < 2:
        return None
    draft.target_text = context[:160]
    return draft


COMPLETION = re.compile(r"\b(?:took effect|completed|closed|became effective|has been (?:completed|implemented)|formed)\b")


def _noun_offtake(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    return _product_deal(marked, clause, frame, "offtake", "deals.offtake.noun", noun)


def _noun_supply(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    if not (frame.partners or frame.subject):
        return None
    return _product_deal(marked, clause, frame, "offtake" if begins(r"sales?", noun.group()) else "supply", "deals.supply.noun", noun)


BUYERS = re.compile(r"\b(?:carmaker|automaker|battery maker|trader|trading house|steelmaker|cathode maker|refiner|smelter|customer|offtaker|buyer|magnet maker|"
                    r"commodity trader|metals trader)\b")


def _product_deal(marked: Marked, clause: str, frame: _Frame, kind: DealType, rule: str, noun: re.Match[str]) -> Draft | None:
    status = status_of(frame.mood + " " + noun.group(), frame.complement, False, True)
    draft = Draft(kind, status, marked, clause, rule)
    other = frame.partners or after_preposition(frame.complement, "to", 120) or after_preposition(frame.complement, "from", 160)
    mine = frame.possessor or frame.subject
    buys = search(r"\b(?:to|will|can|would|may) (?:buy|purchase|take|acquire|receive|offtake)\b", frame.complement)
    sells = search(r"\b(?:to|will|would) (?:sell|supply|deliver|provide)\b", frame.complement)
    if other is None and not buys and not sells and frame.possessor is None and mine is not None and not search(
            r"\b(?:has|have|holds?|signed|won|secured|under|struck|with)\b", frame.mood):
        return None
    if mine is None and other is None and not search(r"^\s*(?:for|over|covering) (?:[^,;]*\b)?(?:⟦[RQ]|all\b|half\b|output|production|concentrate)", frame.complement):
        return None
    takes = search(r"\b(?:market|buy|take|purchase|receive|process)s?\b", frame.mood)
    draft.give("mine", mine)
    draft.give("other", other)
    receives = search(rf"({ORG})(?:'s [^,;⟦]*(?:⟦[LJ]\d+⟧ [^,;⟦]*)?)? (?:will|would|is to|can|may|to) (?:receive|buy|take|purchase|acquire)\b", frame.complement)
    gives = search(rf"({ORG}) (?:will|would|is to|to) (?:supply|sell|deliver|provide)\b", frame.complement)
    pair = marks(mine)
    if other is None and len(pair) == 2 and (receives or gives):
        named = marks((receives or gives).group(1))[0]  # type: ignore[union-attr]
        rest = [m for m in pair if m != named]
        draft.roles = {"buyer" if receives else "supplier": [named], "supplier" if receives else "buyer": rest[:1]}
        if receives and search(r"\b(?:plant|refinery|smelter|facility)\b", receives.group()):
            draft.deal_type = "supply"
        order = ("", "")
    elif sells:
        order = ("supplier", "buyer")
    elif takes and frame.subject and not frame.possessor:
        order = ("buyer", "supplier")
    elif buys and not search(rf"{ORG}[^⟦]{{0,40}}{buys.group()}", frame.complement):
        order = ("buyer", "supplier")
    else:
        order = ("", "")
    draft.roles = {order[i] or side: names for i, side in enumerate(("mine", "other")) if (names := draft.roles.get(side))}
    draft.target_text = frame.complement[:220]
    draft.stake, draft.stake_value = output_share(draft)
    return draft


def output_share(draft: Draft) -> tuple[Any, float | None]:
    """(Percent, share of output) that an offtake covers: "60% of production", "all of the concentrate", "half of what is planned"."""
    text = draft.clause if search(r"⟦R\d+⟧|\ball\b|\bhalf\b", draft.clause) else draft.marked.text
    share = search(r"(⟦R\d+⟧) of (?:the |its |⟦[CJN]\d+⟧'s |⟦[JN]\d+⟧ |annual |planned |initial |total |expected |project's |mine's |first |[a-z-]+ ){0,6}(?:output|production|concentrates?|products?|"
                   r"fines|oxides?|carbonate|hydroxide|capacity|tonnage|offtake|phase one|stage one|metal|volumes?)\b", text)
    if share:
        percent = draft.marked.thing(share.group(1))
        return percent, float(percent.value)
    if search(r"\ball (?:of )?(?:the |its |⟦[CJN]\d+⟧'s )?(?:[a-z-]+ ){0,4}(?:output|production|concentrates?|products?|fines|oxides?|carbonate|hydroxide)\b", text):
        return None, 100.0
    if search(r"\bhalf (?:of )?(?:what|the (?:output|planned|production)|its (?:output|production)|(?:the )?(?:planned|initial|annual) )", text):
        return None, 50.0
    return None, None


def _noun_stream(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    if not search(r"stream|purchase agree", noun.group()):
        return None
    return _royalty(marked, clause, frame, noun, "deals.stream.noun")


def _noun_royalty(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    paid = search(r"⟦M\d+⟧[^⟦]{0,40}\b(?:for|in return for|in exchange for)\b", frame.mood)
    verb = search(r"\b(?:sold|sell|sells|selling|grant(?:s|ed)?|bought|buy|acquire[sd]?|purchase[sd]?|sale|created)\b", frame.mood)
    if search(r"^for [^;]*⟦M\d+⟧,? ⟦[CN]\d+⟧ (?:also )?(?:gets|receives|will get|will receive|takes)\b", clause) and frame.subject:
        draft = Draft("royalty_stream", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.royalty.noun")
        draft.give("royalty_holder", frame.subject)
        draft.target_text = noun.group() + frame.complement[:160]
        return draft
    if search(r"\b(?:retain|keep|leav|subject to|also receive|receives?|plus|and) (?:[a-z]+ ){0,4}$", frame.mood) or not (paid or search("agree|financ|deal", noun.group()) or verb):
        return None
    if BUY.search(frame.mood) or search(r"\bpa(?:y|ys|id)\b", frame.mood):
        return None
    return _royalty(marked, clause, frame, noun, "deals.royalty.noun")


def _royalty(marked: Marked, clause: str, frame: _Frame, noun: re.Match[str], rule: str) -> Draft | None:
    mine, other = frame.possessor or frame.subject, frame.partners or _recipient(frame.complement)
    with_party = search(rf"\bwith (?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    other = other or (with_party.group(1) if with_party else None)
    payer = search(rf"\b(?:under|whereby|in) which ({ORG}) (?:will |would |is to )?(?:pay|make|advance|provide)", frame.complement)
    if payer:
        other = payer.group(1)
        mine = " ".join(f"⟦{m}⟧" for m in marks(mine) if f"⟦{m}⟧" != other)
    if not mine and not other:
        return None
    if not other and not search(r"\b(?:sign|enter|agree|complet|clos|sold|sell|announc|secur)", frame.mood):
        return None
    if with_party and not frame.partners and not search(r"\b(?:sett|agree|sign|enter|amend|renegotiat|complet|sold|sell)", frame.mood):
        return None
    draft = Draft("royalty_stream", status_of(frame.mood, frame.complement, False, True), marked, clause, rule)
    draft.give("seller", mine)
    draft.give("royalty_holder", other)
    draft.target_text = noun.group() + frame.complement[:160]
    return draft


def _noun_jv(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    acts = search(r"\b(?:form(?:s|ed|ing)?|establish\w*|creat\w+|sign(?:s|ed)?|enter(?:s|ed)?|agree[sd]?|set(?:ting)? up|launch(?:es|ed)?|announce[sd]?|"
                     r"complet\w+|propos\w+|plan\w*|abandon\w*|end(?:s|ed)?|terminat\w+|scrap\w*|pull\w*|finali[sz]ed|incorporat\w+|into|becomes?|exit\w*|left|dissol\w+)\b", frame.mood[-90:]) or search(r"\b(?:will|is to|would) (?:hold|own|have) ⟦R\d+⟧", clause[:noun.start()])
    if not acts or search(r"\b(?:on|of|in|for|by|from) (?:the |⟦[JN]\d+⟧ )+$", frame.mood):
        return None
    both = search(rf"({ORG}) (?:will |is to |would )?(?:hold|own|have)s? ⟦R\d+⟧ and (?:⟦[GL]\d+⟧'s )?({ORG}) (?:the )?(?:⟦R\d+⟧|rest|remainder)", clause[:noun.start()])
    paid = search(rf"\b(?:pay\w*|with) (?:⟦[GL]\d+⟧'s )?(?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    names = [frame.subject or frame.possessor, frame.partners or (paid.group(1) if paid else None)]
    if both:
        names = [both.group(1), both.group(2)]
    draft = Draft("joint_venture", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.joint_venture.noun")
    for text in names:
        draft.give("partner", text)
    if not draft.roles:
        return None
    called = begins(r",? (?:called |named |to be called |known as )?⟦([CNJ]\d+)⟧", frame.complement) or search(r"⟦([CNJ]\d+)⟧, (?:their|a|the) (?:[a-z0-9/:-]+ )*$", clause[:noun.start()])
    if called and (frame.partners is None or called.group(1) not in marks(frame.partners)):
        draft.venture = called.group(1)
        draft.roles = {role: [m for m in names_ if m != draft.venture] for role, names_ in draft.roles.items()}
    half = search(r"\b50[:/-]50\b", noun.group())
    taken = search(r"(⟦R\d+⟧) (?:interest|stake|share|of the (?:joint )?venture|owned)", clause) or search(r"\b(?:hold|own)s? (⟦R\d+⟧) and", clause)
    if taken:
        draft.stake = marked.thing(taken.group(1))
        draft.stake_value = float(draft.stake.value)
    if half:
        draft.stake_value = 50.0
    draft.target_text = frame.complement[:200]
    return draft


def _noun_earn_in(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    word = noun.group()
    if word.strip().startswith("option") and not search(r"agree|deal|term sheet", word) and not begins(
            r"\s*(?:to (?:acquire|buy|purchase|earn)|over|on)\b", frame.complement):
        return None
    if begins(r"\s*to (?:acquire|buy|purchase|earn)", frame.complement) and frame.subject and not frame.partners:
        return None  # the verb that follows reads it
    if not (frame.partners or frame.possessor) and not frame.subject:
        return None
    if "joint venture" in word and not search("earn|farm|option", word):
        return None
    draft = Draft("earn_in", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.earn_in.noun")
    draft.give("mine", frame.possessor or frame.subject)
    draft.give("other", frame.partners)
    if not frame.partners and not search(r"sign|enter|agree|execut|complet|announce", frame.mood):
        if outcome_of(frame.complement) != "terminated":
            return None
        draft.status = "terminated"
    draft.target_text = frame.complement[:200]
    share = next((m for m in marks(frame.complement[:220]) if m[0] == "R"), None)
    if share:
        draft.stake = marked.thing(share)
        draft.stake_value = float(draft.stake.value)
    return draft


def _noun_partnership(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    word = noun.group()
    verbal = begins(r"partner|team|join|cooperate|collaborate", word) and not begins(r"partnership", word)
    other = frame.partners
    if verbal:
        direct = begins(rf"(?: with)? (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}({ORGS})", frame.complement)
        other = direct.group(1) if direct else other
    acts = search(r"\b(?:sign\w*|enter\w*|agree[sd]?|announc\w+|launch\w*|form\w*|establish\w*|has|have|under|conclud\w+|poised|inked|struck|unveil\w*|execut\w+|end(?:s|ed)|terminat\w+|with|put ⟦C\d+⟧'s name)\b", frame.mood) or begins(
        r"[^⟦]{0,40}\b(?:is|are|was|were|came) with\b", frame.complement)
    subject = frame.possessor or frame.subject
    if "exclusivity" in word:
        return None
    between = begins(r"[^⟦]{0,40}(?:⟦D\d+⟧ )?between\b", frame.complement)
    if not between and not acts and not frame.possessor and not verbal:
        return None
    draft = Draft("partnership", status_of(frame.mood + " " + word, frame.complement, False, True), marked, clause, "deals.partnership.noun")
    if not between:
        draft.give("partner", subject)
        draft.has_subject = subject is not None
    draft.give("partner", other)
    if sum(map(len, draft.roles.values())) < 1:
        return None
    draft.target_text = frame.complement[:200]
    return draft


def _noun_equity(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    word = noun.group()
    into = begins(rf"\s+(?:in|into|by) (?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z'-]+ ){{0,4}}?({ORG})(?!'s)", frame.complement)
    money = search(r"⟦M\d+⟧ (?:[a-z-]+ ){0,3}$", clause[:noun.start()]) or begins(r"(?:\s+(?:of|worth)|,) (?:up to |about )?⟦M", frame.complement)
    if word.startswith(("stake", "shareholding")) or not search(r"invest|placement|subscription", word):
        return None
    by = after_preposition(frame.complement, "by", 120)
    investor = frame.possessor or (by if not search("placement|subscription", word) else None) or after_preposition(frame.complement, "from", 120)
    issue_to = _recipient(frame.complement) if search("placement|subscription", word) else None
    if issue_to and frame.subject:
        investor, investee = issue_to, frame.subject
    else:
        investee = into.group(1) if into else None
        investor = investor or (frame.subject if search(r"\b(?:mak|made|complet|announc|agree|sign|plan|conclud)", frame.mood) else None)
    if not investor or not (investee or money):
        return None
    if investee is None and frame.subject and frame.subject != investor:
        investee = frame.subject
    draft = Draft("equity_investment", status_of(frame.mood, frame.complement, not frame.mood.strip() or frame.possessor is not None, False),
                  marked, clause, "deals.investment.noun")
    draft.give("investor", investor)
    draft.give("investee", investee)
    draft.target_text = frame.complement[:200]
    share = next((m for m in marks(frame.complement[:160]) if m[0] == "R"), None)
    if share:
        draft.stake = marked.thing(share)
        draft.stake_value = float(draft.stake.value)
    return draft


def _noun_marketing(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    if "right" in noun.group() and not frame.partners:
        return None
    draft = Draft("other", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.marketing.noun")
    draft.give("partner", frame.possessor or frame.subject)
    draft.give("partner", frame.partners)
    draft.target_text = frame.complement[:160]
    return draft


def _noun_exploration(marked: Marked, clause: str, noun: re.Match[str]) -> Draft | None:
    frame = _frame(clause, noun)
    partner = search(rf"\bwith (?:[a-z-]+ ){{0,3}}({ORGS})", frame.mood)
    if not frame.subject or not partner:
        return None
    draft = Draft("other", status_of(frame.mood, frame.complement, False, True), marked, clause, "deals.exploration.noun")
    draft.give("acquirer", frame.subject)
    draft.give("seller", partner.group(1))
    draft.target_text = frame.complement[:160]
    return draft


_NOMINAL = {"purchase": _noun_purchase, "sale": _noun_sale, "merger": _noun_merger, "offtake": _noun_offtake, "supply": _noun_supply,
            "stream": _noun_stream, "royalty": _noun_royalty, "jv": _noun_jv, "earn_in": _noun_earn_in, "partnership": _noun_partnership,
            "equity": _noun_equity, "marketing": _noun_marketing, "exploration": _noun_exploration}
