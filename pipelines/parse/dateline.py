"""The day that a text without metadata prints at its head: the date line of an announcement or letter."""

from __future__ import annotations

import re
from datetime import date

HEAD_CHARACTERS = 2_500
LONGEST_LINE = 140
MOST_WORDS_BESIDE = 12
"""Words of a letterhead that may share the line with the date: the kind of paper, the exchange, the company."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY_FIRST = re.compile(
    rf"(?i)(?<![\d/.])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -]"
    r"(?P<year>(?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(rf"(?i)\b{_MONTH} (?P<day>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d-])")
_SLASHED = re.compile(r"(?<![\d/.])(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.](?P<year>(?:19|20)\d\d)(?![\d/.])")
_PLACE_FIRST = re.compile(r"[A-Z][\w .,()&/'’-]{1,60}?[,–—-]\s*$")
"""What stands before the date of a dateline: "PERTH, Australia, ", "Vancouver, British Columbia – "."""
_WIRE_FIRST = re.compile(r".{0,80}\([A-Z][\w .]{2,40} [–—-] ?$")
"""What a wire puts before the date of its dateline: "Vancouver--(Wire Corp. - "."""
_STORY_BEGINS = re.compile(r"\s*(?:\([^()\n]{2,60}\)\s*)?(?:[–—-]{1,2}|/)\s*\S")
_OTHER_DATE = re.compile(
    r"(?i)\b(?:quarter|half[- ]year|year|month|period|months|ended|ending|as at|as of|expir|meeting|record date|due|by"
    r"|until|since|from|to|on|in|before|after|effective|completed|dated|refer|announced|drill\w*|holes?)\b"
)
_NO_WORD = re.compile(r"[^A-Za-z]+")


def dateline(text: str) -> str | None:
    """ISO day of the first line near the head that consists of a date and a letterhead, or of a story's dateline.

    None where no such line stands there, or where day and month of a date in digits could change places.
    """
    for line in text[:HEAD_CHARACTERS].split("\n"):
        if not any(map(str.isdigit, line)):
            continue
        for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _SLASHED):
            match = pattern.search(line)
            if match and _heads_the_text(line, match) and (day := _day(match)):
                return day.isoformat()
    return None


def _heads_the_text(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    if len(line) <= LONGEST_LINE and not line.rstrip().endswith((".", ";", ":")):
        beside = f"{before} {after}"
        return not _OTHER_DATE.search(beside) and len(_NO_WORD.sub(" ", beside).split()) <= MOST_WORDS_BESIDE
    if _WIRE_FIRST.match(before):
        return after.startswith(")")
    return bool((not before.strip() or _PLACE_FIRST.match(before)) and _STORY_BEGINS.match(after))


def _day(match: re.Match[str]) -> date | None:
    """The date, None where there is no such day or it is uncertain which number is the month."""
    month = match["month"]
    in_words = month[:1].isalpha()
    number = _MONTHS.index(month[:3].lower()) + 1 if in_words else int(month)
    day = int(match["day"])
    if not in_words and match.re is _SLASHED and day <= 12 and day != number:
        return None
    try:
        return date(int(match["year"]), number, day)
    except ValueError:
        return None
