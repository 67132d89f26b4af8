"""Names that end in a number ("Element 25", "Site 51"), found where the document marks one of them as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.names.words import EXCHANGES, SITE, UPPER, ordinary_words
from pipelines.extract.places import place_of

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

HEAD, NUMBER = rf"(?<![\w$€£¥/-])[{UPPER}][^\W\d_]*(?:[a-z][{UPPER}][a-z]+)?", r"\d{1,3}(?![\w%])(?![.,:]\d)"
SURE = re.compile(
    rf"({HEAD}) ({NUMBER})"
    rf"(?=\s{{0,3}}[(\[](?:{EXCHANGES})\s?:|\s(?:[{UPPER}][a-z]+\s){{0,3}}(?:Ltd|Limited|Inc|Corp|Corporation|Pty|NL|plc)\b"
    r"|\s\((?:the\s)?[“\"‘'][A-Z])"
)
"""A ticker, a legal suffix or a defined short form behind the number: one is enough."""
LIKELY = re.compile(
    rf"({HEAD}) ({NUMBER})(?=[’']s\s(?!of\b)|\s(?:has|had|said|says|agreed|plans|owns|holds)\b|\s(?:[a-z]+\s){{0,2}}{SITE}\b"
    rf"|\s[{UPPER}][a-z]+(?:’s|'s)?\s[a-z])"
)
"""What else is said behind names; a name is told so at least twice, as one "Phase 2 has" proves nothing."""
LABELS = frozenset(
    """
    act agenda annex appendix april area article august block booth building bore borehole campaign case category
    chapter class clause cop core corridor day december domain draft edition episode exhibit february fig figure fiscal
    floor form formula fortune friday grade group hall highway hole hour invoice issue item january july june lane
    level licence license line lot march may method mile milestone monday month nasdaq no note november number
    october office option over page paragraph part period phase pit platform point pool quarter ramp reactor regulation
    resolution room round route rule saturday scenario schedule scope section september series session shaft sheet
    site stage standard step strategy sunday table target test thursday tier title top tower train tranche trench
    tuesday type under unit version vision volume ward wave wednesday week well year zone asx ftse s&p tsx nikkei
    about almost around another at by for from in of on only some than the to up with within and or after before
    between covid euro""".split()
)
"""What is counted or dated with a number behind it."""
MOST = 40
"""Numbered names of one document; a page with more is a list of something else."""


def numbered_names(text: str) -> re.Pattern[str] | None:
    """A pattern that finds the document's numbered names, None where it has none."""
    sure = {f"{m[1]} {m[2]}" for m in SURE.finditer(text) if not _is_label(m[1])}
    likely = [f"{m[1]} {m[2]}" for m in LIKELY.finditer(text) if not _is_label(m[1]) and place_of(m[1]) is None]
    sure.update(name for name in set(likely) if likely.count(name) > 1)
    if not sure or len(sure) > MOST:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(sure))) + r")(?![\w%])(?![.,:]\d)")


def _is_label(word: str) -> bool:
    return word.lower() in LABELS or word.lower() in ordinary_words()["calendar"]


def with_numbers(
    text: str, sentence: Sentence, words: list[re.Match[str]], numbered: re.Pattern[str]
) -> list[re.Match[str]]:
    """The words of a sentence, a name's last word and its number as one of them."""
    found = list(numbered.finditer(text, sentence.start, sentence.end))
    if not found:
        return words
    others = [w for w in words if not any(f.start() <= w.start() < f.end() for f in found)]
    return sorted(others + found, key=lambda w: w.start())
