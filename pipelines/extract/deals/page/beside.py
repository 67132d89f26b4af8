"""Price and share in words that no rule of a verb reads: the lone sum of a deal's sentences, the share in its venture.

Read only where the telling has left the field open, and never where two deals share a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.clause import IN_PARTS, NEVER_A_PRICE, NOT_A_PRICE_AFTER, NOT_A_PRICE_BEFORE
from pipelines.extract.deals.details.prices import is_no_price
from pipelines.extract.deals.details.shares import Share, shares_within
from pipelines.extract.deals.language.marked import RATE_AFTER
from pipelines.extract.deals.page.listed import put_price
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

BEHIND = 2
"""Sentences behind the telling that may still give its price or share."""
AROUND = 12
"""Sentences on either side of the telling among which stand its highlights."""
PRICED = ("acquisition", "merger", "equity_investment", "joint_venture", "royalty_stream")
TO_ITS_AGENT = re.compile(
    r"[^.;]{0,30} to (?:the |its |their )?(?:[a-z]+ )?(?:managers?|brokers?|advis[eo]rs?|directors?)\b"
)
"""Behind what is paid for help with a deal and not for its thing."""
PAYS_BEFORE = re.compile(
    r"(?i)\b(?:pa(?:y|ys|id|ying|yments?|yable)|pric\w+|worth|valu\w+|consideration|cash|invest\w*|costs?|fetch\w*|exceed|"
    r"bring in|hands? over|puts? (?:up|in)|total\w*|gets?|receiv\w*|for)\b(?:(?!, and\b)[^.;]){0,70}$"
)
"""Words of a sentence behind a deal that make its sum the price."""
PAYS_AFTER = re.compile(
    r"[ -](?:in |of )?(?:all-)?(?:cash|scrip|shares|stock|agreement|deal|offer|bid|takeover|payments?)\b"
)
TAKEN = ("acquisition", "equity_investment")
"""Kinds of deals by which somebody gets a share that he had not."""
VALUED = re.compile(r"\b[Vv]alu(?:e|es|ed|ing) (?:[A-Z]\w*[ ,]?){1,4}(?:\([^()]*\) )?at\b")
NOT_ITS_PRICE = re.compile(
    r"(?i)\b(?:award\w*|combined|financing|fund\w*|grant\w*|lend\w*|loan\w*|credit|programme|contract|raise\w*|before this|"
    r"market|creat\w+|form(?:s|ing)|former|previous\w*|capital)\b[^.;]{0,60}$|\bearlier\b|"
    r"\benterprise value\b[^;\n]{0,30}$|\bdeposit of (?:[a-z]+ )?$|"
    r"\b(?:eligible shareholders|lead manager|purchase plan|spp|entitlement|rights issue|subscrib\w+ for)\b[^;\n]{0,80}$"
)
"""Words before a sum that is somebody else's or for something else."""
OWNED_BEFORE = re.compile(
    r"(?i)\b(?:already|currently|previously|existing|premium|discount|remaining|keeps?|retain\w*|diluted?|rose|fell|"
    r"(?<!wind )(?<!end )up|down|"
    r"rise|jump\w*|gain\w*|drop\w*|royalty|interest rate|return|irr|yield|grade|by)\b[^.;%]{0,30}$"
)
WILL_OWN = re.compile(
    r"(?i)\b(?:own(?:s|ed|ing|ership)?|hold(?:s|ing)?|held|have|has|gets?|takes?|taking|controls?|acquir\w+|receiv\w+|owning|"
    r"with|shares?|stake|interest)\b[^.;%]{0,40}$"
)
COMES_TO_OWN = re.compile(
    r"(?i)\b(?:will|would|to|then) (?:then |thereby )?(?:own|hold|have|wind up with|end up with|be left with|become|control)\b"
    r"[^.;%]{0,60}$|\bafter (?:giving effect|closing|completion|the|this)\b[^.;%]{0,80}\b(?:own|hold|have|has|control)s?\b"
    r"[^.;%]{0,30}$"
)
CHANGES_HANDS = re.compile(
    r"\b(?:s(?:old|ells?|elling)|bought(?: out)?|buy(?:s|ing)?(?: out)?|acquir\w+|purchas\w+|divest\w*|"
    r"dispos\w+ of|part(?:s|ed|ing)? with|for)\b(?:(?!, )[^.;%]){0,40}\b(?:its|their|[\w.)]+[’']s?|the (?:remaining|other))"
    r"(?: (?:(?:whole|entire|full) )?(?:position|stake|holding|interest|shareholding|investment)"
    r"(?: of|,|, or|, about|, some)?)?"
    r"(?: (?:about|some|roughly|nearly|around))? $"
)
"""Words before a share that its owner parts with: "sold its ..."."""
SOLD_ITS_SHARE = re.compile(
    r" (?:(?:has|have|had) )?(?:sold|sells|is selling|gave up|parted with) (?:its|their) (?:[\d.]+ ?(?:%|per ?cent)|half|stake)"
)
EARNS = re.compile(
    r"(?i)\b(?:earn\w*|own(?:s|ing)?|hold|vest\w*|acquir\w+|obtain\w*|receiv\w+|get(?:s|ting)?|for)\b[^.;%]{0,60}$"
)
WHOLE = re.compile(
    r"\b(?:[Aa]ll (?:of (?:the |its )?|the |its )?"
    r"(?:(?:issued|outstanding|remaining|ordinary|common|share|capital|and|fully|paid)[ ,]*)*"
    r"(?:shares?|stock|capital|equity|company|group|it\b)|[Aa]ll of [A-Z]|"
    r"(?:the )?(?:whole|entire\w*|entirety) (?:of )?(?:the |its )?(?:company|group|share|issued|it\b|[A-Z])|outright)"
)
OWNS_ALL = re.compile(
    r"\b(?:(?:will|would|to|then|thereby) (?:then )?(?:hold|own|have)|now (?:holds|owns|has)) (?:an? )?"
    r"100(?:\.0)? ?(?:%|per ?cent)"
)
"""What a buyer of all has in the end: "now holds 100% of"."""
OF_THE = re.compile(r"(?i)(?: interest| stake| ownership)? (?:of|in) (?:the )?")
OF_THE_REST = re.compile(
    r"(?i)\b(?:remain\w*|rest|balance|minority|other|further|additional|partner\w*|already|increas\w*)\b"
)


