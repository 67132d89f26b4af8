"""Which column of an award table holds what, told by its header and by what its cells hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.cells import is_sum, money_of
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.heads import instrument_in

if TYPE_CHECKING:
    from pipelines.model import Cell

AMOUNT = re.compile(
    r"(?i)\b(?:amount|grant|award|loan|funding|federal share|doe share|commitment|contribution|value|tax credit|"
    r"finance|financing|facility|support)(?!\w)|(?:[$€£]|\b[A-Z]{3}) ?(?:m|bn?|k)(?:n|illions?)?\b|\b(?:m|b)illions?\b|\$$"
)
RECIPIENT = re.compile(
    r"(?i)\b(?:recipient|company|awardee|applicant|borrower|beneficiary|selectee|lead organi[sz]ation|organi[sz]ation|"
    r"proponent|operator|promoter|client|investee|grantee|coordinator|developer|awarded to|winner|producer|"
    r"manufacturer|payee|taker|miner|receiver|"
    r"firm|enterprise|undertaking|beneficiaries|recipients|companies|lead partner|contractor|"
    r"(?:who|which company) (?:gets|receives|borrows|benefits|is paid))\b|^\W*(?:paid )?to(?: whom)?\W*$"
)
PROJECT = re.compile(
    r"(?i)\b(?:projects?|site|plant|facility name|asset|mine)\b|"
    r"^\W*(?:(?:what|it is) )?(?:for|use|use of (?:money|funds|proceeds)|purpose|destination|works?)(?: what)?\W*$"
)
FUNDER = re.compile(
    r"(?i)\b(?:lenders?|funders?|agency|agencies|banks?|sources?|providers?|financiers?|institutions?|administered by|"
    r"counterpart(?:y|ies)|"
    r"department|ministry|contributors?|payers?|paid by|deliver(?:y|ed by)|administrator|granted by|awarded by|givers?|"
    r"donors?|grantors?|backers?|offices?|public bod(?:y|ies)|"
    r"(?:who|which body|which state) (?:pays|gives|lends|funds|backs|puts up))\b|^\W*from(?: whom)?\W*$"
)
MEASURE = re.compile(
    r"(?i)\b(?:measures?|programmes?|programs?|initiatives?|schemes?|funds?|opportunit(?:y|ies)|lines?|items?)\b"
)
"""The column that says what money is set aside for."""
STATUS = re.compile(r"(?i)\b(?:status|stage|state of play)\b")
STAGED = re.compile(r"(?i)\b(signed|approved|announced|closed|awarded|date)\b")
NOT_AWARDS = re.compile(
    r"(?i)\b(?:capex|npv|cost|revenue|price|resource|reserve|tonn|grade|hole|interval|from \(m\)|shares|options|ebitda|"
    r"cash|expenditure|spend|earn|production|sales|payable|liabilit|assets|balance|move\b|change\b|news\b|index)"
)
"""What is said in the header of a table that tells of other things than awards."""


@dataclass(slots=True)
class Columns:
    """Which column holds what; None where the table has no such column."""

    amount: int
    recipient: int | None = None
    project: int | None = None
    funder: int | None = None
    programme: int | None = None
    instrument: int | None = None
    date: int | None = None
    status: int | None = None


def columns_of(context: Context, header: list[str], rows: list[list[Cell | None]]) -> Columns | None:
    """The columns by header, then by content; None where no column holds sums or nobody is named."""

    def headed(pattern: re.Pattern[str], *taken: int | None) -> int | None:
        return next((i for i, h in enumerate(header) if i not in taken and pattern.search(h)), None)

    def holding(test: Callable[[Cell], bool], *taken: int | None) -> int | None:
        for i in range(len(header)):
            cells = [cell for row in rows if (cell := row[i]) is not None]
            if i not in taken and 2 * sum(test(c) for c in cells) > len(cells) > 0:
                return i
        return None

    amount = next(
        (i for i, h in enumerate(header) if AMOUNT.search(h) and any(money_of(r[i], h, "") for r in rows)), None
    )
    if amount is None:
        amount = holding(is_sum)
    if amount is None:
        return None
    funder = headed(FUNDER, amount)
    named = [cell for row in rows if funder is not None and (cell := row[funder])]
    if not any(context.bodies_in(cell.start, cell.end) for cell in named):
        held = holding(lambda c: bool(context.bodies_in(c.start, c.end)), amount)
        funder = funder if held is None else held
    recipient = headed(RECIPIENT, amount, funder)
    if recipient is None and funder is None:
        recipient = holding(lambda c: _is_company(context, c), amount)
        if recipient is None and amount > 0 and not any(header):
            recipient = 0
    programme = holding(lambda c: bool(context.schemes_in(c.start, c.end)), amount, funder, recipient)
    if programme is None and recipient is None:
        programme = headed(MEASURE, amount, funder)
    instrument = holding(lambda c: instrument_in(c.text.lower()) is not None, amount, funder, recipient, programme)
    date = headed(STAGED, amount, funder, recipient, programme, instrument)
    joined = any((cell := row[amount]) and cell.text[:1].isupper() and is_sum(cell) for row in rows)
    nobody = recipient is None and programme is None and funder is None
    if nobody and instrument is None and not (joined and not any(header)):
        return None
    status = headed(STATUS, amount, funder, recipient, programme, instrument, date)
    return Columns(
        amount,
        recipient,
        headed(PROJECT, amount, funder, recipient, programme, instrument),
        funder,
        programme,
        instrument,
        date,
        status,
    )


def _is_company(context: Context, cell: Cell) -> bool:
    return any(n.kind == "company" and n.start == cell.start for n in context.names_in(cell.start, cell.end))
