"""Sums of money: currency before or after the number, scale words and letters, ranges, prices per unit.

A bare `$` has no currency of its own: whose dollar it is depends on the document, so it is left None here. `pounds`
without `sterling` are a mass, not money. Codes are ISO 4217.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.extract import regex as re
from pipelines.extract.around import bounds, qualifier_of, range_end, words_before
from pipelines.extract.currencies import (
    ALSO_WORDS,
    CODE_TO_ISO,
    CODES,
    DOLLARS,
    ISO_OF,
    NAMES,
    NATIONS,
    SYMBOLS,
    YEN_LETTERS,
)
from pipelines.extract.numbers import LETTER_SCALES, SCALES, SPACE, Number, rounded
from pipelines.model import Qualifier

_NATION = "|".join(sorted({*NATIONS}, key=len, reverse=True))
_UNIT_NAME = "|".join(sorted({*NAMES} - ALSO_WORDS, key=len, reverse=True))
_ALSO_WORD = "|".join(sorted(ALSO_WORDS))
_CODE = "|".join(CODES)
_MARK = "".join(SYMBOLS)

_APART = frozenset("US USD U.S. U.S C CA CAD CDN CAN AU AUD AUS NZ NZD HK HKD SG SGD MXN MEX NT BRL".split())
"""Dollar letters that may stand apart from the sign; `A $5 million loan` begins with an article."""
_LETTERS_BEFORE = re.compile(rf"(?<![A-Za-z])[A-Za-z.]{{1,4}}{SPACE}?$")
SUMMIT = re.compile(rf"COP\d\d(?![\d.,]*{SPACE}?(?:\d|thousand|million|billion|trillion|[mb]n?\b))")
"""A conference of the parties, which is called like the Colombian peso."""
NUMBERED_HOLE = re.compile(
    rf"SR{SPACE}?-?\d+(?![\d.,]*(?:{SPACE}?(?:\d|thousand|million|billion|trillion|[mb]n?\b)|,\d{{3}}))"
)
"""A hole or a road whose number looks like a sum of riyals."""
_CODE_BEFORE = re.compile(
    rf"(?<![A-Za-z])(?:(?P<mega>[MmkT])?(?P<code>{_CODE}|(?i:rs\.?|stg|usd|eur|aud|cad|gbp|rmb)|RM|Rp|SR|R)"
    rf"|(?P<dollar>[Dd]ollar)"
    rf"|(?<!\$)\$(?P<own>US|AU?|CA?|NZ|HK|S))$"
)
_TRAIL = re.compile(
    rf"(?:{SPACE}|-)?(?:(?P<mega>M|k|mln )?(?P<code>{_CODE}|(?i:usd|eur|aud|cad|gbp|rmb))(?![A-Za-z0-9])"
    rf"|(?:in )?(?:(?P<nation>(?i:{_NATION}|us))[ -])?(?:(?P<name>(?i:{_UNIT_NAME}|{_ALSO_WORD})(?:e?s)?)(?![A-Za-z])"
    rf"|(?P<pound>(?i:pounds?)(?: (?i:sterling))?)(?![A-Za-z])|(?P<cent>(?i:cents?|pence|penny))(?![A-Za-z]))"
    rf"|(?P<mark>[{re.escape(_MARK)}])(?!{SPACE}?[0-9]))"
)
_AFTER_LEAD = re.compile(
    rf"{SPACE}?\(?(?:(?P<code>{_CODE})(?![A-Za-z])|(?:in )?(?P<nation>(?i:us|u\.s\.|american|canadian|australian"
    rf"|new zealand))"
    rf"[ -](?i:dollars?|funds)(?![A-Za-z])|(?P<name>(?i:dollars?|bucks))(?![A-Za-z]))"
)
"""What may tell whose bare `$` it is: `$15.50 CAD`, `$5 million US dollars`."""
_LETTER_SCALE = re.compile(rf"(?:{SPACE}|-)?(?P<scale>MM|mm|[kKmMbBT])(?![^\W_¹²³⁰-⁹])")
_DISGUISED = re.compile(r"[ -]?(?:[A-Za-z]+[\u0370-\u058f]|[\u0370-\u058f]+[A-Za-z]|(?i:[mbtr]{1,2}illi))")
"""A word of mixed scripts, or one that only begins like a scale word: what the sum is cannot be told."""
_SCALE_AFTER_CODE = re.compile(rf"{SPACE}(?P<scale>(?i:thousand|million|billion|trillion))(?![A-Za-z])")

_SHARE = (
    r"(?:(?:common|ordinary|flow-through|subscription|new|existing|placement|preferred|fully paid"
    r"|[A-Z][a-z]+) ){0,3}"
    r"(?:share|unit|warrant|option|security|ADS|ADR|CDI|receipt)s?"
)
_MASS = (
    r"(?:dry |wet )?(?:metric |short |long )?(?:tonnes?|tons?|t|dmt|wmt|kg|kilos?|kilograms?|kilogrammes?|g|grams?"
    r"|lbs?|pounds?|oz|ounces?|mtu|dmtu|st)"
)
_TIME = r"(?:calendar |fiscal |financial )?(?:year|month|quarter|annum|yr|day|week)"
_OTHER = r"[kMG]?Wh|barrel|bbl|boe|gallon|litre|hectare|ha|acre|met(?:er|re)|m|hour|person|head|vehicle|dozen|piece"
_PER = re.compile(
    rf"(?:{SPACE}?/{SPACE}?|{SPACE}(?:per|an?|each|for each|for every){SPACE}|-(?:per|an?)-)(?:(?P<share>{_SHARE})"
    rf"|(?P<mass>{_MASS})|(?P<year>{_TIME})|(?P<other>{_OTHER}))(?![A-Za-z])"
    rf"|{SPACE}(?:(?P<each>apiece|each)|(?P<yearly>annually|p\.a\.|pa|yearly))(?![A-Za-z])"
)
_PRICE_WORDS = frozenset("price prices priced exercisable traded trades trading closed closing quoted valued".split())
LARGEST_PRICE = 10_000
"""Above this an unscaled number after `price of` is what a whole thing costs."""


@dataclass(frozen=True, slots=True)
class Money:
    """One sum of money; `value` in whole currency units, the lower bound of a range whose upper bound is `high`."""

    start: int
    end: int
    printed: str
    value: float
    high: float | None
    currency: str | None
    """ISO 4217; None for a bare `$`, `cents` or `pesos`, whose currency is the document's to say."""
    symbol: str
    """The currency as printed, such as `US$`, `$` or `euros`."""
    qualifier: Qualifier
    is_price: bool
    """True for a price of one unit of something: `$110/kg`, `C$0.40 a share`, `50 cents`."""
    per: str | None = None
    """What the sum is for each of: share, mass, year, other; None for a plain sum."""


