"""Resource estimates of a document: tables first, prose adds to them, one mention an estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.from_tables import drafts_from_tables
from pipelines.extract.resources.holders import Holders
from pipelines.extract.resources.priors import credited_to_earlier_work, made_before_the_codes
from pipelines.extract.resources.prose import drafts_from_prose
from pipelines.extract.resources.sections import Sections
from pipelines.extract.resources.settle import settle
from pipelines.model import DealMention, Refusal, ResourceMention

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

__all__ = ["find_resources"]


def find_resources(reading: Reading, deals: Sequence[DealMention] = ()) -> tuple[list[ResourceMention], list[Refusal]]:
    """Every estimate the document states, one mention per category of each, and what was refused with the reason.

    `deals` of the document tell who holds a project.
    """
    stated, refused_tables = drafts_from_tables(reading.document)
    of_tables = credited_to_earlier_work(stated)
    of_prose, refused_prose = drafts_from_prose(reading)
    drafts, refused_places = _by_section(reading, made_before_the_codes([*of_tables, *of_prose]))
    mentions = settle(reading, drafts, Holders(deals)) if drafts else []
    return mentions, [*refused_tables, *refused_prose, *refused_places]


def _by_section(reading: Reading, drafts: list[Draft]) -> tuple[list[Draft], list[Refusal]]:
    """Estimates in the history are superseded ones; those of adjacent properties are not this document's to report."""
    if not drafts:
        return [], []
    sections = Sections(reading.document)
    kept: list[Draft] = []
    refusals: list[Refusal] = []
    for draft in drafts:
        if sections.is_adjacent(draft.start):
            reason = "the estimate of an adjacent property or of another one, quoted as background"
            refusals.append(Refusal("resource_estimates", draft.start, draft.end, reason))
        elif draft.standing is None and sections.is_history(draft.start):
            kept.append(replace(draft, standing="previous"))
        else:
            kept.append(draft)
    return kept, refusals