KEPT_BEFORE = re.compile(
    r"(?i)\b(?:stays?|stayed|remains?|remained|keeps?|kept|maintains?|maintained|retains?|retained|unchanged)\b"
    r"(?: (?:its|their|the|a|stake|interest|share|holding))* at (?:about )?$|\bwith (?:it|them),? (?:an?|the|its) $"
)
"""Words before a share that an investor had before, or that comes with the company that is bought."""


def take_beside(events: Sequence[Event], reading: Reading) -> None:
    """Fill the price and the share that a deal's own sentences leave to be taken, in place; a share only kept is none."""
    for event in events:
        if event.stake is not None and event.deal_type in TAKEN and _is_kept(event, reading):
            event.stake = None
            event.printed.pop("stake_pct", None)
        if any(other is not event and other.first <= event.last and event.first <= other.last for other in events):
            continue
        sentences = list(_told_in(event, events, reading))
        if event.money is None and event.deal_type in PRICED and event.status != "rumoured":
            _take_sum(event, sentences, reading)
        if event.stake is None and event.status != "rumoured":
            _take_share(event, sentences, reading)


def _is_kept(event: Event, reading: Reading) -> bool:
    """Whether every time that the telling prints a deal's share, it is one that somebody keeps."""
    text = reading.document.text
    start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
    told = [p for p in reading.within(reading.percents, start, end) if p.value == event.stake]
    return bool(told) and all(KEPT_BEFORE.search(text, max(start, p.start - 60), p.start) for p in told)


def _told_in(event: Event, events: Sequence[Event], reading: Reading) -> Iterator[Sentence]:
    """The sentences of a deal, and those right behind it in which no other deal is told."""
    until = min((e.first for e in events if e.first > event.last), default=len(reading.sentences))
    for sentence in reading.sentences[event.first : min(until, event.last + 1 + BEHIND)]:
        if sentence.story != event.story or sentence.block not in ("paragraph", "list_item"):
            return
        yield sentence


def _take_sum(event: Event, sentences: Sequence[Sentence], reading: Reading) -> None:
    for sentence in sentences:
        is_behind = sentence.index > event.last
        if IN_PARTS.search(sentence.text) or (is_behind and _is_about_others(event, sentence, reading)):
            continue
        sums = [
            m
            for m in reading.within(reading.money, sentence.start, sentence.end)
            if _may_be_price(m, sentence, reading) and (not is_behind or _is_paid(m, sentence, reading))
        ]
        if len(sums) == 1:
            put_price(event, sums[0], sentence)
        if sums:
            return


