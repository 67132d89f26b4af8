"""Values as people read them: money, tonnes, dates, the contract's words, and evidence with its numbers marked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup, escape

SYMBOLS = {
    "USD": "US$",
    "AUD": "A$",
    "CAD": "C$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "BRL": "R$",
    "CNY": "CN¥",
    "INR": "₹",
    "KRW": "₩",
    "NZD": "NZ$",
}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
TONNE_SCALES = ((1e9, "Bt"), (1e6, "Mt"), (1e3, "kt"))
QUALIFIERS = {"approximately": "about ", "up_to": "up to ", "at_least": "at least "}
WORDS = {
    "earn_in": "earn-in",
    "effective": "took effect",
    "mou": "MoU",
    "measured_indicated": "measured + indicated",
    "not_applicable": "n/a",
    "proven_probable": "proven + probable",
    "royalty_stream": "royalty or stream",
    "estimate": "resource estimate",
    "superseded": "superseded by",
    "supersedes": "takes the place of",
    "unspecified": "not stated",
}
REASONS = {
    "only_claim": "the only claim",
    "unanimous": "all witnesses agree",
    "primary_source": "a primary source says so",
    "most_witnesses": "most witnesses say so",
    "latest": "the latest claim",
    "stated_in_usd": "stated in US dollars",
    "ecb_rate": "at the ECB reference rate of",
    "no_rate": "no reference rate for that date",
    "date_not_exact": "the date is not known to the day",
    "no_amount": "no amount is given",
    "no_currency": "no currency is given",
    "counted": "counted in totals",
    "not_yet_bound": "not counted in totals: not yet binding",
    "cancelled": "not counted in totals: cancelled",
    "parts_counted": "not counted in totals: its parts are",
}
"""Why a value was chosen, converted or counted, as dbt names it, in words."""
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float | None, digits: int = 3) -> str:
    """A number with thousands grouped and at most `digits` significant decimals; a dash for none."""
    if value is None:
        return "–"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.{digits}g}" if abs(value) < 1000 else f"{value:,.0f}"


def money(value: float | None, currency: str | None = None, qualifier: str | None = None) -> str:
    """An amount with its currency, such as `up to US$2.26 billion`; empty for none."""
    if value is None:
        return ""
    symbol = SYMBOLS.get(currency or "", f"{currency} " if currency else "")
    return f"{QUALIFIERS.get(qualifier or '', '')}{symbol}{_scaled(value, SCALES)}"


def tonnes(value: float | None) -> str:
    """Metric tonnes, such as `12.5 Mt`; empty for none."""
    if value is None:
        return ""
    scaled = _scaled(value, TONNE_SCALES)
    return scaled if scaled.endswith("t") else f"{scaled} t"


def amount(value: float | None, unit: str | None) -> str:
    """Money or tonnes, by the unit."""
    return tonnes(value) if unit == "t" else money(value, unit)


def _scaled(value: float, scales: Iterable[tuple[float, str]]) -> str:
    for factor, name in scales:
        if abs(value) >= factor:
            return f"{f'{value / factor:.2f}'.rstrip('0').rstrip('.')} {name}"
    return number(value)


def words(name: object) -> str:
    """A value of an enumeration or the name of a column, as words."""
    text = str(name or "")
    return WORDS.get(text) or text.replace("_", " ")


def kind_and_stage(kind: object, stage: object) -> str:
    """`acquisition, agreed`; a resource estimate says which of kind and category its documents leave open."""
    if kind == stage == "unspecified":
        return "estimate, kind and category not stated"
    category = "category " if stage == "unspecified" else ""
    return f"{'estimate' if kind == 'unspecified' else words(kind)}, {category}{words(stage)}"


def told_then(span: Mapping[str, Any]) -> str:
    """What a span of a fact's history says: why it began, and each field that became another."""
    said = []
    for name in span["changed_fields"]:
        value = span.get(name)
        if value is None:
            text = "no longer told"
        elif name in ("value", "amount"):
            text = money(value, span["currency"], span[f"{name}_qualifier"])
        elif name == "ore_tonnes":
            text = tonnes(value)
        elif name == "stake_pct":
            text = f"{value:g} %"
        elif isinstance(value, date):
            text = day(value)
        else:
            text = words(value)
        said.append(f"{words(name)} {text}")
    return ": ".join(filter(None, [words(span["change_reason"]), ", ".join(said)]))


def reason(name: object) -> str:
    """Why a value was chosen, in words."""
    return REASONS.get(str(name or "")) or words(name)


def day(value: date | str | None, precision: str | None = "day") -> str:
    """A date as `2 Mar 2026`, `Mar 2026` or `2026`, as far as it is known; a dash for none."""
    if value is None:
        return "–"
    when = date.fromisoformat(str(value)[:10])
    if precision == "year":
        return str(when.year)
    if precision == "month":
        return f"{MONTHS[when.month]} {when.year}"
    return f"{when.day} {MONTHS[when.month]} {when.year}"


def weekday(value: date) -> str:
    """A date as `Wednesday, 18 March 2026`."""
    return f"{value:%A}, {value.day} {value:%B} {value.year}"


def percent(share: float) -> str:
    """A share of 1 in per cent, such as `94 %`."""
    return f"{100 * share:.0f} %"


def quote(evidence: str, printed: str | None = None) -> Markup:
    """Evidence as escaped text, with the characters that values were read from marked."""
    marked = printed_parts(printed)
    text = " ".join(evidence.split())
    if not marked:
        return escape(text)
    pieces = re.split("(" + "|".join(re.escape(part) for part in marked) + ")", text)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


def printed_parts(printed: str | None) -> list[str]:
    """Printed values, longest first, so that the longer of two that overlap is marked."""
    try:
        fields = json.loads(printed or "{}")
    except ValueError:
        return []
    parts = {" ".join(value.split()) for value in fields.values() if isinstance(value, str)} - {""}
    return sorted(parts, key=lambda part: (-len(part), part))


def web_address(url: str | None) -> str | None:
    """The address when it is one of the web, else nothing: a page must never link to a script."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def clipped(text: str, length: int = 240) -> str:
    """The text in one line, cut behind a word where it is longer than `length`."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def listed(parts: Iterable[str]) -> str:
    """`a, b and c`."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 witness`, `2 witnesses`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


FILTERS: dict[str, Callable[..., object]] = {
    "number": number,
    "money": money,
    "tonnes": tonnes,
    "amount": amount,
    "words": words,
    "reason": reason,
    "day": day,
    "weekday": weekday,
    "percent": percent,
    "web_address": web_address,
    "plural": plural,
}
