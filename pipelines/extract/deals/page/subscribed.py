"""What an investor pays for new shares, where a sentence beside the deal tells what the issue raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.page.listed import MOST_ITEMS, put_price
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

OF_SHARES = re.compile(
    r"(?i)\b(?:subscri\w+|placement|(?:new|ordinary|common|million|\d{3}) (?:[a-z]+ ){0,4}(?:shares|units))\b"
)
COMES_TO = re.compile(
    r"(?i)\b(?:rais(?:e|es|ing)|(?:proceeds|consideration|investment|(?:subscription )?(?:amount|price|sum|monies)) of|"
    r"totall?ing|total(?: of)?|amount(?:s|ing) to|worth|for)"
    r"(?: (?:an?|the|aggregate|total|gross|cash|approximately|about|around|sum|of|just|over|some|subscription|price))* ?$"
)
"""Words between the shares and what they bring in."""


def take_subscribed(event: Event, reading: Reading) -> None:
    """Give a lone investment the sum for which a sentence beside it has its investor take shares; in place."""
    if event.money is not None or event.status == "rumoured":
        return
    investors = {n.name for n in event.roles.get("investor", [])}
    for sentence in reading.sentences[max(event.first - 1, 0) : event.last + MOST_ITEMS]:
        names = {n.name for n in reading.named_in(sentence)}
        if sentence.story != event.story or not names & investors or not OF_SHARES.search(sentence.text):
            continue
        for money in reading.within(reading.money, sentence.start, sentence.end):
            before = reading.document.text[sentence.start : money.start]
            if not money.is_price and money.per is None and COMES_TO.search(before):
                put_price(event, money, sentence)
                return
