"""The sum that a span of text gives as the price of a deal: a stated total before cash, cash before shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.deals.details.clause import NEVER_A_PRICE

if TYPE_CHECKING:
    from pipelines.extract.quantities import Money
    from pipelines.extract.reading import Reading

_OTHER_SUM = re.compile(
    r"(?i)\b(?:deferred|milestones?|contingent|letters? of interest|"
    r"royalt\w*|fees?|rais\w+|break|reimburs\w*|refund\w*|issue price|deemed|"
    r"per share|each|market capitali[sz]ation|"
    r"enterprise value|spend\w*|expenditures?|loans?|debt|facility|capex|npv|funding|"
    r"working capital|placement|entitlement|minimum|bonus|cap(?:ped)?|bought back|buy[- ]?back|tax|duty|interest of|"
    r"liabilit\w+|if|upon the|on definition|on delineation|extension|extend\w*)\b[^;.]{0,70}$"
    r"|\b(?:further|additional)(?: [a-z]+){0,3} ?$|\bdeposit of (?:[a-z]+ )?$"
)
"""Words before a sum that make it a later, conditional or unrelated payment."""
_OTHER_AFTER = re.compile(
    r"(?i)\s*(?:per|each|a share|(?:in |of )?(?:deferred|milestone|contingent|exploration)|royalt|loan|facility|"
    r"placement|raising|option fee|break|of expenditure|in expenditure|debt|(?:[a-z]+ ){0,3}(?:on|upon) (?:definition|"
    r"delineation|commencement|achiev|the (?:first|second) anniversary|a decision))"
)
_TOTAL = re.compile(
    r"(?i)\b(?:total|aggregate|headline|overall|combined|altogether|in all|all told)\b(?:[^;.]|\bcent\.(?= [a-z])){0,60}$|"
    r"\bvalu(?:es|ing)\b[^;.]{1,60}\bat\b[^;.]{0,20}$|"
    r"\b(?:equity|transaction|deal|offer|acquisition) value (?:of|is)\b[^;.]{0,30}$"
)
_OTHER_TOTAL = re.compile(r"(?i)\b(?:deferred|milestone|royalt|expenditure|rais|market cap|enterprise)")
_SHARES_AFTER = re.compile(
    r"(?i)\s*(?:\([^()]{0,60}\) )?(?:in|of|worth of|payable in|to be satisfied (?:in|by)) "
    r"(?:(?!cash\b)[\w’'-]+ ){0,5}?(?:shares|scrip|stock|equity|securities|consideration shares)\b"
)
_SHARES_BEFORE = re.compile(
    r"(?i)\b(?:shares|scrip|stock|options|rights)\b[^;.]{0,70}(?:worth|valued at|value of|equivalent to|equals?(?: to)?|"
    r"equal in value to|with a value of)(?: approximately| about| of)? ?$"
)
_OF_THE_MARKET = re.compile(r"(?i)\bmarket value of (?:approximately |about )?$")
"""What the market says of a company: a price only where it says so of shares that are given."""
REACH_BEFORE, REACH_AFTER = 160, 90
"""Characters on either side of a sum that say what it is."""


def price_in(reading: Reading, start: int, end: int) -> Money | None:
    """The price that text[start:end] gives: its total, else its first sum in cash, else its first sum in shares."""
    text = reading.document.text
    in_shares: Money | None = None
    in_cash: Money | None = None
    at = start
    for money in reading.within(reading.money, start, end):
        before = text[max(at, money.start - REACH_BEFORE) : money.start]
        after = text[money.end : min(end, money.end + REACH_AFTER)]
        at = money.end
        if money.is_price or money.per is not None:
            continue
        if _TOTAL.search(before) and not _OTHER_TOTAL.search(before):
            return money
        if _OTHER_SUM.search(before) or _OTHER_AFTER.match(after) or NEVER_A_PRICE.match(after):
            continue
        if is_in_shares(reading, money):
            in_shares = in_shares or money
        elif not _OF_THE_MARKET.search(before):
            in_cash = in_cash or money
    return in_cash or in_shares


_ADDED_UP = re.compile(
    r"(?i)[^;.]*,? (?:(?:or|for|in) )?(?:an? )?(?:total|aggregate|altogether|in all|all told)\b[^;.]{0,30}$"
)


def total_after(reading: Reading, part: Money, end: int) -> Money | None:
    """What a sentence gives as the total behind a part of it: "$28m in cash and $10m in shares, a total of $38m"."""
    text = reading.document.text
    later = (m for m in reading.within(reading.money, part.end, end) if not m.is_price and m.per is None)
    sums = (m for m in later if m.value > part.value and m.currency == part.currency)
    return next((m for m in sums if _ADDED_UP.fullmatch(text, part.end, m.start)), None)


def is_no_price(reading: Reading, money: Money, start: int, end: int) -> bool:
    """Whether the words around a sum in text[start:end] make it a later, conditional or unrelated payment."""
    text = reading.document.text
    before = text[max(start, money.start - REACH_BEFORE) : money.start]
    return bool(_OTHER_SUM.search(before) or _OTHER_AFTER.match(text[money.end : min(end, money.end + REACH_AFTER)]))


def is_in_shares(reading: Reading, money: Money) -> bool:
    """Whether a sum is what shares given in payment are worth."""
    text = reading.document.text
    return bool(
        _SHARES_BEFORE.search(text[max(0, money.start - REACH_BEFORE) : money.start])
        or _SHARES_AFTER.match(text, money.end)
    )
