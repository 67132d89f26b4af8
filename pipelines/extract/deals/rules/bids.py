"""Bids for companies and mines: told by their verb, by those who answer them, by those who compete with them."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.deals.draft import Draft, mood_of
from pipelines.extract.deals.language.grammar import marks, subjects
from pipelines.extract.deals.language.marked import Marked
from pipelines.extract.deals.language.objects import FOR_A_MINE, target_of
from pipelines.extract.deals.language.patterns import ORG, ORGS, begins, search
from pipelines.extract.deals.language.stages import status_of
from pipelines.model import DealStatus

PARTY = rf"(?:the )?(?:⟦[GL]\d+⟧(?:'s|-[a-z]+)? )?(?:[a-z-]+ ){{0,4}}?({ORGS})(?!')"
WHO_ANSWERS = rf"({ORG})(?:'s?)?(?:,? (?!(?:from|by|with|for|to|than|of|in|at)\b)[a-z-]+| ⟦D\d+⟧){{0,8}},? $"
"""Words before an answer: "⟦C⟧'s board has", "the shareholders of ⟦C⟧ on ⟦D⟧ narrowly"."""
ADVISED = rf"({ORG})(?:'s?)?(?: [a-z-]+){{1,6}} (?:(?:share|stock|security)?holders|investors) (?:not )?to $"
"""Words before what holders are told to do with a bid: "⟦C⟧'s board urged its shareholders to"."""
THE_BID = re.compile(
    rf" (?:(?:[a-z-]+|⟦[MGLRD]\d+⟧(?:'s|-[a-z]+)?),? ){{0,9}}?(?:(?P<owner>{ORGS})(?:'s?)? (?:(?:[a-z-]+|⟦[MRGL]\d+⟧)"
    rf" ){{0,6}}?)?(?:bid|offer|approach|proposal|take-?over|buy-?out|scheme|acquisition)(?:e?s)?"
    r"(?: (?:bid|offer|approach|proposal|attempt|of arrangement))?\b(?P<rest>.*)"
)
FOR_SOMETHING = re.compile(r" (?:for|to (?:acquire|buy|purchase|take over)|of) (?:the |its )?(?:[a-z-]+ ){0,3}⟦[CNJ]")
OWN_MINE = re.compile(
    r" (?:for|to (?:acquire|buy|purchase|take over)) "
    r"(?:⟦R\d+⟧ of )?((?:its|(?P<owner>⟦[CN]\d+⟧)'s?) (?:⟦[JGL]\d+⟧(?:'s)? |[a-z-]+ ){0,6}?(?:mines?|projects?|deposits?|"
    r"propert(?:y|ies)|"
    r"smelter|refinery|plant|claims|tenements|business|assets)\b.*)"
)
"""What a bid is for where the company only owns it: "a proposal from ⟦C⟧ to buy its ⟦J⟧ mine"."""
URGED = r"\b(?:urg\w+|ask\w*|call\w*|may|might|could|would|should|expected|likely|whether|if|until)\b"


HAS_ALREADY = rf"\bwhich (?:already )?(?:has|owns|holds) (?:about )?⟦R\d+⟧ of ({ORG})(?!')"
"""Of whom a bidder for "the rest" has a part."""


def bid(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has offered ⟦M⟧ for ⟦C⟧": an offer told by its verb."""
    subject, tail = subjects(clause, verb.start()), clause[verb.end() :]
    aimed = search(
        r"⟦M\d+⟧(?:,? [a-z-]+){0,6} for (?!up to|about|the (?:right|construction|development))(.*)",
        tail[:260],
    )
    if subject is None or passive or aimed is None or all(m[0] in "AG" for m in marks(subject.group())):
        return None
    target = target_of(marked, aimed.group(1))
    if target.kind == "part" and (owned := search(HAS_ALREADY, marked.text)):
        target.kind, target.org = "company", owned.group(1)
    if target.kind not in ("company", "shares", "site"):
        return None
    mood = mood_of(clause, subject, verb.start())
    draft = Draft("acquisition", status_of(mood + " offer", tail, False, False), marked, clause, "deals.bid")
    draft.give("acquirer", subject.group())
    draft.give("target", target.org)
    draft.give("seller", target.owner)
    draft.about(target)
    return draft


