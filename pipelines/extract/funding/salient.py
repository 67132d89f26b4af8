"""Who gives a sum whose own sentence does not say: the body spoken of there, beside it, or at the head of its page.

A page that tells of a grant has told of its giver, in more words than rules can list: "the prospect of a subsidy of "
                                                                                       "M0",
"put its name to a loan agreement of M0". What the sum is called decides that it is funding, the nearest body whose it can
be is the giver.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.clauses import GETS_IT, PUBLIC_MONEY
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Anchor, Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.heads import Head, instrument_in
from pipelines.extract.funding.notes import GETS, set_aside
from pipelines.extract.funding.phrases import EACH, EACH_GIVES, EVERY
from pipelines.extract.funding.words import ENVELOPE_NOUN, STRONG_GIVE
from pipelines.extract.places import place_of
from pipelines.model import Instrument

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
    r"\b(?:prepay\w*|loan notes?|vendor|cost share|repa(?:y\w*|id)|pa(?:y|ys|id|ying) (?:back|off|down)|"
    r"owed|owes|owing|refinanc\w*|existing|own)\b"
)
"""Loans of another kind, and money that flows the other way."""
PRIVATE = re.compile(r"[^.;]{0,60}?\b(?:from|by|with|between) (?:the |its |an? )?(?:[a-z-]+ ){0,3}C\d")
"""A giver that the sentence names and that is no public body."""
OF_OTHERS = re.compile(
    r"[^.;M]{0,40}?\b(?:from|by|with) (?:an? |the |its |some |several |[a-z]+ )?(?:(?:group|club|syndicate|range|number) of )?"
    r"(?:[a-z-]+ ){0,2}(?:lenders|banks|investors|institutions|financiers|funds|sources)\b"
)
"""Givers whom the sentence only counts."""
STATE_MONEY = re.compile(
    r"[ -](?:in |of )?(?:[a-z-]+ )?(?P<whose>government|federal|state|provincial) (?:[a-z-]+ )?"
    r"(?:grants?|loans?|funding|awards?|tax|incentives?|subsid(?:y|ies))\b"
)
ALSO_STATES = {"Georgia": "US"}
"""Countries whose name is a state's too."""
SPENT_ON = re.compile(r"\b(?:funding|financing|supporting|backing)(?: of)? $")
"""The verb, which names no sum: "by funding M0 of exploration"."""
NOT_GIVING = re.compile(r"\b(?:unlike|than|against|regulator\w*|rules?|court|minister) (?:of )?(?:the )?$")
JOINT_SUM = re.compile(r"(?:[,;:]|\band|\bplus)(?: (?:an?|the|another,?|further|other|for|of|worth|[CN]\d+,?))* $")
"""What stands between two sums of one list."""
ITS_SHARE = re.compile(
    r"(?:;|,|\band|\bof which) (?:it|they|the company|[CN]\d+)(?: (?:has|have|is|was|will|would|to|been|be))* "
    r"(?:receiv\w+|gets?|got|w[io]ns?|awarded|granted|allocated) (?:an? (?:[a-z]+ )?(?:of )?)?$"
)
"""What stands before one receiver's share of a sum that several share."""
BY_IT = re.compile(r"[^.;]{0,40}?\b(?:by|from|out of|through) (?:the |a |its )?(?:[a-z-]+ ){0,2}")
FRONTED = re.compile(r"(?:^|[,;] |\bthat )(?:from|out of) (?:the )?$")
"""What a sentence opens with that tells first where a sum is from: "from the G0 M0 has been allocated"."""
OWN_FUND = re.compile(r"\b(?:[Ff]und|Facility|Foundation|Trust)$")
FUND_OWNER = re.compile(r"(?P<place>L\d+)(?:'s)? (?:M\d+ )?$")
"""Whose fund it is: "Germany's M0 G0"."""
AWARD = re.compile(
    r"\b(?:grants?|awards?|awarded|subsid(?:y|ies)|tax credits?|(?:federal|government|public|state|provincial) "
    r"(?:funding|"
    r"money|support)|non-dilutive|non-repayable)\b"
)
PAYER = re.compile(r"\b(?:from|by) (?:the |its |an? )?(?:[a-z-]+ ){0,3}[CHNF]\d")
"""A giver that the sentence does name."""
BESIDE = (-1, 1, -2, 2)
"""Sentences beside one, the nearest first, that may name the giver."""
RUN_FUNDS = ("government", "ministry", "agency", "multilateral", "bank")
"""Bodies that may run a fund beside them: one fund runs no other."""
AWARDERS = ("government", "ministry", "agency", "fund")
HEAD = 2
"""Sentences at a page's head, which name those whom it is about."""
REACH = 3
"""Sentences before one in which the giver may be named."""


