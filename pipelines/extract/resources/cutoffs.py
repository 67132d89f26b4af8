"""Cut-offs stated once for many figures, and for which of them: "0.2% for the open pit and 0.55% elsewhere"."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from pipelines.extract import regex as re
from pipelines.extract.grades import UNIT_OF_GRADE
from pipelines.extract.resources.captions import Surroundings
from pipelines.extract.tables import cutoffs_in
from pipelines.extract.tables.marks import notes_of
from pipelines.extract.tables.terms import kind_of, standing_of
from pipelines.model import EstimateKind, Grade

MOST_CUTOFFS = 2
"""More than an open-pit and an underground cut-off are a list of cases."""
CUTOFF_WORD = re.compile(r"(?i)cut[\s‐‑-]?off|\bCOG\b")
SAME_CUTOFF = re.compile(r"(?i)\bsame cut[-‐‑]?\s?off")
""" "12 Mt at 1.1%, same cut-off": what stands beside it is a grade."""
REPORTED_ABOVE = re.compile(r"(?i)cut[\s‐‑-]?off|\bCOG\b|\b(?:reported|stated|estimated|quoted) (?:at|above|over)\b")
ABOVE_VALUE = re.compile(r"(?i)(?:\babove|\bover|[>≥])\s*\d")
CUTOFF_OR_ABOVE = re.compile(r"(?i)cut[\s‐‑-]?off|\babove\b|COG\b")
CUTOFF_IN_TITLE = re.compile(rf"{CUTOFF_OR_ABOVE.pattern}|[>≥]\s?[\d.]+\s?{UNIT_OF_GRADE}")
""" "Mineral Resource by zone (>0.4% Ni)"."""
VALUE = rf"\d[\d.,]*\s*{UNIT_OF_GRADE}"
BESIDE_THE_WORD = re.compile(
    rf"(?i){VALUE}\s*cut[\s‐‑-]?off|cut[\s‐‑-]?off(?: grades?)?\s*(?:of|at|is|was|:|=)?\s*{VALUE}"
)
"""Where a number without an analyte is the cut-off all the same."""
SENTENCE_END = re.compile(r"(?<=[a-z)\d%])\.\s+(?![a-z])|\n|;")
ANOTHER = re.compile(
    rf"(?i)(?P<first>{VALUE})(?P<between>[^.;\n]{{0,90}}?)(?P<link>,? and |, (?:while |whereas |but )?|; | while )"
    rf"(?=[^.;\n]{{0,60}}?{VALUE})"
)
"""Where the words about one cut-off end and those about the next begin."""
WORKINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?i)\b(?:{words})\b"))
    for name, words in (
        ("open pit", r"open[- ]?(?:pit|cut)(?:table)?s?|pit[- ](?:constrained|limited)|in[- ]pit|surface|strip"),
        ("underground", r"underground|UG|stop(?:e|ing)s?|below (?:the )?pit"),
        ("oxide", r"oxides?|oxidi[sz]ed|weathered"),
        ("fresh", r"fresh(?: rock)?|sul(?:ph|f)ides?|primary|hypogene"),
        ("transitional", r"transition(?:al)?|mixed"),
        ("laterite", r"laterites?|limonite|saprolites?|clays?"),
    )
)
"""Ways of mining and kinds of ore that cut-offs are set for."""
ELSEWHERE = re.compile(r"(?i)\b(?:elsewhere|others?|remaining|remainder|rest)\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """A cut-off with the words said of it alone, empty where it is the only one."""

    grade: Grade
    of: str = ""
    kind: EstimateKind | None = None
    """The kind of estimate that the sentence speaks of, where it is one."""


def cutoffs_around(around: Surroundings, title: str, *, is_former: bool = False) -> tuple[Stated, ...]:
    """The cut-offs that title, notes, introduction or the text beside the table give, nearest first.

    One without an analyte has "" there: it is of the only analyte graded. What stands above the table of a former
    estimate is said of the current one.
    """
    for text, word in (
        (title, CUTOFF_IN_TITLE),
        (around.notes, CUTOFF_OR_ABOVE),
        (around.intro, CUTOFF_OR_ABOVE),
        (around.below, REPORTED_ABOVE),
        ("" if is_former else around.above, REPORTED_ABOVE),
    ):
        phrases = [p for p in SENTENCE_END.split(text) if word.search(p)]
        if not phrases and text is title and standing_of(title):
            phrases = re.findall(rf"\(([^)]*{UNIT_OF_GRADE}[^)]*)\)", title)
        found = _distinct([s for p in phrases for s in _stated(p)])
        if found:
            return tuple(found) if len(found) <= MOST_CUTOFFS else ()
    return ()


def cutoffs_noted(around: Surroundings, marks: Collection[str]) -> dict[str, tuple[Stated, ...]]:
    """The cut-offs that notes below a table give for those of its labels that carry the note's mark."""
    noted: dict[str, tuple[Stated, ...]] = {}
    for mark, note in notes_of(f"{around.notes}\n{around.below}", marks).items() if marks else ():
        found = _distinct([s for p in SENTENCE_END.split(note) if CUTOFF_OR_ABOVE.search(p) for s in _stated(p)])
        if found:
            noted[mark] = tuple(found)
    return noted


