"""Sums beside public money that nobody commits: vague ones, others' money, what markets place, what backgrounds count up."""

from __future__ import annotations

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import Frame, Symbol

VAGUE = re.compile(r"\b(?:several|a few|many|tens of|hundreds of|some tens of|multiple) $")
PRICE_TAG = re.compile(r"\bprice tags? of (?:[a-z]+ )?$")
PRIVATE_SECTOR = re.compile(
    r"\b(?:the )?private (?:sector|industry|companies|firms|businesses|partners)\b(?: [a-z]+){0,3}? (?:made|invested|announced|"
    r"committed|put|spent|pledged|mobili[sz]ed|raised)\b[^.;,M]{0,40}$"
)
PLACED = re.compile(
    r"\b(?:placements?|entitlement offer|rights (?:issue|offer\w*)|purchase plan|capital rais(?:e|ing)|public offering|"
    r"bought deal)(?: (?:to (?:raise|target|net)|raising|of|for|totall?ing)| to [a-z]+ investors (?:to raise|raising))"
    r"(?: [a-z]+)? $"
)
OF_A_LAW = re.compile(
    r"\b(?:funded|financed|paid for|supported|provided|made possible) (?:through|by|under|from|with) (?:the |a )?$"
)
LAW = re.compile(r" (?:[a-z-]+ ){0,3}(?:law|act|bill)\b|[ -]G\d+,? (?:passed|signed|enacted)")
WORKS = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:processing|recycling|production|manufacturing|refining|separation|treatment|conversion|extraction|"
    r"demonstration|smelting|mining) (?:facility|complex|hub|site)\b"
)
OF_WORKS = re.compile(
    r"\b(?:at|in|for|of|build|construct|develop|its|their|[CNP]\d+'s?) (?:(?:its|the|their|an?) )?(?:[a-z-]+ ){0,2}$"
)
"""Works that are called by what they cost: "at its planned M0 processing facility"."""
STANDS_AT = re.compile(
    r"\b(?:funding|financing|support|backing|total)\b[^.;]{0,60} (?:now |currently )?(?:stands?|stood) at $"
)
RAISED_PRIVATELY = re.compile(r" (?:private|public)? ?(?:capital rais(?:e|ing)|placement|share sale|stock offering)\b")


def no_gift(frame: Frame, money: Symbol, left: str, right: str) -> str | None:
    """Why nobody commits this sum, or None."""
    if VAGUE.search(left):
        return "the sum is no figure"
    if PRICE_TAG.search(left):
        return "the sum is a cost"
    if PRIVATE_SECTOR.search(left):
        return "the sum is a private party's"
    unnamed = not frame.of_kind("F")
    if unnamed and (PLACED.search(left) or RAISED_PRIVATELY.match(right)):
        return "the sum is what a company raises"
    if WORKS.match(right) and OF_WORKS.search(left):
        return "the sum is what works cost"
    if OF_A_LAW.search(frame.printed_before(money, 60).lower()) and LAW.match(right):
        return "the sum is what a law spends in all"
    if unnamed and STANDS_AT.search(left):
        return "the sum is all that was told before"
    return None