def awarder(context: Context, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
    """The public body of a sentence beside this one, where this one tells only that somebody is awarded the sum."""
    if not GETS.search(frame.text[: money.at]) or PAYER.search(frame.text, money.end):
        return None
    awarded = AWARD.search(frame.text) is not None
    sentences = context.reading.sentences
    for step in BESIDE:
        at = sentence.index + step
        if not 0 <= at < len(sentences) or sentences[at].story != sentence.story:
            continue
        beside = sentences[at]
        if not (awarded or AWARD.search(beside.text.lower())):
            continue
        if giver := _named_in(context, beside):
            return giver
    return None


def kind_of_award(frame: Frame) -> Instrument | None:
    """What a sentence of awards calls them: "Harrow got M0 and Ostrow a M1 grant"."""
    told = AWARD.search(frame.text)
    return instrument_in(told.group()) if told else None


def _named_in(context: Context, beside: Sentence) -> Giver | None:
    for scheme in context.schemes_in(beside.start, beside.end):
        if scheme.entry and scheme.entry.agency:
            agency = context.form_of(scheme.entry.agency)
            return Giver(agency, "government", scheme.entry.country, 6, "announced")
    for body in context.bodies_in(beside.start, beside.end):
        if body.reference != "metonym" and body.kind in AWARDERS:
            return Giver(body.name, body.kind, body.country, 6, "announced")
    return None


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
    if PRIVATE.match(frame.text, money.end) or PRIVATE.search(left) or OF_OTHERS.match(frame.text, money.end):
        return None
    body = _in_sentence(frame, money) or body_before(context, sentence) or context.page_body
    if body is None and (told := STATE_MONEY.match(frame.text, money.end)):
        body = _state_of_story(context, sentence)
        if body is None and told["whose"] in ("state", "provincial"):
            return _region_of(frame)
    if body is None:
        return None
    return Giver(body.name, body.kind, body.country, 5, "carried")


def of_the_page(context: Context, frame: Frame, money: Symbol, head: Head | None) -> Giver | None:
    """The body whose page tells of a grant, a guarantee or an outlay without saying whose it is."""
    body = context.page_body
    if body is None or head is None or not (head.instrument in PUBLIC_MONEY or ENVELOPE_NOUN.search(head.word)):
        return None
    if frame.between("CF", 0, money.at) and not GETS.search(frame.text[: money.at]):
        return None
    return Giver(body.name, body.kind, body.country, 6, "announced")


def fund_itself(context: Context, sentence: Sentence, frame: Frame, money: Symbol) -> Giver | None:
    """A fund or programme that gives in its own name, where its sentence names no body: "granted by the G0"; whose it
    is told by the body spoken of just before, else it is the giver."""
    if frame.of_kind("F"):
        return None
    for name, symbol in frame.of_kind("G"):
        behind = symbol.at > money.at
        gap = frame.text[money.end : symbol.at] if behind else frame.text[symbol.end : money.at]
        fronted = (
            not behind and not gap.strip() and FRONTED.search(frame.text, 0, symbol.at) and set_aside(frame, money)
        )
        if fronted and OWN_FUND.search(str(symbol.item.name)):
            return Giver(_bare(str(symbol.item.name)), "fund", _home(frame), 6, "agent", name)
        acts = BY_IT.fullmatch(gap) if behind else STRONG_GIVE.search(gap)
        if not acts or re.search(r"[CM]\d", gap):
            continue
        place, body = place_of(str(symbol.item.name).split()[0]), body_before(context, sentence)
        if body and body.kind in RUN_FUNDS and (place is None or place.country == body.country):
            return Giver(body.name, body.kind, body.country, 6, "carried")
        if OWN_FUND.search(str(symbol.item.name)):
            owner = FUND_OWNER.search(frame.text, 0, symbol.at)
            place = place or (place_of(frame.symbols[owner["place"]].item.printed) if owner else None)
            return Giver(str(symbol.item.name), "fund", place.country if place else None, 6, "agent", name)
    return None


def _bare(fund: str) -> str:
    """A fund's name without its article."""
    return re.sub(r"^[Tt]he ", "", fund)


def _home(frame: Frame) -> str | None:
    """The country that a sentence names, whose fund it speaks of."""
    places = (place_of(str(s.item.printed)) for _, s in frame.of_kind("L"))
    return next((place.country for place in places if place), None)


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
    """True where this sum is joined to the one before, which was read: "M0 is for C0 and M1 for C1", "M0: M1 and M2",
    or is somebody's share of it: "one of seven that share M0; it will receive M1"."""
    before = [s for _, s in frame.of_kind("M") if s.at < money.at]
    if anchor.sentence.index != sentence.index or not before or before[-1].item.value != anchor.amount:
        return False
    gap = frame.text[before[-1].end : money.at]
    named = {s.item.name for _, s in frame.between("F", 0, money.at)}
    if ITS_SHARE.search(gap) and money.item.value < (anchor.amount or 0) and named == {anchor.giver.name}:
        return True
    return JOINT_SUM.search(gap) is not None and not frame.between("F", before[-1].end, money.at)


def _in_sentence(frame: Frame, money: Symbol) -> Body | None:
    """The last body before the sum, else the first behind it."""
    found: list[tuple[bool, int, Body]] = []
    for _, symbol in frame.of_kind("F"):
        if symbol.item.reference == "metonym" or NOT_GIVING.search(frame.text, 0, symbol.at):
            continue
        if GETS_IT.match(frame.text, symbol.end):
            continue
        behind = symbol.at > money.at
        found.append((behind, symbol.at if behind else -symbol.at, symbol.item))
    return min(found, key=lambda f: f[:2])[2] if found else None


def body_before(context: Context, sentence: Sentence, reach: int = REACH) -> Body | None:
    """The public body that the story spoke of last, within this many sentences."""
    for earlier in reversed(context.reading.sentences[max(0, sentence.index - reach) : sentence.index]):
        if earlier.story != sentence.story:
            return None
        named = [b for b in context.bodies_in(earlier.start, earlier.end) if b.kind in PUBLIC]
        if bodies := [b for b in named if b.reference != "metonym"]:
            return bodies[-1]
    return None


def _state_of_story(context: Context, sentence: Sentence) -> Body | None:
    """The government or ministry that the story named last, for a "government grant"."""
    start = next(s.start for s in context.reading.sentences if s.story == sentence.story)
    named = [b for b in context.bodies_in(start, sentence.start) if b.kind in ("government", "ministry")]
    return named[-1] if named else None


def _region_of(frame: Frame) -> Giver | None:
    """The only state or province that a sentence names, whose money it tells of: "M0 in state tax credits ... in L0"."""
    regions: dict[str, str] = {}
    for _, symbol in frame.of_kind("L"):
        printed = str(symbol.item.printed)
        place = place_of(printed)
        if place and (place.kind == "region" or printed in ALSO_STATES):
            regions[printed] = ALSO_STATES.get(printed, place.country)
    if len(regions) != 1:
        return None
    name, country = regions.popitem()
    return Giver(f"State of {name}" if country in ("US", "AU") else name, "government", country, 5, "carried")


def _together(givers: list[Giver]) -> Giver:
    """Several governments as one giver."""
    return replace(givers[0], name=" and ".join(g.name for g in givers), country=None)