class _Currency(NamedTuple):
    at: int
    """Where it begins (before the number) or ends (after it)."""
    currency: str | None
    symbol: str
    factor: float = 1.0


def money_at(text: str, numbers: Sequence[Number], index: int, lead: _Currency | None) -> tuple[Money, int] | None:
    """The sum of money that numbers[index] begins, given the currency before it, and how many numbers it takes.

    None where it is no money, or where what the sum is cannot be told.
    """
    first = numbers[index]
    end, scale = _scaled(text, first, lead)
    trail = _after(text, end, lead)
    linked = range_end(text, numbers, index, trail.at if trail else end)
    high, used, low = None, 1, first.value * scale
    if linked and (not linked[1] or currency_before(text, linked[0].start)):
        last_end, last_scale = _scaled(text, linked[0], lead or trail)
        last_trail = _after(text, last_end, lead)
        pair = bounds(first, scale, linked[0], last_scale)
        if pair and (lead or last_trail or (trail and linked[1])):
            (low, high), used, end = pair, 2, last_end
            trail = last_trail or trail
            end = last_trail.at if last_trail else end
    found = lead or trail
    if (
        found is None
        or (found.symbol == "R" and low < 1e5)
        or (lead is None and first.start and text[first.start - 1].isalnum())
    ):
        return None
    currency, factor = found.currency, found.factor
    if trail:
        currency, end = currency or trail.currency, max(end, trail.at)
        factor *= trail.factor if lead else 1.0
        more = _SCALE_AFTER_CODE.match(text, end) if used == 1 and first.scale * scale == 1 else None
        if more:
            factor, end = factor * SCALES[more["scale"].lower()], more.end()
    if (text[end : end + 1].isalpha() and not (trail and trail.symbol == "元")) or _DISGUISED.match(text, end):
        return None
    is_bare = used == 1 and first.scale * scale == 1
    if is_bare and (cents := _cents(text, numbers, index + 1, end, found)):
        (extra, end), used = cents, 2
        low += extra
    start = lead.at if lead else first.start
    low, high = rounded(low * factor), None if high is None else rounded(high * factor)
    per = _per(text, end)
    is_price = (
        per in ("share", "mass", "other")
        or found.symbol.lower().startswith(("cent", "pen"))
        or (
            first.scale * scale * factor == 1
            and low < LARGEST_PRICE
            and ((low < 1000 and low != int(low)) or not _PRICE_WORDS.isdisjoint(words_before(text, start, 32)[-3:]))
        )
    )
    return Money(
        start,
        end,
        text[start:end],
        low,
        high,
        currency,
        found.symbol,
        qualifier_of(text, start, end, high is not None),
        is_price,
        per,
    ), used


