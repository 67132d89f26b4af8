"""Award tables: a row names the recipient and the sum, the text before the table says who gives it and how."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.funding.clauses import instrument_in
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Draft
from pipelines.extract.funding.words import STAGE_RE
from pipelines.extract.quantities import Money, find_money, number_of
from pipelines.model import FundingStage

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading, Sentence
    from pipelines.model import Cell, Table

AMOUNT_HEADER = re.compile(r"(?i)\b(?:amount|grant|award|loan|funding|federal share|doe share|support|commitment|"
                           r"contribution|value of (?:loan|grant|award)|tax credit|finance|financing|facility)\b")
RECIPIENT_HEADER = re.compile(r"(?i)\b(?:recipient|company|awardee|applicant|borrower|beneficiary|selectee|"
                              r"lead organi[sz]ation|organi[sz]ation|proponent|name|operator|promoter)\b")
PROJECT_HEADER = re.compile(r"(?i)\b(?:project|site|plant|facility name)\b")
FUNDER_HEADER = re.compile(r"(?i)\b(?:lender|funder|agency|bank|source|provider|financier|institution)\b")
SCALE = re.compile(r"(?i)(US\$|A\$|C\$|AU\$|CA\$|NZ\$|R\$|\$|€|£|¥|EUR|USD|AUD|CAD|GBP)?\s*(million|billion|thousand|"
                   r"mn|bn|m|b|k|'?000s?)\b|\((US\$|A\$|C\$|\$|€|£)\s*(m|mn|bn)\)")
NOT_AWARDS = re.compile(r"(?i)\b(?:capex|npv|cost|revenue|price|resource|reserve|tonn|grade|hole|interval|from \(m\)|"
                        r"shares|options|ebitda|cash|production|sales|payable|liabilit|assets|balance)\b")
AWARDED = re.compile(r"\b(?:award|grant|select|approv|fund|recipient|loan|commit|allocat)\w*")
BESIDE = 700
"""Characters on either side of a table within which its awards are announced."""
LOOK_BACK = 6
"""Sentences before a table among which the commitment that it details must stand."""


def read_rows(reading: Reading, context: Context, drafts: list[Draft]) -> list[Draft]:
    """A draft for each row of each table that details a commitment told before it."""
    found: list[Draft] = []
    for table in reading.document.tables:
        found.extend(_rows(reading, context, table, drafts))
    return found


def _rows(reading: Reading, context: Context, table: Table, drafts: list[Draft]) -> list[Draft]:
    grid = table.grid()
    if len(grid) < 2 or table.width < 2 or table.width > 12:
        return []
    header = [" ".join(cell.text.split()) if cell else "" for cell in grid[0]]
    if any(NOT_AWARDS.search(h) for h in header):
        return []
    amount = next((i for i, h in enumerate(header) if AMOUNT_HEADER.search(h)), None)
    recipient = next((i for i, h in enumerate(header) if RECIPIENT_HEADER.search(h) and i != amount), None)
    project = next((i for i, h in enumerate(header) if PROJECT_HEADER.search(h) and i not in (amount, recipient)), None)
    funder = next((i for i, h in enumerate(header) if FUNDER_HEADER.search(h) and i not in (amount, recipient)), None)
    if amount is None or recipient is None and funder is None:
        return []
    parent = _parent(reading, table, drafts) or _announced(reading, context, table)
    if parent is None and funder is None:
        return []
    rows = {s.start: s for s in reading.sentences if table.start <= s.start < table.end and s.block == "table_row"}
    found = []
    for cells in grid[1:]:
        sentence = _row_sentence(rows, cells)
        money = _money(cells[amount], header[amount], f"{table.caption} {header[amount]}", parent)
        name = _text(cells[recipient]) if recipient is not None else None
        if sentence is None or money is None or name and re.match(r"(?i)(?:sub-?)?totals?\b", name):
            continue
        draft = _row_draft(context, sentence, parent, money, name, _text(cells[funder]) if funder is not None else None)
        if draft:
            draft.project = (_text(cells[project]) if project is not None else None) or _project_in(context, sentence)
            found.append(draft)
    return found


def _row_draft(context: Context, sentence: Sentence, parent: Draft | None, money: Money, recipient: str | None, funder: str | None) -> Draft | None:
    body = next(iter(context.bodies_in(sentence.start, sentence.end)), None) if funder else None
    giver = body.name if body else parent.funder if parent else None
    if giver is None:
        return None
    return Draft(sentence, "funding.table.row", 0.75, giver, body.kind if body else parent.funder_kind if parent else "agency",
                 body.country if body else parent.country if parent else None, recipient or (parent.recipient if parent else None),
                 parent.instrument if parent else "programme", parent.stage if parent else "committed", money, None,
                 parent.programme if parent else None, parent.announced_on if parent else None, bool(parent and parent.dated),
                 stated_instrument=parent is not None, recipient_weight=9, printed={"amount": money.printed})


def _parent(reading: Reading, table: Table, drafts: list[Draft]) -> Draft | None:
    """The commitment told last before the table, near enough for the table to be its detail."""
    before = [d for d in drafts if d.sentence.end <= table.start]
    if not before:
        return None
    parent = before[-1]
    between = sum(1 for s in reading.sentences[parent.sentence.index + 1:] if s.start < table.start)
    return parent if between <= LOOK_BACK else None


def _announced(reading: Reading, context: Context, table: Table) -> Draft | None:
    """What a sentence beside the table says of its awards without a sum: whose they are and under which programme."""
    near = [s for s in reading.sentences if s.block != "table_row" and (table.start - BESIDE < s.start < table.start or table.end <= s.start < table.end + BESIDE)]
    for sentence in sorted(near, key=lambda s: min(abs(table.start - s.end), abs(s.start - table.end))):
        words = sentence.text.lower()
        body = next((b for b in context.bodies_in(sentence.start, sentence.end) if b.kind in PUBLIC), None)
        if body is None or not AWARDED.search(words):
            continue
        scheme = next(iter(context.schemes_in(sentence.start, sentence.end)), None)
        kind = instrument_in(words) or (scheme.entry.instrument if scheme and scheme.entry else None)
        stage: FundingStage = next((s for s in ("cancelled", "letter_of_interest", "conditional", "closed") if STAGE_RE[s].search(words)), "committed")
        dates = reading.within(reading.dates, sentence.start, sentence.end)
        return Draft(sentence, "funding.table.row", 0.7, body.name, body.kind, body.country, None, kind or "programme", stage,
                     programme=scheme.name if scheme else None, announced_on=str(dates[0].value) if dates else None)
    return None


def _row_sentence(rows: dict[int, Sentence], cells: list[Cell | None]) -> Sentence | None:
    start = min((c.start for c in cells if c), default=-1)
    return next((s for s in rows.values() if s.start <= start < s.end), None)


def _text(cell: Cell | None) -> str | None:
    text = " ".join(cell.text.split()).strip(" *†‡") if cell else ""
    return text or None


def _money(cell: Cell | None, header: str, caption: str, parent: Draft | None) -> Money | None:
    """The sum of a cell, with the currency and the scale of its header where the cell has only figures."""
    if cell is None:
        return None
    if whole := find_money(cell.text):
        m = whole[0]
        return Money(cell.start + m.start, cell.start + m.end, m.printed, m.value, m.high, m.currency, m.symbol, m.qualifier, False)
    value = number_of(cell.text.strip(" *†‡~"))
    if value is None:
        return None
    scale = SCALE.search(header) or SCALE.search(caption)
    told = find_money("".join((scale.group(1) or scale.group(3) or "$", "1 ", scale.group(2) or scale.group(4)))) if scale else []
    if told:
        return Money(cell.start, cell.end, cell.text, value * told[0].value, None, told[0].currency, told[0].symbol, "exact", False)
    if value >= 10_000 and parent and parent.money:
        return Money(cell.start, cell.end, cell.text, value, None, parent.money.currency, parent.money.symbol, "exact", False)
    return None


def _project_in(context: Context, sentence: Sentence) -> str | None:
    return next((n.name for n in context.names_in(sentence.start, sentence.end) if n.kind == "project"), None)
