"""Table cells as values: numbers in the table's own decimal style, with the unit and analyte a cell may carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from pipelines.extract import regex as re
from pipelines.extract.lexicon import analyte_spans
from pipelines.extract.tables.headers import LABEL, Measure, read_measure
from pipelines.model import Cell

EMPTY = frozenset(
    {"", "-", "–", "—", "−", "--", "---", "nil", "n/a", "na", "n.a.", "n/s", "ns", "nd", "n/r", "nr", "*", "."}
)
FOOTNOTE = re.compile(
    r"(?:\s*(?:\^\(?[0-9a-z*,]{1,6}\)?\^?|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰#]+(?:,[¹²³⁴⁵⁶⁷⁸⁹⁰]+)*|\((?:\d{1,2}|[a-z])\)|(?<=\d)[a-e]"
    r"|(?<=\d)\s\d(?:,\s?\d)*))+$"
)
NUMBER = re.compile(r"[~≈]?\s*(\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d|\.\d+)(?![\d])\s*")
GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
DECIMAL_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+")
YEAR = re.compile(r"(?:19|20)\d\d")
NO_FIGURE = re.compile(r"0{2,}s?\b|(?:19|20)\d\d\s+(?:[A-Z%]|[a-z]+ ?\()")
""" "000 t" is a unit, and "2010 Tonnes (Mt)" the head of a column of that year."""


RANGE = re.compile(
    r"[~≈]?\s*(?P<low>\d[\d.,]*)\s*(?:%|ppm|g/t|[MkK]t)?\s*(?:-|–|—|to)\s*(?P<high>\d[\d.,]*)\s*(?P<unit>%|ppm|g/t|[MkK]?t)?"
)
MOST_OF_RANGE = 40
MOST_GROUPS = 8
"""Numbers in groups of thousands among which one with two digits behind its comma is a slip."""
SPACED = re.compile(r"(?<=\d)(?: ?, | ,)(?=\d{3}(?!\d))|(?<=\d)(?: ?\. | \.)(?=\d)")
"""Blanks that a PDF reader leaves around the marks of a number: "1, 000", "0. 5"."""
DIGITS_APART = re.compile(r"\d{1,2}(?: \d{1,2}){1,3} ?\.\d+|\d+ \.\d+")
""" "10 1 .3", "9 2 .2": digits that a converter set apart, which no groups of thousands are."""
SCALES = {"million": 1e6, "thousand": 1e3, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Value:
    """One number in a cell and the measure printed with it (`label` where the cell is bare)."""

    number: float
    measure: Measure
    text: str


def is_blank(text: str) -> bool:
    """A cell that states nothing: empty, a dash, nil, not stated."""
    return text.strip().lower() in EMPTY


def uses_decimal_commas(texts: Iterable[str]) -> bool | None:
    """Whether a table prints 0,85 for 0.85; None where its numbers contradict each other.

    One number that lost a digit among many in groups of thousands ("3,99" for "399") tells nothing.
    """
    commas = groups = points = 0
    for text in texts:
        match = NUMBER.match(text.strip())
        if not match:
            continue
        printed = re.sub(r"[ \u00a0\u2009\u202f'’]", "", match[1])
        if DECIMAL_COMMA.fullmatch(printed):
            commas += 1
        elif (
            ("." in printed and not GROUPED_POINT.fullmatch(printed))
            or printed.count(",") > 1
            or (GROUPED_COMMA.fullmatch(printed) and "." in printed)
        ):
            points += 1
        elif GROUPED_COMMA.fullmatch(printed):
            groups += 1
    if commas == 1 and groups >= MOST_GROUPS and not points:
        return False
    return None if commas and points else bool(commas)


def number_in(printed: str, decimal_commas: bool | None) -> float | None:
    """The value of printed digits; None where a comma could mean either and the table does not tell."""
    digits = re.sub(r"[ \u00a0\u2009\u202f'’]", "", printed)
    if "," in digits:
        if decimal_commas is None:
            return None
        if decimal_commas:
            if digits.count(",") > 1 or ("." in digits and not GROUPED_POINT.fullmatch(digits)):
                return None
            digits = digits.replace(".", "").replace(",", ".")
        elif GROUPED_COMMA.fullmatch(digits):
            digits = digits.replace(",", "")
        else:
            return None
    elif decimal_commas and GROUPED_POINT.fullmatch(digits):
        digits = digits.replace(".", "")
    try:
        return float(digits)
    except ValueError:
        return None


@lru_cache(maxsize=16384)
def value_of(text: str, decimal_commas: bool | None = False, short_tons: bool = False) -> Value | None:
    """The number that a cell states, footnote marks dropped; None for words, ranges and money."""
    text = text.strip().strip("*_").strip()
    if len(text) > 40:
        return None
    if " " in text and DIGITS_APART.fullmatch(text):
        text = text.replace(" ", "")
    bare = FOOTNOTE.sub("", text if " " not in text else SPACED.sub(_tight, text)).strip()
    match = NUMBER.match(bare)
    if not match or NO_FIGURE.match(bare) or (bare[match.end(1) : match.end(1) + 1].isalpha() and _is_analyte(bare)):
        return None
    number = number_in(match[1], decimal_commas)
    if number is None:
        return None
    rest = bare[match.end() :].strip()
    if rest.startswith(":"):  # "2014: Mt" is the head of a year's column
        return None
    if not rest or rest in SCALES:
        return Value(number * SCALES.get(rest, 1.0), LABEL, text)
    measure = read_measure(rest, short_tons)
    if measure.role in ("label", "other", "cutoff") or re.search(r"\d\s*[-–]\s*\d", rest):
        return None
    return Value(number, measure, text)


def lower_of_range(text: str, decimal_commas: bool | None = False, short_tons: bool = False) -> Value | None:
    """The lower figure of a range ("1.7 – 4.0", "350 to 450 Mt") with the unit that both have; None for anything else."""
    match = RANGE.fullmatch(text.strip())
    if match is None or YEAR.fullmatch(match["low"]) or len(text) > MOST_OF_RANGE:
        return None
    low, high = (
        value_of(f"{match[end]} {match['unit'] or ''}".strip(), decimal_commas, short_tons) for end in ("low", "high")
    )
    return replace(low, text=text.strip()) if low and high and low.number < high.number else None


def _tight(mark: re.Match[str]) -> str:
    return mark.group().strip()


def _is_analyte(text: str) -> bool:
    """A head such as "2PGE+Au", whose figure belongs to the name."""
    spans = analyte_spans(text)
    return bool(spans) and spans[0][0] == 0


STACKED_CLASS = re.compile(
    r"(?:Measured|Indicated|Inferred|Proven|Proved|Probable|(?:Sub-?)?[Tt]otal)"
    r"(?:\s*(?:&|\+|and)\s*(?:Measured|Indicated|Inferred|Proven|Proved|Probable))*"
)
STACKED_FIGURE = re.compile(r"[–-]|\d[\d,.]*")


def unstacked(row: list[Cell | None]) -> list[list[Cell | None]]:
    """The rows that a PDF reader stacked into one: "Measured Indicated | 10 20 | 1.5 1.2" is two.

    Only where the first cell is nothing but classes, and every other cell has exactly one figure for each.
    """
    first = row[0] if row else None
    if first is None or len(first.text) > 120 or not first.text[:1].isalpha():
        return [row]
    classes = STACKED_CLASS.findall(first.text)
    if len(classes) < 2 or STACKED_CLASS.sub("", first.text).strip():
        return [row]
    parts: list[list[Cell | None]] = [[replace(first, text=name)] for name in classes]
    for cell in row[1:]:
        figures = cell.text.split() if cell is not None else []
        if figures and (len(figures) != len(classes) or not all(STACKED_FIGURE.fullmatch(f) for f in figures)):
            return [row]
        for place, part in enumerate(parts):
            part.append(replace(cell, text=figures[place]) if cell is not None and figures else cell)
    return parts if any(c is not None and c.text for c in parts[0][1:]) else [row]
