"""The price that a sentence or item apart from its deal gives: "As consideration the Company will pay the vendors ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.prices import is_in_shares, price_in
from pipelines.extract.deals.page.listed import MOST_ITEMS, put_price
from pipelines.extract.deals.page.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading, Sentence

GAP = r"(?:[^.;]|\.(?=\d))"
"""A character within one clause: a point inside a number does not end it."""
REACH = 60
"""Sentences on either side of a deal that may give its price."""
SPEAKS_OF_PRICE = (
    "onsideration",
    "cost of",
    "urchase price",
    "cquisition price",
    "ale price",
    "value of",
    "endor",
    "eller",
    "alue",
    "aluing",
    "received",
    "cash",
    "on completion",
    "at completion",
    "sold for",
    "acquired for",
    "settlement",
    "will pay",
    "he price",
    "ssu",
    "payment of",
)
"""One of these stands in every sentence that `TELLS_PRICE` can match: plain letters are found many times faster."""
TELLS_PRICE = re.compile(
    r"(?i)\b(?:considerations?|purchase price|acquisition price|sale price|acquisition cost|transaction value|"
    r"(?:upfront|up-front|total|initial) cost of the)\b"
    r"(?! shares)|\b(?:equity|transaction|offer|deal) value of\b|\brepresent\w* (?:a |an )?(?:[a-z]+ )?value of\b"
    rf"|\bvalues?\b{GAP}{{0,40}}\b(?:equity|shares)\b{GAP}{{0,20}}\bat\b|\breceived:?\s"
    r"|\bvalu(?:es|ed|ing) (?:[A-Z][\w’' -]{1,40}?|it|the (?:[a-z]+ )?(?:company|target|miner|group|firm)) at\b"
    rf"|\b(?:pay|paying|paid|payable|payment|payments)\b{GAP}{{0,80}}\b(?:vendors?|sellers?)\b"
    r"|\b(?:vendors?|sellers?|[A-Z][\w-]+)\b,? (?:will|is to|is entitled to|has agreed to|agreed to) "
    rf"(?:also )?(?:receive|pay|be paid)\b{GAP}{{0,60}}(?:\bcash\b|\b(?:on|at|upon) (?:completion|settlement|closing)\b)"
    r"|\b(?:[Uu]nder|[Pp]ursuant to) (?:it|(?:the|this|that) (?:agreement|deal|terms|deed|contract)),? "
    r"[^.;$€£]{2,60} will pay\b"
    rf"|\bagreed to pay\b{GAP}{{0,60}}\bcash\b"
    r"|\b(?:is|are|was|were|been|being) (?:sold|acquired) for\b"
    rf"|\breceived\b{GAP}{{0,30}}\bfor the (?:transaction|sale|deal)\b"
    r"|\bthe price,? (?:(?:is|was|being|of|paid) )?(?:(?:about|some|up to) )?(?:[A-Z]{1,3} ?)?[$€£]"
    r"|\b(?:makes?|making|made) (?:an? )?(?:initial|first|up-?front|cash|completion|closing)(?: cash)? payment of\b"
    rf"|\bissu(?:e|es|ed|ing)\b(?=[^;]*\bshares\b){GAP}{{0,110}}\b(?:worth|value|equals?|equal to|equivalent)\b"
)
LEADS_TO_PRICE = re.compile(
    r"(?i)\b(?:consideration|purchase price|will|must|agreed to|terms|as follows|receiv\w+|paid)\b[^.]*:\s*$"
)
PAYS = re.compile(r"(?i)\b(?:pay\w*|cash|payable|worth of|shares|scrip)\b")
TO_OTHERS = re.compile(
    r"(?i)\b(?:lead managers?|brokers?|advis[eo]rs?|directors?|employees|investors|consultants?|placement|entitlement|"
    r"rights issue|purchase plan|capital raising|notes?|facilitat\w+|introduc\w+)\b"
)
"""Who gets shares that are no part of a price."""
PAID_LATER = re.compile(
    r"(?i)\W*(?:the )?(?:deferred|contingent|milestone|earn-?out|bonus) (?:consideration|payments?)\b"
)
PRICE_HEADING = re.compile(
    r"(?i)\b(?:consideration|purchase price|(?:key|material|summary|transaction|acquisition|agreement|sale|deal|main"
    r"|principal|commercial) (?:of )?(?:the )?(?:[a-z]+ )?terms?|terms of (?:the )?[a-z ]+)\b"
)


def take_price(unpriced: Sequence[Event], told: Sequence[Event], reading: Reading, story: int) -> None:
    """Give a price told apart to the unpriced deal that its sentence names, or to the only one there is.

    Shares and what they are worth are the price only where no sentence tells of cash.
    """
    in_shares: list[tuple[Event, Money, Sentence]] = []
    for sentence in _telling(told, reading, story):
        money = price_in(reading, sentence.start, sentence.end)
        if money is None or any(e.money is not None and e.money.value == money.value for e in told):
            continue
        names = {n.name for n in reading.named_in(sentence)}
        event = _meant(unpriced, told, names, reading.published_on)
        if event is None or event.money is not None:
            continue
        if not is_in_shares(reading, money):
            put_price(event, money, sentence)
        elif not TO_OTHERS.search(sentence.text):
            in_shares.append((event, money, sentence))
    for event, money, sentence in in_shares:
        if event.money is None:
            put_price(event, money, sentence)


def _telling(told: Sequence[Event], reading: Reading, story: int) -> Iterator[Sentence]:
    """The sentences and items near a story's deals that may give a price."""
    leads_until = -1
    first, last = min(e.first for e in told) - REACH, max(e.last for e in told) + REACH
    for sentence in reading.sentences[max(first, 0) : last + 1]:
        if sentence.story != story or sentence.block == "boilerplate":
            continue
        text = sentence.text
        if text.endswith(":") and LEADS_TO_PRICE.search(text[-200:]):
            of_price = not PAID_LATER.match(text) and (TELLS_PRICE.search(text + " ") or PRICE_HEADING.search(text))
            leads_until = sentence.index + MOST_ITEMS if of_price else -1
        is_item = sentence.block == "list_item" and sentence.index <= leads_until
        under = (
            sentence.block != "table_row" and PRICE_HEADING.search(sentence.headings[-1]) is not None
            if sentence.headings
            else False
        )
        if not reading.within(reading.money, sentence.start, sentence.end) or PAID_LATER.match(text):
            continue
        if ((is_item or under) and PAYS.search(text)) or (
            any(word in text for word in SPEAKS_OF_PRICE) and TELLS_PRICE.search(text)
        ):
            yield sentence


def _meant(unpriced: Sequence[Event], told: Sequence[Event], names: set[str], day: str | None) -> Event | None:
    """The unpriced deal that a price belongs to; None where another deal's names stand beside it, or none is clear."""
    common = set.intersection(*(e.names() for e in told)) if len(told) > 1 else set()

    def own(event: Event) -> int:
        project = {event.project.name} if event.project else set()
        return len(((event.names() | project) - common) & names)

    best = max(told, key=own)
    if own(best):
        return best if best in unpriced and sum(own(e) == own(best) for e in told) == 1 else None
    acquired = [e for e in unpriced if e.deal_type in ("acquisition", "royalty_stream") and not _is_older(e, day)]
    return (
        acquired[0]
        if len(acquired) == 1
        and not any(
            e.deal_type in ("acquisition", "royalty_stream") and e.money is not None and not _is_older(e, day)
            for e in told
        )
        else None
    )


def _is_older(event: Event, day: str | None) -> bool:
    """Whether a deal is of another month than the page."""
    return bool(event.date and day and event.date[:7] != day[:7])
