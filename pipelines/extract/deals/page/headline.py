"""The price that an announcement's headline or highlights give as a whole, whose parts its terms list one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.page.listed import put_price
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

TOP = 25
"""Sentences among which stand the headline and the highlights: a letterhead may go before them."""
PRICED = ("acquisition", "royalty_stream", "merger")
ACT = re.compile(
    r"(?i)\b(?:sale|sells?|selling|sold|dispos\w+|divest\w+|acqui\w+|buys?|buying|purchas\w+|takeover|offer|royalty|stream|"
    r"merger|monetis\w+)\b"
)
FOR = re.compile(r"(?i)\b(?:for|worth|valued at)(?: (?:up to|approximately|about|around|over|a total of|total of))* $")
OF_A_SUM = re.compile(
    r"(?i) (?:cash |all-cash |all-share |scrip )?(?:sale|acquisition|disposal|divestment|takeover|offer|royalty)\b"
)
"""How a headline gives a price: "sale of the mine for $6m", "$6m sale of the mine"."""
IN_TOTAL = re.compile(
    r"(?i)\b(?:total|aggregate|headline|overall) (?:cash |upfront )?(?:consideration|purchase price|sale price|price)"
    r"(?: payable)?(?: of| is|:)(?: up to| approximately| about)* $"
)
"""What makes a sum the whole of a price, wherever it stands."""


def take_headline(events: Sequence[Event], reading: Reading) -> None:
    """Give the page's only priced deal the sum that its head gives as a whole, unless it has a larger one; in place."""
    priced = [e for e in events if e.deal_type in PRICED and not (e.date and _is_long_ago(e.date, reading))]
    if len(priced) != 1 or priced[0].status == "terminated":
        return
    event = priced[0]
    text = reading.document.text
    for sentence in reading.sentences[:TOP]:
        others = {n.name for n in reading.named_in(sentence) if n.kind == "company"} - event.names()
        if others or sentence.block not in ("heading", "list_item", "paragraph"):
            continue
        for money in reading.within(reading.money, sentence.start, sentence.end):
            before = text[sentence.start : money.start]
            in_head = (ACT.search(before) and FOR.search(before)) or OF_A_SUM.match(text, money.end)
            told = (in_head and sentence.block == "heading") or IN_TOTAL.search(before)
            if money.is_price or money.per is not None or not told:
                continue
            if event.money is None or (event.money.value < money.value and event.money.currency == money.currency):
                put_price(event, money, sentence)
            return


def _is_long_ago(day: str, reading: Reading) -> bool:
    return reading.published_on is not None and day[:4] != reading.published_on[:4]
