"""Resource estimates of a document: tables first, prose adds to them, one mention an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract.resources.from_tables import drafts_from_tables
from pipelines.extract.resources.prose import drafts_from_prose
from pipelines.extract.resources.settle import settle
from pipelines.model import Refusal, ResourceMention

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

__all__ = ["find_resources"]


def find_resources(reading: Reading) -> tuple[list[ResourceMention], list[Refusal]]:
    """Every estimate the document states, one mention per category of each, and what was refused with the reason."""
    of_tables, refused_tables = drafts_from_tables(reading.document)
    of_prose, refused_prose = drafts_from_prose(reading)
    drafts = [*of_tables, *of_prose]
    mentions = settle(reading, drafts) if drafts else []
    return mentions, [*refused_tables, *refused_prose]