def _is_paid(money: Money, sentence: Sentence, reading: Reading) -> bool:
    """Whether the words around a sum say that it is paid for something."""
    text = reading.document.text
    return bool(PAYS_BEFORE.search(text, sentence.start, money.start) or PAYS_AFTER.match(text, money.end))


def _may_be_price(money: Money, sentence: Sentence, reading: Reading) -> bool:
    text = reading.document.text
    before, after = text[sentence.start : money.start].lower(), text[money.end : sentence.end]
    return not (
        money.is_price
        or money.per is not None
        or is_no_price(reading, money, sentence.start, sentence.end)
        or NOT_A_PRICE_BEFORE.search(before)
        or NOT_ITS_PRICE.search(before)
        or NOT_A_PRICE_AFTER.match(after)
        or NEVER_A_PRICE.match(after)
        or TO_ITS_AGENT.match(after)
    )


def _is_about_others(event: Event, sentence: Sentence, reading: Reading) -> bool:
    named = {n.name for n in reading.named_in(sentence) if n.kind in ("company", "agency", "consortium", "programme")}
    own = named & event.names()
    buyers = {n.name for role in ("acquirer", "investor") for n in event.roles.get(role, [])}
    return bool(named) and (not own or (own <= buyers and VALUED.search(sentence.text) is not None))


def _take_share(event: Event, sentences: Sequence[Sentence], reading: Reading) -> None:
    text = reading.document.text
    if event.deal_type in ("acquisition", "merger") and "target" in event.roles:
        own = text[sentences[0].start : reading.sentences[event.last].end] if sentences else ""
        if whole := WHOLE.search(own):
            event.stake, event.printed["stake_pct"] = 100.0, whole.group()
            return
    if event.deal_type == "acquisition" and not any(OF_THE_REST.search(s.text) for s in sentences):
        if whole := next((w for s in sentences if (w := OWNS_ALL.search(s.text))), None):
            event.stake, event.printed["stake_pct"] = 100.0, whole.group()
            return
        if named := _share_of_project(event, reading):
            event.stake, event.printed["stake_pct"] = named.value, named.printed
            return
    tells = {
        "joint_venture": WILL_OWN,
        "equity_investment": COMES_TO_OWN,
        "acquisition": CHANGES_HANDS,
        "earn_in": EARNS,
    }
    told = tells.get(event.deal_type)
    for sentence in sentences if told else ():
        if sentence.index > event.last and event.deal_type == "acquisition" and "seller" not in event.roles:
            _take_seller(event, sentence, reading)
        for share in shares_within(reading, sentence.start, sentence.end):
            before = text[sentence.start : share.start]
            parted_with = event.deal_type == "equity_investment" and CHANGES_HANDS.search(before)
            if (
                told is not None
                and (parted_with or told.search(before))
                and _may_be_share(share, before, reading)
                and not (sentence.index > event.last and _is_about_others(event, sentence, reading))
            ):
                event.stake, event.printed["stake_pct"] = share.value, share.printed
                return


def _share_of_project(event: Event, reading: Reading) -> Share | None:
    """The one share "of" the deal's mine that an item or heading near the telling gives."""
    if event.project is None:
        return None
    text, site = reading.document.text, event.project.name.lower()
    found: dict[float, Share] = {}
    for sentence in reading.sentences[max(event.first - AROUND, 0) : event.last + AROUND + 1]:
        if sentence.story == event.story and sentence.block in ("list_item", "heading"):
            for share in shares_within(reading, sentence.start, sentence.end):
                of_what = OF_THE.match(text, share.end)
                is_its = of_what and text[of_what.end() : of_what.end() + len(site)].lower() == site
                if is_its and not OWNED_BEFORE.search(text[sentence.start : share.start]):
                    found[share.value] = share
    return next(iter(found.values())) if len(found) == 1 else None


def _take_seller(event: Event, sentence: Sentence, reading: Reading) -> None:
    """Who has "sold its share" in a sentence behind a purchase that names no seller."""
    for name in reading.named_in(sentence):
        after = sentence.text[name.end - sentence.start :]
        if name.kind == "company" and name.name not in event.names() and SOLD_ITS_SHARE.match(after):
            event.roles["seller"] = [name]
            return


def _may_be_share(percent: Share, before: str, reading: Reading) -> bool:
    text = reading.document.text
    return (
        0 < percent.value < 100
        and not OWNED_BEFORE.search(before)
        and not RATE_AFTER.match(text, percent.end)
        and not reading.within(reading.grades, percent.start, percent.end + 12)
    )
