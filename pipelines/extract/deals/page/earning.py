"""Earn-ins as contracts: stages lead to one share, and what their terms only provide for is no deal of its own.

"An initial 51% for A$4 million; the stake may be increased to 80% by spending a further A$7 million; a joint venture is
then formed" is one earn-in of up to 80%. Its value is the spend that the paper gives as the whole, else the first
stage's: later stages are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.language.marked import RATE_AFTER
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

GAP = r"(?:[^.;]|\.(?=\d))"
"""A character within one clause: a point inside a number does not end it."""
NO_SHARE = r"(?:[^.;%]|\.(?=\d))"
"""The same, and no percentage ends there."""
STAGES = 14
"""Sentences and list items behind an earn-in that may tell its later stages."""
OF_STAGES = tuple("earn interest stake ownership stage option farm acquire gain spend fund outlay lay".split())
"""One of these stands in every sentence about a stage: plain letters are found many times faster."""
RAISED_TO = re.compile(
    rf"(?i)\b(?:increas|lift|rais|tak|mov|boost|grow|expand|bring|build|step|top)\w*\b{NO_SHARE}{{0,90}}\bto"
    r"(?: hold)?(?: up to| an? (?:total|aggregate|cumulative)(?: of)?| the| an?)* ?$"
    rf"|\b(?:total|aggregate|cumulative)\b{NO_SHARE}{{0,30}}(?:of|to)(?: up to)? ?$|\b(?:total|aggregate|cumulative) $"
)
"""What stands before the share that a stage leads to."""
RAISED_FROM_TO = re.compile(r"(?i)\b(?:increas|lift|rais)\w*\b[^;]{0,80}\bfrom\b[^;]{0,40}\bto(?: up to)? ?$")
ADDED = re.compile(r"(?i)\b(?:further|additional|another|extra)(?: up to)? ?$")
EARNED = re.compile(
    rf"(?i)\b(?:earn\w*|acquir\w+|farm\w*[ -]in\w*|gain\w*|exclusive right to|option (?:on|over|to))\b{NO_SHARE}{{0,50}}$"
    rf"|\b(?:giv\w+|gave|(?:exchange|return) for)\b{NO_SHARE}{{0,40}}$"
)
BY_SPENDING = re.compile(
    r"(?i)\s*(?:interests? |stake )?(?:by|for|through|on|upon) (?:then |also )?"
    r"(?:spend|incur|fund|pay|sole|invest|complet|expend|an? (?:further|additional))"
)
INTEREST_AFTER = re.compile(
    r"(?i),?\s*(?:(?:joint venture|jv|undivided|participating|legal|beneficial|and|equity|project|ownership|total|"
    r"initial|shared) )*(?:\([^()]{1,20}\) )?(?:interests?|stakes?|shareholding|holding|ownership|of|equity|in)\b"
)
LIMIT = re.compile(r"(?i)\b(?:up to|total of|aggregate of)(?: an?)? ?$")
NOT_EARNED = re.compile(r"(?i)\b(?:purchas\w+|buy\w*|bought|remaining|retain\w*|leav\w+|dilut\w*|carried|royalt\w*)\b")
SPENT = re.compile(
    r"(?i)\b(?:spend(?:s|ing)?|spent|sole(?:ly)?[- ]?fund(?:s|ing)?|fund(?:s|ing)?|expend(?:s|ing)?|incur(?:s|ring)?|"
    r"invest(?:s|ing)?|complet(?:e|ing)|lay(?:s|ing)? out|expenditures?(?: commitment)? (?:of|totall?ing)|investment of)\b"
    r"(?:(?! and )(?:[^.;$€£]|\.(?=\d))){0,60}$"
)
SPENT_AFTER = re.compile(
    r"(?i)\s*(?:worth |[a-z]+ )?(?:on|in|of|for) (?:[a-z-]+ ){0,5}(?:explor\w+|expenditures?|work|drilling|spend\w*|"
    r"studies)\b|\s*(?:explor\w+|project[- ]level|work) (?:expenditures?|spend\w*|invest\w*|programme|program)"
)
TO_EXERCISE = re.compile(
    r"(?i)\b(?:exercis\w+|earn\w*|acquir\w+|maintain\w*)\b[^.;]{0,40}\b(?:option|interest|propert(?:y|ies)|project)\b"
)
"""What a spend without its share beside it is for."""
OBLIGED = re.compile(
    r"(?i)\b(?:must|has to|have to|is to|will|shall|required|obliged|needs? to|has \w+ years|for this|to do so)\b"
)
"""How a sentence goes on that tells what the share of the one before it takes."""
BEFORE_OPTION = 4
"""Sentences before an option among which a headline may say that it is used."""
EXERCISE_PRICE = re.compile(
    r"(?i)\b(?:exercise (?:price|payment|consideration|fee)|for|by paying|(?:the )?payment|purchase price|consideration)"
    r"(?: of| is|:)?(?: \(i\))?(?: up to| a total of)? ?$"
)
USED_OR_EARNED = re.compile(
    r"(?i)\b(?:exercised (?!by\b)|has (?:now )?exercised|exercises|expenditures?|spend\w*|earn\w*|explor\w+ costs)\b"
)
WHOLE_SPEND = re.compile(r"(?i)\b(?:in total|total|aggregate|altogether|in all|overall|cumulative\w*|combined)\b")
LATER_SPEND = re.compile(r"(?i)\b(?:further|additional|another|extra|remaining)(?: [a-z-]+){0,2} ?$")
FIRM_SPEND = re.compile(
    rf"(?i)\b(?:commit\w*|minimum|obligat\w+|firm|before (?:it |being )?(?:can|may|able|withdraw)\w*)\b{GAP}{{0,60}}$|"
    r"\bof which $"
)
"""Words before the part of a spend that must be made whatever happens."""


def settle_earn_ins(events: list[Event], reading: Reading) -> None:
    """Give each earn-in its last stage's share and its spend, and drop what only comes of it; in place."""
    for event in events:
        if event.deal_type == "acquisition" and _is_earned(event, reading):
            event.deal_type, event.money = "earn_in", None
            event.printed.pop("value", None)
            if held := event.roles.pop("target", []):
                event.roles.setdefault("seller", held)
    for event in [e for e in events if e.deal_type == "earn_in"]:
        if (fuller := next((o for o in events if o is not event and _says_more(o, event)), None)) is not None:
            _take_missing(fuller, event)
            events.remove(event)
    events[:] = [e for e in events if not any(_is_right_of(e, bought) for bought in events)]
    earn_ins = [e for e in events if e.deal_type == "earn_in"]
    for event in earn_ins:
        for other in [e for e in events if e is not event and _comes_of(e, event)]:
            _take_missing(event, other)
            events.remove(other)
    for event in earn_ins:
        if event.status in ("completed", "terminated"):
            continue  # what has been earned is what was earned, whatever may follow
        sentences = list(_stages(event, events, reading))
        _take_last_share(event, sentences, reading)
        _take_spend(event, sentences, reading)
        if _is_unexercised(event, reading):
            event.status = "proposed"


