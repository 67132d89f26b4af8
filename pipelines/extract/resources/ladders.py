"""Ladders: one estimate at a row of cut-offs, of which the document may call one the base case."""

from __future__ import annotations

from collections import defaultdict

from pipelines.extract import regex as re
from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.resources.cutoffs import CUTOFF_WORD
from pipelines.extract.resources.draft import Draft

BASE_CASE = re.compile(
    r"(?i)\bbase[\s-]case\b[^.;\n|]{0,60}?(\d+(?:\.\d+)?)\s*(%|ppm|g/t)"
    r"|(\d+(?:\.\d+)?)\s*(%|ppm|g/t)[^.;\n|]{0,40}\bbase[\s-]case\b"
)
FEWEST_RUNGS = 3
BESIDE = 120
"""Characters around a base case in which a document says that it is one of cut-offs, and not of prices or costs."""


def base_case_only(drafts: list[Draft], around: Surroundings) -> list[Draft]:
    """Of rows that differ in their cut-off only, the base case where the text around the table names it; else all."""
    match = BASE_CASE.search("\n".join((around.title, around.intro, around.notes, around.below)))
    return _at(float(match[1] or match[3]), drafts) if match else drafts


def base_case_throughout(drafts: list[Draft], text: str) -> list[Draft]:
    """Of every ladder that has it, the base case, where the text names one only, and that of cut-offs."""
    if not any(_ladders(drafts)):
        return drafts
    named = {
        float(match[1] or match[3])
        for match in BASE_CASE.finditer(text)
        if CUTOFF_WORD.search(text, max(0, match.start() - BESIDE), match.end() + BESIDE)
    }
    if len(named) != 1:
        return drafts
    base = named.pop()
    having = [ladder for ladder in _ladders(drafts) if any(_is_at(base, d) for d in ladder)]
    dropped = {id(d) for ladder in having for d in ladder if not _is_at(base, d)}
    return [d for d in drafts if id(d) not in dropped]


def _at(base: float, drafts: list[Draft]) -> list[Draft]:
    dropped = {id(d) for ladder in _ladders(drafts) for d in ladder if not _is_at(base, d)}
    return [d for d in drafts if id(d) not in dropped]


def _is_at(base: float, draft: Draft) -> bool:
    return any(abs(g.value - base) < 1e-9 for g in draft.cutoff)


def _ladders(drafts: list[Draft]) -> list[list[Draft]]:
    """Rows of one table that are of one class, kind, zone and standing, at three cut-offs or more."""
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[(draft.table, draft.category, draft.kind, draft.zone, draft.standing)].append(draft)
    return [group for group in groups.values() if len({d.cutoff for d in group}) >= FEWEST_RUNGS]
