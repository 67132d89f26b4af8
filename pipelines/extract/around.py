"""What stands around a number whatever it measures: qualifiers before and after it, and the other end of a range."""
from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.extract.numbers import SPACE, Number
from pipelines.model import Qualifier

WINDOW = 48
"""Characters before a quantity that may qualify it."""

_UP_TO = (r"up[ -]?to|as (?:much|many|high) as|maximum(?: total)?(?: of)?|max\.?|no more than|not more than|not exceeding"
          r"|not to exceed|capped at|limited to|at most|less than|under|below|<=|<|≤")
_AT_LEAST = (r"at least|not less than|no less than|no fewer than|more than|greater than|in excess of|over|exceeding"
             r"|exceeds|above|upwards? of|minimum(?: of)?|min\.?|>=|>|≥|north of")
_ABOUT = (r"approximately|approx\.?|around|about|roughly|nearly|almost|close to|circa|ca?\.|~|≈|∼|some|an? estimated"
          r"|estimated(?: at| to be)?|(?:in|of) the order of|just (?:over|under)|an average of")
_FILLER = (r"(?:an? |the )?(?:further|additional|another|initial|extra|aggregate|total|combined|cumulative|value|sum|amount)"
           r"(?: (?:value|amount|consideration|investment))?(?: of)?")
_QUALIFIER = re.compile(
    rf"(?:(?<![A-Za-z])(?:(?P<up_to>{_UP_TO})|(?P<approximately>{_ABOUT})|(?P<at_least>{_AT_LEAST})))"
    rf"(?:{SPACE}(?:{_FILLER}|about|around|approximately)){{0,2}}{SPACE}?$", re.IGNORECASE)
_OR_MORE = re.compile(r"\+|,? (?:or|and) more\b|[ -]plus\b")
_OR_LESS = re.compile(r",? or (?:less|so)\b")
_LINK = re.compile(rf"(?:{SPACE}?[-–—‑]{SPACE}?|{SPACE}(?P<word>to|and|through){SPACE}(?:(?:about|up to|approximately){SPACE})?)"
                   rf"(?P<lead>[^0-9\s]{{0,5}}{SPACE}?)")
_BETWEEN = re.compile(r"\b(?:between|from|range of|ranging)\b[^.;0-9]{0,20}$", re.IGNORECASE)


def qualifier_of(text: str, start: int, end: int, is_range: bool = False) -> Qualifier:
    """How exactly the quantity at [start:end] is stated; a range says `approximately` unless something else is said."""
    match = _QUALIFIER.search(text[max(0, start - WINDOW):start])
    if match and match.lastgroup:
        return match.lastgroup  # type: ignore[return-value]
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
    if link is None or (link["word"] == "and" and not _BETWEEN.search(text[max(0, end - 60):numbers[index].start])):
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
