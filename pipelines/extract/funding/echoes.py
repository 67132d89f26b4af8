"""Sums that lean on the one before: "the government puts in the same", "which it would match", "and another 40 million"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.around import qualifier_of
from pipelines.extract.numbers import SCALES

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
BARE = re.compile(
    r"(?:\b(?:and|another|an?|further|additional|up to|about|with|for|of|from|adds?|add|gets?|lends?|provides?|"
    r"guarantees?|is|was)"
    r"|[,;:(]) (?P<sum>(?P<number>\d[\d,]*(?:\.\d+)?) (?P<scale>thousand|million|billion|trillion))"
    r"(?=[.,;)]|$| (?:and|but|for|to|from|by|under|through|via|as|on|more|last|this|comes?|came|goes|was|were|is|has|will)\b"
    r"| (?:in|of) (?:(?:new|more|senior) )?(?:grants?|loans?|debt|equity|guarantees?|credits?|it|this|that|which)\b)"
)
"""A sum without a currency, which is that of the one before it."""
REACH = 2
"""Sentences before one in which the sum that it repeats was told."""


def echoes(sentence: Sentence, sums: list[Money], told: list[Draft]) -> list[Money]:
    """A sum for each place of the sentence that repeats the one before it, in the sentence or just told."""
    last = told[-1] if told else None
    near = last and last.sentence.story == sentence.story and sentence.index - last.sentence.index <= REACH
    found: list[Money] = []
    for bare in BARE.finditer(sentence.text) if "illion" in sentence.text else ():
        start, end = sentence.start + bare.start("sum"), sentence.start + bare.end("sum")
        before = next((m for m in reversed(sums) if m.end <= start), last.money if last and near else None)
        if before and not before.is_price and not any(m.start < end and start < m.end for m in sums):
            value = float(bare["number"].replace(",", "")) * SCALES[bare["scale"]]
            how = qualifier_of(sentence.text, bare.start("sum"), bare.end("sum"), False)
            found.append(
                replace(before, start=start, end=end, printed=bare["sum"], value=value, high=None, qualifier=how)
            )
    if not any(word in sentence.text for word in WORDS):
        return found
    for echo in ECHO.finditer(sentence.text):
        part = "same" if echo["same"] else "it"
        start, end = sentence.start + echo.start(part), sentence.start + echo.end(part)
        before = next((m for m in reversed(sums) if m.end <= start), last.money if last and near else None)
        if before and not before.is_price:
            found.append(replace(before, start=start, end=end, printed=echo[part]))
    return found
