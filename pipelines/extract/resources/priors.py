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
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def credited_to_earlier_work(drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of a table credited to a work of a year before the document's own statements superseded."""
    newest = max((int(y) for d in drafts if d.table is not None for y in YEAR.findall(d.title)), default=0)
    return [replace(d, standing="previous") if 0 < _year_credited(d) < newest else d for d in drafts]


def _year_credited(draft: Draft) -> int:
    """The year of the work that the title of the draft's table cites, 0 where it cites none."""
    if draft.table is None or draft.standing is not None:
        return 0
    cited = CITED.search(draft.title)
    return int(cited[1]) if cited else 0
