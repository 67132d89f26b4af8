"""Whether a document is of this field at all: pages on shoes, football or software are not searched for facts.

General news wires and archives carry ten pages of other trades for each on minerals; their takeovers are no facts of
this ledger, and reading them would cost more than all else.
"""

from __future__ import annotations

from functools import cache

from pipelines.extract import regex as re
from pipelines.extract.lexicon import commodity_words

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
"""What the trade speaks of beside the commodities of one word."""
ALSO_ELSEWHERE = frozenset(
    """
    lead leads tin steel mine mined mines battery batteries gold silver claims magnet magnets diamond diamonds separation
    deposit deposits concession concentrate alloy alloys coal iron copper exploration drilling""".split()
)
"""Words of the field that other pages use too: one of them alone tells nothing."""
_WORD = re.compile(r"rare[ -]earths?\b|[a-z][a-z0-9]+")


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


@cache
def _words() -> frozenset[str]:
    return TRADE | commodity_words()
