"""Award tables: a row names the sum and who receives or gives it, the text beside the table says the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.dates import find_dates
from pipelines.extract.funding.beside import Beside, told_beside
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.cells import MOST_WORDS, UP_TO, is_sum, money_of, stage_in_row, status_of, text_of
from pipelines.extract.funding.columns import AMOUNT, FUNDER, NOT_AWARDS, RECIPIENT, STATUS, Columns, columns_of
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Draft, Giver
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.instruments import usual_instrument
from pipelines.extract.funding.sheets import sheet_of_table
from pipelines.extract.funding.sites import project_of_story
from pipelines.extract.lexicon import commodities_in
from pipelines.extract.names.book import is_ordinary
from pipelines.extract.places import place_of
from pipelines.extract.quantities import Money, find_money

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence
    from pipelines.model import Cell, Table

SITE = re.compile(
    r"(?:\((?P<bracketed>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})\)|(?:(?<!St)(?<!Mt)[,.;] |^)(?P<told>(?!St\b|"
    r"Mt\b)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})"
    r"(?=(?: (?:[a-z-]+ ){0,2}(?:study|project|mine|deposit))?\W*(?:$|\. [A-Z]| [a-z]+-[a-z]+)))"
)
"""A site in a cell that says what a row is for: "Rare earths (Kolwara)", "Drilling, Kolwara"."""
KIND_OF_WORKS = re.compile(
    r"(?i)(?:heavy|light|high|low|small|large|pilot|advanced|integrated|domestic|regional|local|innovative|sustainable|"
    r"clean|green|circular|secondary|primary|modular|mobile|continuous|closed|technical|environmental|basic|detailed)\b"
)
"""How a cell opens that describes works and names no site."""
WORKS = re.compile(r"(?i)\b(?:mine|refinery|smelter|project|plant|deposit|concentrator|factory)\b")
OWN_SOURCE = re.compile(
    r"(?i)\b(?:cash|equity|placement|placing|shares?|shareholders?|offtak\w*|off-taker|prepay\w*|royalt\w*|stream\w*|"
    r"warrants?|options?|operations|operating|sponsors?|internal|own funds|lease|balance|sales)\b"
)
"""Rows of a financing table that are no funding: a company's own means, and what its customers and investors pay."""
OFFICE = re.compile(r"^Office of\b|\bOffice$")
"""A part of the ministry that the text beside a table speaks of."""
OTHERS = re.compile(
    r"(?i)\W*(?:the |all )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|various|several|remaining|"
    r"rest)? ?(?:other|others|further|more|remaining|additional|unnamed)\b(?: [a-z]+)? ?(?:applicants?|recipients?|"
    r"projects?|companies|awardees?|beneficiaries|borrowers?|winners|firms)?\W*$"
)
"""A row that sums up those who are not named."""
LENT = re.compile(r"(?i)\b(?:loan|facility|debt|notes?|bonds?|credit|mezzanine|grant|guarantee|subsidy)\b")
TOTAL = re.compile(r"(?i)\W*(?:(?:sub|grand )?-?totals?\b|net\b|sum\b|of which\b)")
WIDEST = 12
DEEPEST = 5
"""Rows at the top of a table, labels and titles, above the one that names its columns."""
LONGEST_HEAD = 40


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
    if not _lists_sums(grid) and (sheet := sheet_of_table(context, table, grid, drafts)):
        return sheet
    top = next((i for i, row in enumerate(grid[:DEEPEST]) if _is_header(row)), 0)
    headless = any(cell and is_sum(cell) for cell in grid[top])
    header = ["" if headless else " ".join(cell.text.split()) if cell else "" for cell in grid[top]]
    if any(NOT_AWARDS.search(h) for h in header):
        return []
    body = grid if headless else grid[top + 1 :]
    columns = columns_of(context, header, body)
    if columns is None:
        return []
    beside = told_beside(context, table.start, table.end, drafts)
    if beside.giver is None and (page := context.page_body):
        beside.giver = Giver(page.name, page.kind, page.country, 6, "table")
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


def _lists_sums(grid: list[list[Cell | None]]) -> bool:
    """True where the last column is headed as one of sums and holds nothing else."""
    last = [row[-1] for row in grid]
    return _is_header(grid[0]) and all(cell is not None and is_sum(cell) for cell in last[1:])


def _is_header(row: list[Cell | None]) -> bool:
    """True where cells of their own name the sums and the parties of the rows below."""
    cells = [c for c in dict.fromkeys(row) if c]
    told = sum(any(p.search(c.text) for p in (AMOUNT, RECIPIENT, FUNDER, STATUS)) for c in cells)
    return told > 1 and not any(find_money(c.text) for c in cells) and all(len(c.text) <= LONGEST_HEAD for c in cells)


