"""Deals whose terms an announcement says have been agreed anew: their new price, on the day of the announcement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import is_announcement
from pipelines.extract.deals.page.listed import MOST_ITEMS, put_price
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

GAP = r"(?:[^.;]|\.(?=\d))"
CHANGE = r"(?:reduc|increas|rais|lower|cut|halv|amend|revis|chang|vari|adjust|renegotiat|restructur)\w*"
AMENDS = re.compile(
    rf"(?i)\b(?:deed of (?:variation|amendment)|variation (?:deed|agreement|of|to)|amend(?:ing|ment) (?:deed|agreement|to)|"
    rf"amended and restated|{CHANGE} (?:[a-z]+ )?(?:terms|consideration|agreement)|(?:terms|agreement|consideration) "
    rf"(?:has|have) (?:now )?been {CHANGE}|agreed to (?:amend|vary|revise|renegotiate))\b"
)
SPEAKS_OF_CHANGE = ("mend", "ari", "evis", "educe", "ncrease", "enegotiat", "estructur", "hange")
"""One of these stands in every sentence that tells of changed terms."""
CHANGED_TO = re.compile(
    rf"(?i)\b(?:consideration|(?:purchase|acquisition|sale|exercise) price|cash (?:payable|payment|component)|"
    rf"(?:upfront|completion|initial) payment)\b{GAP}{{0,160}}\b{CHANGE}{GAP}{{0,60}}\bto (?:[a-z]+ ){{0,3}}$|"
    rf"\b(?:amended|revised|varied|renegotiated|restructured|new) (?:[a-z]+ )?(?:terms|agreement|consideration|price)\b"
    rf"{GAP}{{0,80}}\b(?:is|are|be|of|totals?|pay|to) (?:now )?(?:[a-z]+ ){{0,2}}$"
)
ANNOUNCED_ON = re.compile(r"(?i)\bannounce(?:d|ments?)\b[^.;]{0,25}$")
BEFORE = 260
"""Characters before a sum that say that it takes the place of another."""
MAY_VARY = ("acquisition", "earn_in", "royalty_stream")


def settle_variations(events: Sequence[Event], reading: Reading) -> None:
    """Give its new price, and no day of an older paper, to a deal whose terms the announcement varies; in place."""
    open_deals = [e for e in events if e.deal_type in MAY_VARY and e.status in ("proposed", "agreed")]
    if not open_deals or not is_announcement(reading.document.text):
        return
    for sentence in reading.sentences:
        if sentence.block in ("boilerplate", "table_row") or not any(w in sentence.text for w in SPEAKS_OF_CHANGE):
            continue
        price = _new_price(sentence, reading)
        if price is None and not AMENDS.search(sentence.text):
            continue
        if (event := _varied(open_deals, sentence)) is None:
            continue
        if event.date is not None and not _tells_day(event.date, sentence, reading):
            event.date = None
            event.printed.pop("announced_on", None)
        if price is not None:
            put_price(event, price, sentence)


def _new_price(sentence: Sentence, reading: Reading) -> Money | None:
    text = reading.document.text
    for money in reading.within(reading.money, sentence.start, sentence.end):
        before = text[max(sentence.start, money.start - BEFORE) : money.start]
        if not money.is_price and money.per is None and CHANGED_TO.search(before):
            return money
    return None


def _tells_day(day: str, sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence has this day for the change itself, and not for an announcement before."""
    days = [d for d in reading.within(reading.dates, sentence.start, sentence.end) if d.value == day]
    return any(not ANNOUNCED_ON.search(reading.document.text, sentence.start, d.start) for d in days)


def _varied(deals: Sequence[Event], sentence: Sentence) -> Event | None:
    """The deal told last before the sentence, else the story's only one."""
    own = [e for e in deals if e.story == sentence.story]
    told = [e for e in own if 0 <= sentence.index - e.first <= MOST_ITEMS]
    return max(told, key=lambda e: e.first) if told else own[0] if len(own) == 1 else None
