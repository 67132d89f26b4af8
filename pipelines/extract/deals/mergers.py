"""Purchases of whole companies that their page calls mergers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

MERGER = re.compile(r"(?i)\bmerg(?:er|ers|es?|ed|ing)\b")
PURCHASE = re.compile(r"(?i)\b(?:acqui\w+|buy\w*|bought|takeover|take over|bid|offer|purchase\w*)\b")


UNDER_A_MERGER = r"\b(?:under|through|via|by way of|as part of|in) (?:the|an?|this|their) (?:[a-z-]+ )?merger\b"
"""The words of a clause that tell of a purchase as a step of a merger."""


SIGNED_SCHEME = re.compile(
    r"(?i)\b(?:scheme booklet|(?:scheme|merger|bid|transaction) implementation (?:deed|agreement)|"
    r"arrangement agreement)\b"
)
LOOSE = re.compile(
    r"(?i)\bnon-?binding|\bindicative|\bnot (?:yet )?(?:been )?(?:signed|executed|entered)|\bunsolicited"
)


def settle_schemes(events: Sequence[Event], reading: Reading) -> None:
    """A "proposed" merger or purchase of a company is agreed where its page speaks of the signed paper; in place."""
    for event in events:
        if event.status != "proposed" or event.deal_type not in ("merger", "acquisition"):
            continue
        if event.deal_type == "acquisition" and "target" not in event.roles:
            continue
        told = reading.sentences[max(0, event.first - 3) : event.last + 12]
        if any(LOOSE.search(s.text) for s in told):
            continue
        if any(SIGNED_SCHEME.search(s.text) for s in told if s.story == event.story):
            event.status = "agreed"


def call_mergers(events: Sequence[Event], reading: Reading) -> None:
    """Make the page's only purchase of a whole company a merger where the headline calls it so, in place."""
    title = reading.document.title or ""
    if not MERGER.search(title) or PURCHASE.search(title):
        return
    bought = [e for e in events if e.deal_type == "acquisition" and "target" in e.roles and e.stake in (None, 100.0)]
    if (
        len(bought) == 1
        and not any(e.deal_type == "merger" for e in events)
        and any(name.split()[0] in title for name in bought[0].names())
    ):
        bought[0].deal_type = "merger"
