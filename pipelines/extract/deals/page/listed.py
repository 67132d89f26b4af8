"""Lists of terms given to the deals that they belong to: parties, price, spend, share and mine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.prices import price_in
from pipelines.extract.deals.language.marked import ROUGHLY
from pipelines.extract.deals.page.merge import Event
from pipelines.extract.deals.page.terms import Term
from pipelines.extract.names import Name

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

PRICED_TYPES = ("acquisition", "royalty_stream", "equity_investment", "merger")
ROLE_OF: dict[str, dict[str, str]] = {
    "acquisition": {"buyer": "acquirer", "seller": "seller", "target": "target"},
    "earn_in": {"buyer": "acquirer", "seller": "seller"},
    "royalty_stream": {"buyer": "royalty_holder", "seller": "seller"},
    "offtake": {"buyer": "buyer", "seller": "supplier"},
    "supply": {"buyer": "buyer", "seller": "supplier"},
    "equity_investment": {"investor": "investor", "seller": "seller", "target": "investee"},
}
IS_TOTAL = re.compile(
    r"(?i)\b(?:(?:purchase|acquisition|sale) price|consideration)(?: payable)?(?: (?:for|to) [^.;$]{1,50})? "
    r"(?:of|is|totals?|will be|amounts to)(?: (?:up to|approximately|about|a total of))* $"
)
IN_PARTS = re.compile(
    r",? (?:(?:which|that|and) )?(?:is |will be |to be )?(?:consist\w+|compris\w+|made up|being|split|satisfied by|"
    r"payable as to)\b"
)
"""What stands before and behind a price that is then divided."""
BEFORE_TOTAL = 100
PARTY_TERMS = ("buyer", "seller", "target", "investor", "counterparty")
MOST_ITEMS = 12
"""Items of a list that its leading sentence reaches."""


def take_terms(events: Sequence[Event], terms: list[Term], reading: Reading) -> None:
    """Give a list of terms to the deal whose parties it names, else to the story's only deal."""
    parties = {term: _companies(reading, term) for term in terms if term.kind in PARTY_TERMS}
    named = {name.name for names in parties.values() for name in names}
    at = terms[0].sentence.index
    before = max((e.first for e in events if at - MOST_ITEMS < e.first <= at), default=None)
    known = any(named & e.names() for e in events)
    fitting = [
        e
        for e in events
        if e.deal_type in ROLE_OF
        and (
            named & e.names()
            or (
                not known
                and (len(events) == 1 or e.first == before)
                and all(_role(e, term.kind) not in e.roles for term in parties)
            )
        )
    ]
    if not fitting:
        return
    event = max(fitting, key=lambda e: (len(named & e.names()), -abs(e.first - terms[0].sentence.index)))
    for term, names in parties.items():
        role = _role(event, term.kind)
        missing = [n for n in names if n.name not in event.names()]
        if role and role not in event.roles and missing:
            event.roles[role] = missing
    if event.money is None and sum(e.deal_type == event.deal_type for e in events) == 1:
        _take_stated_total(event, reading)
    for kind in ("spend", "total", "price") if event.deal_type == "earn_in" else ("total", "price"):
        for term in terms:
            if term.kind == kind and event.money is None and event.deal_type in (*PRICED_TYPES, "earn_in"):
                put_price(event, price_in(reading, term.start, term.end), term.sentence)
                if "xercise" in term.label and event.status == "agreed":
                    event.status = "proposed"  # an option that has a price is still to be exercised
    for term in terms:
        if term.kind in ("share", "quantity") and event.stake is None and _may_have_share(event, term):
            _share(event, reading, term)
        if term.kind in ("asset", "share") and event.project is None:
            event.project = next(
                (n for n in reading.within(reading.names, term.start, term.end) if n.kind == "project"), None
            )


def _take_stated_total(event: Event, reading: Reading) -> None:
    """The price that a sentence divides into its parts, which the list has one by one."""
    if event.deal_type != "acquisition":
        return
    text = reading.document.text
    for sentence in reading.sentences[max(event.first - MOST_ITEMS, 0) : event.last + MOST_ITEMS]:
        if sentence.story != event.story or ("onsideration" not in sentence.text and "rice" not in sentence.text):
            continue
        for money in reading.within(reading.money, sentence.start, sentence.end):
            before = text[max(sentence.start, money.start - BEFORE_TOTAL) : money.start]
            if not money.is_price and IS_TOTAL.search(before) and IN_PARTS.match(text, money.end):
                put_price(event, money, sentence)
                return


def _role(event: Event, kind: str) -> str | None:
    """The role that a label gives; a counterparty is the side that the telling has left out."""
    roles = ROLE_OF[event.deal_type]
    if kind != "counterparty":
        return roles.get(kind)
    missing = [
        role for side, role in roles.items() if side in ("buyer", "seller", "investor") and role not in event.roles
    ]
    return missing[0] if len(missing) == 1 else None


def _may_have_share(event: Event, term: Term) -> bool:
    is_product = event.deal_type in ("offtake", "supply")
    return event.deal_type != "royalty_stream" and is_product == (term.kind == "quantity")


def _share(event: Event, reading: Reading, term: Term) -> None:
    for percent in reading.within(reading.percents, term.start, term.end)[:1]:
        if 0 < percent.value <= 100 and not reading.document.text.endswith(ROUGHLY, 0, percent.start):
            event.stake, event.printed["stake_pct"] = float(percent.value), percent.printed


def _companies(reading: Reading, term: Term) -> list[Name]:
    names = reading.within(reading.names, term.start, term.end)
    firms = [n for n in names if n.kind in ("company", "agency")]
    opening = [n for n in names if n.kind in ("person", "other") and n.start - term.start < OPENING]
    return (firms or opening)[:3]


OPENING = 5
"""Characters before a name that still opens a term: a title."""


def put_price(event: Event, money: Money | None, sentence: Sentence) -> None:
    """The price with its sentence as evidence, which widens where it stands beside the telling."""
    if money is None:
        return
    event.money, event.printed["value"] = money, money.printed
    if abs(sentence.index - event.last) <= 2 or abs(sentence.index - event.first) <= 2:
        event.first, event.last = min(event.first, sentence.index), max(event.last, sentence.index)
    else:
        event.first = event.last = sentence.index
