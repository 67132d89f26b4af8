"""What an announcement of one company tells beside its news: deals of others, long ago or only by the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.announcement import REPORT_HEAD, is_announcement, is_filed, is_technical_report
from pipelines.extract.deals.page.merge import Event
from pipelines.model import Refusal

if TYPE_CHECKING:
    from pipelines.extract.names import Name
    from pipelines.extract.reading import Reading

LONG_AGO = 2
"""Years before an announcement in which what others did is no news of it, unless its price is still worth telling."""
NEWS_HEAD = 2_500
"""Characters of a paper's head: title, highlights and the first paragraphs, which tell its news, whoever has a part."""
GUESSED = ("deals.general", "deals.passage", "deals.select", "deals.stream.noun")
"""Readings that take much for a deal in a text that tells of samples, streams of a plant and consultants."""
SOLD = ("offtake", "royalty_stream")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OWN_UNIT = re.compile(r"\b(?:subsidiar(?:y|ies)|affiliate|vehicle|wholly[- ]owned)\b")


def issuer_of(reading: Reading, topics: Mapping[int, Name]) -> Name | None:
    """Whose announcement a document is, where it is one and of one story."""
    one_story = len({s.story for s in reading.sentences}) == 1
    return topics.get(0) if one_story and is_announcement(reading.document.text) else None


def of_the_issuer(events: Iterable[Event], reading: Reading, issuer: Name | None) -> list[Event]:
    """Of what no rule has told by itself, that in which the issuer, or a unit of its own, has a part."""
    return [e for e in events if issuer is None or issuer.name in e.names() or _has_unit(e, reading)]


def news_of(events: list[Event], reading: Reading, issuer: Name | None) -> tuple[list[Event], list[Refusal]]:
    """The deals that are news of their paper, and the others with the reason why each is none."""
    kept, refused = list(events), []
    for why, is_none in (
        ("told by the way: without its issuer, without a price, and years before or without a day", _past_of_others),
        ("told with its other side elsewhere in the announcement", _echoes),
        ("a technical report tells it as history of the title or of the work", _title_history),
    ):
        dropped = is_none(kept, reading, issuer)
        refused += [_refusal(event, reading, why) for event in dropped]
        kept = [event for event in kept if event not in dropped]
    return kept, refused


def _refusal(event: Event, reading: Reading, why: str) -> Refusal:
    start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
    return Refusal("deals", start, end, why)


def _title_history(events: list[Event], reading: Reading, issuer: Name | None) -> list[Event]:
    """Of a technical report all but what it says is sold, and the latest of its property's history, between two named."""
    if not is_technical_report(reading.document.text):
        return []
    year = _year_of(reading)
    return [
        e
        for e in events
        if e.rule in GUESSED or len(e.names()) < 2 or (e.deal_type not in SOLD and not _is_of(e, year))
    ]


def _is_of(event: Event, year: int | None) -> bool:
    """Whether the report gives a deal a day that is not long before its own."""
    if event.date is None or "announced_on" not in event.printed:
        return False
    return year is None or int(event.date[:4]) >= year - 1


def _year_of(reading: Reading) -> int | None:
    """The year of a report: of its publication, else the last one on its first page."""
    if reading.published_on:
        return int(reading.published_on[:4])
    years = [int(y) for y in YEAR.findall(reading.document.text, 0, REPORT_HEAD)]
    return max(years, default=None)


def _echoes(events: list[Event], reading: Reading, issuer: Name | None) -> list[Event]:
    """What names the issuer alone, and no price, of a kind of deal that is told with its other side."""
    if issuer is None:
        return []
    told = {e.deal_type for e in events if issuer.name in e.names() and len(e.names()) > 1}
    return [e for e in events if e.names() == {issuer.name} and e.money is None and e.deal_type in told]


def under_units(events: list[Event], reading: Reading, issuer: Name | None) -> list[Event]:
    """One deal where the headline has the issuer make the contract, or the purchase, that its text has a unit make."""
    kept = list(events)
    for unit in [e for e in events if issuer and issuer.name not in e.names() and _has_unit(e, reading)]:
        for own in [e for e in kept if issuer and issuer.name in e.names() and _is_same_contract(e, unit)]:
            unit.money, unit.stake = unit.money or own.money, unit.stake or own.stake
            unit.printed = own.printed | unit.printed
            kept.remove(own)
        for own in [e for e in kept if issuer and issuer.name in e.names() and _is_same_purchase(e, unit)]:
            own.money, own.stake = own.money or unit.money, own.stake or unit.stake
            own.printed = unit.printed | own.printed
            kept = [e for e in kept if e is not unit]
    return kept


def _is_same_purchase(own: Event, unit: Event) -> bool:
    """Whether the issuer buys the company that a unit of its own is said to buy."""
    bought = {n.name for n in own.roles.get("target", [])}
    return (
        own.deal_type == unit.deal_type == "acquisition"
        and bool(bought)
        and bought == {n.name for n in unit.roles.get("target", [])}
        and (own.stake is None or unit.stake is None or own.stake == unit.stake)
        and (own.money is None or unit.money is None or own.money.value == unit.money.value)
    )


def _is_same_contract(own: Event, unit: Event) -> bool:
    alike = (own.deal_type, own.status, own.project and own.project.name)
    return (
        own.deal_type in ("offtake", "supply")
        and alike == (unit.deal_type, unit.status, unit.project and unit.project.name)
        and len(own.names() & unit.names()) == 1
        and len(own.names()) == len(unit.names())
    )


def _past_of_others(events: list[Event], reading: Reading, issuer: Name | None) -> list[Event]:
    """Deals without a price in which the issuer has no part, of years before, or of no day and told below the news."""
    if issuer is None:
        return []
    return [
        e
        for e in events
        if e.money is None
        and issuer.name not in e.names()
        and (_is_of_years_before(e, reading) or (_is_below_the_news(e, reading) and not _has_unit(e, reading)))
    ]


def _is_of_years_before(event: Event, reading: Reading) -> bool:
    day = reading.published_on
    return day is not None and event.date is not None and int(day[:4]) - int(event.date[:4]) >= LONG_AGO


def _is_below_the_news(event: Event, reading: Reading) -> bool:
    """Whether a deal is told behind the head of a company's paper, and no day is printed of it."""
    below = reading.sentences[event.first].start > NEWS_HEAD
    return below and "announced_on" not in event.printed and is_filed(reading.document.text)


def _has_unit(event: Event, reading: Reading) -> bool:
    """Whether the words of a deal name a company as somebody's unit."""
    start, end = reading.sentences[event.first].start, reading.sentences[event.last].end
    return OWN_UNIT.search(reading.document.text, start, end) is not None
