"""Percentages, and grades: an analyte's share of the rock, with the analyte before or after the figure.

`mg/L` is the strength of a brine and no grade. A percentage is a grade where an analyte stands beside it or the words
before it speak of a grade; every percentage is also listed as a Percent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pipelines.extract import regex as re
from pipelines.extract.around import qualifier_of, range_end, words_before
from pipelines.extract.lexicon import LONGEST_PHRASE, WORD, canonical_analyte, opens_analyte
from pipelines.extract.masses import OUNCE_T, POUND_T, SHORT_TON_T
from pipelines.extract.numbers import SPACE, Number, rounded
from pipelines.model import Qualifier

GRADE_UNITS: dict[str, tuple[str, float]] = {
    "ppm": ("ppm", 1.0),
    "ppb": ("ppm", 1e-3),
    "parts per million": ("ppm", 1.0),
    "part per million": ("ppm", 1.0),
    "parts per billion": ("ppm", 1e-3),
    "g/t": ("g/t", 1.0),
    "gpt": ("g/t", 1.0),
    "g/tonne": ("g/t", 1.0),
    "g/ton": ("g/t", 1.0),
    "kg/ton": ("%", 0.1),
    "kg/t": ("%", 0.1),
    "kg/tonne": ("%", 0.1),
    "mg/kg": ("ppm", 1.0),
    "oz/t": ("g/t", OUNCE_T * 1e6),
    "oz/tonne": ("g/t", OUNCE_T * 1e6),
    "opt": ("g/t", OUNCE_T * 1e6 / SHORT_TON_T),
    "oz/ton": ("g/t", OUNCE_T * 1e6 / SHORT_TON_T),
    "oz/st": ("g/t", OUNCE_T * 1e6 / SHORT_TON_T),
    "ounces per ton": ("g/t", OUNCE_T * 1e6 / SHORT_TON_T),
    "ounces per short ton": ("g/t", OUNCE_T * 1e6 / SHORT_TON_T),
    "lb/ton": ("%", 0.05),
    "lbs/ton": ("%", 0.05),
    "lb/st": ("%", 0.05),
    "lbs/st": ("%", 0.05),
    "pounds per ton": ("%", 0.05),
    "pounds per short ton": ("%", 0.05),
    "lb/tonne": ("%", POUND_T * 100),
    "lbs/tonne": ("%", POUND_T * 100),
}
"""Printed unit to contract unit and factor: `oz/t` is per metric tonne, `opt` and `oz/ton` per short ton.

Grams and kilograms a `ton` are of the metric one, as in `masses`: nobody weighs metal in grams and rock in pounds.
"""

_NO_GRADE_OF = re.compile(
    r" (?:stake|interest|stream|royalt|recover|payab|tariff|price|market|share|production"
    r"|output|supply"
    r"|demand|import|export|project|mine|offtake|owner|concentrate)",
    re.IGNORECASE,
)
"""What makes `20% copper production` no grade."""
_ALIAS = re.compile(rf"{SPACE}?\({SPACE}?[\"“']?([A-Za-z0-9+₀-₉]+)[\"”']?{SPACE}?\)")
_UNIT_AGAIN = re.compile(rf"{SPACE}?\((?:[\"“'‘]?(?:g/t|gpt|ppm|ppb|oz/t|opt|%)[\"”'’]?|[0-9][^()%$€£]{{1,30}})\)")
""" "806 grams per tonne (g/t) silver", "0.25% (158,000 tonnes) niobium"."""
_JOIN_AFTER = re.compile(rf"{SPACE}?(?:(?:of|in){SPACE})?\(?")
_JOIN_BEFORE = re.compile(
    rf"\)?(?:{SPACE}?[:=@,]| (?:(?:cut[-‐‑]?off )?grades?|content|cut[-‐‑]?off|assays?)?(?: ?(?:of|at|is|grading"
    rf"|averag(?:es|ing)))?)"
    rf"{SPACE}?[>≥<≤~]?{SPACE}?$",
    re.IGNORECASE,
)
REACH_BACK = 22
"""Characters in front of a figure in which its analyte may end: "Mn cut-off grade of"."""
GRADE_WORDS = frozenset(
    "at @ grade grades grading graded averages averaging averaged average cut-off cut‐off cut‑off cutoff assaying "
    "assayed containing ran runs".split()
)
_FILLERS = frozenset("a an the of about approximately around head average mean grade only some".split())
LONGEST_ANALYTE = 45
_ENGLISH = re.compile(r"(?:In|As|At|No|He|I|Be) [a-z]|(?:U|Y)\.[A-Z]")
"""What only looks like a symbol: `5% In total`, `5% U.S. tariffs`."""
UNIT_OF_GRADE = r"(?:%|per ?cent|pct|ppm|ppb|g/t|gpt|kg/t|parts[ -]per[ -](?:m|b)illion|grams?(?: per |/)tonn?e?)"
"""Every usual way to write a grade's unit, for patterns that only need to see one."""
_CUTOFF = re.compile(r"cut[-‐‑]?\s?off", re.IGNORECASE)
_OF_CUTOFF = re.compile(rf"{SPACE}?(?:(?:lower|grade){SPACE})?cut[-‐‑]?\s?off", re.IGNORECASE)
""" "(0.3% cut-off)"."""
_FOOTNOTE = re.compile(r"(?<=[A-Za-z])[1-9]|(?<=[A-Za-z][2-9])[1-9](?!\d)")
"""The raised figure of a note behind a symbol: "1.2% Li2O1", "2.4% TREO3"."""
_CLAUSE = re.compile(r"(?:[^.;|,0-9\n]|\n(?!\n)){0,25}")
_CUTOFF_OF_NEXT = re.compile(
    r"cut[-‐‑]?\s?off(?: grades?)?(?: \(COG\))? ?(?:of|at|is|was|=|:|being)? ?[>≥~]?"
    rf" ?[0-9][0-9.,]* ?{UNIT_OF_GRADE}",
    re.IGNORECASE,
)
"""The word belongs to the number behind it: "1.2% Li2O at a cut-off of 0.4%"."""

