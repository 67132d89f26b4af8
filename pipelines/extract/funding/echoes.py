"""Sums that are told as the one before: "the government puts in the same", "which it would match"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re

if TYPE_CHECKING:
    from pipelines.extract.funding.draft import Draft
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Sentence

ECHO = re.compile(
    r"\b(?<!of )(?:(?P<same>the same(?: (?:amount|sum|again))?"
    r"(?=[.,;]| (?:for|to|from|toward|towards|into|in|apiece|as well)\b|$)|"
    r"an? (?:identical|equal|like|equivalent) (?:amount|sum)(?! of (?:stock|equity|shares)))|"
    r"match(?:es|ed|ing)? (?P<it>it|this|that|the (?:amount|sum)))\b"
)
WORDS = ("the same", "match", "identical", "equal", "equivalent", " like ")
REACH = 2
"""Sentences before one in which the sum that it repeats was told."""


def echoes(sentence: Sentence, sums: list[Money], told: list[Draft]) -> list[Money]:
    """A sum for each place of the sentence that repeats the one before it, in the sentence or just told."""
    if not any(word in sentence.text for word in WORDS):
        return []
    last = told[-1] if told else None
    near = last and last.sentence.story == sentence.story and sentence.index - last.sentence.index <= REACH
    found: list[Money] = []
    for echo in ECHO.finditer(sentence.text):
        part = "same" if echo["same"] else "it"
        start, end = sentence.start + echo.start(part), sentence.start + echo.end(part)
        before = next((m for m in reversed(sums) if m.end <= start), last.money if last and near else None)
        if before and not before.is_price:
            found.append(replace(before, start=start, end=end, printed=echo[part]))
    return found
