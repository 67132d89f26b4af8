"""Numbers as people print them: digits with any usual grouping, words, fractions and scale words.

One left-to-right pass finds every number of a text. A run of digits that is no number in any usual writing (a version,
a dotted date, `1,2345`) is refused as a whole rather than read in part. Digits of other scripts are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipelines.extract import regex as re

SPACE = "[ \\u00a0\\u2009\\u202f]"
GROUP = "[ \\u00a0\\u2009\\u202f,.'\\u2019]"
MAX_PRINTED = 30
"""A longer run of digits is no amount that anybody states."""

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "millions": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "billions": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "mrd": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "tn": 1e12,
    "trn": 1e12,
}
CONTINENTAL = {
    **dict.fromkeys(("millones", "millón", "milhões", "milhão", "milioni", "millionen"), 1e6),
    **dict.fromkeys(("mil millones", "mil milhões", "bilhões", "bilhão", "milliard", "milliards", "miliardi"), 1e9),
    "milliarden": 1e9,
}
"""Scales of Spanish, Portuguese, Italian, French and German, whose points group thousands and commas are decimal ones."""
LETTER_SCALES = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "MM": 1e6, "mm": 1e6, "b": 1e9, "B": 1e9, "T": 1e12}
"""Scales only where a currency or a unit makes clear that they are not units themselves."""

SMALL = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
FRACTIONS = {"half": 0.5, "quarter": 0.25}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

_WORD = "|".join(sorted([*SMALL, *TENS, "hundred"], key=len, reverse=True))
_SCALE_WORD = "|".join(sorted((*SCALES, *CONTINENTAL), key=len, reverse=True))
_BIG = "million|billion|trillion"

_DIGITS = re.compile(
    rf"[0-9½¼¾⅓⅔](?<!\^.)(?<!\^[0-9].)(?:(?<=[0-9])[0-9]{{0,2}}(?:{SPACE}[0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?"
    rf"|(?<=[0-9])[0-9]*(?:[.,'\u2019][0-9]+)*[½¼¾⅓⅔]?|)"
)
"""What is raised ("10^6", "1,500^2") is an exponent or the mark of a note."""
_GLUED = re.compile(r"(?![\x00-\x7fµμ元])(?:[^\W_]|\w(?<=[^\W\d_]))(?<![¹²³⁰⁴-⁹½¼¾⅓⅔])")
"""A letter or digit of another script behind a number: `1О0` with a Cyrillic letter is not 1."""
_STARTS = (
    *SMALL,
    *TENS,
    "hundred",
    "half",
    "quarter",
    "a hundred",
    "a thousand",
    "a million",
    "a billion",
    "a trillion",
    "a half",
    "a quarter",
)
_IN_WORDS = re.compile(
    rf"(?P<fraction>(?:(?:an?|one|three)[ -])?(?:half|quarters?)(?=[ -](?:of )?(?:an? )?(?:{_BIG}|tonne|ton)))\b"
    rf"|(?P<words>(?:{_WORD})(?:(?:[ -]|[ -]and[ -])(?:{_WORD})){{0,6}})\b"
    rf"|(?P<article>an?)(?=[ -](?:hundred|thousand|{_BIG}))",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"\+?(?:{SPACE}|-)?(?:of )?(?:an? )?(?i:({_SCALE_WORD}))(?![^\W\d_¹²³⁰-⁹])")
_GROUPED = re.compile(
    r"([0-9]{1,3}([ \u00a0\u2009\u202f,'\u2019])[0-9]{3}(?:\2[0-9]{3})*"
    r"|[0-9]{1,3}(?:(\.)[0-9]{3}){2,}|[0-9]{1,3}\.[0-9]{3}(?=,)"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3})(?:(?!\2|\3)[.,]([0-9]+))?"
)
_POINTS_GROUP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]{1,2}|(?<=\b0,)[0-9]+)")
_FOOTNOTE = re.compile(r"(?:\s*(?:\^\(?[0-9a-z*,]{1,6}\)?\^?|[*†‡§¹²³⁴⁵⁶⁷⁸⁹#]+|\([0-9a-z]\)))+$")


class Number(NamedTuple):
    """One number of the text: its place, its value with the scale word applied, and how it was printed."""

    start: int
    end: int
    value: float
    scale: float
    """The scale word's factor, 1 where there is none."""
    in_words: bool = False


