"""Award tables: a row names the sum and who receives or gives it, the text beside the table says the rest.

What a column is for is told by its header and by what its cells hold: bodies, programmes, instruments, sums, dates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.dates import find_dates
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Draft, Giver
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.terms import usual_instrument
from pipelines.extract.funding.words import STAGE_RE
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.places import place_of
from pipelines.extract.quantities import Money, find_money, number_of
from pipelines.model import FundingStage, Qualifier

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence
    from pipelines.model import Cell, Table

AMOUNT = re.compile(
    r"(?i)\b(?:amount|grant|award|loan|funding|federal share|doe share|commitment|contribution|value|tax credit|"
    r"finance|financing|facility|support|(?:US|A|C)?\$|[€£] ?m(?:illion|n)?)(?!\w)"
)
RECIPIENT = re.compile(
    r"(?i)\b(?:recipient|company|awardee|applicant|borrower|beneficiary|selectee|lead organi[sz]ation|organi[sz]ation|"
    r"proponent|operator|promoter|client|investee|grantee|coordinator|developer|awarded to|winner|producer|"
    r"manufacturer|"
    r"firm|enterprise|undertaking|beneficiaries|recipients|companies|lead partner|contractor)\b|^\W*to\W*$"
)
PROJECT = re.compile(r"(?i)\b(?:project|site|plant|facility name)\b")
FUNDER = re.compile(
    r"(?i)\b(?:lenders?|funders?|agency|agencies|banks?|sources?|providers?|financiers?|institutions?|administered by|"
    r"department|ministry|contributors?|payers?|paid by|deliver(?:y|ed by)|administrator|granted by|awarded by)\b|"
    r"^\W*from\W*$"
)
MEASURE = re.compile(r"(?i)\b(?:measures?|programmes?|programs?|initiatives?|schemes?|funds?|lines?|items?)\b")
"""The column that says what money is set aside for."""
STATUS = re.compile(r"(?i)\b(?:status|stage|state of play)\b")
IN_TALKS = re.compile(r"(?i)\b(?:mou|memorandum|in talks|mandated?|planned|sought|applied|application|term sheet)\b")
UP_TO = re.compile(r"(?i)\b(?:up to|max(?:imum)?|ceiling|at most)\b")
SITE = re.compile(
    r"(?:\((?P<bracketed>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})\)|(?:(?<!St)(?<!Mt)[,.;] |^)(?P<told>(?!St\b|"
    r"Mt\b)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
    r"(?=(?: (?:[a-z-]+ ){0,2}(?:study|project|mine|deposit))?\W*(?:$|\. [A-Z]| [a-z]+-[a-z]+)))"
)
"""A site in a cell that says what a row is for: "Rare earths (Kolwara)", "Drilling, Kolwara"."""
STAGED = re.compile(r"(?i)\b(signed|approved|announced|closed|awarded|date)\b")
NOT_AWARDS = re.compile(
    r"(?i)\b(?:capex|npv|cost|revenue|price|resource|reserve|tonn|grade|hole|interval|from \(m\)|shares|options|ebitda|"
    r"cash|production|sales|payable|liabilit|assets|balance|move\b|change\b|news\b|index)"
)
SCALE = re.compile(
    r"(?i)(US\$|A\$|C\$|AU\$|CA\$|NZ\$|R\$|\$|€|£|¥|EUR|USD|AUD|CAD|GBP)?\s*(million|billion|thousand|mn|bn|m|b|k)\b"
)
OWN_SOURCE = re.compile(
    r"(?i)\b(?:cash|equity|placement|placing|shares?|shareholders?|offtak\w*|off-taker|prepay\w*|royalt\w*|stream\w*|"
    r"warrants?|options?|operations|operating|sponsors?|internal|own funds|lease|balance|sales)\b"
)
"""Rows of a financing table that are no funding: a company's own means, and what its customers and investors pay."""
LENDER = re.compile(r"(?i)(?:lenders?|funders?|financiers?|guarantor|granting (?:body|authority|agency)|provider)\b")
OTHERS = re.compile(
    r"(?i)\W*(?:the |all )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|various|several|remaining|"
    r"rest)? ?(?:other|others|further|more|remaining|additional|unnamed)\b(?: [a-z]+)? ?(?:applicants?|recipients?|"
    r"projects?|companies|awardees?|beneficiaries|borrowers?|winners|firms)?\W*$"
)
"""A row that sums up those who are not named."""
BORROWER = re.compile(r"(?i)(?:borrower|recipient|beneficiary|grantee|obligor)\b")
TERM_AMOUNT = re.compile(r"(?i)(?:[a-z-]+ ){0,2}?(?:amount|size|commitment|limit|facility|loan|grant)\b")
LENT = re.compile(r"(?i)\b(?:loan|facility|debt|notes?|bonds?|credit|mezzanine|grant|guarantee|subsidy)\b")
MOST_WORDS = 12
"""Letters beside the sum in a cell that holds a sum: "about", "up to", "maximum"; more is prose."""
AWARDED = re.compile(r"\b(?:award|grant|select|approv|fund|recipient|loan|commit|allocat|propos|lend|letters? of)\w*")
OWN_STAGE = re.compile(r"\b(?:condition\w*|letters? of|lois?|cancel\w*|withdrawn|disbursed|closed|signed)\b")
TOTAL = re.compile(r"(?i)\W*(?:(?:sub|grand )?-?totals?\b|net\b|sum\b|of which\b)")
STAGES: tuple[FundingStage, ...] = ("cancelled", "letter_of_interest", "conditional", "disbursed", "closed", "proposed")
BESIDE = 700
"""Characters on either side of a table within which its awards are announced."""
LOOK_BACK = 6
"""Sentences before a table among which the commitment that it details must stand."""
WIDEST = 12


