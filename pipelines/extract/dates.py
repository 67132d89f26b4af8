"""Dates of a text: absolute in every usual form, partial, and relative to the day of publication.

A date is written ISO 8601, as precisely as the text gives it: `2025-03-18`, `2024-05`, `2025`. A relative date needs
the anchor and means the nearest day in the past; what names no day ("last week", "recently") is no date, nor is what
lies ahead ("due in June"). `03/04/2025` may be March or April and is left out; `18/03/2025` and `03.04.2025` are plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.extract import regex as re

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "mon tue wed thu fri sat sun".split()

_MONTH = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
_CAPITALISED = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_TRIGGER = re.compile(
    "|".join(
        (
            *_CAPITALISED,
            *map(str.upper, _CAPITALISED),
            "Mon",
            "Tues",
            "Wednes",
            "Thurs",
            "Fri",
            "Satur",
            "Sunday",
            "today",
            "Today",
            "yesterday",
            "Yesterday",
            "last ",
            "Last ",
            "this ",
            "This ",
            "19",
            "20",
            " ago",
            " earlier",
        )
    )
)
"""Where a date may begin or its month stand; literals only, so that the search stays quick."""
_MONTH_NAME = re.compile(rf"{_MONTH}(?![a-z])|{_MONTH.upper()}(?![A-Za-z])")
_WEEKDAY = re.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![a-z])")
_IN_DIGITS = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}")
_DAY_BEFORE = re.compile(
    r"(?<![0-9.,$€£/])([0-3]?[0-9])(?: ?(?:st|nd|rd|th))?"
    r"(?: ?(?:-|–|to|and) ?[0-3]?[0-9](?: ?(?:st|nd|rd|th))?)?(?: of|,)?[ \u00a0-]$"
)
_DAY_AFTER = re.compile(
    r"\.?(?:,? the)?[ \u00a0-]([0-3]?[0-9])(?: ?(?:st|nd|rd|th)\b)?"
    r"(?:(?: ?[-–] ?| and | to )[0-3]?[0-9](?: ?(?:st|nd|rd|th)\b)?)?"
    r"(?![0-9A-Za-z%]|[.,:][0-9]|[ -](?:per cent|million|billion|tonnes|drill|holes|shares))"
)
_YEAR_AFTER = re.compile(r"\.? ?,?[ \u00a0-]?(?:of )?((?:19|20)[0-9]{2})(?![0-9])")
_SHORT_YEAR = re.compile(r"-([0-9]{2})(?![0-9])")
_ISO = re.compile(
    r"((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])(?![0-9])"
    r"|((?:19|20)[0-9]{2})/([01]?[0-9])/([0-3]?[0-9])(?![0-9/])"
)
_NUMERIC = re.compile(r"([0-3]?[0-9])([./-])([0-3]?[0-9])\2((?:19|20)[0-9]{2})(?![0-9/-])")
_AHEAD = re.compile(
    r"\b(?:due|expected|planned|scheduled|target(?:ed|ing)?|until|till|next|before|will|expires?"
    r"|expiring|deadline|by)(?: [a-z]+){0,5} ?$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|of|last|this|early|late|mid|from|during|to|through|between|after|dated|and"
    r"|until|by)[ -](?:early |late |mid-?)?$",
    re.IGNORECASE,
)
_YEAR = re.compile("(?:19|20)[0-9]{2}(?![0-9])")
_NO_YEAR_BEFORE = re.compile(
    r"(?:JORC|JORC Code|Code|Code,|CIM|Act|Act of|Standards?|[$€£#]|FY|No\.?|Suite) ?\(?$"
    r"|[0-9A-Za-z.,/$€£-]$"
)
_NO_YEAR_AFTER = re.compile(
    r"[A-Za-z%]|[.,/-][0-9]| ?(?:%|t\b|m\b|kt\b|tonnes|met|ppm|holes|hectares|workers|jobs"
    r"|people|ounces|shares)|[-–][0-9]"
)
_RELATIVE_AFTER = re.compile(r"(month|year|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?![a-z])")
_EXPLICIT_AFTER = re.compile(
    rf",? (?:the )?(?:[0-3]?[0-9](?:st|nd|rd|th)? (?:of )?{_MONTH}"
    rf"|{_MONTH}\.? [0-3]?[0-9])",
    re.IGNORECASE,
)


_LINKED = re.compile(
    rf"(?: ?[-–] ?| and | to |, )(?:[0-3]?[0-9] )?{_MONTH}\.?(?: [0-3]?[0-9],?)? ((?:19"
    rf"|20)[0-9]{{2}})(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date of the text: ISO, as precise as it is known (`2025-03-18`, `2024-05`, `2025`)."""

    start: int
    end: int
    printed: str
    value: str
    is_relative: bool
    """True where the anchor date was needed: `on Thursday`, `8 May` without a year."""