_MUST = r"\b(?:will|would|must|may|can|could|is to|has to|needs? to|agreed to|by|through)\b"
_WORK = r"\b(?:spend|invest|fund|incur|expend)(?:ing)?\b"
_EARN = r"\b(?:to|will|and) (?:earn|obtain|gain|acquire)\b"
_A_SHARE = rf"{NO_SHARE}{{0,30}}\d[\d.]* ?(?:%|per ?cent)"
BY_WORK = re.compile(
    rf"(?i){_MUST}{GAP}{{0,30}}{_WORK}{GAP}{{0,110}}{_EARN}{_A_SHARE}|{_EARN}{_A_SHARE}{GAP}{{0,90}}{_MUST}{GAP}{{0,50}}{_WORK}"
)
"""What makes a purchase an earn-in: "will invest $5m over five years to obtain an 80% interest"."""
EARNED_WITHIN = 4
"""Sentences behind a purchase that may say that work earns the share."""


def _is_earned(event: Event, reading: Reading) -> bool:
    """Whether a share of a mine "acquired" is one that the work of its taker will earn."""
    if event.status in ("completed", "terminated") or event.stake is None:
        return False
    return any(
        BY_WORK.search(s.text) and {n.name for n in reading.named_in(s) if n.kind == "company"} <= event.names()
        for s in reading.sentences[event.first : event.last + EARNED_WITHIN]
        if s.story == event.story
    )