def value_of(printed: str) -> float | None:
    """The value of bare digits in any usual grouping, or None where the writing is no usual one.

    A comma before exactly three digits groups thousands; one or two digits after a single comma are decimals, as is
    whatever follows `0,`: no number is grouped behind a zero. A single point is always a decimal point.
    """
    if len(printed) > MAX_PRINTED:
        return None
    if printed.isdigit():
        return float(printed)
    extra = VULGAR.get(printed[-1:])
    if extra is not None:
        whole_part = value_of(printed[:-1]) if len(printed) > 1 else 0.0
        return None if whole_part is None else whole_part + extra
    if printed.count(".") == 1 and printed.replace(".", "").isdigit():
        return float(printed)
    grouped = _GROUPED.fullmatch(printed)
    if grouped and not printed.startswith("0"):
        return float(re.sub(GROUP, "", grouped[1]) + "." + (grouped[4] or "0"))
    decimal = _DECIMAL_COMMA.fullmatch(printed)
    return float(f"{decimal[1]}.{decimal[2]}") if decimal else None


def rounded(value: float) -> float:
    """The value without the noise of binary fractions: twelve significant digits."""
    return float(f"{value:.12g}")


def words_value(printed: str) -> float | None:
    """`three hundred and twenty-five` → 325; None where the words do not form one number."""
    total, last = 0.0, 1e9
    for word in re.split(r"[ -]+", printed.lower()):
        if word == "and":
            continue
        if word == "hundred":
            if total >= 100 and last < 1e9:
                return None
            total, last = (total or 1) * 100, 100.0
            continue
        size, number = (10.0, TENS[word]) if word in TENS else (1.0, SMALL[word])
        if last <= size or (last == 10.0 and number >= 10):
            return None
        total, last = total + number, size
    return total


def find_numbers(text: str) -> list[Number]:
    """Every number of the text in print order, scale words included; linear in the length of the text."""
    found = [
        Number(m.start(), *_with_scale(text, m.end(), value, m[0]), False)
        for m in _DIGITS.finditer(text)
        if not _GLUED.match(text, m.end()) and (value := value_of(m[0])) is not None
    ]
    words = [Number(start, *_with_scale(text, end, value), True) for start, end, value in _find_words(text)]
    if words:
        found = sorted(found + words)
        found = [n for i, n in enumerate(found) if i == 0 or n.start >= found[i - 1].end]
    return found


def _find_words(text: str) -> Iterator[tuple[int, int, float]]:
    """Numbers in words; plain substring searches first, because most texts hold few of these words."""
    if not any(map(str.isalpha, text)):
        return
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    places = set()
    for word in _STARTS:
        place = lower.find(word)
        while place >= 0:
            if not (place and text[place - 1].isalnum()):
                places.add(place)
            place = lower.find(word, place + len(word))
    free = 0
    for start in sorted(places):
        if start >= free and (match := _IN_WORDS.match(text, start)):
            value, free = _value_in_words(match), match.end()
            if value is not None:
                yield start, free, value


def _value_in_words(match: re.Match[str]) -> float | None:
    if match["fraction"]:
        words = re.split(r"[ -]", match[0].lower())
        return FRACTIONS[words[-1].rstrip("s")] * (3 if words[0] == "three" else 1)
    return words_value(match[0]) if match["words"] else 1.0


def _with_scale(text: str, end: int, value: float, printed: str = "") -> tuple[int, float, float]:
    """(end, value, scale) with the scale words that follow: `1,500 crore`, `$5+ million`, `53.000 millones`."""
    scale = 1.0
    while (
        (text[end + 1 : end + 2].isalpha() or text[end : end + 1] == "+")
        and scale < 1e18
        and (more := _SCALE.match(text, end))
    ):
        word = more[1].lower()
        if word in CONTINENTAL and _POINTS_GROUP.fullmatch(printed):
            value = float(printed.replace(".", "").replace(",", "."))
        scale *= CONTINENTAL.get(word) or SCALES[word]
        end = more.end()
    return end, rounded(value * scale) if scale > 1 else value, scale


def number_of(text: str) -> float | None:
    """The number that the whole text is, such as a table cell: footnote marks dropped, None for anything else.

    >>> number_of("22 800"), number_of("0,54"), number_of("798 ^1,2"), number_of("1.59% Sn")
    (22800.0, 0.54, 798.0, None)
    """
    text = _FOOTNOTE.sub("", text[:200].strip().lstrip("~≈")).strip()
    if not text or len(text) > 60:
        return None
    numbers = find_numbers(text)
    if len(numbers) == 1 and numbers[0].start == 0 and numbers[0].end == len(text):
        return numbers[0].value
    return None