def find_dates(text: str, anchor: date | None) -> list[DateSpan]:
    """Every date of the text in print order, none overlapping; relative ones only where `anchor` is given."""
    found: list[DateSpan] = []
    free = 0
    digits = list(_IN_DIGITS.finditer(text))
    for trigger in sorted((*digits, *_TRIGGER.finditer(text)), key=_place) if digits else _TRIGGER.finditer(text):
        start = trigger.start()
        first = text[start]
        if start < free or (start and first != " " and text[start - 1].isalnum()):
            continue
        if first == " ":
            span = _ago(text, trigger, anchor, found[-1] if found else None, free)
        elif first.isdigit():
            span = _in_digits(text, start)
        elif first in "TtYyLl" and trigger[0] != "Tues" and trigger[0] != "Thurs":
            span = _relative(text, start, trigger.end(), trigger[0], anchor)
        elif weekday := _WEEKDAY.match(text, start):
            span = _relative(text, start, weekday.end(), weekday[0], anchor)
        else:
            month = _MONTH_NAME.match(text, start)
            span = _month(text, month, anchor, free) if month else None
        if span is not None:
            found.append(span)
            free = span.end
    return found


def _place(match: re.Match[str]) -> int:
    return match.start()


def _month(text: str, name: re.Match[str], anchor: date | None, free: int) -> DateSpan | None:
    """A date around the name of a month, with day and year where they are printed."""
    start, end = name.span()
    month = MONTHS.index(name[0][:3].lower()) + 1
    day: int | None = None
    window = max(free, start - 16)
    before = _DAY_BEFORE.search(text[window:start])
    if before:
        day, start = int(before[1]), window + before.start()
    else:
        after = _DAY_AFTER.match(text, end)
        if after and not _YEAR_AFTER.match(text, end):
            day, end = int(after[1]), after.end()
    year_after = _YEAR_AFTER.match(text, end)
    year = int(year_after[1]) if year_after else None
    if year_after:
        end = year_after.end()
    elif before and text[name.start() - 1] == "-" and (short := _SHORT_YEAR.match(text, end)):
        year, end = 2000 + int(short[1]), short.end()
    if year is None and (linked := _linked_year(text, end)):
        year = linked
    if year is not None:
        value = _iso(year, month, day)
        return DateSpan(start, end, text[start:end], value, False) if value else None
    lead = text[max(0, start - 32) : start]
    if anchor is None or _AHEAD.search(lead) or (day is None and not _PREPOSITION.search(lead)):
        return None
    year = anchor.year - ((month, day or 1) > (anchor.month, anchor.day))
    value = _iso(year, month, day)
    end += text[end : end + 1] == "." and len(name[0]) < 5 and day is None
    return DateSpan(start, end, text[start:end], value, True) if value else None


def _linked_year(text: str, end: int) -> int | None:
    """The year of the date that a range or list goes on to: `March 3 and March 5, 2025`, `May to July 2024`."""
    link = _LINKED.match(text, end)
    return int(link[1]) if link else None


