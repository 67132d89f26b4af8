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
FEWEST = 2
"""Words of the field, repeated ones counted, that a longer text must have."""
TRADE = frozenset(
    """
    mine mines miner miners mined mining mineral minerals mineralisation mineralization mineralised mineralized ore ores
    orebody deposit deposits drilling exploration explorer tenement tenements claims concession quarry brine brines
    pegmatite tailings concentrate concentrates smelter smelters smelting refinery refineries refining refiner metal
    metals metallurgical alloy alloys steel bauxite magnet magnets battery batteries cathode anode separation jorc
    kimberlite diamond diamonds gemstone gemstones sapphire sapphires emeralds rubies coal
    geology geological geologist geoscience""".split()
) | {f"rare{mark}earth{s}" for mark in " -" for s in ("", "s")}
"""What the trade speaks of beside the commodities of one word."""
_WORD = re.compile(r"rare[ -]earths?\b|[a-z][a-z0-9]+")


def is_of_field(text: str) -> bool:
    """True for an excerpt, and for a longer text that speaks of mining, metals or a commodity more than once."""
    if len(text) <= EXCERPT:
        return True
    words, seen = _words(), 0
    for word in _WORD.findall(text.lower()):
        if word in words:
            seen += 1
            if seen == FEWEST:
                return True
    return False


@cache
def _words() -> frozenset[str]:
    return TRADE | commodity_words()