def currency_before(text: str, start: int, free: int = 0) -> _Currency | None:
    """The currency printed before the number at `start`, if all of it stands at or after `free`."""
    at = start - 1
    if at >= free and text[at] in " \u00a0\u2009\u202f-":
        at -= 1
    if at < free:
        return None
    last = text[at]
    if last in SYMBOLS:
        match = _LETTERS_BEFORE.search(text[max(free, at - 5) : at])
        letters = match[0] if match else ""
        iso = (DOLLARS if last == "$" else YEN_LETTERS if last == "¥" else {}).get(letters.strip().upper())
        spaced = letters.endswith(" ")
        if iso is None or (spaced and (letters == "us " or letters.strip().upper() not in _APART)):
            return _Currency(at, SYMBOLS[last], last)
        return _Currency(at - len(letters), iso, text[at - len(letters) : at + 1])
    if not (last.isalpha() or last == "."):
        return None
    match = _CODE_BEFORE.search(text[max(free, at - 6) : at + 1])
    if match is None or SUMMIT.match(text, max(free, at - 2)):
        return None
    begin = max(free, at - 6) + match.start()
    if NUMBERED_HOLE.match(text, begin):
        return None
    if match["dollar"] or match["own"]:  # `$A5m` beside `A$5m`
        return _Currency(begin, DOLLARS.get(match["own"] or ""), match[0] if match["own"] else "$")
    factor = {"M": 1e6, "m": 1e6, "k": 1e3, "T": 1e3}.get(match["mega"] or "", 1.0)
    return _Currency(begin, CODE_TO_ISO[match["code"].upper()], match[0], factor)


def _after(text: str, end: int, lead: _Currency | None) -> _Currency | None:
    """The currency printed after the number; after a bare `$` only what says whose dollar it is."""
    if lead is not None:
        match = _AFTER_LEAD.match(text, end) if lead.symbol == "$" else None
        if match is None:
            return None
        closing = match.end() + (text[match.end() : match.end() + 1] == ")" if "(" in match[0] else 0)
        nation = ISO_OF[(match["nation"].lower().replace(".", ""), "dollar")] if match["nation"] else None
        return _Currency(closing, CODE_TO_ISO.get(match["code"] or "", nation), match[0].strip())
    match = _TRAIL.match(text, end)
    if match is None:
        return None
    symbol = match[0].strip(" \u00a0\u2009\u202f-")
    if match["code"]:
        factor = {"M": 1e6, "k": 1e3, "mln ": 1e6}.get(match["mega"] or "", 1.0)
        return _Currency(match.end(), CODE_TO_ISO[match["code"].upper()], symbol, factor)
    if match["mark"]:
        return _Currency(match.end(), SYMBOLS[match["mark"]], symbol)
    nation = (match["nation"] or "").lower().replace(".", "")
    if match["pound"]:
        iso = ISO_OF.get((nation, "pound")) or ("GBP" if "sterling" in symbol.lower() else None)
        return _Currency(match.end(), iso, symbol) if iso else None
    if match["cent"]:
        iso = "GBP" if match["cent"].lower().startswith("pen") else ISO_OF.get((nation, "dollar"))
        return _Currency(match.end(), iso, symbol, 0.01)
    name = match["name"].lower()
    name = next((n for n in (name, name.removesuffix("es"), name.removesuffix("s")) if n in NAMES), name)
    if name in ALSO_WORDS and not nation and not re.search("illion.?$", text[max(0, end - 10) : end]):
        return None  # also English words
    return _Currency(match.end(), ISO_OF.get((nation, name)) or NAMES[name], symbol)


def _cents(text: str, numbers: Sequence[Number], index: int, end: int, found: _Currency) -> tuple[float, int] | None:
    """The cents that a sum in dollars goes on to, in dollars, and where they end: `3 dollars and 50 cents`."""
    if (
        index >= len(numbers)
        or text[end : numbers[index].start] not in (" ", " and ")
        or "dollar" not in found.symbol.lower()
    ):
        return None
    trail = _TRAIL.match(text, numbers[index].end)
    return (numbers[index].value / 100, trail.end()) if trail and trail["cent"] and numbers[index].value < 100 else None


def _scaled(text: str, number: Number, currency: _Currency | None) -> tuple[int, float]:
    """Where the number ends and its letter scale: `5m` is five million only beside a currency."""
    if number.scale > 1 or number.in_words:
        return number.end, 1.0
    match = _LETTER_SCALE.match(text, number.end)
    scales = "mMMbB" if currency else "MMB"
    if (
        match
        and (currency or _TRAIL.match(text, match.end()))
        and (match[0][0] not in " -" or match["scale"] in scales)
    ):
        return match.end(), LETTER_SCALES[match["scale"]]
    return number.end, 1.0


def _per(text: str, end: int) -> str | None:
    """What the sum is for each of."""
    match = _PER.match(text, end)
    kind = match.lastgroup if match else None
    return {"each": "other", "yearly": "year"}.get(kind, kind) if kind else None
