"""What a short page as a whole says of the one deal that a sentence of it has told."""

from __future__ import annotations

from pipelines.extract.deals.language.concepts import GOODS_TO_COME
from pipelines.extract.deals.page.merge import Event

PAPERS_FOR = ("offtake", "supply", "royalty_stream", "acquisition")
"""What a paper of two may be for, besides working together."""


def retell(event: Event, told: list[Event], text: str) -> None:
    """A paper is what the page says that it is for, goods if somebody is to deliver them; an agreement may have ended."""
    whole = next((t for t in told if t.names() == event.names()), None)
    if whole is None:
        return
    of_goods = whole.deal_type in ("offtake", "supply")
    if (
        event.deal_type == "partnership"
        and whole.deal_type in PAPERS_FOR
        and (not of_goods or GOODS_TO_COME.search(text))
    ):
        event.deal_type, event.roles = whole.deal_type, whole.roles
    if event.status == "agreed" and whole.status == "terminated":
        event.status = "terminated"
