"""Who becomes the owner, told without a purchase: control won, capital entered, "the buyer of the mine is ⟦C⟧"."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import marks, share_in, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.extract.deals.rules.goods import PAPER, is_goods
from pipelines.model import DealType

PARTY = rf"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}?(?P<who>{ORGS})(?!')"


def enter(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ enters the capital of ⟦C⟧ with ⟦R⟧"; "⟦C⟧ participates with ⟦R⟧ in ⟦C⟧"."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    if begins(r"com|came", verb.group()):
        return _come_in(marked, clause, verb, subject)
    company = search(rf"\b(?:of|in|at) {PARTY}", tail[:120])
    if subject is None or passive or company is None:
        return None
    mood = mood_of(clause, subject, verb.start())
    draft = Draft("equity_investment", status_of(mood, tail, past, False), marked, clause, "deals.enter")
    draft.give("investor", subject.group())
    draft.give("investee", company["who"])
    share = next((m for m in marks(tail[:160]) if m[0] == "R"), None)
    if share and 0 < marked.thing(share).value <= 100:
        draft.stake, draft.stake_value = marked.thing(share), float(marked.thing(share).value)
    draft.target_text, draft.kind = tail[:200], "shares"
    return draft


def _come_in(marked: Marked, clause: str, verb: re.Match[str], subject: re.Match[str] | None) -> Draft | None:
    """ "⟦C⟧ comes in as a cornerstone investor in ⟦C⟧"; "⟦C⟧ has come in for ⟦R⟧, at a price of ⟦M⟧"."""
    tail = clause[verb.end() :]
    told = begins(
        rf" as (?:an?|the|its) (?:[a-z-]+ ){{0,3}}(?:investor|shareholder|backer) (?:of|in) (?:the )?({ORG})|"
        r" for (?:about |up to |an? |the )*⟦R\d+⟧",
        tail,
    )
    if told is None or subject is None or (told.group(1) is None and "⟦M" not in tail):
        return None
    status = status_of(mood_of(clause, subject, verb.start()), tail, verb["came"] is not None, False)
    share = share_in(tail)
    kind: DealType = "equity_investment" if told.group(1) else "acquisition"
    draft = Draft(kind, status, marked, clause, "deals.enter")
    draft.give("investor" if told.group(1) else "acquirer", subject.group())
    draft.give("investee", told.group(1))
    draft.target_text, draft.kind = tail[:200], "shares" if told.group(1) else "part"
    if share:
        draft.stake, draft.stake_value = marked.thing(share), float(marked.thing(share).value)
    return draft


def control(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has won control of ⟦C⟧": a purchase told by its result."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    target = target_of(marked, tail)
    if begins(r" of (?:the|its|⟦C\d+⟧'s) board\b", tail):
        return None
    if subject is None or passive or target.kind not in ("company", "site"):
        return None
    draft = Draft(
        "acquisition",
        status_of(mood_of(clause, subject, verb.start()), tail, past, False),
        marked,
        clause,
        "deals.control",
    )
    draft.give("acquirer", subject.group())
    draft.give("target", target.org)
    draft.give("seller", target.owner or _payee(clause))
    draft.about(target)
    return draft


def fall(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ becomes a subsidiary of ⟦C⟧"; "⟦C⟧ has fallen to ⟦C⟧": a takeover told by the company that is bought."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    buyer = begins(rf" {PARTY}", tail)
    if subject is None or passive or buyer is None or len(marks(subject.group())) > 1:
        return None
    mood = mood_of(clause, subject, verb.start())
    draft = Draft("acquisition", status_of(mood, tail, past, False), marked, clause, "deals.fall")
    draft.give("acquirer", buyer["who"])
    draft.give("target", subject.group())
    draft.target_text, draft.kind = tail[:160], "company"
    return draft


def owned(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦J⟧ is now ⟦R⟧ owned by ⟦C⟧: it bought the shares from the founder": a purchase told by the new owner."""
    before, tail = clause[: verb.start()], clause[verb.end() :]
    share = search(r"\bnow (?:about )?⟦(R\d+)⟧[ -]$", before)
    bought = search(
        r"\b(?:bought|acquired|purchased|took over|picked up) (?:the |its |these )?(?:shares|stake|"
        r"holding|interest)\b(.*)",
        tail,
    )
    holder = begins(rf" by {PARTY}", tail)
    if share is None or bought is None or holder is None:
        return None
    seller = search(r"\bfrom (?:the |its )?(?:[a-z-]+ ){0,3}(⟦[CANH]\d+⟧)", bought.group(1))
    draft = Draft("acquisition", "completed", marked, clause, "deals.owned")
    draft.give("acquirer", holder["who"])
    draft.give("seller", seller.group(1) if seller else None)
    thing = search(r"⟦[CNJ]\d+⟧", before)
    draft.give("target", thing.group() if thing else None)
    draft.stake, draft.stake_value = marked.thing(share.group(1)), float(marked.thing(share.group(1)).value)
    draft.target_text, draft.kind = before, "shares"
    return draft


