"""Agreements of two sides over a sum: "loan agreement between F0 and C0 for M0", "C0 and F0 signed a credit agreement".

The side that is a body lends or grants, the other side receives, whichever is named first.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract import regex as re
from pipelines.extract.funding.frame import Frame, Symbol

GIVERS = ("bank", "export_credit", "multilateral", "fund", "agency", "ministry", "government", "lender")
KINDS = (
    r"(?:loan|credit|financing|finance|facility|grant|funding|investment|guarantee|subsidy|framework|project|lending|"
    r"subscription|contribution|insurance|support)"
)
AGREEMENT = (
    rf"(?:{KINDS}[ -](?:[a-z-]+ ){{0,2}}?(?:agreement|contract|deal|arrangement)s?|(?:loan|credit|grant|facility))"
)
SIDE = r"(?:the |its |state-owned |jsc |company )?(?:project company )?(?:L\d+'s )?"
BETWEEN = re.compile(
    rf"\b(?:{AGREEMENT}|talks|negotiations|discussions)\b"
    rf"[^.;:]{{0,90}}?\bbetween {SIDE}(?P<a>[CFN]\d+)(?:, [^,;:]{{0,60}},)? and {SIDE}"
    r"(?P<b>[CFN]\d+)"
)
TOGETHER = re.compile(
    rf"(?P<a>[CFN]\d+)(?:, [^,;:]{{0,60}},)? and {SIDE}(?P<b>[CFN]\d+) (?:(?:have|had|has|today|also|on D\d+|also) )*"
    rf"(?:signed|concluded|entered into|executed|inked|agreed(?: on)?|closed|initialled|finali[sz]ed) "
    rf"(?:an? |the |two |on )*(?:[\w-]+ ){{0,4}}?{AGREEMENT}\b"
)
REACH = 260
"""Characters between an agreement and its sum."""


class Sides(NamedTuple):
    """The symbols of those who give and receive under one agreement."""

    giver: str
    receiver: str


def sides_of(frame: Frame, money: Symbol) -> Sides | None:
    """Who gives and who receives this sum, where an agreement of two named sides is its subject."""
    if "agree" not in frame.text and "between" not in frame.text:
        return None
    for pattern in (BETWEEN, TOGETHER):
        for found in pattern.finditer(frame.text):
            between = sorted((found.span(), (money.at, money.end)))
            apart = frame.text[between[0][1] : between[1][0]]
            if len(apart) > REACH or re.search(r"[.;] |M\d", apart):
                continue
            first, second = frame.symbols[found["a"]], frame.symbols[found["b"]]
            if _gives(first) != _gives(second):
                pair = (found["a"], found["b"])
                return Sides(*(pair if _gives(first) else reversed(pair)))
    return None


def _gives(symbol: Symbol) -> bool:
    return symbol.kind == "F" and symbol.item.kind in GIVERS