def _is_unexercised(event: Event, reading: Reading) -> bool:
    """Whether a deal is an option to buy at a price, and nothing says that it is used or that work earns the share."""
    if event.rule != "deals.option" or event.status != "agreed" or event.money is None:
        return False
    before = reading.document.text[max(0, event.money.start - 90) : event.money.start]
    near = reading.sentences[max(0, event.first - BEFORE_OPTION) : event.last + STAGES]
    return EXERCISE_PRICE.search(before) is not None and not any(USED_OR_EARNED.search(s.text) for s in near)


def _is_right_of(option: Event, bought: Event) -> bool:
    """Whether an option is only what the terms of a purchase of the same ground say."""
    return (
        option.rule == "deals.option"
        and option.names() <= bought.names()
        and option.stake in (None, bought.stake)
        and bought.deal_type == "acquisition"
        and bought.status in ("agreed", "completed")
        and option.story == bought.story
        and {n.name for n in option.roles.get("acquirer", [])} == {n.name for n in bought.roles.get("acquirer", [])}
        and _same_ground(option, bought)
    )


def _says_more(other: Event, event: Event) -> bool:
    """Whether an earn-in is only named, without a number of its own, and another tells it."""
    return (
        other.deal_type == "earn_in"
        and other.story == event.story
        and event.money is None
        and event.stake in (None, other.stake)
        and event.names() <= other.names()
        and (event.names() < other.names() or other.money is not None or other.stake is not None)
        and _same_ground(other, event)
        and (event.rule.endswith(".noun") or event.roles.get("acquirer") == other.roles.get("acquirer"))
    )


def _comes_of(other: Event, earn_in: Event) -> bool:
    """Whether a deal is a clause of the earn-in: the joint venture at its end, the buying that its option allows."""
    if other.story != earn_in.story or other.status in ("completed", "terminated", "rumoured"):
        return False
    shared = other.names() & earn_in.names()
    if other.deal_type == "joint_venture":
        return bool(shared) and (len(shared) > 1 or other.names() <= earn_in.names()) and _same_ground(other, earn_in)
    if other.deal_type != "acquisition" or "target" in other.roles:
        return False
    buyers = {n.name for n in other.roles.get("acquirer", [])}
    return (
        buyers == {n.name for n in earn_in.roles.get("acquirer", [])}
        and _same_ground(other, earn_in)
        and (other.stake is not None and (len(shared) > 1 or other.names() <= earn_in.names()))
    )


def _same_ground(a: Event, b: Event) -> bool:
    return a.project is None or b.project is None or a.project.name == b.project.name


def _take_missing(event: Event, other: Event) -> None:
    """The other party and the project, where only the clause that comes of the earn-in names them."""
    if "seller" not in event.roles:
        missing = [n for names in other.roles.values() for n in names if n.name not in event.names()]
        event.roles.update({"seller": missing} if missing else {})
    event.project = event.project or other.project
    event.date = event.date or other.date
    event.commodities = event.commodities or other.commodities
    event.countries = event.countries or other.countries


def _stages(event: Event, events: Sequence[Event], reading: Reading) -> Iterator[Sentence]:
    """The earn-in's own sentences and those behind them that may tell its stages, up to the next deal's."""
    later = [e.first for e in events if e is not event and e.first > event.first and e.story == event.story]
    end = min([event.first + STAGES, *later])
    for sentence in reading.sentences[event.first : max(end, event.last + 1)]:
        if sentence.story != event.story or not any(word in sentence.text.lower() for word in OF_STAGES):
            continue
        strangers = [n for n in reading.named_in(sentence) if n.kind == "company" and n.name not in event.names()]
        if event.first <= sentence.index <= event.last or not strangers:
            yield sentence


