"""What a page shows of other pages below a line that leads to them: bare headlines, and cards that tell their news.

Headlines are no sentences of the page for anybody. A card tells a fact in a sentence, which estimates read and
commitments and deals do not, because they would take its sum for one of the page's own story.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.sentences import Segment

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

LEADS_ELSEWHERE = re.compile(
    r"(?i)\W*(?:(?:also )?related(?: (?:articles?|stories|story|news|posts?|content|reading|coverage|items|links))?|"
    r"(?:keep|further|more) reading|(?:read|see) (?:next|more|also)|also read|"
    r"(?:you (?:may|might) also (?:like|be interested in)|recommended(?: for you| reading)?)|in other news|"
    r"(?:more|latest|recent|other|top|related|further|previous|popular)(?: [a-z]+){0,2} (?:news|stories|articles|headlines|"
    r"posts|releases?|announcements|coverage|reading)|more from [^.:]{2,40}|most (?:read|popular|viewed)|"
    r"popular stories|trending(?: now)?)\W*"
)
"""A line that says nothing but that other pages follow."""
LONGEST_LEAD, LONGEST_HEADLINE = 60, 200
DATE_LINE = re.compile(r"[\W\d]*(?:[A-Z][a-z]{2,8}\.?[\W\d]+)?")
"""What stands between a card's headline and its sentence."""


def is_lead(line: str) -> bool:
    """Whether the line, a heading or not, says nothing but that other pages follow."""
    return len(line) < LONGEST_LEAD and LEADS_ELSEWHERE.fullmatch(line) is not None


def leading_elsewhere(text: str, segments: list[Segment]) -> set[int]:
    """Positions of leads and the headlines below them; the lead stays where cards follow, and the last headline is theirs."""
    found: set[int] = set()
    blocks = [list(block) for _, block in groupby(range(len(segments)), key=lambda n: segments[n].block)]
    below = False
    headlines: list[list[int]] = []
    for block in blocks:
        kind = segments[block[0]].kind
        printed = text[segments[block[0]].start : segments[block[-1]].end].strip()
        if kind != "table_row" and is_lead(printed):
            found.update(n for headline in headlines for n in headline)
            below, headlines = True, [block]
        elif below and _is_headline(printed, kind):
            headlines.append(block)
        elif below:
            found.update(n for headline in headlines[1:-1] for n in headline)
            below, headlines = False, []
    return found.union(n for headline in headlines for n in headline)


def _is_headline(printed: str, kind: str) -> bool:
    if kind not in ("heading", "paragraph", "list_item") or len(printed) > LONGEST_HEADLINE or "\n" in printed:
        return False
    return kind == "list_item" or not (printed.endswith((".", "!", "”", '"', ":", ";")) or DATE_LINE.fullmatch(printed))


def sentences_of_cards(sentences: list[Sentence]) -> set[int]:
    """Indices of the sentences below a heading that leads to other pages; a paragraph of two is the page's own again."""
    found: set[int] = set()
    below = False
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        block = list(group)
        if block[0].block == "heading" and is_lead(block[0].text):
            below = True
        elif below and len([s for s in block if s.block != "heading"]) > 1:
            below = False
        if below:
            found |= {s.index for s in block}
    return found