@dataclass(slots=True)
class _Columns:
    """Which column holds what; None where the table has no such column."""

    amount: int
    recipient: int | None = None
    project: int | None = None
    funder: int | None = None
    programme: int | None = None
    instrument: int | None = None
    date: int | None = None
    status: int | None = None


@dataclass(slots=True)
class _Beside:
    """What the text beside a table says of its rows."""

    giver: Giver | None = None
    stage: FundingStage = "committed"
    scheme: Scheme | None = None
    programme: str | None = None
    instrument_words: str = ""
    announced_on: str | None = None
    recipient: str | None = None
    parent: Draft | None = None


def read_rows(context: Context, drafts: list[Draft]) -> list[Draft]:
    """A draft for each row that details or lists commitments, table by table."""
    found: list[Draft] = []
    for table in context.reading.document.tables:
        found.extend(_rows(context, table, drafts))
    return found


def _rows(context: Context, table: Table, drafts: list[Draft]) -> list[Draft]:
    grid = table.grid()
    if len(grid) < 2 or not 2 <= table.width <= WIDEST:
        return []
    headless = any(cell and _is_sum(cell) for cell in grid[0])
    header = ["" if headless else " ".join(cell.text.split()) if cell else "" for cell in grid[0]]
    if any(NOT_AWARDS.search(h) for h in header):
        return []
    body = grid if headless else grid[1:]
    if table.width == 2 and (sheet := _term_sheet(context, table, grid)):
        return [sheet]
    columns = _columns(context, header, body)
    if columns is None:
        return []
    beside = _beside(context, table, drafts)
    if beside.giver is None and columns.funder is None:
        return []
    rows = [s for s in context.reading.sentences if s.block == "table_row" and table.start <= s.start < table.end]
    found = []
    for cells in body:
        start = min((c.start for c in cells if c), default=-1)
        sentence = next((s for s in rows if s.start <= start < s.end), None)
        if (
            sentence
            and not TOTAL.match(sentence.text)
            and (draft := _row(context, sentence, cells, header, table, columns, beside))
        ):
            found.append(draft)
    return found


def _term_sheet(context: Context, table: Table, grid: list[list[Cell | None]]) -> Draft | None:
    """The loan or grant of a table whose rows are its terms: lender, borrower, amount."""
    terms = [(a.text.strip(), b) for a, b in grid if a is not None and b is not None and a is not b]
    lender = next((cell for label, cell in terms if LENDER.match(label)), None)
    bodies = context.bodies_in(lender.start, lender.end) if lender else []
    amount = next((c for label, c in terms if TERM_AMOUNT.match(label) and find_money(c.text)), None)
    money = _money(amount, "", table.caption)
    if amount is None or money is None or not bodies:
        return None
    rows = (s for s in context.reading.sentences if s.block == "table_row" and s.start <= amount.start < s.end)
    row = next(rows, None)
    if row is None:
        return None
    giver = Giver(bodies[0].name, bodies[0].kind, bodies[0].country, 8, "table")
    borrower = next((_text([cell], 0) for label, cell in terms if BORROWER.match(label)), None)
    recipient = borrower or context.only_company(row.index)
    near = [s.text for s in context.reading.sentences[max(0, row.index - 12) : row.index] if s.end <= table.start]
    words = " ".join([*(label for label, _ in terms), *near[-2:]]).lower()
    named = instrument_in(words)
    told: FundingStage = "committed"
    stage = next((s for s in STAGES if STAGE_RE[s].search(" ".join(near[-2:]).lower())), told)
    return Draft(
        row,
        "funding.table.terms",
        0.75,
        giver,
        recipient,
        named or usual_instrument(giver, None, False, None, recipient),
        stage,
        money,
        stated_instrument=named is not None,
        recipient_weight=9,
        printed={"amount": money.printed},
    )


