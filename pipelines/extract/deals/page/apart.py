"""What is told of a deal apart from its telling: lists of terms, sentences and items that give its price or share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.prices import is_in_shares, price_in, total_after
from pipelines.extract.deals.details.shares import shares_within
from pipelines.extract.deals.language.marked import RATE_AFTER
from pipelines.extract.deals.page.beside import take_beside
from pipelines.extract.deals.page.defined import (
    call_by_heading,
    drop_advisers,
    drop_echoes,
    name_the_other,
    settle_defined,
)
from pipelines.extract.deals.page.earning import LATER_SPEND, settle_earn_ins
from pipelines.extract.deals.page.grounds import name_grounds
from pipelines.extract.deals.page.headline import take_headline
from pipelines.extract.deals.page.listed import MOST_ITEMS, PRICED_TYPES, put_price, take_terms
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.deals.page.parts import is_part_of_price
from pipelines.extract.deals.page.priced import take_price
from pipelines.extract.deals.page.reached import settle_stages
from pipelines.extract.deals.page.sellers import name_sellers
from pipelines.extract.deals.page.settling import call_mergers, settle_goods, settle_letters, settle_schemes
from pipelines.extract.deals.page.sites import name_sites
from pipelines.extract.deals.page.subscribed import take_subscribed
from pipelines.extract.deals.page.terms import lists_of_terms
from pipelines.extract.deals.page.varied import settle_variations

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

GAP = r"(?:[^.;]|\.(?=\d))"
"""A character within one clause: a point inside a number does not end it."""
NO_SUM = r"(?:[^.;$€£]|\.(?=\d))"
"""The same, and no sum of money begins there."""
REACH = 60
"""Sentences on either side of a deal that may tell more of it."""
SPEAKS_OF_SPENDING = ("pend", "pent", "und", "ncur", "xercis")
PREPAYS = ("repay", "re-pay", "dvance", "pfront", "p-front", "eposit")
PREPAID_BEFORE = re.compile(
    rf"(?i)\b(?:pre-?payments?|pre-?pay\w*|advance (?:cash )?payments?|(?:payments?|sum) in advance|"
    rf"up-?front (?:cash )?(?:payments?|consideration|deposits?)|"
    rf"(?:initial |advance )?deposits? (?:of|totall?ing)|advances?)\b{NO_SUM}{{0,50}}$"
)
PREPAID_AFTER = re.compile(
    r"(?i)\s*(?:[a-z-]+ ){0,2}(?:pre-?payments?|pre-?pay\b|advance(?: payment)?s?\b|up-?front\b|in advance\b)"
)
SPENDS = re.compile(
    r"(?i)\b(?:spend(?:ing)?|spent|sole(?:ly)?[- ]fund(?:ing)?|fund(?:ing)?|incur(?:ring)?|expend(?:ing)?|"
    r"expenditure of|"
    rf"contribut(?:e|ing))\b(?:(?! and ){NO_SUM}){{0,60}}$"
)
EARNS = re.compile(r"(?i)\b(?:earn\w*|acquir\w+|interest|stage|farm-?in)\b")
LEADS_TO_SPENDING = re.compile(r"(?i)\b(?:earn\w*|exercis\w+|option|farm-?in|stage|phase)\b")
"""A line that leads to a list of what earns the share."""
EXERCISED_FOR = re.compile(
    rf"(?i)\bexercis\w*\b{NO_SUM}{{0,80}}\b(?:paying|payment of|pay|price of|consideration of|for|fee of|price:?)\b"
    rf"{NO_SUM}{{0,40}}$"
)
SPEAKS_OF_HOLDING = ("hold", "own", "interest", "stake", "represent", "equat", "cent", "pct", "%")
WILL_HOLD = re.compile(
    rf"(?i)\b(?:(?:will|would|to|shall) (?:then )?(?:hold|own|have|become)|now (?:holds|owns|has)|(?:holds|owns) now)\b"
    rf"{GAP}{{0,60}}$|\b(?:becom(?:e|es|ing)|bec[ao]me|make(?:s|ing)? (?:it|them|[A-Z]\w+)|left with|"
    rf"end(?:s|ing)? up)\b{GAP}{{0,50}}$|"
    rf"\b(?:holding|owning|"
    rf"represent(?:s|ing)?|equat\w+ to|equivalent to|equal to|resulting in|giving)\b{GAP}{{0,70}}$"
)
HELD_BEFORE = re.compile(
    rf"(?i)\b(?:currently|existing|already|previously|prior|from|premium|discount|dilut\w+)\b{GAP}{{0,40}}$"
)
NEW_HOLDING = re.compile(
    r"(?i)\b(?:completion|placement|subscri\w+|investment|investor|shares|issue|following|now|becom\w+|became|makes it|"
    r"left with|ends? up)\b"
)
IS_OUTPUT = re.compile(
    r"(?i)\.?\s*(?:of|share of) (?:(?:the|its|our|[a-z]+|initial|planned|forecast|expected|annual|total|estimated|stage|phase|"
    r"project|nameplate|life|of|mine|first|what|\w+[’']s|[A-Z0-9][\w-]*) ){0,6}?(?:produces?|production|output|capacity|"
    r"offtake|volumes?|concentrate|product)\b|\s*of (?:(?:all|the|its) )*[a-z-]+(?: [a-z-]+)? (?:from|produced|mined|made) "
)
SPEAKS_OF_SHARES = ("%", "cent", "pct", "half", "third", "quarter", "fifth")
COVERS = re.compile(
    r"(?i)\b(?:represent\w*|equat\w+|equivalent|being|cover\w*|account\w*|for up to|offtake|off-take|volume|"
    rf"quantity|commit\w*|concern\w*|relat(?:es?|ing) to|amount\w*|equal\w*|for|"
    rf"roughly|about|some|tak(?:e|es|ing)|buy|purchase|sell|sold|spoken for|receive)\b{GAP}{{0,60}}$"
)
GOES_TO = re.compile(
    r"\.?\s*of [^.;%]{3,80}? (?:will |would |is to |are to |shall )?(?:go(?:es)? to|be (?:sold|delivered|shipped|bought|taken)|"
    r"(?:is|are|was|were) (?:now )?(?:spoken for|committed|sold|contracted|covered))\b"
)
"""Behind a share of output that somebody gets."""
COUNTED_TOGETHER = re.compile(
    r"(?i)\b(?:now|in total|combined|together|aggregate|already|existing|remaining|other|unsold)\b"
)


def complete(events: list[Event], reading: Reading, issuer: Name | None = None) -> None:
    """Fill what the telling of each deal leaves out, in place: from lists of terms, then from its price's own sentence."""
    if not events:
        return
    drop_advisers(events, reading)
    call_by_heading(events, reading, issuer)
    settle_letters(events)
    settle_defined(events, reading)
    name_the_other(events, reading)
    drop_echoes(events, reading)
    settle_stages(events, reading)
    settle_goods(events, reading)
    settle_earn_ins(events, reading)
    settle_variations(events, reading)
    name_grounds(events, reading)
    events[:] = [event for event in events if not is_part_of_price(event, events, reading)]
    by_story: dict[int, list[Event]] = {}
    for event in events:
        _prefer_cash(event, reading)
        by_story.setdefault(event.story, []).append(event)
    for terms in lists_of_terms(reading):
        take_terms(by_story.get(terms[0].sentence.story, []), terms, reading)
    name_sellers(events, reading)
    settle_schemes(events, reading)
    call_mergers(events, reading)
    name_sites(events, reading)
    for story, told in by_story.items():
        unpriced = [e for e in told if e.money is None and e.deal_type in PRICED_TYPES and e.status != "rumoured"]
        if unpriced:
            take_price(unpriced, told, reading, story)
        for event in told:
            if event.deal_type in ("offtake", "royalty_stream") and event.money is None:
                _take_prepayment(event, told, reading)
        for event in told:
            if event.deal_type == "offtake" and event.stake is None:
                _take_output(event, told, reading)
        for kind, take in (
            ("earn_in", _take_spending),
            ("equity_investment", _take_holding),
            ("equity_investment", take_subscribed),
            ("joint_venture", _take_half),
        ):
            alike = [e for e in told if e.deal_type == kind]
            if len(alike) == 1:
                take(alike[0], reading)
        take_beside(told, reading)
    take_headline(events, reading)