def answer(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "the shareholders of ⟦C⟧ voted down ⟦C⟧'s ⟦M⟧ offer": a bid told by the company that it is made for."""
    before = clause[: verb.start()]
    if verb["away"]:
        return _turned_away(marked, clause, verb, passive)
    target = search(ADVISED, before) or search(WHO_ANSWERS, before)
    made = THE_BID.match(clause, verb.end())
    if target is None or passive or made is None or FOR_SOMETHING.match(made["rest"]):
        return None
    maker = search(rf"^[^⟦]{{0,30}}(?:⟦M\d+⟧[^⟦]{{0,30}})?\b(?:from|by|with) {PARTY}", made["rest"])
    bidder = made["owner"] or (maker.group(1) if maker else None)
    if bidder is None or target.group(1) in bidder or target.group(1)[1] not in "CN":
        return None
    held = search(
        rf"({ORG})'s (?:[a-z-]+ ){{0,3}}(?:shareholder|investor|holder|owner)(?: and [a-z ]+)?,? $",
        before[: target.start()],
    )
    status: DealStatus = "proposed" if held else _answered(verb, before[target.start() :])
    draft = Draft("acquisition", status, marked, clause, "deals.answer")
    draft.give("acquirer", bidder)
    if (owned := OWN_MINE.search(made["rest"])) and (owned["owner"] or target.group(1)) == target.group(1):
        draft.give("seller", target.group(1))
        draft.about(target_of(marked, owned.group(1)))
        return draft
    if held is None and (mine := FOR_A_MINE.search(made["rest"])):
        draft.give("seller", target.group(1))
        draft.about(target_of(marked, mine["what"]))
        return draft
    if search(r"\bmerger\b|\bcombination\b", made.group()[:60]):
        draft.deal_type = "merger"
    draft.give("target", held.group(1) if held else target.group(1))
    draft.target_text, draft.kind = made["rest"][:120], "company"
    return draft


def _turned_away(marked: Marked, clause: str, verb: re.Match[str], passive: bool) -> Draft | None:
    """ "⟦C⟧'s board has turned away ⟦C⟧": the one who is turned away had bid."""
    target = search(WHO_ANSWERS, clause[: verb.start()])
    bidder = begins(rf" ({ORGS})", clause[verb.end() :])
    if target is None or bidder is None or passive or target.group(1)[1] not in "CN":
        return None
    draft = Draft("acquisition", "terminated", marked, clause, "deals.answer")
    draft.give("acquirer", bidder.group(1))
    draft.give("target", target.group(1))
    draft.target_text, draft.kind = clause[verb.end() :][:120], "company"
    return draft


def _answered(verb: re.Match[str], mood: str) -> DealStatus:
    if verb["open"] or search(URGED, mood):
        return "proposed"
    return "terminated" if verb["no"] else "agreed"


THE_PURSUIT = re.compile(
    r" (?:(?:its|the|their|a|⟦[CN]\d+⟧'s?|⟦[MRD]\d+⟧(?:-a-share)?,?|[a-z-]+,?) ){1,8}?(?:bid|offer|proposal|"
    r"approach|pursuit|take-?over)\b"
    rf"(?: (?:of|for) (?:the )?(?P<of>{ORG}))?"
)
TOLD = rf"\b(?:told|informed|notified) (?:the )?(?:board of )?({ORG}) "
"""To whom somebody says that it will not bid."""


def drop(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ told ⟦C⟧ that it would not proceed with its ⟦M⟧ proposal": a bid told by its end."""
    before, subject = clause[: verb.start()], subjects(clause, verb.start())
    made = THE_PURSUIT.match(clause, verb.end())
    told = search(TOLD, before)
    if verb.group().startswith(("proceed", "go", "continue", "press", "pursue")) and not search(
        r"\b(?:not|never|no longer) (?:be )?$", before
    ):
        return None
    target = (made["of"] if made else None) or (told.group(1) if told else None)
    if subject is None or passive or made is None or target is None or target in subject.group():
        return None
    draft = Draft("acquisition", "terminated", marked, clause, "deals.bid.dropped")
    draft.give("acquirer", subject.group())
    draft.give("target", target)
    draft.target_text, draft.kind = made.group(), "company"
    return draft


def compete(marked: Marked, clause: str, verb: re.Match[str], past: bool, passive: bool) -> Draft | None:
    """ "⟦C⟧ has joined the bidding for ⟦C⟧": one of several who want to buy."""
    subject = subjects(clause, verb.start())
    target = target_of(marked, re.sub(r"^ (?:for|to (?:buy|acquire|take over)) ", "", clause[verb.end() :]))
    if subject is None or passive or target.kind not in ("company", "shares", "site", "part"):
        return None
    status: DealStatus = "agreed" if verb.group().startswith("w") else "rumoured"
    draft = Draft("acquisition", status, marked, clause, "deals.compete")
    draft.give("acquirer", subject.group())
    draft.give("target", target.org)
    draft.give("seller", target.owner)
    draft.about(target)
    return draft