_UNIT = re.compile(
    rf"(?:{SPACE}|-)?(?:(?P<pct>%(?![0-9])|％|(?:wt|vol){SPACE}?%|(?i:per(?:{SPACE}|-)?cents?|percentages?|percents?"
    rf"|pct)(?![A-Za-z]))"
    rf"|(?P<unit>(?i:ppm|ppb|parts?(?:{SPACE}|-)per(?:{SPACE}|-)[mb]illion"
    rf"|g/t(?:onne)?|gpt|gr?am(?:me)?s?(?: (?:per|a|to the) |/)(?:metric )?tonn?e?"
    rf"|g (?:per|a) tonne|kg/t(?:onne)?|mg/kg"
    rf"|oz/t(?:onne)?|opt"
    rf"|oz/ton|oz/st|(?:troy )?ounces per (?:short )?ton|lbs?/ton|lbs?/st|lbs?/tonne|pounds per (?:short )?ton))"
    rf"(?![A-Za-z/]))"
)

_SPLIT_UNIT = re.compile(
    rf"{SPACE}(?P<mass>grams?|grammes?|g|ounces?|oz|pounds?|lbs?|kilograms?|kg)(?:{SPACE}of)?{SPACE}"
    rf"(?P<what>[A-Za-z][A-Za-z0-9 -]{{0,30}}?){SPACE}(?:per|a|to{SPACE}the){SPACE}(?:metric{SPACE})?"
    r"(?P<per>tonne|ton)\b",
    re.IGNORECASE,
)
_MASS_OF = {"g": "g", "o": "oz", "p": "lb", "l": "lb", "k": "kg"}


@dataclass(frozen=True, slots=True)
class GradeSpan:
    """One grade or cut-off; the lower bound of a range, whose upper bound is `high`. `unit` is %, ppm or g/t."""

    start: int
    end: int
    printed: str
    """Figure, unit and the analyte where it follows."""
    analyte: str | None
    value: float
    high: float | None
    unit: str
    is_cutoff_context: bool


@dataclass(frozen=True, slots=True)
class Percent:
    """One percentage, whatever it is of; the lower bound of a range, whose upper bound is `high`."""

    start: int
    end: int
    printed: str
    value: float
    high: float | None
    qualifier: Qualifier


def grade_at(text: str, numbers: Sequence[Number], index: int) -> tuple[GradeSpan | None, Percent | None, int] | None:
    """The percentage or grade that numbers[index] begins and how many numbers it takes; None where it is neither."""
    first = numbers[index]
    if first.start and (text[first.start - 1].isalnum() or text[first.start - 1] == "%"):
        return None  # part of a word, or of an address (`%28`)
    own = _UNIT.match(text, first.end)
    unit, end, low, high, used = own, own.end() if own else first.end, first.value, None, 1
    linked = range_end(text, numbers, index, end)
    if (
        linked
        and not linked[1]
        and (last := _UNIT.match(text, linked[0].end))
        and low < linked[0].value
        and (own is None or own.lastgroup == last.lastgroup)
    ):
        unit, end, high, used = last, last.end(), linked[0].value, 2
    if unit is None:
        apart = _told_apart(text, first)
        return (apart, None, 1) if apart else None
    start = first.start
    if text[start - 1 : start] in ("-", "−") and not text[start - 2 : start - 1].strip() and high is None:
        start, low = start - 1, -low
    elif text[max(0, start - 6) : start].lower() == "minus " and high is None:
        start, low = start - 6, -low
    percent = (
        Percent(start, end, text[start:end], low, high, qualifier_of(text, start, end, high is not None))
        if unit["pct"]
        else None
    )
    return _grade(text, start, end, low, high, unit["unit"]), percent, used


