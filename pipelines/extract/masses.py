"""Masses: ore, metal and product in any usual unit, as metric tonnes.

Factors: international avoirdupois pound 0.45359237 kg and troy ounce 31.1034768 g exactly (NIST Special Publication
811, appendix B.8); the short ton of 2,000 lb and the long ton of 2,240 lb follow from the pound. `ton` without `short`
or `long` is read as the tonne, as the trade press means it, and keeps its own unit name so that readers can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.extract import regex as re
from pipelines.extract.around import bounds, qualifier_of, range_end
from pipelines.extract.numbers import SPACE, Number, rounded
from pipelines.model import Qualifier

POUND_T = 0.45359237e-3
OUNCE_T = 31.1034768e-6
SHORT_TON_T = 0.90718474
LONG_TON_T = 1.0160469088

UNITS: dict[str, tuple[str, float]] = {
    "t": ("t", 1.0),
    "tonne": ("t", 1.0),
    "tonnes": ("t", 1.0),
    "metric ton": ("t", 1.0),
    "metric tons": ("t", 1.0),
    "metric tonne": ("t", 1.0),
    "metric tonnes": ("t", 1.0),
    "ton": ("ton", 1.0),
    "tons": ("ton", 1.0),
    "tn": ("t", 1.0),
    "te": ("t", 1.0),
    "kt": ("kt", 1e3),
    "ktonnes": ("kt", 1e3),
    "kilotonnes": ("kt", 1e3),
    "kilotonne": ("kt", 1e3),
    "kilotons": ("kt", 1e3),
    "Mt": ("Mt", 1e6),
    "mt": ("mt", 0.0),
    "MT": ("mt", 0.0),
    "Mtonnes": ("Mt", 1e6),
    "megatonnes": ("Mt", 1e6),
    "megatonne": ("Mt", 1e6),
    "Bt": ("Bt", 1e9),
    "bt": ("Bt", 1e9),
    "Gt": ("Bt", 1e9),
    "short ton": ("short ton", SHORT_TON_T),
    "short tons": ("short ton", SHORT_TON_T),
    "st": ("short ton", SHORT_TON_T),
    "kst": ("short ton", 1e3 * SHORT_TON_T),
    "Mst": ("short ton", 1e6 * SHORT_TON_T),
    "long ton": ("long ton", LONG_TON_T),
    "long tons": ("long ton", LONG_TON_T),
    "dmt": ("dmt", 1.0),
    "DMT": ("dmt", 1.0),
    "dry metric tonnes": ("dmt", 1.0),
    "dry metric tons": ("dmt", 1.0),
    "dry tonnes": ("dmt", 1.0),
    "kdmt": ("dmt", 1e3),
    "wmt": ("wmt", 1.0),
    "WMT": ("wmt", 1.0),
    "wet metric tonnes": ("wmt", 1.0),
    "wet tonnes": ("wmt", 1.0),
    "Mdmt": ("dmt", 1e6),
    "kg": ("kg", 1e-3),
    "kgs": ("kg", 1e-3),
    "kilogram": ("kg", 1e-3),
    "kilograms": ("kg", 1e-3),
    "kilogramme": ("kg", 1e-3),
    "kilogrammes": ("kg", 1e-3),
    "kilos": ("kg", 1e-3),
    "kilo": ("kg", 1e-3),
    "g": ("g", 1e-6),
    "gram": ("g", 1e-6),
    "grams": ("g", 1e-6),
    "grammes": ("g", 1e-6),
    "mcg": ("g", 1e-12),
    "μg": ("g", 1e-12),
    "µg": ("g", 1e-12),
    "microgram": ("g", 1e-12),
    "micrograms": ("g", 1e-12),
    "microgrammes": ("g", 1e-12),
    "lb": ("lb", POUND_T),
    "lbs": ("lb", POUND_T),
    "pound": ("lb", POUND_T),
    "pounds": ("lb", POUND_T),
    "klb": ("lb", 1e3 * POUND_T),
    "klbs": ("lb", 1e3 * POUND_T),
    "Mlb": ("lb", 1e6 * POUND_T),
    "Mlbs": ("lb", 1e6 * POUND_T),
    "mlb": ("lb", 1e6 * POUND_T),
    "mlbs": ("lb", 1e6 * POUND_T),
    "MMlb": ("lb", 1e6 * POUND_T),
    "MMlbs": ("lb", 1e6 * POUND_T),
    "Blb": ("lb", 1e9 * POUND_T),
    "Blbs": ("lb", 1e9 * POUND_T),
    "oz": ("oz", OUNCE_T),
    "ozs": ("oz", OUNCE_T),
    "ounce": ("oz", OUNCE_T),
    "ounces": ("oz", OUNCE_T),
    "troy ounce": ("oz", OUNCE_T),
    "troy ounces": ("oz", OUNCE_T),
    "troy oz": ("oz", OUNCE_T),
    "koz": ("oz", 1e3 * OUNCE_T),
    "Koz": ("oz", 1e3 * OUNCE_T),
    "kozs": ("oz", 1e3 * OUNCE_T),
    "Moz": ("oz", 1e6 * OUNCE_T),
    "moz": ("oz", 1e6 * OUNCE_T),
    "MMoz": ("oz", 1e6 * OUNCE_T),
    "Mozs": ("oz", 1e6 * OUNCE_T),
}
METAL_WORDS = frozenset(
    "contained recoverable payable equivalent silver gold copper zinc lead nickel cobalt platinum palladium ore"
    " measured indicated inferred proven proved probable".split()
)
"""What may stand between a figure and its unit: "71,828 contained tonnes", "5.6 million silver equivalent ounces"."""
RATE_UNITS = {
    "tpa": 1.0,
    "ktpa": 1e3,
    "Mtpa": 1e6,
    "mtpa": 1e6,
    "MTPA": 1e6,
    "Ktpa": 1e3,
    "tpd": 1.0,
    "tph": 1.0,
    "tpm": 1.0,
    "tpy": 1.0,
    "mtpy": 1.0,
    "t/y": 1.0,
    "t/yr": 1.0,
    "kt/y": 1e3,
    "kt/yr": 1e3,
    "Mt/y": 1e6,
    "Mt/yr": 1e6,
    "t/a": 1.0,
    "kt/a": 1e3,
    "Mt/a": 1e6,
    "t/d": 1.0,
    "t/day": 1.0,
    "t/h": 1.0,
    "st/y": SHORT_TON_T,
}
_LETTER_SCALE = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mm": 1e6, "MM": 1e6, "mn": 1e6, "b": 1e9, "B": 1e9, "bn": 1e9}
_WORDS = re.compile(
    rf"(?:{SPACE}?\((?:M|MM|k|B)\))?(?:{SPACE}|-)?[(\[{{<]?([A-Za-zµμ]+(?:[ \u00a0-][A-Za-z]+){{0,2}})"
    rf"(?!{SPACE}?/{SPACE}?(?:t|m|L|l|cm|ton)\b)"
)
_RATES = "|".join(re.escape(unit) for unit in sorted(RATE_UNITS, key=len, reverse=True))
_RATE = re.compile(rf"{SPACE}?({_RATES})(?![A-Za-z])")
_CLAUSE = re.compile(r"[^.;:,()|\n$€£%0-9]{0,45}")
_RATE_WORDS = re.compile(
    r"\b(?:an?|per|each|every) (?:year|annum|day|month|week|hour)\b|/(?:year|yr|y|a|day|d|month)\b"
    r"|\b(?:annually|yearly|daily|per annum|pa)\b|p\.a"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_PERIODIC = ("annual", "yearly", "daily")
LAST_OF_MONTH = 31
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
MONTH_BEFORE = re.compile(rf"(?i)\b{_MONTH}\.? $")
MONTH_BEHIND = re.compile(rf"(?i) ?st,?(?: of)? {_MONTH}\b")
SMALLEST_METRIC_TON_COUNT = 1000.0
"""`5,000 mt` is a count of metric tons; `12 MT` may be millions of tonnes, and is left out but for ore."""
ORE_BEFORE = re.compile(
    r"(?i)\b(?:resources?|reserves?|MRE)\b(?: estimates?)?(?: now| has| have)?"
    r"(?: (?:is|are|stands?|totals?|totalling|grew|grows|rose|rises|increased|increases|lifted|quadrupled|doubled|tripled))?"
    r"(?: (?:of|at|to|by))?(?: about| some| around)? $"
)
GRADE_BEHIND = re.compile(r"(?i)\)? ?(?:@|(?:at|grading|averaging)\b)(?: an average(?: grade)? of)? ?[\d.]")
""" "23.6 MT @ 0.42%": millions of tonnes of ore."""


@dataclass(frozen=True, slots=True)
class Mass:
    """One mass in metric tonnes; the lower bound of a range, whose upper bound is `high_t`."""

    start: int
    end: int
    printed: str
    value_t: float
    high_t: float | None
    unit: str
    """The unit's customary name: t, kt, Mt, Bt, ton, short ton, long ton, kg, g, lb, oz, dmt, wmt."""
    qualifier: Qualifier
    is_rate: bool
    """True for output per year or day: `15,000 tonnes of carbonate a year`, `120 ktpa`."""


