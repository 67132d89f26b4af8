"""Ladders: one estimate at a row of cut-offs, of which the document states one and shows the others to compare."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pipelines.extract import regex as re
from pipelines.extract.grades import UNIT_OF_GRADE
from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.resources.cutoffs import CUTOFF_WORD
from pipelines.extract.resources.draft import Draft

BASE_CASE = re.compile(
    rf"(?i)\bbase[\s-]case\b[^.;\n|]{{0,60}}?(\d+(?:\.\d+)?)\s*{UNIT_OF_GRADE}"
    rf"|(\d+(?:\.\d+)?)\s*{UNIT_OF_GRADE}[^.;\n|]{{0,40}}\bbase[\s-]case\b"
)
SENSITIVITY = re.compile(
    r"(?i)\bsensitiv|\bmisconstrued\b"
    r"|\bbase[\s-]case (?:(?:cut[\s‐‑-]?off|estimate|grade|scenario)s? )*(?:(?:is|are) )?"
    r"(?:shown |marked |given |highlighted )?in bold"
)
""" "At various cut-off grades (base case in bold)": those without a mark are shown to compare."""
CURVE = re.compile(r"(?i)\bgrade[\s–-]+tonnage\b|\btonnage[\s–-]+grade\b")
FEWEST_RUNGS = 3
BESIDE = 120
"""Characters around a base case in which a document says that it is one of cut-offs, and not of prices or costs."""

MOST_ALIKE = 100
"""Where more estimates than this are of one size, the document is none of a mine, and the others stay apart."""
Repeats = Callable[[Draft, Draft], bool]
ROUNDED = 0.02
"""Part of a tonnage by which the same one differs where it is rounded: 23 Mt for 22.95 Mt."""


class BySize:
    """Drafts by their tonnage and metal, so that one meets only those of about its size."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._buckets: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Keep one more."""
        for bucket in {_bucket(size) for size in (draft.tonnage_t or 0.0, *(c.value_t for c in draft.contained))}:
            self._buckets[bucket].append(draft)

    def near(self, draft: Draft) -> Iterator[Draft]:
        """Those kept with a size of the draft's, give or take what rounding does."""
        for size in [draft.tonnage_t] if draft.tonnage_t else [c.value_t for c in draft.contained]:
            for bucket in range(_bucket(size) - 1, _bucket(size) + 2):
                yield from self._buckets.get(bucket, [])[:MOST_ALIKE]


def _bucket(size: float) -> int:
    return round(math.log(size) / ROUNDED) if size > 0 else 0


def shows_sensitivity(around: Surroundings) -> bool:
    """Whether the words around a table say that it shows how an estimate depends on its cut-off."""
    return CURVE.search(around.title) is not None or any(
        SENSITIVITY.search(text) for text in (around.title, around.heading, around.intro, around.notes)
    )


def base_case_only(drafts: list[Draft], around: Surroundings, heads: str) -> list[Draft]:
    """Of rows that differ in their cut-off only, the base case where the words around or over them name it; else all."""
    match = BASE_CASE.search("\n".join((around.title, heads, around.intro, around.notes, around.below)))
    return _at(float(match[1] or match[2]), drafts) if match else drafts


def base_case_throughout(drafts: list[Draft], text: str) -> list[Draft]:
    """Of every ladder that has it, the base case, where the text names one only, and that of cut-offs."""
    if not any(_ladders(drafts)):
        return drafts
    named = {
        float(match[1] or match[2])
        for match in BASE_CASE.finditer(text)
        if CUTOFF_WORD.search(text, max(0, match.start() - BESIDE), match.end() + BESIDE)
    }
    if len(named) != 1:
        return drafts
    base = named.pop()
    having = [ladder for ladder in _ladders(drafts) if any(_is_at(base, d) for d in ladder)]
    dropped = {id(d) for ladder in having for d in ladder if not _is_at(base, d)}
    return [d for d in drafts if id(d) not in dropped]


def without_comparisons(drafts: list[Draft], repeats: Repeats) -> list[Draft]:
    """Of every ladder shown for its sensitivity only the rung that is stated elsewhere too, if estimates are stated.

    Ladders of which no word says so are estimates at several cut-offs, and stay.
    """
    ladders = [ladder for ladder in (*_ladders(drafts), *_unlabelled_ladders(drafts)) if ladder[0].is_comparison]
    in_ladder = {id(d) for ladder in ladders for d in ladder}
    stated = [d for d in drafts if id(d) not in in_ladder and d.kind != "reserve"]
    if not ladders or not stated:
        return drafts
    statements = BySize(stated)
    kept = {
        id(rung)
        for ladder in ladders
        for rung in ladder
        if any(repeats(other, rung) for other in statements.near(rung) if other.table != rung.table)
    }
    return [d for d in drafts if id(d) not in in_ladder or id(d) in kept]


def _at(base: float, drafts: list[Draft]) -> list[Draft]:
    dropped = {id(d) for ladder in _ladders(drafts) for d in ladder if not _is_at(base, d)}
    return [d for d in drafts if id(d) not in dropped]


def _is_at(base: float, draft: Draft) -> bool:
    return any(abs(g.value - base) < 1e-9 for g in draft.cutoff)


def _ladders(drafts: list[Draft]) -> list[list[Draft]]:
    """Rows of one table that are of one class, kind, zone and standing, at three cut-offs or more."""
    return [group for group in _alike(drafts) if len({d.cutoff for d in group}) >= FEWEST_RUNGS]


def _unlabelled_ladders(drafts: list[Draft]) -> list[list[Draft]]:
    """The same without cut-offs that can be told, as in dollars a tonne: tonnes that only fall, or only rise."""
    found = []
    for group in _alike(drafts):
        masses = [d.tonnage_t or 0.0 for d in group]
        is_steady = masses[0] != masses[-1] and masses in (sorted(masses), sorted(masses, reverse=True))
        if len(group) >= FEWEST_RUNGS and is_steady and len({d.cutoff for d in group}) == 1:
            found.append(group)
    return found


def _alike(drafts: list[Draft]) -> list[list[Draft]]:
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.table is not None:
            groups[(draft.table, draft.category, draft.kind, draft.zone, draft.standing)].append(draft)
    return list(groups.values())