def _grade(text: str, start: int, end: int, low: float, high: float | None, unit: str | None) -> GradeSpan | None:
    """The grade at [start:end], None for a percentage that nothing near it calls a grade."""
    if unit:
        folded = re.sub(r"^lbs", "lb", re.sub(r"[\s-]+", " ", unit.lower()))
        name, factor = GRADE_UNITS.get(folded) or ("g/t", 1.0)
    else:
        name, factor = "%", 1.0
    again = _UNIT_AGAIN.match(text, end)
    joined = _JOIN_AFTER.match(text, again.end() if again else end)
    after = _analyte_at(text, joined.end()) if joined else None
    analyte, stop = None, end
    if after and not _NO_GRADE_OF.match(text, after[1]):
        analyte, stop = after
        alias = _ALIAS.match(text, stop)
        if alias:
            analyte, stop = canonical_analyte(alias[1]) or analyte, alias.end()
    elif (link := _JOIN_BEFORE.search(text[max(0, start - REACH_BACK) : start])) is not None:
        analyte = _analyte_ending(text, max(0, start - REACH_BACK) + link.start())
    if unit is None and analyte is None and not (_speaks_of_grade(text, start) or _OF_CUTOFF.match(text, end)):
        return None
    return GradeSpan(
        start,
        stop,
        text[start:stop],
        analyte,
        rounded(low * factor),
        None if high is None else rounded(high * factor),
        name,
        _is_cutoff(text, start, stop),
    )


def _told_apart(text: str, number: Number) -> GradeSpan | None:
    """A grade whose metal stands between the two halves of its unit: "96 grams of silver per tonne"."""
    split = _SPLIT_UNIT.match(text, number.end)
    metal = canonical_analyte(split["what"]) if split else None
    if split is None or metal is None:
        return None
    name, factor = GRADE_UNITS[f"{_MASS_OF[split['mass'][0].lower()]}/{split['per'].lower()}"]
    end = split.end()
    return GradeSpan(
        number.start,
        end,
        text[number.start : end],
        metal,
        rounded(number.value * factor),
        None,
        name,
        _is_cutoff(text, number.start, end),
    )


def _analyte_at(text: str, start: int) -> tuple[str, int] | None:
    """The analyte that begins exactly at `start`, in its longest reading, and where it ends."""
    if not text[start : start + 1].isalnum():
        return None
    ends = [word.end() for word in islice(WORD.finditer(text, start, start + LONGEST_ANALYTE), LONGEST_PHRASE)]
    if not ends:
        return None
    for count in range(len(ends) if opens_analyte(text[start : ends[0]]) else 0, 0, -1):
        name = canonical_analyte(text[start : ends[count - 1]])
        if name and not (count == 1 and _ENGLISH.match(text, start)):
            return name, ends[count - 1]
    bare = ends[0] - 1
    if bare - start > 1 and _FOOTNOTE.fullmatch(text, bare, ends[0]) and (name := canonical_analyte(text[start:bare])):
        return name, bare
    return None


def _analyte_ending(text: str, end: int) -> str | None:
    """The analyte whose last character stands just before `end`, in its longest reading."""
    window = max(0, end - LONGEST_ANALYTE)
    whole = [
        word for word in WORD.finditer(text, window, end) if word.start() == 0 or not text[word.start() - 1].isalnum()
    ][-4:]
    starts = [word.start() for word in whole if opens_analyte(word.group())]
    return next((name for start in starts if (name := canonical_analyte(text[start:end]))), None)


def _speaks_of_grade(text: str, start: int) -> bool:
    words = words_before(text, start)
    while words and words[-1] in _FILLERS and words[-1] not in GRADE_WORDS:
        words.pop()
    return bool(words) and (words[-1] in GRADE_WORDS or words[-1].endswith("@"))


def _is_cutoff(text: str, start: int, end: int) -> bool:
    """Whether the words on either side, within the clause, call the grade a cut-off."""
    clause = re.split(r"[.;|](?![0-9])|\n\n", text[max(0, start - 50) : start])[-1]
    if _CUTOFF.search(clause):
        return True
    following = _CLAUSE.match(text, end)
    word = _CUTOFF.search(text, end, following.end()) if following else None
    return word is not None and not _CUTOFF_OF_NEXT.match(text, word.start())
