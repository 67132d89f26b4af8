"""Names that end in a number ("Element 25", "Site 51"), found where the document marks one of them as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.names.words import EXCHANGES, INDUSTRY, SITE, UPPER, ordinary_words
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

NUMBERED = re.compile(rf"(?<![\w$€£¥/-])([{UPPER}][^\W\d_]*) \d{{1,3}}(?![\w%])(?![.,:]\d)")
TRADES = "|".join(sorted(word.capitalize() for word in INDUSTRY if len(word) > 3))
LEGAL = r"(?:Ltd|Limited|Inc|Corp|Corporation|Pty|NL|plc|PLC|LLC)\b"
SURE = re.compile(
    rf"(?:[’']s?)?\s{{0,3}}[(\[](?:{EXCHANGES})\s?:|\s(?:[{UPPER}][a-z]+\s){{0,3}}{LEGAL}|\s\((?:the\s)?[“\"‘'][A-Z]"
    r"|,\san?\s(?:[\w-]+\s){0,3}(?:company|miner|explorer|developer|producer)\b"
)
"""A ticker, a legal suffix, a defined short form or "a miner" behind the number: one is enough."""
LIKELY = re.compile(
    rf"[’']s\s(?!of\b)|\s(?:has|had|said|says|agreed|plans|owns|holds)\b|\s(?:[a-z]+\s){{0,2}}{SITE}\b|\s(?:{TRADES})\b"
)
"""What else is said behind names; a name is told so at least twice, as one "Phase 2 has" proves nothing."""
LABELS = frozenset(
    """
    act agenda annex appendix area article block booth building bore borehole campaign case category chapter
    class clause cop core corridor day domain draft edition episode exhibit fig figure fiscal floor form formula
    fortune grade group hall highway hole hour invoice issue item lane level licence license line lot method
    mile milestone month nasdaq no note number office option page paragraph part period phase pit platform pool
    quarter ramp reactor regulation resolution room round route rule scenario schedule scope section series
    session shaft sheet stage standard step strategy table target test tier title top tower train tranche trench
    type unit version vision volume ward wave week well year zone asx ftse s&p tsx nikkei covid""".split()
)
"""What is counted or dated with a number behind it."""
CAPTIONS = frozenset(
    "fig figure table exhibit appendix annex slide page photo plate map chart graph section chapter".split()
)
"""What a caption begins with, which runs on into whatever stands behind it."""
MOST = 40
"""Numbered names of one document; a page with more is a list of something else."""


def numbered_names(text: str) -> re.Pattern[str] | None:
    """A pattern that finds the document's numbered names, None where it has none."""
    sure: set[str] = set()
    likely: list[str] = []
    for found in NUMBERED.finditer(text):
        if found[1].lower() in ordinary_words()["calendar"]:
            continue
        if found[1].lower() not in CAPTIONS and SURE.match(text, found.end()):
            sure.add(found[0])
        elif _is_no_label(found[1]) and LIKELY.match(text, found.end()):
            likely.append(found[0])
    sure.update(name for name in set(likely) if likely.count(name) > 1)
    if not sure or len(sure) > MOST:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(sure))) + r")(?![\w%])(?![.,:]\d)")


def _is_no_label(word: str) -> bool:
    return word.lower() not in LABELS and word.lower() not in ordinary_words()["function"] and place_of(word) is None


def with_numbers(
    text: str, sentence: Sentence, words: list[re.Match[str]], numbered: re.Pattern[str]
) -> list[re.Match[str]]:
    """The words of a sentence, a name's last word and its number as one of them."""
    found = list(numbered.finditer(text, sentence.start, sentence.end))
    if not found:
        return words
    others = [w for w in words if not any(f.start() <= w.start() < f.end() for f in found)]
    return sorted(others + found, key=lambda w: w.start())
