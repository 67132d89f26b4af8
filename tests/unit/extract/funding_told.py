"""What a page tells of funding, as short rows."""

from __future__ import annotations

from pathlib import Path

from pipelines.extract.funding import find_funding
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.reading_of import reading_of

Row = tuple[str | None, str | None, float | None, str, str]
"""Funder, recipient, amount, stage, instrument."""


def rows(text: str, *, markdown: bool = False, markup: str | None = None) -> list[Row]:
    """One row for each commitment of a page published on 10 June 2025, in text order."""
    if markdown or markup:
        form = markup or "markdown"
        record = {"doc_id": "test", "title": None, form: text, "published_at": "2025-06-10", "url": None}
        reading = Reading(read_contract(record, Path()))
    else:
        reading = reading_of(text)
    found = [mention.as_contract() for mention in find_funding(reading)[0]]
    return [
        (f["funder"], (f["recipient"] or "").rstrip(".") or None, f["amount"], f["stage"], f["instrument"])
        for f in found
    ]
