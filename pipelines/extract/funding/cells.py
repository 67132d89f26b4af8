"""What one cell of an award table, or one value of a term sheet, says: its words, its sum, its stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.words import STAGE_RE
from pipelines.extract.quantities import Money, find_money, number_of
from pipelines.model import FundingStage, Qualifier

if TYPE_CHECKING:
    from pipelines.model import Cell

UP_TO = re.compile(r"(?i)\b(?:up to|max(?:imum)?|ceiling|at most)\b")
ABOUT = re.compile(r"(?i)\bapprox")
SCALE = re.compile(
    r"(?:(US\$|A\$|C\$|AU\$|CA\$|NZ\$|R\$|\$|€|£|¥|\b[A-Z]{3}\b)\s*|\b)(?i:(millions?|billions?|thousands?|mn|bn|m|b|k)\b)"
)
SCALES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
"""What the figures of a column are told in, by the first letter of its name."""
MOST_WORDS = 12
"""Letters beside the sum in a cell that holds a sum: "about", "up to", "maximum"; more is prose."""
STAGES: tuple[FundingStage, ...] = ("cancelled", "letter_of_interest", "conditional", "disbursed", "closed", "proposed")
"""Stages as a page's words are searched for them."""
IN_TALKS = re.compile(
    r"(?i)\b(?:mou|memorandum|in talks|mandated?|planned|sought|applied|application|term sheet|pending|pipeline|"
    r"proposed|(?:notice|declaration) of intent|intended|announced intent|draft|expected|awaited|in preparation|talks|"
    r"under (?:appraisal|assessment|consideration|negotiation|review|discussion|study)|"
    r"to be (?:signed|approved|raised|decided|opened))\b"
)
PAID = re.compile(r"(?i)\b(?:paid|drawn|drawing|draw|drawdown|released|transferred)\b")
"""What a status column says of money that has flowed."""
CLOSED = re.compile(r"(?i)\W*(?:closed|signed|completed|financial close)\b")
"""How a status begins that says papers are signed."""
GIVEN = re.compile(
    r"(?i)\b(?:award(?:ed)?|approv(?:ed|al)|commit(?:ted|ment)|granted|announced|allocated|agreed|selected|open(?:ed)?|"
    r"launched|confirmed|decided|adopted|pledged)\b"
)
"""What a status column says of money that is promised."""
OWN_STAGE = re.compile(
    r"\b(?:condition\w*|subject to|letters? of|lois?|cancel\w*|withdrawn|expired|lapsed|terminated|rejected|disbursed|"
    r"closed|signed)\b"
)


def text_of(cell: Cell | None) -> str | None:
    """The words of a cell, without marks of footnotes."""
    return (" ".join(cell.text.split()).strip(" *†‡") or None) if cell else None


def is_sum(cell: Cell) -> bool:
    """A cell that holds a sum and little else."""
    found = find_money(cell.text)
    return bool(found) and len(re.sub(r"[\W\d]", "", cell.text.replace(found[0].printed, ""))) <= MOST_WORDS


def money_of(cell: Cell | None, header: str, caption: str) -> Money | None:
    """The sum of a cell, with the currency and the scale of its header where the cell has only figures."""
    if cell is None:
        return None
    if whole := find_money(cell.text):
        return moved(whole[0], cell.start)
    value = number_of(cell.text.strip(" *†‡~"))
    qualifier: Qualifier = "up_to" if UP_TO.search(header) else "exact"
    scale = SCALE.search(header) or SCALE.search(caption)
    if value is None or value <= 0 or scale is None:
        return None
    told = find_money(f"{scale.group(1) or '$'}1")[0]
    value *= SCALES[scale.group(2)[0].lower()]
    return Money(cell.start, cell.end, cell.text, value, None, told.currency, told.symbol, qualifier, False)


def moved(money: Money, by: int, qualifier: Qualifier | None = None) -> Money:
    """A sum found in a part of the document, in the document's offsets; with the qualifier that its label tells."""
    return Money(
        by + money.start,
        by + money.end,
        money.printed,
        money.value,
        money.high,
        money.currency,
        money.symbol,
        qualifier or money.qualifier,
        False,
    )


def status_of(printed: str | None) -> FundingStage | None:
    """The stage that a status column gives its row."""
    if not printed:
        return None
    if IN_TALKS.search(printed):
        return "proposed"
    if CLOSED.match(printed):
        return "closed"
    told = stage_in_row(printed.lower())
    if told is None and PAID.search(printed):
        return "disbursed"
    return told or ("committed" if GIVEN.search(printed) else None)


def stage_in_row(words: str) -> FundingStage | None:
    """What a row says of its own stage: "Conditional approval", "Letter of interest"."""
    if not OWN_STAGE.search(words):
        return None
    return next((s for s in STAGES if s != "proposed" and STAGE_RE[s].search(words)), None)
