"""What stands around a number whatever it measures: qualifiers before and after it, and the other end of a range."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.extract import regex as re
from pipelines.extract.numbers import SPACE, Number
from pipelines.model import Qualifier

QUALIFIERS: dict[str, Qualifier] = {
    **dict.fromkeys(
        (
            "up to",
            "up-to",
            "upto",
            "as much as",
            "as many as",
            "as high as",
            "maximum",
            "max",
            "max.",
            "no more than",
            "not more than",
            "not exceeding",
            "not to exceed",
            "capped at",
            "limited to",
            "at most",
            "less than",
            "under",
            "below",
            "<",
            "≤",
            "<=",
        ),
        "up_to",
    ),
    **dict.fromkeys(
        (
            "at least",
            "not less than",
            "no less than",
            "no fewer than",
            "more than",
            "greater than",
            "in excess of",
            "over",
            "exceeding",
            "exceeds",
            "exceed",
            "above",
            "upwards of",
            "upward of",
            "minimum",
            "min",
            "min.",
            "north of",
            ">",
            "≥",
            ">=",
        ),
        "at_least",
    ),
    **dict.fromkeys(
        (
            "approximately",
            "approx",
            "approx.",
            "around",
            "about",
            "roughly",
            "nearly",
            "almost",
            "close to",
            "circa",
            "c.",
            "ca.",
            "~",
            "≈",
            "∼",
            "some",
            "estimated",
            "estimated at",
            "estimated to be",
            "in the order of",
            "of the order of",
            "on the order of",
            "just over",
            "just under",
            "well over",
            "an average of",
        ),
        "approximately",
    ),
}
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in QUALIFIERS)
FILLERS = frozenset(
    "a an the of in further additional another initial extra aggregate total combined cumulative value "
    "sum amount consideration investment worth".split()
)
"""Words between a qualifier and its number: `up to an additional`, `a maximum total of`."""
_GIVES = re.compile(r"(?:hand|turn|pay|sign)(?:s|ed|ing)?|paid")
"""Verbs with which "over" is no measure: "will hand over $5m"."""
_OR_MORE = re.compile(r"\+|,? (?:or|and) more\b|-plus\b| plus(?= *[.,;)]|$| (?:of|in|for|deal|offer|bid|package)\b)")
_OR_LESS = re.compile(r",? or (?:less|so)\b")
_LINK = re.compile(
    rf"(?:{SPACE}?[-–—‑]{SPACE}?|{SPACE}(?P<word>to|and|through){SPACE}(?:(?:about|up to"
    rf"|approximately){SPACE})?)"
    rf"(?P<lead>[^0-9\s]{{0,5}}{SPACE}?)"
)
_BETWEEN = re.compile(r"\b(?:between|from|range of|ranging)\b[^.;0-9]{0,20}$", re.IGNORECASE)


def words_before(text: str, start: int, width: int = 48) -> list[str]:
    """The last words of the clause before `start`, lower case, first to last."""
    return text[max(0, start - width) : start].lower().split()[-7:]


def qualifier_of(text: str, start: int, end: int, is_range: bool = False) -> Qualifier:
    """How exactly the quantity at [start:end] is stated; a range says `approximately` unless something else is said."""
    words = words_before(text, start)
    for _ in range(4):
        last = words[-1].lstrip("(") if words else ""
        if last == "over" and _GIVES.fullmatch(words[-2] if len(words) > 1 else ""):
            break
        if last in _LAST_WORDS:
            for count in (4, 3, 2, 1):
                if qualifier := QUALIFIERS.get(" ".join(words[-count:]).lstrip("(")):
                    return qualifier
        if last not in FILLERS:
            break
        words.pop()
    if _OR_MORE.match(text, end):
        return "at_least"
    return "approximately" if is_range or _OR_LESS.match(text, end) else "exact"


def range_end(text: str, numbers: Sequence[Number], index: int, end: int) -> tuple[Number, str] | None:
    """The number that ends a range begun by numbers[index], and the currency printed before it ("" if none).

    `end` is where the first quantity's own unit ends; `and` links only after `between` or `from`.
    """
    if index + 1 >= len(numbers):
        return None
    following = numbers[index + 1]
    if not 0 < following.start - end <= 24:
        return None
    link = _LINK.fullmatch(text, end, following.start)
    if link is None or (link["word"] == "and" and not _BETWEEN.search(text[max(0, end - 60) : numbers[index].start])):
        return None
    return following, link["lead"].strip()


def bounds(first: Number, first_scale: float, last: Number, last_scale: float) -> tuple[float, float] | None:
    """Lower and upper value of a range; the scale printed with the upper end counts for the lower one too.

    None where the upper end is not above the lower one: then the two numbers are no range.
    """
    low, high = first.value * first_scale, last.value * last_scale
    if first.scale * first_scale == 1 and last.scale * last_scale > 1 and first.value < 1000:
        low *= last.scale * last_scale
    return (low, high) if low < high else None