def mass_at(text: str, numbers: Sequence[Number], index: int) -> tuple[Mass, int] | None:
    """The mass that numbers[index] begins and how many numbers it takes; None where it is no mass."""
    first = numbers[index]
    if first.start and (text[first.start - 1].isalnum() or text[first.start - 1] in "$€£¥"):
        return None
    unit = _unit(text, first)
    linked = range_end(text, numbers, index, unit[0] if unit else first.end)
    if linked and not linked[1] and (last := _unit(text, linked[0])):
        pair = bounds(first, unit[1], linked[0], last[1]) if unit else _shared(first, linked[0], last[1])
        if pair:
            return _mass(text, first.start, last, pair, 2)
    return _mass(text, first.start, unit, (first.value * unit[1], None), 1) if unit else None


def _shared(first: Number, last: Number, factor: float) -> tuple[float, float] | None:
    """A range whose unit and scale word stand once, after the upper end: `270 to 530 Mt`, `two to three billion t`."""
    low = first.value * (last.scale if first.scale == 1 and first.value < 1000 else 1)
    return (low * factor, last.value * factor) if low < last.value else None


def _mass(
    text: str, start: int, unit: tuple[int, float, str, bool], values: tuple[float, float | None], used: int
) -> tuple[Mass, int]:
    end, _, name, is_rate = unit
    high = None if values[1] is None else rounded(values[1])
    return Mass(
        start,
        end,
        text[start:end],
        rounded(values[0]),
        high,
        name,
        qualifier_of(text, start, end, high is not None),
        is_rate or _is_rate(text, start, end),
    ), used