def _columns(context: Context, header: list[str], rows: list[list[Cell | None]]) -> _Columns | None:
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
        (i for i, h in enumerate(header) if AMOUNT.search(h) and any(_money(r[i], h, "") for r in rows)), None
    )
    if amount is None:
        amount = holding(_is_sum)
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
    joined = any((cell := row[amount]) and cell.text[:1].isupper() and _is_sum(cell) for row in rows)
    if recipient is None and programme is None and funder is None and not (joined and not any(header)):
        return None
    status = headed(STATUS, amount, funder, recipient, programme, instrument, date)
    return _Columns(
        amount,
        recipient,
        headed(PROJECT, amount, funder, recipient, programme, instrument),
        funder,
        programme,
        instrument,
        date,
        status,
    )


def _row(
    context: Context,
    sentence: Sentence,
    cells: list[Cell | None],
    header: list[str],
    table: Table,
    columns: _Columns,
    beside: _Beside,
) -> Draft | None:
    money = _money(cells[columns.amount], header[columns.amount], table.caption)
    giver = _giver(context, cells, columns) if columns.funder is not None else beside.giver
    if money is None or giver is None:
        return None
    recipient = _text(cells, columns.recipient) or _before_sum(cells[columns.amount], money)
    if recipient and OTHERS.match(recipient):
        return None
    recipient = recipient or (None if columns.programme is not None else beside.recipient)
    if recipient is None and columns.funder is not None and columns.programme is None:
        recipient = _borrower(context, sentence, giver)
    cell = cells[columns.programme] if columns.programme is not None else None
    scheme = next(iter(context.schemes_in(cell.start, cell.end)), None) if cell else beside.scheme
    words = (
        _text(cells, columns.instrument) or header[columns.amount] if columns.instrument is not None else ""
    ) or beside.instrument_words
    named = instrument_in(words.lower()) or (
        instrument_in(f"{header[columns.amount]} {sentence.text}".lower()) if columns.instrument is None else None
    )
    draft = Draft(
        sentence,
        "funding.table.row",
        0.75,
        giver,
        recipient,
        named or usual_instrument(giver, None, False, scheme, recipient),
        _status(_text(cells, columns.status)) or _stage_in_row(sentence.text.lower()) or beside.stage,
        money,
        scheme=scheme,
        stated_instrument=named is not None,
        recipient_weight=9,
        printed={"amount": money.printed},
        announced_on=beside.announced_on,
    )
    draft.programme = scheme.name if cell and scheme else _text(cells, columns.programme) or beside.programme
    draft.project = (
        _text(cells, columns.project)
        or next((n.name for n in context.names_in(sentence.start, sentence.end) if n.kind == "project"), None)
        or (_site(cells, columns) if columns.recipient is not None else None)
        or (beside.parent.project if beside.parent else None)
    )
    _time_of_row(draft, _text(cells, columns.date), header[columns.date] if columns.date is not None else "", context)
    return draft


def _borrower(context: Context, sentence: Sentence, giver: Giver) -> str | None:
    """Whose financing a table of lenders is: the company of the page or of the story, which is none of the lenders."""
    told = (context.only_company(sentence.index), context.issuer, context.story_company(sentence.index))
    return next((name for name in told if name and name not in giver.name), None)


def _before_sum(cell: Cell | None, money: Money) -> str | None:
    """The name that stands before the sum in its own cell: "HARROW METALS $8 mln"."""
    lead = cell.text[: max(0, money.start - cell.start)].strip(" :–-") if cell else ""
    return lead if lead[:1].isupper() and UP_TO.search(lead) is None and find_money(lead) == [] else None


def _site(cells: list[Cell | None], columns: _Columns) -> str | None:
    """The site that a cell names which holds neither the receiver nor the sum nor the giver."""
    told = (columns.amount, columns.recipient, columns.funder, columns.programme, columns.date)
    for index, cell in enumerate(cells):
        for found in SITE.finditer(cell.text) if cell and index not in told else ():
            name = found["bracketed"] or found["told"]
            if place_of(name) is None and not commodities_in(name) and (found["bracketed"] or found.start() > 0):
                return str(name)
    return None


def _status(printed: str | None) -> FundingStage | None:
    """The stage that a status column gives its row."""
    if not printed:
        return None
    return "proposed" if IN_TALKS.search(printed) else _stage_in_row(printed.lower())


def _stage_in_row(words: str) -> FundingStage | None:
    """What a row says of its own stage: "Conditional approval", "Letter of interest"."""
    if not OWN_STAGE.search(words):
        return None
    return next((s for s in STAGES if s != "proposed" and STAGE_RE[s].search(words)), None)


def _time_of_row(draft: Draft, printed: str | None, header: str, context: Context) -> None:
    dates = find_dates(printed, context.reading.anchor) if printed else []
    if dates and dates[0].value:
        draft.announced_on, draft.dated = dates[0].value, True
        if re.search(r"(?i)sign|clos", header):
            draft.stage = "closed"