def _take_last_share(event: Event, sentences: Sequence[Sentence], reading: Reading) -> None:
    """The share that the last stage leads to: stated as reached, else the first share and those added to it."""
    text, reached, added = reading.document.text, event.stake or 0.0, 0.0
    printed = event.printed.get("stake_pct")
    for sentence in sentences:
        shares = reading.within(reading.percents, sentence.start, sentence.end)
        for percent in shares:
            before = text[max(sentence.start, percent.start - 110) : percent.start]
            if not 0 < percent.value <= 100 or RATE_AFTER.match(text, percent.end) or NOT_EARNED.search(before[-60:]):
                continue
            if ADDED.search(before):
                is_step = (
                    EARNED.search(before)
                    if sentence.index > event.last
                    else shares.index(percent) and BY_SPENDING.match(text, percent.end)
                )
                added += percent.value if is_step else 0
            elif (
                RAISED_TO.search(before)
                or RAISED_FROM_TO.search(before)
                or (
                    EARNED.search(before)
                    and (
                        INTEREST_AFTER.match(text, percent.end)
                        or BY_SPENDING.match(text, percent.end)
                        or LIMIT.search(before)
                    )
                )
            ) and percent.value > reached:
                reached, added, printed = float(percent.value), 0.0, percent.printed
    if added and event.stake == reached and reached + added <= 100 and not _is_limit(event, reading):
        reached += added
    if reached:
        event.stake = reached
        event.printed.update({"stake_pct": printed} if printed else {})


def _is_limit(event: Event, reading: Reading) -> bool:
    """Whether the share is told somewhere near as the most that can be earned, "up to 70%"."""
    near = reading.sentences[max(0, event.first - STAGES) : event.last + STAGES]
    return bool(near) and any(
        LIMIT.search(reading.document.text, max(0, p.start - 40), p.start)
        for p in reading.within(reading.percents, near[0].start, near[-1].end)
        if p.value == event.stake
    )


def _take_spend(event: Event, sentences: Sequence[Sentence], reading: Reading) -> None:
    """The spend told as the whole or for the last share, in place of a later stage's or of none."""
    text, first = reading.document.text, None
    if event.money is not None and LATER_SPEND.search(text[max(0, event.money.start - 60) : event.money.start]):
        sentences = [
            s for s in reading.sentences[max(0, event.first - STAGES // 2) : event.first] if s.story == event.story
        ] + list(sentences)
    earned_in = -1
    for sentence in sentences:
        percents = reading.within(reading.percents, sentence.start, sentence.end)
        shares = {float(p.value) for p in percents}
        goes_on = sentence.index - earned_in == 1 and OBLIGED.search(sentence.text) is not None
        if any(EARNED.search(text[max(sentence.start, p.start - 110) : p.start]) for p in percents):
            earned_in = sentence.index
        for money in reading.within(reading.money, sentence.start, sentence.end):
            before = text[max(sentence.start, money.start - 160) : money.start]
            if (
                money.is_price
                or money.per is not None
                or not (SPENT.search(before) or SPENT_AFTER.match(text, money.end))
            ):
                continue
            if LATER_SPEND.search(before):
                continue
            if (
                event.stake in shares
                and (WHOLE_SPEND.search(before) or not FIRM_SPEND.search(before))
                and len(shares) == 1
            ):
                _set(event, money, sentence)
                return
            if (
                first is None
                and (shares or goes_on or TO_EXERCISE.search(sentence.text))
                and not FIRM_SPEND.search(before)
            ):
                first = money, sentence
    if first is not None and (
        event.money is None or LATER_SPEND.search(text[max(0, event.money.start - 60) : event.money.start])
    ):
        _set(event, *first)


def _set(event: Event, money: Money, sentence: Sentence) -> None:
    if event.money is not None and event.money.value == money.value:
        return
    event.money, event.printed["value"] = money, money.printed
    if event.first <= sentence.index <= event.last + 2:
        event.last = max(event.last, sentence.index)
    else:
        event.first = event.last = sentence.index
