"""Teasers of other pages at a page's end: cards of a headline, a date and one sentence, under a heading of their own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

HEADS_TEASERS = re.compile(
    r"(?i)\W*(?:related(?: (?:articles?|stories|story|news|posts?|content|reading|coverage|items))?|"
    r"(?:keep|further|more) reading|read (?:next|more|also)|(?:you (?:may|might) also like|recommended(?: for you)?)|"
    r"more (?:news|stories|articles|headlines)|(?:latest|recent|other|top) (?:news|stories|articles|posts|headlines)|"
    r"most (?:read|popular)|popular stories|trending(?: now)?)\W*"
)
"""A heading that says nothing but that other pages follow."""


def teasers(sentences: list[Sentence]) -> set[int]:
    """Indices of the sentences that only announce other pages; a paragraph of two sentences is the page's own again."""
    found: set[int] = set()
    below = False
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        block = list(group)
        if block[0].block == "heading" and HEADS_TEASERS.fullmatch(block[0].text):
            below = True
        elif below and len([s for s in block if s.block != "heading"]) > 1:
            below = False
        if below:
            found |= {s.index for s in block}
    return found
