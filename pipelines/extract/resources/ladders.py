"""Ladders: one estimate at a row of cut-offs, of which the document may call one the base case."""

from __future__ import annotations

import re
from collections import defaultdict

from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.resources.draft import Draft

BASE_CASE = re.compile(
    r"(?i)\bbase[\s-]case\b[^.;\n|]{0,60}?(\d+(?:\.\d+)?)\s*(%|ppm|g/t)"
    r"|(\d+(?:\.\d+)?)\s*(%|ppm|g/t)[^.;\n|]{0,40}\bbase[\s-]case\b"
)
FEWEST_RUNGS = 3


def base_case_only(drafts: list[Draft], around: Surroundings) -> list[Draft]:
    """Of rows that differ in their cut-off only, the base case where the text around the table names it; else all."""
    match = BASE_CASE.search("\n".join((around.title, around.intro, around.notes, around.below)))
    if not match:
        return drafts
    base = float(match[1] or match[3])
    ladders: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        ladders[(draft.category, draft.kind, draft.zone, draft.standing)].append(draft)
    dropped = {
        id(d)
        for ladder in ladders.values()
        if len({d.cutoff for d in ladder}) >= FEWEST_RUNGS
        for d in ladder
        if not any(abs(g.value - base) < 1e-9 for g in d.cutoff)
    }
    return [d for d in drafts if id(d) not in dropped]
