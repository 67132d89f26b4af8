"""Who gives a sum that its sentence calls a loan, a grant or a letter without saying whose: the body spoken of there.

A page that tells of a grant has told of its giver, in other words than rules can list: "the prospect of a subsidy of
M0", "put its name to a loan agreement of M0". What the sum is called decides that it is funding, the nearest body whose
it can be is the giver.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.anchor import Anchor
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head
from pipelines.extract.funding.phrases import EACH, EACH_GIVES, EVERY
from pipelines.extract.funding.words import STRONG_GIVE
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.funding.bodies import Body
    from pipelines.extract.reading import Sentence

GIVEN = ("grant", "loan", "loan_guarantee", "tax_credit", "credit_insurance")
"""Instruments that somebody gives, whoever he is."""
NAMED_SO = re.compile(
    r"\b(?:letters?|lois?|commitments?|funding|financing|facility|facilities|awards?|incentives?|support|assistance|"
    r"backing|aid)$"
)
"""What else a sum is called that somebody gives."""
WORK_COMMITMENT = re.compile(r"\b(?:firm|minimum|expenditure|work|exploration|spending|drilling) commitments?\b")
"""What a company is bound to spend."""
TAKEN_BACK = re.compile(
    r"\b(?:prepay\w*|loan notes?|vendor|cost share|repay\w*|owed|owes|owing|refinanc\w*|existing|own)\b"
)
"""Loans of another kind, and money that flows the other way."""
PRIVATE = re.compile(r"[^.;]{0,60}?\b(?:from|by|with|between) (?:the |its |an? )?(?:[a-z-]+ ){0,3}C\d")
"""A giver that the sentence names and that is no public body."""
SPENT_ON = re.compile(r"\b(?:funding|financing|supporting|backing)(?: of)? $")
"""The verb, which names no sum: "by funding M0 of exploration"."""
NOT_GIVING = re.compile(r"\b(?:unlike|than|against|regulator\w*|rules?|court|minister) (?:of )?(?:the )?$")
JOINT_SUM = re.compile(r"(?:[,;:]|\band|\bplus)(?: (?:an?|the|another|further|[CN]\d+,?))* $")
"""What stands between two sums of one list."""
BY_IT = re.compile(r"[^.;]{0,40}?\b(?:by|from|out of|through) (?:the |a |its )?(?:[a-z-]+ ){0,2}")
OWN_FUND = re.compile(r"\b(?:Fund|Facility|Foundation|Trust)$")
HEAD = 2
"""Sentences at a page's head, which name those whom it is about."""
REACH = 3
"""Sentences before one in which the giver may be named."""


def salient(context: Context, sentence: Sentence, frame: Frame, money: Symbol, head: Head | None) -> Giver | None:
    """The body that this sentence, one shortly before, or the page's head speaks of, for a sum that is called given."""
    if head is None or not (head.instrument in GIVEN or (head.instrument is None and NAMED_SO.search(head.word))):
        return None
    left = frame.text[max(0, money.at - 90) : money.at]
    if (
        WORK_COMMITMENT.search(f"{left} {head.word}")
        or TAKEN_BACK.search(f"{left[-30:]} {head.word}")
        or SPENT_ON.search(left)
    ):
        return None
    if PRIVATE.match(frame.text, money.end) or PRIVATE.search(left):
        return None
    body = _in_sentence(frame, money) or _before(context, sentence) or context.page_body
    if body is None:
        return None
    return Giver(body.name, body.kind, body.country, 5, "carried")


def fund_itself(context: Context, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
    """A fund or programme that gives in its own name, where its sentence names no body: "granted by the G0"; whose it
    is told by the body spoken of just before, else it is the giver."""
    if frame.of_kind("F"):
        return None
    for name, symbol in frame.of_kind("G"):
        behind = symbol.at > money.at
        gap = frame.text[money.end : symbol.at] if behind else frame.text[symbol.end : money.at]
        acts = BY_IT.fullmatch(gap) if behind else STRONG_GIVE.search(gap)
        if not acts or re.search(r"[CM]\d", gap):
            continue
        if body := _before(context, sentence):
            return Giver(body.name, body.kind, body.country, 6, "carried")
        if OWN_FUND.search(str(symbol.item.name)):
            place = place_of(str(symbol.item.name).split()[0])
            return Giver(str(symbol.item.name), "fund", place.country if place else None, 6, "agent", name)
    return None


def parties_of(context: Context, sentence: Sentence, frame: Frame, money: Symbol) -> list[Giver]:
    """The governments named before that "each government" stands for, where it gives this sum."""
    each = EACH.search(frame.text, 0, money.at)
    if not each or not EACH_GIVES.match(frame.text[each.end() : money.at]):
        return []
    near = list(reversed(context.reading.sentences[max(0, sentence.index - REACH) : sentence.index]))
    for earlier in [s for s in near if s.story == sentence.story] + context.reading.sentences[:HEAD]:
        found: dict[str, Giver] = {}
        for body in context.bodies_in(earlier.start, earlier.end):
            if body.kind == "government" and body.country:
                found.setdefault(body.country, Giver(body.name, "government", body.country, 6, "pronoun"))
        for name in context.names_in(earlier.start, earlier.end):
            place = place_of(name.printed)
            if place and place.kind in ("country", "capital"):
                found.setdefault(place.country, Giver(place.label, "government", place.country, 6, "pronoun"))
        if len(found) > 1:
            return list(found.values()) if EVERY.match(each.group()) else [_together(list(found.values()))]
    return []


def next_of_list(anchor: Anchor, sentence: Sentence, frame: Frame, money: Symbol) -> bool:
    """True where this sum is joined to the one before, which was read: "M0 is for C0 and M1 for C1", "M0: M1 and M2"."""
    before = [s for _, s in frame.of_kind("M") if s.at < money.at]
    if anchor.sentence.index != sentence.index or not before or before[-1].item.value != anchor.amount:
        return False
    gap = frame.text[before[-1].end : money.at]
    return JOINT_SUM.search(gap) is not None and not frame.between("F", before[-1].end, money.at)


def _in_sentence(frame: Frame, money: Symbol) -> Body | None:
    """The last body before the sum, else the first behind it."""
    found: list[tuple[bool, int, Body]] = []
    for _, symbol in frame.of_kind("F"):
        if symbol.item.reference == "metonym" or NOT_GIVING.search(frame.text, 0, symbol.at):
            continue
        behind = symbol.at > money.at
        found.append((behind, symbol.at if behind else -symbol.at, symbol.item))
    return min(found, key=lambda f: f[:2])[2] if found else None


def _before(context: Context, sentence: Sentence) -> Body | None:
    """The public body that the story spoke of last."""
    for earlier in reversed(context.reading.sentences[max(0, sentence.index - REACH) : sentence.index]):
        if earlier.story != sentence.story:
            return None
        named = [b for b in context.bodies_in(earlier.start, earlier.end) if b.kind in PUBLIC]
        if bodies := [b for b in named if b.reference != "metonym"]:
            return bodies[-1]
    return None


def _together(givers: list[Giver]) -> Giver:
    """Several governments as one giver."""
    return replace(givers[0], name=" and ".join(g.name for g in givers), country=None)