def _row(
    context: Context,
    sentence: Sentence,
    cells: list[Cell | None],
    header: list[str],
    table: Table,
    columns: Columns,
    beside: Beside,
) -> Draft | None:
    money = money_of(cells[columns.amount], header[columns.amount], table.caption)
    giver = _giver(context, cells, columns) if columns.funder is not None else beside.giver
    if giver and beside.giver and beside.giver.kind == "ministry" and OFFICE.search(giver.name):
        giver = beside.giver
    if money is None or giver is None:
        return None
    recipient = _in(cells, columns.recipient) or _before_sum(cells[columns.amount], money)
    if recipient and OTHERS.match(recipient):
        return None
    of_many = recipient is not None
    recipient = recipient or (None if columns.programme is not None else beside.recipient)
    if recipient is None and columns.funder is not None and columns.programme is None:
        recipient = _borrower(context, sentence, giver)
    cell = cells[columns.programme] if columns.programme is not None else None
    told = context.schemes_in(cell.start, cell.end) if cell else _schemes_in_row(context, cells, columns)
    told = [s for s in told if not giver.name.endswith(s.name)]
    shared = cell is None and (beside.giver is None or giver.name == beside.giver.name)
    scheme = next(iter(told), beside.scheme if shared else None)
    words = (
        _in(cells, columns.instrument) or header[columns.amount] if columns.instrument is not None else ""
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
        status_of(_in(cells, columns.status)) or stage_in_row(sentence.text.lower()) or beside.stage,
        money,
        scheme=scheme,
        stated_instrument=named is not None,
        recipient_weight=9,
        printed={"amount": money.printed},
        announced_on=beside.announced_on,
        of_many=of_many,
    )
    of_all = beside.programme if shared or columns.programme is not None else None
    draft.programme = scheme.name if told and scheme else _in(cells, columns.programme) or of_all
    draft.project = (
        _project(context, cells[columns.project] if columns.project is not None else None)
        or next((n.name for n in context.names_in(sentence.start, sentence.end) if n.kind == "project"), None)
        or (_site(cells, columns) if columns.recipient is not None else None)
        or (beside.parent.project if beside.parent else None)
        or (project_of_story(draft, context) if recipient and not of_many else None)
    )
    _time_of_row(draft, _in(cells, columns.date), header[columns.date] if columns.date is not None else "", context)
    return draft


def _schemes_in_row(context: Context, cells: list[Cell | None], columns: Columns) -> list[Scheme]:
    """Programmes that a row names in any cell but its receiver's: "Ministry, Ore Fund | Grant"."""
    other = [c for i, c in enumerate(cells) if c and i not in (columns.recipient, columns.project)]
    return [s for c in dict.fromkeys(other) for s in context.schemes_in(c.start, c.end)]


def _borrower(context: Context, sentence: Sentence, giver: Giver) -> str | None:
    """Whose financing a table of lenders is: the company of the page or of the story, which is none of the lenders."""
    told = (context.only_company(sentence.index), context.issuer, context.story_company(sentence.index))
    return next((name for name in told if name and name not in giver.name), None)


def _before_sum(cell: Cell | None, money: Money) -> str | None:
    """The name that stands before the sum in its own cell: "HARROW METALS $8 mln"."""
    lead = cell.text[: max(0, money.start - cell.start)].strip(" :–-") if cell else ""
    return lead if lead[:1].isupper() and UP_TO.search(lead) is None and find_money(lead) == [] else None


def _project(context: Context, cell: Cell | None) -> str | None:
    """The site that the cell of its column names: "Harrow copper refinery, Utah", "leach circuit, Harrow"; works that have
    no name of their own are none."""
    printed = text_of(cell)
    if cell is None or printed is None:
        return None
    lead = printed.split(",")[0].split(" (")[0]
    names = [n.printed for n in context.names_in(cell.start, cell.end) if n.kind != "place"]
    proper = [n for n in names if not (is_ordinary(n) or KIND_OF_WORKS.match(n))]
    if lead.istitle() or (lead[:1].isupper() and any(lead.startswith(n) for n in proper)):
        return lead
    for found in SITE.finditer(printed):
        name = str(found["bracketed"] or found["told"])
        if place_of(name) is None and not commodities_in(name):
            return name
    return lead if WORKS.search(lead) else None


def _site(cells: list[Cell | None], columns: Columns) -> str | None:
    """The site that a cell names which holds neither the receiver nor the sum nor the giver."""
    told = (columns.amount, columns.recipient, columns.funder, columns.programme, columns.date)
    for index, cell in enumerate(cells):
        for found in SITE.finditer(cell.text) if cell and index not in told else ():
            name = found["bracketed"] or found["told"]
            if place_of(name) is None and not commodities_in(name) and (found["bracketed"] or found.start() > 0):
                return str(name)
    return None


def _time_of_row(draft: Draft, printed: str | None, header: str, context: Context) -> None:
    dates = find_dates(printed, context.reading.anchor) if printed else []
    if dates and dates[0].value:
        draft.announced_on, draft.dated = dates[0].value, True
        if re.search(r"(?i)sign|clos", header):
            draft.stage = "closed"


def _giver(context: Context, cells: list[Cell | None], columns: Columns) -> Giver | None:
    cell = cells[columns.funder] if columns.funder is not None else None
    bodies: list[Body] = context.bodies_in(cell.start, cell.end) if cell else []
    printed = _in(cells, columns.funder) or ""
    if bodies:
        inside = sum(" and " in context.text[b.start : b.end] for b in bodies)
        together = printed.count(" and ") > inside and len(printed.split()) <= MOST_WORDS
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


def _in(cells: list[Cell | None], column: int | None) -> str | None:
    return text_of(cells[column]) if column is not None else None