def _prefer_cash(event: Event, reading: Reading) -> None:
    """Of a price in cash and shares the stated total, without one the cash."""
    if event.money is None or event.deal_type != "acquisition":
        return
    at, in_shares = event.money.start, is_in_shares(reading, event.money)
    for sentence in reading.sentences[event.first : event.last + 1]:
        if not sentence.start <= at < sentence.end:
            continue
        price = total_after(reading, event.money, sentence.end)
        if price := price or (price_in(reading, sentence.start, sentence.end) if in_shares else None):
            event.money, event.printed["value"] = price, price.printed


def _near(event: Event, reading: Reading, words: Sequence[str]) -> Iterator[Sentence]:
    """Sentences of the deal's story within reach that have one of the words."""
    for sentence in reading.sentences[max(event.first - REACH, 0) : event.last + REACH + 1]:
        if sentence.story == event.story and any(word in sentence.text for word in words):
            yield sentence


def _take_spending(event: Event, reading: Reading) -> None:
    """The spend that earns an earn-in's share, else the one a list of what earns it has, else what exercises its option."""
    if event.money is not None:
        return
    text = reading.document.text
    exercised: tuple[Money, Sentence] | None = None
    listed: list[tuple[Money, Sentence]] = []
    earned_until = -1
    for sentence in _near(event, reading, SPEAKS_OF_SPENDING):
        if sentence.text.endswith(":") and LEADS_TO_SPENDING.search(sentence.text):
            earned_until = sentence.index + MOST_ITEMS
        for money in reading.within(reading.money, sentence.start, sentence.end):
            before = text[max(sentence.start, money.start - 160) : money.start]
            if money.is_price or money.per is not None:
                continue
            shares = [float(p.value) for p in reading.within(reading.percents, sentence.start, sentence.end)]
            if LATER_SPEND.search(before):
                continue
            if not SPENDS.search(before):
                exercised = exercised or ((money, sentence) if EXERCISED_FOR.search(before) else None)
            elif EARNS.search(sentence.text) and (event.stake in shares or (event.stake is None and shares)):
                put_price(event, _in_all(reading, money, sentence), sentence)
                return
            elif sentence.index <= earned_until and sentence.block == "list_item":
                listed.append((money, sentence))
    if len(listed) == 1:
        put_price(event, *listed[0])
    elif exercised and ("option" in event.rule or event.status == "proposed"):
        put_price(event, *exercised)
        event.status = "proposed" if event.status == "agreed" else event.status