def stated_for(
    marks: Iterable[tuple[str, ...]], is_part: bool, noted: dict[str, tuple[Stated, ...]], stated: tuple[Stated, ...]
) -> tuple[Stated, ...]:
    """What the notes of a row's marks state; for a part of the table without marks what no other part's note does."""
    for together in marks:
        if own := tuple(s for mark in together for s in noted.get(mark, ())):
            return own
    if not (is_part and noted):
        return stated
    others = {s.grade for notes in noted.values() for s in notes}
    return tuple(s for s in stated if s.grade not in others)


def cutoffs_of(phrase: str) -> list[Grade]:
    """Cut-offs of a phrase that speaks of them: those with an analyte, else those beside the word."""
    named = [g for g in cutoffs_in(phrase) if g.analyte]
    if named:
        return named
    return [g for m in BESIDE_THE_WORD.finditer(phrase) for g in cutoffs_in(m.group())]


def cutoff_of(stated: tuple[Grade, ...], graded: tuple[Grade, ...]) -> tuple[Grade, ...]:
    """A cut-off that names no analyte is of the only one graded; of several, nobody's."""
    only = graded[0].analyte if len(graded) == 1 else ""
    return tuple(replace(c, analyte=c.analyte or only) for c in stated if c.analyte or only)


def chosen(stated: tuple[Stated, ...], kind: EstimateKind | None, label: str) -> tuple[Grade, ...]:
    """Of several cut-offs those for this kind of estimate and for what its row is called; all where none is told."""
    stated = tuple(s for s in stated if s.kind is None or kind is None or s.kind == kind)
    if len(stated) > 1:
        of_kind = tuple(s for s in stated if kind is None or kind_of(s.of) in (None, kind))
        stated = _of_label(of_kind or stated, label)
    return tuple(s.grade for s in stated)


def _of_label(stated: tuple[Stated, ...], label: str) -> tuple[Stated, ...]:
    meant = tuple(s for s in stated if _speaks_of(s.of, label))
    if meant:
        return meant
    others = tuple(s for s in stated if ELSEWHERE.search(s.of))
    return others if others and label else stated


def _speaks_of(said: str, label: str) -> bool:
    """Whether both name one way of mining or kind of ore, or the words name what the row is called."""
    if any(words.search(said) and words.search(label) for _, words in WORKINGS):
        return True
    names = [w for w in re.findall(r"[A-Z][\w’'-]{2,}", label) if not any(p.search(w) for _, p in WORKINGS)]
    return bool(names) and all(name in said for name in names)


def _stated(phrase: str) -> list[Stated]:
    cuts = [m.end() for m in ANOTHER.finditer(phrase)]
    parts = [phrase[a:b] for a, b in zip([0, *cuts], [*cuts, len(phrase)], strict=True)]
    told = [(g, part) for part in parts for g in cutoffs_in(part)] if cuts else []
    names = {g.analyte for g, _ in told if g.analyte}
    only = next(iter(names)) if len(names) == 1 else ""
    found = [
        Stated(replace(g, analyte=g.analyte or only), part)
        for g, part in told
        if g.analyte or (only and ABOVE_VALUE.search(part))
    ]
    return found if len(found) > 1 else [Stated(g, kind=kind_of(phrase)) for g in cutoffs_of(phrase)]


def _distinct(found: list[Stated]) -> list[Stated]:
    """The same cut-off said again is one; said of different things it is of no one of them."""
    kept: dict[Grade, Stated] = {}
    for stated in found:
        before = kept.get(stated.grade)
        is_one_kind = before is None or before.kind == stated.kind
        kept[stated.grade] = replace(stated, of="" if before else stated.of, kind=stated.kind if is_one_kind else None)
    return list(kept.values())
