"""Estimates that a table credits to an earlier work: "(Harper, 2006)" beside a statement of 2012 is a former one."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.resources.draft import Draft

CITED = re.compile(
    r"\((?:after |from |by |source:? )?(?!(?:JORC|NI|CIM|SAMREC|PERC)\b)"
    r"(?!(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,? )"
    r"[A-Z][\w.&’'-]*(?:(?:,? and|,? &|,)? [A-Z][\w.&’'-]*| et al\.?){0,3},? ((?:19|20)\d\d)[a-d]?\)",
)
IN_FORCE = 2001
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def credited_to_earlier_work(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of a table credited to a work of a year before the document's own statements superseded."""
    newest = max((int(y) for d in drafts if d.table is not None for y in YEAR.findall(d.title)), default=0)
    return [replace(d, standing="previous") if 0 < _year_credited(d) < newest else d for d in drafts]


def made_before_the_codes(drafts: list[Draft]) -> list[Draft]:
    """The drafts, of a document whose tables state current estimates those superseded that its text dates before 2001.

    NI 43-101, in force since 1 February 2001, calls an estimate historical that was made before.
    """
    if not any(d.table is not None and d.standing is None for d in drafts):
        return drafts
    return [replace(d, standing="previous") if d.standing is None and _is_dated_before(d) else d for d in drafts]


def _is_dated_before(draft: Draft) -> bool:
    """Whether the sentence of a draft names years, and none in which the code was in force."""
    years = [int(year) for year in YEAR.findall(draft.dated or "")] if draft.table is None else []
    return bool(years) and max(years) < IN_FORCE


def _year_credited(draft: Draft) -> int:
    """The year of the work that the title of the draft's table cites, 0 where it cites none."""
    if draft.table is None or draft.standing is not None:
        return 0
    cited = CITED.search(draft.title)
    return int(cited[1]) if cited else 0