def _in_all(reading: Reading, part: Money, sentence: Sentence) -> Money:
    """The total that a sentence gives behind a part of it: "at least $1m in the first year and a total of $5m"."""
    text = reading.document.text
    later = (m for m in reading.within(reading.money, part.end, sentence.end) if not m.is_price and m.per is None)
    return next((m for m in later if text.endswith(("total of ", "aggregate of "), 0, m.start)), part)


def _take_prepayment(event: Event, told: Sequence[Event], reading: Reading) -> None:
    """What the buyer of product or of a stream pays before the first delivery, where the text names nobody else."""
    text = reading.document.text
    buyers = {n.name for role in ("buyer", "royalty_holder") for n in event.roles.get(role, [])}
    for sentence in sorted(_near(event, reading, PREPAYS), key=lambda s: s.block == "table_row"):  # prose before tables
        if abs(sentence.index - event.first) > MOST_ITEMS:
            continue
        names = {n.name for n in reading.named_in(sentence) if n.kind == "company"}
        lone = sum(e.deal_type == event.deal_type for e in told) == 1
        own = names & buyers or (lone and names & event.names())
        if not own and (names or not _is_last_told(event, told, sentence)):
            continue
        for money in reading.within(reading.money, sentence.start, sentence.end):
            around = text[max(sentence.start, money.start - 70) : money.start], text[money.end : money.end + 40]
            taken = any(e.money is not None and e.money.value == money.value for e in told)
            if (
                not taken
                and not money.is_price
                and money.per is None
                and (PREPAID_BEFORE.search(around[0]) or PREPAID_AFTER.match(around[1]))
            ):
                put_price(event, money, sentence)
                return


