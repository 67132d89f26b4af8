"""Purchases of whole companies that their page calls mergers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.extract.deals.merge import Event

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

MERGER = re.compile(r"(?i)\bmerg(?:er|ers|es?|ed|ing)\b")
PURCHASE = re.compile(r"(?i)\b(?:acqui\w+|buy\w*|bought|takeover|take over|bid|offer|purchase\w*)\b")


UNDER_A_MERGER = r"\b(?:under|through|via|by way of|as part of|in) (?:the|an?|this|their) (?:[a-z-]+ )?merger\b"
"""The words of a clause that tell of a purchase as a step of a merger."""


def call_mergers(events: Sequence[Event], reading: Reading) -> None:
    """Make the page's only purchase of a whole company a merger where the headline calls it so, in place."""
    title = reading.document.title or ""
    if not MERGER.search(title) or PURCHASE.search(title):
        return
    bought = [e for e in events if e.deal_type == "acquisition" and "target" in e.roles and e.stake in (None, 100.0)]
    if len(bought) == 1 and not any(e.deal_type == "merger" for e in events) and any(
        name.split()[0] in title for name in bought[0].names()
    ):
        bought[0].deal_type = "merger"