def _in_digits(text: str, start: int) -> DateSpan | None:
    """`2025-03-18`, `18/03/2025`, `03.04.2025`, or a year on its own."""
    if start and text[start - 1] in "./-" and text[start - 2 : start - 1].isdigit():
        return None
    iso = _ISO.match(text, start)
    if iso:
        year, month, day = (int(g) for g in (iso.groups()[:3] if iso[1] else iso.groups()[3:]))
        value = _iso(year, month, day)
        return DateSpan(start, iso.end(), iso[0], value, False) if value else None
    numeric = _NUMERIC.match(text, start)
    if numeric:
        first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
        if second > 12 and numeric[2] == "/":
            first, second = second, first
        elif first <= 12 and numeric[2] != "." and first != second:
            return None  # day or month first: the page does not say
        value = _iso(year, second, first)
        return DateSpan(start, numeric.end(), numeric[0], value, False) if value else None
    year_alone = _YEAR.match(text, start)
    before = text[max(0, start - 12) : start]
    if not year_alone or _NO_YEAR_AFTER.match(text, start + 4) or _NO_YEAR_BEFORE.search(before):
        return None
    return DateSpan(start, start + 4, year_alone[0], year_alone[0], False)


def _relative(text: str, start: int, end: int, word: str, anchor: date | None) -> DateSpan | None:
    """`today`, `yesterday`, `on Thursday`, `last Friday`, `last month`, `this year`."""
    if anchor is None:
        return None
    word = word.strip().lower()
    if word in ("today", "yesterday"):
        value = (anchor - timedelta(days=word == "yesterday")).isoformat()
        return None if text[end : end + 1].isalnum() else DateSpan(start, end, text[start:end], value, True)
    back = word == "last"
    if word in ("last", "this"):
        following = _RELATIVE_AFTER.match(text, end)
        if following is None:
            return None
        end, word, which = following.end(), following[1].lower(), word
        if word in ("month", "year"):
            months = anchor.year * 12 + anchor.month - 1 - (back * (12 if word == "year" else 1))
            value = str(months // 12) if word == "year" else f"{months // 12}-{months % 12 + 1:02d}"
            return DateSpan(start, end, text[start:end], value, True)
        if which == "this":
            return None
    elif re.search(r"\b(?:next|by|until|before|coming)[ ]$", text[max(0, start - 8) : start], re.IGNORECASE):
        return None
    if _EXPLICIT_AFTER.match(text, end):
        return None  # the date itself follows
    days = (anchor.weekday() - WEEKDAYS.index(word[:3])) % 7
    value = (anchor - timedelta(days=days or 7 * back)).isoformat()
    return DateSpan(start, end, text[start:end], value, True)


def _ago(text: str, word: re.Match[str], anchor: date | None, before: DateSpan | None, free: int) -> DateSpan | None:
    """`a week earlier` counted from the day told just before, `two months ago` from the anchor; as precise as the unit,
    since "three weeks ago" names no day."""
    window = max(free, word.start() - 20)
    count = _COUNT.search(text[window : word.start()])
    if anchor is None or count is None or _COMPARED.search(text[max(0, window - 12) : window + count.start()]):
        return None
    told = before is not None and word.start() - before.end < _NEAR and len(before.value) == len("2025-01-31")
    day = date.fromisoformat(before.value) if before and told and word[0] == " earlier" else anchor
    number, unit = _NUMBERS.get(count[1].lower(), 1), count[2]
    if unit in ("day", "week"):
        day -= timedelta(days=number * (7 if unit == "week" else 1))
        value = day.isoformat() if number == 1 or unit == "day" else day.isoformat()[:7]
    else:
        months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
        value = str(months // 12) if unit == "year" else f"{months // 12}-{months % 12 + 1:02d}"
    start = window + count.start()
    return DateSpan(start, word.end(), text[start : word.end()], value, True)


_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNT = re.compile(
    r"(?<!\w)(an?|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s?$", re.IGNORECASE
)
_COMPARED = re.compile(r"\b(?:from|than|on|with|against|to|versus|over|half|and|about|more than) $", re.IGNORECASE)
"""A figure of an earlier time that another is compared with dates nothing."""
_NEAR = 300
"""Characters over which "a week earlier" goes back to the day told before."""


def _iso(year: int, month: int, day: int | None) -> str | None:
    """ISO text of a possible date, None for the 31st of June."""
    try:
        return date(year, month, day or 1).isoformat()[: None if day else 7]
    except ValueError:
        return None
