"""A sentence that divides an estimate into its parts: "Of the new total, 12 Mt are Indicated"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.statements import ROUNDING
from pipelines.model import Contained

_WHOLE = r"(?:total|tonnage|figure|number|estimate|(?:mineral |ore )?(?:resource|reserve)s?|MRE|inventory|tonnes)"
_NEW = r"(?:new|updated|current|latest|revised|larger|bigger|enlarged|increased|overall|full|whole)"
BREAKDOWN = re.compile(
    rf"(?i)\W*(?:(?:out )?of (?:this|that|these|which|it|(?:the|this|that|these) (?:{_NEW} )?{_WHOLE})"
    r"|(?:this|that|it|which) (?:comprises|consists of|is made up of|includes|breaks down)"
    r"|the (?:total |new |updated |maiden )?(?:(?:mineral |ore )?(?:resource|reserve)s?|estimate|MRE)"
    r" (?:comprises|consists of|is made up of|breaks down))\b"
)
"""How a sentence begins that divides the estimate just told into its classes."""
OF_THE_NEW = re.compile(rf"(?i)\W*(?:out )?of (?:the|this|that) {_NEW} {_WHOLE}\b")
"""It divides the current estimate, though what that replaced was told in between."""
OPENS_PARTS = re.compile(
    r"(?i)\b(?:compris(?:es|ing|ed of)|consist(?:s|ing) of|made up of|includ(?:es|ing)|split (?:in)?to|classified as|being)"
    r"[^.;:]{0,30}:\s*$"
)
"""How a sentence ends whose estimate is divided by the items of a list below."""


def whole_of(text: str, last: Draft | None, drafts: Sequence[Draft], *, is_listed: bool) -> Draft | None:
    """The estimate that the sentence divides, None where it divides none; `last` is the one told before it.

    `is_listed` tells that the sentence stands in a list of the estimate's parts.
    """
    if last is None or not (is_listed or BREAKDOWN.match(text)):
        return None
    if last.standing == "previous" and OF_THE_NEW.match(text):
        return next((d for d in reversed(drafts) if d.standing != "previous" and d.story == last.story), None)
    return last


def last_whole(found: Sequence[Draft]) -> Draft:
    """Of the estimates of one sentence the one that others refer back to: the last, or the one it is a part of."""
    first, last = found[0], found[-1]
    is_part = first.category is None and last.category and first.standing == last.standing
    return first if is_part and (first.tonnage_t or 0.0) > (last.tonnage_t or 0.0) > 0 else last


def counted_as_metal(found: list[Draft]) -> list[Draft]:
    """ "670,000 t Indicated and 400,000 t Inferred, totalling 1.07 Mt of LCE": parts that make metal are metal."""
    if len(found) <= 2:
        return found
    *parts, whole = found
    if whole.tonnage_t or len(whole.contained) != 1:
        return found
    if any(not p.tonnage_t or p.grades or p.contained or p.standing != whole.standing for p in parts):
        return found
    analyte, total = whole.contained[0].analyte, whole.contained[0].value_t
    if abs(sum(p.tonnage_t or 0.0 for p in parts) - total) > ROUNDING * total:
        return found
    return [*(replace(p, tonnage_t=None, contained=(Contained(analyte, p.tonnage_t or 0.0),)) for p in parts), whole]


def divided(whole: Draft, parts: Sequence[Draft]) -> tuple[Draft, list[Draft]]:
    """The whole, a total if all its parts have a class, and the parts with what was said of the whole."""
    if not parts or not all(part.category for part in parts):
        return whole, list(parts)
    told = [
        replace(
            part,
            cutoff=part.cutoff or whole.cutoff,
            code=part.code or whole.code,
            standing=part.standing or whole.standing,
            refers_to=whole.at,
        )
        for part in parts
    ]
    if whole.category is None:
        whole = replace(whole, category="total", kind=whole.kind or parts[0].kind)
    return whole, told
