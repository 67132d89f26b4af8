"""Letters that are signed for a deal the paper goes on to describe: the deal is proposed, and the letter is no other.

"A non-binding heads of agreement with ⟦C⟧. ⟦C⟧ could earn 51% by spending ..." is one proposed earn-in; its later
sentences speak of rights and duties as if they were agreed.
"""

from __future__ import annotations

from pipelines.extract.deals.merge import LETTERED, Event, is_letter, only_described

REACH = 10
"""Sentences behind a letter that may describe its deal."""


def settle_letters(events: list[Event]) -> None:
    """Deals that only a letter's sentences describe become proposed, and the letter one with its deal; in place."""
    for letter in [e for e in events if is_letter(e)]:
        described = [e for e in events if e is not letter and _describes(e, letter)]
        for event in described:
            if only_described(event):
                event.status = "proposed"
            event.date = event.date or letter.date
            event.project = event.project or letter.project
            event.commodities = event.commodities or letter.commodities
            event.countries = event.countries or letter.countries
        if described:
            events.remove(letter)


def _describes(event: Event, letter: Event) -> bool:
    """Whether a deal is told where a letter's sentences are, between the letter's parties."""
    return (
        event.story == letter.story
        and event.deal_type in LETTERED
        and event.status in ("proposed", "agreed")
        and letter.first <= event.first <= letter.last + REACH
        and bool(event.names())
        and event.names() <= letter.names()
    )
