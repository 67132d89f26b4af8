"""Short forms that a paper defines in brackets behind a name, in quotes or, as many exchange papers do, in bold alone."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract import regex as re
from pipelines.extract.names.words import BRACKET, QUOTED

ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z&-]{1,9})\)")
SHARE_CODE = re.compile(
    r"\s*(?:(?:[A-Z][A-Z0-9]{1,4} )?(?:[Ss]hare|[Ss]tock|[Aa]lpha|[Bb]ond) (?:code|symbol):?\s*[A-Z0-9]{2,8}"
    r"|ISIN(?: code)?:?\s*[A-Z0-9]{12}|LEI(?: code)?:?\s*[A-Z0-9]{20})"
)
"""Codes of a share between the issuer's name and what it calls itself."""
SIDES = frozenset(
    """company corporation issuer vendor seller purchaser buyer acquirer optionor optionee farmor farmee farminee investor
    subscriber target grantor offeror bidder offtaker""".split()
)
"""What a paper calls its parties by what they do in it."""
WITHOUT_QUOTES = re.compile(
    r"(?:[Tt]he )?(?P<first>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2})(?:,? (?:or|and) (?:the )?(?P<second>[A-Z][\w-]*))?"
)

HOME = re.compile(
    r",? (?:of|based in|from) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?:, (?:[A-Z][\w’'-]*|of|the)(?: [A-Z][\w’'-]*| of){0,3})"
    r"{0,2},? \((?P<inside>[^()]{2,40})\)"
)
"""Where a company is at home, between its name and its short form: "⟦⟧ Co., Ltd of Pohang, Republic of Korea ("Daewon")"."""


def aliases(text: str, end: int, printed: str) -> Iterator[str]:
    """Short forms defined in brackets behind a name: ("Hastings" or the "Company"), (USAC)."""
    if (bare := ACRONYM.match(text, end)) and (bare.group(1).isupper() or _abbreviates(bare.group(1), printed)):
        yield bare.group(1)
    at = end
    if (home := HOME.match(text, end)) and (short := QUOTED.match(home["inside"])) and short.group(1) in printed:
        yield short.group(1)
    for _ in range(6):  # (ASX: HAS) ("Hastings" or the "Company")
        bracket = BRACKET.match(text, at)
        while bracket is None and (code := SHARE_CODE.match(text, at)):
            at = code.end()
            bracket = BRACKET.match(text, at)
        if bracket is None:
            return
        for quoted in QUOTED.findall(bracket.group(1)):
            yield " ".join(quoted.split()).removeprefix("the ").removeprefix("The ").rstrip(",")
        for piece in bracket.group(1).split(";"):  # (TSX: HAS; Hastings)
            yield from _bold(piece, printed)
        at = bracket.end()


def _abbreviates(short: str, printed: str) -> bool:
    """True when the capitals of `short` come in the order of the name's initials."""
    remaining = iter("".join(w[0] for w in printed.split()).upper())
    return all(letter in remaining for letter in re.sub(r"[^A-Z]", "", short))


def _bold(inside: str, printed: str) -> Iterator[str]:
    """What a bracket without quotes calls a name: a side of the paper, or a part of the name itself."""
    found = WITHOUT_QUOTES.fullmatch(" ".join(inside.split()))
    for short in filter(None, found.groups()) if found else ():
        is_short = all(w in printed.split() or (w.isupper() and _abbreviates(w, printed)) for w in short.split())
        if short.lower() in SIDES or (is_short and short != printed):
            yield short
