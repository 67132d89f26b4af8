"""Teasers of other pages: headlines, or cards of a headline, a date and one sentence, below a line that leads to them."""

from __future__ import annotations

from itertools import groupby

from pipelines.extract import regex as re
from pipelines.extract import sentences as splitting
from pipelines.extract.sentences import Segment

LEADS_ELSEWHERE = re.compile(
    r"(?i)\W*(?:(?:also )?related(?: (?:articles?|stories|story|news|posts?|content|reading|coverage|items|links))?|"
    r"(?:keep|further|more) reading|(?:read|see) (?:next|more|also)|also read|"
    r"(?:you (?:may|might) also (?:like|be interested in)|recommended(?: for you| reading)?)|in other news|"
    r"(?:more|latest|recent|other|top|related|further|previous|popular)(?: [a-z]+){0,2} (?:news|stories|articles|headlines|"
    r"posts|releases?|announcements|coverage|reading)|more from [^.:]{2,40}|most (?:read|popular|viewed)|"
    r"popular stories|trending(?: now)?)\W*"
)
"""A line that says nothing but that other pages follow."""
LONGEST_LEAD, LONGEST_TEASER = 60, 300
"""Characters of such a line, and of a headline or sentence below it."""


def teasers(text: str, segments: list[Segment]) -> set[int]:
    """Positions of the segments that only announce other pages; a paragraph of two sentences is the page's own again.

    A sentence is a card's where a headline or a date stands above it; the first one below the lead itself is the page's,
    as newspapers print "Read also" between their own paragraphs.
    """
    found: set[int] = set()
    below = False
    shown = 0
    for _, group in groupby(range(len(segments)), key=lambda position: segments[position].block):
        block = list(group)
        kind = segments[block[0]].kind
        printed = text[segments[block[0]].start : segments[block[-1]].end].strip()
        if kind != "table_row" and len(printed) < LONGEST_LEAD and LEADS_ELSEWHERE.fullmatch(printed):
            below, shown = True, 0
        elif below:
            below = kind == "heading" or _is_teaser(printed, kind, shown)
            shown += 1
        if below:
            found.update(block)
    return found


def _is_teaser(printed: str, kind: str, shown: int) -> bool:
    if kind not in ("paragraph", "list_item") or len(printed) > LONGEST_TEASER:
        return False
    is_headline = not printed.endswith((".", "!", "”", '"', ":", ";"))
    return is_headline or (
        (shown > 0 or kind == "list_item") and len(list(splitting.split(printed, 0, len(printed)))) == 1
    )