def _take_holding(event: Event, reading: Reading) -> None:
    """The share that an investor will hold once its shares are issued."""
    if event.stake is not None:
        return
    text = reading.document.text
    for sentence in _near(event, reading, SPEAKS_OF_HOLDING):
        if not NEW_HOLDING.search(sentence.text):
            continue
        for percent in reading.within(reading.percents, sentence.start, sentence.end):
            before = text[max(sentence.start, percent.start - 100) : percent.start]
            if (
                WILL_HOLD.search(before)
                and not HELD_BEFORE.search(before)
                and 0 < percent.value < 100
                and not RATE_AFTER.match(text, percent.end)
            ):
                event.stake, event.printed["stake_pct"] = float(percent.value), percent.printed
                return


HALVES = re.compile(
    r"(?i)\b50[:/-]50\b|\b(?:each|both|equal\w*)\b[^.;%]{0,80}\b(?:hold|own|have)\w*\b[^.;%]{0,20}\b50(?:\.0)? ?(?:%|per cent)|"
    r"\bfifty[- ]fifty\b|\bequal(?:ly)?[- ](?:owned|held|split|shares|parts|partners|halves)\b|"
    r"\b(?:each|both)\b[^.;%]{0,60}\b(?:have|hold|own|get|take|with)\w* (?:an? )?half\b"
)
RATIO = re.compile(
    r"\b([1-9]\d)[:/]([1-9]\d)\b(?= (?:[a-z]+ )?(?:joint|venture|jv|company|split|basis|ownership|partnership))"
)
"""The shares of two partners: "a 70:30 joint venture"."""


A_PAIR, WHOLE_OF_IT = 2, 100


def _take_half(event: Event, reading: Reading) -> None:
    """The half of a joint venture that each of two partners holds, or the larger part of an uneven one."""
    if event.stake is not None or len(event.names()) != A_PAIR:
        return
    for sentence in reading.sentences[max(event.first - MOST_ITEMS, 0) : event.last + MOST_ITEMS]:
        if sentence.story != event.story:
            continue
        if half := HALVES.search(sentence.text):
            event.stake, event.printed["stake_pct"] = 50.0, half.group()
            return
        ratio = RATIO.search(sentence.text) if event.status != "terminated" else None
        if ratio and int(ratio[1]) + int(ratio[2]) == WHOLE_OF_IT:
            event.stake, event.printed["stake_pct"] = float(max(int(ratio[1]), int(ratio[2]))), ratio.group()
            return


def _is_last_told(event: Event, told: Sequence[Event], sentence: Sentence) -> bool:
    """Whether a sentence that names nobody goes on about this deal: none is told between the two."""
    return max((e.first for e in told if e.first <= sentence.index), default=-1) == event.first


def _take_output(event: Event, told: Sequence[Event], reading: Reading) -> None:
    """The share of output that an offtake covers, where it is a story's only one or the one told last."""
    text = reading.document.text
    lone = sum(e.deal_type == "offtake" for e in told) == 1
    for sentence in _near(event, reading, SPEAKS_OF_SHARES):
        if not lone and (
            sentence.index - event.first > MOST_ITEMS
            or not _is_last_told(event, told, sentence)
            or any(n.kind == "company" and n.name not in event.names() for n in reading.named_in(sentence))
        ):
            continue
        for percent in shares_within(reading, sentence.start, sentence.end):
            before = text[max(sentence.start, percent.start - 100) : percent.start]
            if (
                (COVERS.search(before) or GOES_TO.match(text, percent.end))
                and IS_OUTPUT.match(text, percent.end)
                and 0 < percent.value <= 100
                and not COUNTED_TOGETHER.search(sentence.text)
            ):
                event.stake, event.printed["stake_pct"] = percent.value, percent.printed
                return
