"""A reading of plain text for the tests of extraction."""

from __future__ import annotations

from pathlib import Path

from pipelines.extract.reading import Reading
from pipelines.parse import read_contract


def reading_of(text: str, *, title: str | None = None, published_at: str | None = "2025-06-10") -> Reading:
    """The text as one document, published on a Tuesday unless told otherwise."""
    record = {"doc_id": "test", "title": title, "text": text, "published_at": published_at, "url": None}
    return Reading(read_contract(record, Path()))
