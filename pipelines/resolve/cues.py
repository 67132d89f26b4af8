"""Words of the evidence that number an event among its likes: tranches, phases, additional money."""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBERED = r"(?P<n>first|initial|1st|second|2nd|third|3rd|fourth|4th|final|one|two|three|four|1|2|3|4|i|ii|iii|iv)"
_PARTS = r"(?:tranche|phase|stage|round|instal?lment|drawdown|closing|option)"
NUMBERED = (
    re.compile(rf"\b{_NUMBERED}[ -](?:and final )?{_PARTS}s?\b", re.I),
    re.compile(rf"\b{_PARTS}[ -]{_NUMBERED}\b", re.I),
)
FURTHER = re.compile(
    r"\b(?:a further|an additional|additional|another|follow[- ]on|top[- ]up|on top of|supplementary|"
    r"brings? (?:its|the) total)\b",
    re.I,
)
ORDINALS = {
    "initial": 1,
    "first": 1,
    "1st": 1,
    "one": 1,
    "1": 1,
    "i": 1,
    "second": 2,
    "2nd": 2,
    "two": 2,
    "2": 2,
    "ii": 2,
    "third": 3,
    "3rd": 3,
    "three": 3,
    "3": 3,
    "iii": 3,
    "fourth": 4,
    "4th": 4,
    "four": 4,
    "4": 4,
    "iv": 4,
    "final": 9,
}


@lru_cache(maxsize=65536)
def place_in_series(evidence: str) -> int | None:
    """1 for a first tranche, 2 for a second ..., 9 for the final one; None where the words do not say or say two."""
    found = {ORDINALS[m.group("n").lower()] for pattern in NUMBERED for m in pattern.finditer(evidence)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=65536)
def is_further(evidence: str) -> bool:
    """True when the words set this event apart from an earlier one of its kind: a further, an additional ..."""
    return FURTHER.search(evidence) is not None


def told_apart(one: str, other: str) -> bool:
    """True when the two pieces of evidence number different events."""
    first, second = place_in_series(one), place_in_series(other)
    return first is not None and second is not None and first != second


def is_later_part(evidence: str) -> bool:
    """True for a second or later tranche and for further money: never the same as an earlier unnumbered event."""
    place = place_in_series(evidence)
    return (place is not None and place > 1) or is_further(evidence)