def _is_rate(text: str, start: int, end: int) -> bool:
    """Whether the clause says the mass is made or used per period: `60,000 t of oxide a year`, `annual output of`."""
    clause = _CLAUSE.match(text, end)
    before = text[max(0, start - 40) : start].lower()
    if clause and _RATE_WORDS.search(clause[0]):
        return True
    sentence = before.rpartition(".")[2]
    return any(word in sentence for word in _PERIODIC) and before.rstrip().endswith((" of", " to", " at"))


def _unit(text: str, number: Number) -> tuple[int, float, str, bool] | None:
    """(end, tonnes per unit, customary name, is a rate) of the unit after a number."""
    match = _WORDS.match(text, number.end)
    if match is None:
        return None
    rate = _RATE.match(text, number.end)
    if rate:
        return rate.end(), RATE_UNITS[rate[1]], "t", True
    words = re.split("[ \u00a0-]", match[1])
    for count in range(len(words), 0, -1):
        scale, rest = 1.0, words[:count]
        if count > 1 and rest[0] in _LETTER_SCALE:
            scale, rest = _LETTER_SCALE[rest[0]], rest[1:]
        printed = " ".join(rest)
        unit = UNITS.get(printed) or (UNITS.get(printed.lower()) if len(printed) > 3 else None)
        if unit is None and len(rest) > 1 and all(w.lower() in METAL_WORDS for w in rest[:-1]):
            unit = UNITS.get(rest[-1]) if len(rest[-1]) > 2 else None
        if unit is None:
            continue
        name, factor = unit
        if printed == "st" and number.value % 10 == 1 and number.value <= LAST_OF_MONTH:
            of_month = MONTH_BEFORE.search(text[max(0, number.start - 16) : number.start])
            of_month = of_month or MONTH_BEHIND.match(text, number.end)
            if match.start(1) == number.end or of_month:
                return None  # "21st of May", "May 21 st"
        if name == "mt":
            name, factor = "t", 1.0
            if number.value < SMALLEST_METRIC_TON_COUNT:
                if not (
                    ORE_BEFORE.search(text[max(0, number.start - 60) : number.start])
                    or GRADE_BEHIND.match(text, match.end(1))
                ):
                    return None
                name, factor = "Mt", 1e6
        end = match.start(1) + sum(len(w) for w in words[:count]) + count - 1
        following = text[end : end + 2]
        if following[:1].isalpha() or (following[:1] == "/" and following[1:] in tuple("tTlLmc")):
            return None  # a longer word, a grade or a density
        opened = match[0].strip(" -\u00a0\u2009\u202f")[0]
        if opened in _BRACKETS and following[:1] == " " and following[1:].isupper():
            return None  # "E77/2700 (Mt Jackson Project)"
        end += opened in _BRACKETS and text[end : end + 1] == _BRACKETS[opened]
        return end, factor * scale, name, False
    return None