def identity(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "the buyer of the ⟦J⟧ mine is ⟦C⟧"; "the purchaser of its concentrate is ⟦C⟧, under a contract"."""
    told = begins(
        rf" (?:of|for) (?P<what>[^;]*?),? (?:is|was|will be|has been named as|turned out to be) {PARTY}",
        clause[verb.end() :],
    )
    if told is None:
        return None
    what, word = told["what"], verb.group()
    owner = search(rf"({ORG})'s\b", what)
    if is_goods(what):
        if not PAPER.search(marked.text) or "owner" in word:
            return None
        draft = Draft("offtake", status_of("", marked.text, False, True), marked, clause, "deals.identity.product")
        draft.give("supplier" if "supplier" in word else "buyer", told["who"])
        draft.give("buyer" if "supplier" in word else "supplier", owner.group(1) if owner else None)
        draft.target_text = what
        return draft
    target = target_of(marked, what)
    stays = "supplier" in word or ("owner" in word and "new" not in word)
    if stays or target.kind not in ("site", "company", "shares"):
        return None
    draft = Draft("acquisition", status_of("", clause[verb.end() :], True, False), marked, clause, "deals.identity")
    draft.give("acquirer", told["who"])
    draft.give("target", target.org)
    draft.give("seller", target.owner or _payee(marked.text))
    draft.about(target)
    return draft


SUBSTANTIAL = re.compile(
    rf" (?:an? )?substantial (?:share|security|unit)?holders? (?:of|in) (?:the )?({ORG})(?!')(?! (?:has|have|had)\b)"
)
"""What the exchange calls whoever has a twentieth of a company and more."""


AND_ITS_OWN = re.compile(
    rf"(?P<who>{ORG}) and (?:its|{ORG}'s) (?:[a-z-]+ ){{0,3}}(?:entities|affiliates|associates|subsidiaries|companies) "
    r"(?:(?:has|have|also|now) )*$"
)
"""A holder with those whom it speaks for: "⟦C⟧ and its related entities have"."""


def holder(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ becomes a ⟦R⟧ shareholder in ⟦C⟧"; "⟦C⟧ paid in shares, making ⟦C⟧ a ⟦R⟧ holder"."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    with_its_own = AND_ITS_OWN.search(clause[: verb.start()])
    if (subject or with_its_own) and (owned := SUBSTANTIAL.match(tail)):
        draft = Draft("equity_investment", "completed", marked, clause, "deals.holder", target_text=tail, kind="shares")
        draft.give("investor", with_its_own["who"] if with_its_own else subject and subject.group())
        draft.give("investee", owned.group(1))
        if has := share_in(tail):
            draft.stake, draft.stake_value = marked.thing(has), float(marked.thing(has).value)
        return draft
    told = begins(
        rf" (?:({ORG}) )?(?:into )?(?:an?|the|its|[a-z]+est) (?:[a-z-]+ )*?"
        r"(?:(⟦R\d+⟧) (?:[a-z-]+ )?(?:share|stake|stock)?|(?:share|stake|stock)(?=holder (?:in|of)))"
        rf"(?:holder|owner)(?: (?:in|of) (?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,3}}?({ORG})(?!'))?",
        tail,
    )
    if told is None or subject is None or passive:
        return None
    made, share, company = told.groups()
    if share is None and not search(r"⟦[RM]\d+⟧", tail):
        return None
    mood = mood_of(clause, subject, verb.start())
    past = past or search(r"^ (?:has|have) (?:now |also )?$", mood) is not None
    draft = Draft(
        "equity_investment",
        status_of(mood, tail[told.end() :], past, False),
        marked,
        clause,
        "deals.holder",
    )
    draft.give("investor", made or subject.group())
    draft.give("investee", company or (subject.group() if made else None))
    share = share or share_in(tail)
    if share:
        draft.stake, draft.stake_value = marked.thing(share), float(marked.thing(share).value)
    draft.target_text, draft.kind = tail, "shares"
    return draft


def _payee(text: str) -> str | None:
    paid = search(
        rf"\bpa(?:id|ying|ys|y) (?:the )?({ORG}) (?:about |some |up to )?⟦M|\bpa(?:id|ying|y) "
        rf"⟦M\d+⟧ to ({ORG})",
        text,
    )
    return (paid.group(1) or paid.group(2)) if paid else None
