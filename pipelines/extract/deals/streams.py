"""Metal streams: production bought for money up front, by whatever words the sale is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

NEAR = 4
"""Sentences on either side of a purchase of production that may call it a stream."""
STREAMED = frozenset(["gold", "silver", "platinum", "palladium", "cobalt", "copper", "platinum group metals"])
STREAM = re.compile(r"(?i)\bstream(?:s|ing)?\b")
HOLDER_NAME = re.compile(r"\b(?:Royal|Royalt(?:y|ies)|Streaming|Streams|Precious Metals)\b")
"""What those who live on royalties and streams are called."""


def settle_streams(events: list[Event], reading: Reading) -> None:
    """Sales of production that the text calls streams become streams, each told once, with its holder; in place."""
    for event in events:
        if event.deal_type in ("offtake", "supply") and _is_stream(event, reading):
            event.deal_type, event.stake = "royalty_stream", None
            event.printed.pop("stake_pct", None)
            roles = {"buyer": "royalty_holder", "supplier": "seller"}
            event.roles = {roles.get(role, role): names for role, names in event.roles.items()}
    for event in [e for e in events if e.deal_type == "royalty_stream"]:
        _right_way_round(event, reading)
        if event.money is None and _told_by_another(event, events):
            events.remove(event)


def _is_stream(event: Event, reading: Reading) -> bool:
    around = reading.sentences[max(0, event.first - NEAR) : event.last + NEAR + 1]
    return STREAMED.issuperset(event.commodities or ("",)) and any(
        s.story == event.story and STREAM.search(s.text) for s in around
    )


def _right_way_round(event: Event, reading: Reading) -> None:
    """A seller that is called after royalties, or acts for a company that is, holds where the other side is not."""
    sellers, holders = event.roles.get("seller", []), event.roles.get("royalty_holder", [])
    first = reading.sentences[event.first]
    owners = [
        n
        for n in reading.within(reading.names, first.start, first.end)
        if n.kind == "company" and n.name not in event.names() and HOLDER_NAME.search(n.name)
    ]
    lives_on_them = any(HOLDER_NAME.search(n.name) for n in sellers) or (
        bool(owners) and event.rule == "deals.stream.noun"
    )
    if sellers and holders and lives_on_them and not any(HOLDER_NAME.search(n.name) for n in holders):
        event.roles = {**event.roles, "seller": holders, "royalty_holder": sellers}


def _told_by_another(event: Event, events: Sequence[Event]) -> bool:
    """Whether an unpriced stream is only spoken of once more."""
    return any(
        other is not event
        and other.deal_type == "royalty_stream"
        and other.story == event.story
        and event.names() <= other.names()
        and abs(other.first - event.first) <= NEAR
        and (other.money is not None or other.first < event.first)
        and (set(event.commodities) <= set(other.commodities) or other.money is not None)
        for other in events
    )