def _giver(context: Context, cells: list[Cell | None], columns: _Columns) -> Giver | None:
    cell = cells[columns.funder] if columns.funder is not None else None
    bodies: list[Body] = context.bodies_in(cell.start, cell.end) if cell else []
    printed = _text(cells, columns.funder) or ""
    if bodies:
        together = " and " in printed and len(printed.split()) <= MOST_WORDS
        name = printed.rpartition(": ")[2].split(", ")[0] if together else bodies[0].name
        return Giver(name, bodies[0].kind, bodies[0].country, 8, "table")
    row = " ".join(c.text for c in dict.fromkeys(cells) if c)
    if columns.programme is not None and printed[:1].isupper():
        return Giver(printed, "agency", None, 5, "table")
    if cell is None or not printed or printed[0].isdigit() or OWN_SOURCE.search(row) or not LENT.search(row):
        return None
    scheme = next(iter(context.schemes_in(cell.start, cell.end)), None)
    named = scheme or next(iter(context.names_in(cell.start, cell.end)), None)
    return Giver(printed, "fund" if scheme else "lender", None, 5, "table") if named else None


def _is_sum(cell: Cell) -> bool:
    """A cell that holds a sum and little else."""
    found = find_money(cell.text)
    return bool(found) and len(re.sub(r"[\W\d]", "", cell.text.replace(found[0].printed, ""))) <= MOST_WORDS


def _is_company(context: Context, cell: Cell) -> bool:
    return any(n.kind == "company" and n.start == cell.start for n in context.names_in(cell.start, cell.end))


def _beside(context: Context, table: Table, drafts: list[Draft]) -> _Beside:
    """The commitment told last before the table, or what the nearest sentence says of its awards."""
    reading = context.reading
    before = [d for d in drafts if d.sentence.end <= table.start]
    parent = before[-1] if before else None
    story = next((s.story for s in reading.sentences if s.start >= table.start), None)
    if parent and parent.sentence.story != story:
        parent = None
    if parent and sum(1 for s in reading.sentences[parent.sentence.index + 1 :] if s.start < table.start) <= LOOK_BACK:
        told = parent.instrument.replace("_", " ") if parent.stated_instrument else ""
        return _Beside(
            parent.giver,
            parent.stage,
            parent.scheme,
            parent.programme,
            told,
            parent.announced_on,
            parent.recipient,
            parent,
        )
    near = [
        s
        for s in reading.sentences
        if s.block != "table_row"
        and (table.start - BESIDE < s.start < table.start or table.end <= s.start < table.end + BESIDE)
    ]
    found = _Beside()
    for sentence in sorted(near, key=lambda s: min(abs(table.start - s.end), abs(s.start - table.end))):
        words = sentence.text.lower()
        if not AWARDED.search(words):
            continue
        if found.stage == "committed" and sentence.end <= table.start:
            found.stage = next((s for s in STAGES if STAGE_RE[s].search(words)), "committed")
        body = next((b for b in context.bodies_in(sentence.start, sentence.end) if b.kind in PUBLIC), None)
        if body is None or found.giver:
            continue
        found.giver = Giver(body.name, body.kind, body.country, 7, "table")
        found.scheme = next(iter(context.schemes_in(sentence.start, sentence.end)), None)
        found.programme = found.scheme.name if found.scheme else None
        found.instrument_words = words
        dates = reading.within(reading.dates, sentence.start, sentence.end)
        found.announced_on = str(dates[0].value) if dates and dates[0].value else None
    return found


def _text(cells: list[Cell | None], column: int | None) -> str | None:
    cell = cells[column] if column is not None else None
    return (" ".join(cell.text.split()).strip(" *†‡") or None) if cell else None


def _money(cell: Cell | None, header: str, caption: str) -> Money | None:
    """The sum of a cell, with the currency and the scale of its header where the cell has only figures."""
    if cell is None:
        return None
    if whole := find_money(cell.text):
        m = whole[0]
        return Money(
            cell.start + m.start,
            cell.start + m.end,
            m.printed,
            m.value,
            m.high,
            m.currency,
            m.symbol,
            m.qualifier,
            False,
        )
    value = number_of(cell.text.strip(" *†‡~"))
    qualifier: Qualifier = "up_to" if UP_TO.search(header) else "exact"
    scale = SCALE.search(header) or SCALE.search(caption)
    if value is None or value <= 0 or scale is None:
        return None
    told = find_money(f"{scale.group(1) or '$'}1 {scale.group(2)}")
    if not told:
        return None
    return Money(
        cell.start, cell.end, cell.text, value * told[0].value, None, told[0].currency, told[0].symbol, qualifier, False
    )
