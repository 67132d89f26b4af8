"""What is told as a deal by itself and is a part of another: a royalty that a seller keeps, the venture of a half sold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract.deals.page.listed import MOST_ITEMS
from pipelines.extract.deals.page.merge import Event, same_sum

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading


def is_part_of_price(event: Event, events: Sequence[Event], reading: Reading) -> bool:
    """Whether a deal is only a part of another: the royalty that the seller of a mine keeps, the shares issued to him,
    the metal of a stream, the joint venture that comes of selling most of a mine or ends as one buys the other out."""
    if event.deal_type == "offtake" and "stream" in reading.sentences[event.first].text.lower():
        return any(
            other.deal_type == "royalty_stream"
            and other.story == event.story
            and event.names() == other.names()
            and abs(event.first - other.first) <= MOST_ITEMS
            for other in events
        )
    if event.deal_type == "joint_venture" and event.money is not None:
        return any(
            other.deal_type == "acquisition"
            and other.first == event.first
            and other.stake is not None
            and same_sum(event.money, other.money)
            and bool(event.names() & other.names())
            for other in events
        )
    if event.deal_type == "joint_venture" and event.money is None and event.status == "agreed":
        return any(
            other.deal_type == "acquisition"
            and other.story == event.story
            and other.names() == event.names()
            and other.stake is not None
            and 50 <= other.stake < 100
            for other in events
        )
    if event.deal_type == "joint_venture" and event.money is None and event.status == "terminated":
        return any(
            other.deal_type == "acquisition"
            and other.story == event.story
            and other.status in ("agreed", "completed")
            and event.names() <= other.names()
            for other in events
        )
    if event.rule.startswith("deals.issue"):
        return any(
            other.deal_type == "acquisition"
            and other.story == event.story
            and _names(other, "acquirer") == _names(event, "investee")
            and bool(_names(other, "seller"))
            and _names(other, "seller") == _names(event, "investor")
            for other in events
        )
    return (
        event.deal_type == "royalty_stream"
        and event.money is None
        and any(
            other.deal_type in ("acquisition", "earn_in")
            and other.story == event.story
            and event.names() <= other.names()
            for other in events
        )
    )


def _names(event: Event, role: str) -> set[str]:
    return {n.name for n in event.roles.get(role, [])}
