"""Whether a document is of this field at all: pages on shoes, football or software are not searched for facts.

General news wires and archives carry ten pages of other trades for each on minerals; their takeovers are no facts of
this ledger, and reading them would cost more than all else.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodity_words

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence

EXCERPT = 600
"""Characters up to which a text is always read: an excerpt may leave out what its page is about."""
SHORT = 3_000
"""Characters up to which one word of the field is enough: a bidder's statement or a note to accounts has no more."""
FEWEST = 2
"""Words of the field, repeated ones counted, that a longer text must have."""
TRADE = frozenset(
    """
    mine mines miner miners mined mining mineral minerals mineralisation mineralization mineralised mineralized ore ores
    orebody deposit deposits drilling exploration explorer tenement tenements claims concession quarry brine brines
    pegmatite tailings concentrate concentrates smelter smelters smelting refinery refineries refining refiner metal
    metals metallurgical alloy alloys steel bauxite magnet magnets battery batteries cathode anode separation jorc
    kimberlite diamond diamonds gemstone gemstones sapphire sapphires emeralds rubies coal
    goldfields geology geological geologist geoscience""".split()
) | {f"rare{mark}earth{s}" for mark in " -" for s in ("", "s")}
TRADE |= {"critical materials", "critical raw materials", "strategic materials", "strategic raw materials"}
"""What the trade speaks of beside the commodities of one word."""
ALSO_ELSEWHERE = frozenset(
    """
    lead leads tin steel mine mined mines battery batteries gold silver claims magnet magnets diamond diamonds separation
    deposit deposits concession concentrate alloy alloys coal iron copper exploration drilling""".split()
)
"""Words of the field that other pages use too: one of them alone tells nothing."""
_WORD = re.compile(r"rare[ -]earths?\b|(?:critical|strategic) (?:raw )?materials\b|[a-z][a-z0-9]+")


def is_of_field(text: str) -> bool:
    """True for an excerpt, and for a longer text that speaks of mining, metals or a commodity; a long one more than once.

    "Resources" with a capital is how half of all miners end their names.
    """
    if len(text) <= EXCERPT:
        return True
    is_short = len(text) <= SHORT
    words, seen = _words(), int("Resources" in text)
    if seen and is_short:
        return True
    found: list[str] = []
    for match in _WORD.finditer(text.lower()):
        if match.group() in words:
            found.append(match.group())
            if seen + len(found) >= FEWEST:
                return True
    return is_short and any(word not in ALSO_ELSEWHERE for word in found)


MANY_FIELDS, LONG = 0.25, 8_000
"""The share of its paragraphs that a long paper of one field has at least in words of the field: budgets and fact sheets of
governments have a tenth."""
SHORTEST_PARAGRAPH = 60


def strays(reading: Reading) -> frozenset[int]:
    """Where the sentences of other fields begin in a paper of many, such as school meals in a state's fact sheet.

    None of any other paper.
    """
    if len(reading.document.text) < LONG:
        return frozenset()
    told: dict[int, list[Sentence]] = {}
    for sentence in reading.sentences:
        if sentence.block in ("paragraph", "list_item"):
            told.setdefault(sentence.paragraph, []).append(sentence)
    of_field = {n for n, sentences in told.items() if _is_of_field(" ".join(s.text for s in sentences))}
    whole = [n for n, sentences in told.items() if sentences[-1].end - sentences[0].start >= SHORTEST_PARAGRAPH]
    if len(of_field.intersection(whole)) >= MANY_FIELDS * len(whole):
        return frozenset()
    away = [n for n in told if n not in of_field and not any(map(_is_of_field, told[n][0].headings[-1:]))]
    return frozenset(s.start for n in away for s in told[n])


def _is_of_field(text: str) -> bool:
    """Whether a paragraph or a heading speaks of the field: by a word of its own, or by two that others use too."""
    found = [word for word in _WORD.findall(text.lower()) if word in _words()]
    return len(found) >= FEWEST or any(word not in ALSO_ELSEWHERE for word in found)


@cache
def _words() -> frozenset[str]:
    return TRADE | commodity_words()
