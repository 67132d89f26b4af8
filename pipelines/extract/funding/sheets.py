"""Term sheets: labels with their values, as the rows of a table or as lines, tell the parties and terms of one loan.

"Borrower | Kolwara Lithium S.A.", "IFC A loan: up to US$100 million": a label says what its value is. Where a label of
the receiver or the project comes again, the next commitment begins; the giver holds for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pipelines.extract import regex as re
from pipelines.extract.dates import find_dates
from pipelines.extract.funding.beside import Beside, told_beside
from pipelines.extract.funding.bodies import Body, Scheme
from pipelines.extract.funding.cells import ABOUT, UP_TO, money_of, moved, status_of
from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import PUBLIC, Draft, Giver
from pipelines.extract.funding.heads import instrument_in
from pipelines.extract.funding.instruments import usual_instrument
from pipelines.extract.funding.sites import project_of_story
from pipelines.extract.quantities import Money, find_money
from pipelines.model import FundingStage, Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence
    from pipelines.model import Cell, Table

Role = Literal["giver", "receiver", "project", "programme", "instrument", "status", "date", "amount"]
NUMBERED = r"(?i)\W*(?:\d{1,2}[.)]?\s+)?(?:name of (?:the )?)?"
ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "giver",
        re.compile(
            NUMBERED
            + r"(?:lenders?|funders?|funding (?:body|agency|source)|financiers?|financing (?:body|institution)|"
            r"(?:lead )?(?:institution|agency|bank)|guarantor|insurer|granting (?:body|authority|agency)|provider|"
            r"administered by|awarding (?:body|agency))\b(?! (?:amount|share|contribution))"
        ),
    ),
    (
        "receiver",
        re.compile(
            NUMBERED + r"(?:borrower|recipient|beneficiary|grantee|obligor|promoter|proponent|client|applicant|awardee|"
            r"selectee|investee|company|lead (?:organi[sz]ation|partner|applicant)|awarded to|project company|"
            r"contractor)s?\b(?! (?:share|contribution|cost|funds|own))"
        ),
    ),
    ("project", re.compile(NUMBERED + r"(?:(?:project|site|plant|mine|asset)(?: (?:name|title))?|name|title)\W*$")),
    (
        "programme",
        re.compile(NUMBERED + r"(?:(?:funding )?(?:programme|program|scheme|stream|call)|fund)\b(?! amount)"),
    ),
    (
        "instrument",
        re.compile(
            NUMBERED + r"(?:(?:financing|funding|type of|form of) (?:instrument|type|product|support|finance|funding)|"
            r"instrument|product|support type|facility(?: type)?|form|structure)\W*$"
        ),
    ),
    ("status", re.compile(NUMBERED + r"(?:project |loan |current )?(?:status|stage|state of play)\b")),
    (
        "date",
        re.compile(
            NUMBERED
            + r"(?:[a-z]+ )?(?:(?:date )?(?:signed|approved|awarded|closed)|(?:signing|signature|approval|award|"
            r"board|closing|announcement) date|date of (?:[a-z]+ )?(?:signing|signature|approval|award|resolution|"
            r"agreement|announcement|closing))\b"
        ),
    ),
)
AMOUNT = re.compile(
    r"(?i)\b(?:amount|size|limit|quantum|grants?|awards?|loans?|funding|finance|financing|facility|contribution|commitment|"
    r"support|guarantee|equity|credit|subsid(?:y|ies)|package|tranche|shares?|aid)\b"
)
NO_AWARD = re.compile(
    r"(?i)\b(?:costs?|capex|expenditure|co-?financ\w+|other (?:sources?|funding|financ\w+)|matching|match|budget of the|"
    r"(?:own|private|company|applicant|recipient|proponent|industry|partner|participant|sponsor|shareholder)s?['’]?s?"
    r"[ -](?:funds?|funding|contribution|investment|equity|share|cost)|remainder|fee|interest|repayment|outstanding)\b"
)
"""Labels of sums that nobody gives."""
EXPECTED = re.compile(r"(?i)\b(?:projected|expected|proposed|planned|anticipated|estimated|target)\b")
LINE = re.compile(r"(?m)^[ \t]*(?:[-•*–·]\s*)?(?P<label>[A-Z][^:\n|]{1,58}[\w)]) ?: ?(?P<value>[^\s:][^\n]*)$")
"""A line of a label and its value."""
BEGINS_ASIDE = re.compile(r", (?:an?|the|its|which|part|wholly)\b| \(the\b|;|,? (?:a )?subsidiary of\b")
SITE_CALLED = re.compile(
    r"(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) (?:[a-z-]+ ){1,5}(?:project|mine|plant|refinery|deposit)"
)
"""A site by its name and what is won there: "Harrow Creek rare earths project"."""
FROM = re.compile(r"\b(?:of|from|by)\b")
"""What tells in the label of a sum whose it is."""
TERMS = re.compile(r"(?i)\b(?:term sheet|facilit(?:y|ies)|loans?|grants?|letter of|guarantee|financing|funding)\b")
"""What a sentence speaks of whose terms are listed behind it."""
LEAD = 2
"""Sentences before a list of terms that tell whose they are."""
LENDS = re.compile(r"(?i)\b(?:lender|borrower|obligor)")
LOOK_BACK = 12
"""Sentences before a sum among which its sheet is introduced."""
FEWEST_LINES = 3
LONGEST_NAME = 9
"""Words of a value that is a name and no description."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One label with its value at `text[start:end]`, and the sentence that is its evidence."""

    label: str
    label_at: int
    start: int
    end: int
    sentence: Sentence
    role: Role | None
    money: Money | None = None


@dataclass(slots=True)
class _Terms:
    """What the entries of one commitment say."""

    told: dict[Role, Entry] = field(default_factory=dict)
    sums: list[Entry] = field(default_factory=list)


class Sheets:
    """The term sheets that a document prints as lines."""

    def __init__(self, context: Context) -> None:
        self.context = context
        runs = _runs(context) if ":" in context.text else ()
        self.runs = [run for run in runs if _is_sheet(run) or _is_led(context, run)]
        self.sentences = {entry.sentence.index for run in self.runs for entry in run}
        """Sentences that are lines of a sheet, and are not read as prose."""

    def read(self, drafts: list[Draft]) -> list[Draft]:
        """A draft for each sum of each sheet."""
        return [draft for run in self.runs for draft in _drafts(self.context, run, drafts)]


def sheet_of_table(context: Context, table: Table, grid: list[list[Cell | None]], drafts: list[Draft]) -> list[Draft]:
    """Drafts of a table whose rows are labels and values; nothing where it is a table of another kind."""
    rows = [s for s in context.reading.sentences if s.block == "table_row" and table.start <= s.start < table.end]
    entries: list[Entry] = []
    pairs = 0
    for cells in grid:
        own = [c for c in dict.fromkeys(cells) if c is not None]
        sentence = next((s for s in rows if own and s.start <= own[-1].start < s.end), None)
        if sentence is None or not 2 <= len(own) <= 3:
            continue
        pairs += len(own) == 2
        label = " ".join(" ".join(c.text.split()) for c in own[:-1])
        money = money_of(own[-1], label, table.caption)
        label_at = next(c.start for c in own if c.start >= sentence.start)
        entries.append(_entry(label, label_at, own[-1].start, own[-1].end, sentence, money))
    return _drafts(context, entries, drafts) if pairs > 1 and _is_sheet(entries) else []


def _runs(context: Context) -> Iterator[list[Entry]]:
    """Lines of labels that follow each other, where they are enough for a sheet."""
    lines: list[re.Match[str]] = []
    for line in LINE.finditer(context.text):
        if lines and context.text[lines[-1].end() : line.start()].strip():
            yield _entries(context, lines)
            lines = []
        lines.append(line)
    yield _entries(context, lines)


def _entries(context: Context, lines: list[re.Match[str]]) -> list[Entry]:
    """The entries that the lines of one run are."""
    entries: list[Entry] = []
    if len(lines) < FEWEST_LINES:
        return entries
    near = [s for s in context.reading.sentences if s.end > lines[0].start() and s.start < lines[-1].end()]
    for line in lines:
        sentence = next((s for s in near if s.start <= line.start("value") < s.end), None)
        if sentence is None or sentence.block == "table_row":
            continue
        found = find_money(line["value"])
        money = moved(found[0], line.start("value")) if found else None
        entries.append(_entry(line["label"], line.start("label"), *line.span("value"), sentence, money))
    return entries


def _entry(label: str, label_at: int, start: int, end: int, sentence: Sentence, money: Money | None) -> Entry:
    role = next((role for role, pattern in ROLES if pattern.match(label)), None)
    if money and AMOUNT.search(label) and not NO_AWARD.search(label):
        role = "amount"
    elif money and role not in ("receiver", "giver"):
        role = None
    return Entry(label, label_at, start, end, sentence, role, money)


def _is_sheet(entries: list[Entry]) -> bool:
    """Labels that tell a sum and a party of it."""
    roles = {e.role for e in entries}
    return len(entries) >= FEWEST_LINES and "amount" in roles and bool(roles & {"receiver", "giver"})


def _is_led(context: Context, entries: list[Entry]) -> bool:
    """The terms of money that the sentences before them name with its giver: "signed a term sheet with F0. Key terms:"."""
    if len(entries) < FEWEST_LINES or all(e.role != "amount" for e in entries):
        return False
    first = entries[0].sentence
    lead = context.reading.sentences[max(0, first.index - LEAD) : first.index]
    words = " ".join(s.text for s in lead if s.story == first.story)
    bodies = [b for s in lead for b in context.bodies_in(s.start, s.end) if b.reference != "metonym"]
    return words.rstrip("* ").endswith(":") and bool(bodies) and TERMS.search(words) is not None


def _drafts(context: Context, entries: list[Entry], drafts: list[Draft]) -> list[Draft]:
    beside = told_beside(context, entries[0].label_at, entries[-1].end, drafts)
    giver = _giver(context, entries, beside)
    terms = _parted(entries)
    found: list[Draft] = []
    for own in terms:
        kinds = {_instrument(own, each) for each in own.sums} - {None}
        for each in own.sums:
            who = _body_in(context, each.label_at, each.start) or (None if FROM.search(each.label) else giver)
            if who:
                alone = next(iter(kinds)) if len(kinds) == 1 else None
                found.append(_draft(context, own, each, who, _instrument(own, each) or alone, beside))
    return found


def _parted(entries: list[Entry]) -> list[_Terms]:
    """The entries by commitment: one begins where a label of the receiver or the project comes again."""
    parts = [_Terms()]
    for entry in entries:
        if entry.role in ("receiver", "project") and entry.role in parts[-1].told and parts[-1].sums:
            parts.append(_Terms())
        if entry.role == "amount":
            parts[-1].sums.append(entry)
        elif entry.role:
            parts[-1].told.setdefault(entry.role, entry)
    return parts


def _giver(context: Context, entries: list[Entry], beside: Beside) -> Giver | None:
    """Who is labelled as the giver, else whose labels these are, whose announcement or whose page it is."""
    for entry in entries:
        if entry.role == "giver":
            if bodies := context.bodies_in(entry.start, entry.end):
                return _as_giver(bodies[0])
            if names := context.names_in(entry.start, entry.end):
                return Giver(names[0].name, "lender", names[0].country, 7, "table")
    for entry in entries:
        if entry.role == "amount" and (named := _body_in(context, entry.label_at, entry.start)):
            return named
    page = context.page_body
    return beside.giver or (_as_giver(page) if page else None)


def _body_in(context: Context, start: int, end: int) -> Giver | None:
    """The body that a label names."""
    bodies = [b for b in context.bodies_in(start, end) if b.kind in (*PUBLIC, "lender") and b.reference != "metonym"]
    return _as_giver(bodies[0]) if bodies else None


def _as_giver(body: Body) -> Giver:
    return Giver(body.name, body.kind, body.country, 8, "table")


def _instrument(own: _Terms, entry: Entry) -> Instrument | None:
    """What the label of a sum calls it, its value, or the sheet's own line."""
    told = own.told.get("instrument")
    words = [entry.label, *([told.sentence.text] if told else [])]
    return next((kind for w in words if (kind := instrument_in(w.lower().replace("share amount", "")))), None)


def _draft(
    context: Context, own: _Terms, entry: Entry, giver: Giver, instrument: Instrument | None, beside: Beside
) -> Draft:
    money = entry.money
    assert money is not None
    if money.qualifier == "exact" and (UP_TO.search(entry.label) or ABOUT.search(entry.label)):
        money = moved(money, 0, "up_to" if UP_TO.search(entry.label) else "approximately")
    recipient = _name(context, own.told.get("receiver")) or beside.recipient
    recipient = recipient or context.only_company(entry.sentence.index)
    scheme = _scheme(context, own, entry, beside)
    stage, day = _time(context, own, entry)
    named = instrument or _called(context, own, entry, giver, beside)
    draft = Draft(
        entry.sentence,
        "funding.table.terms",
        0.75,
        giver,
        recipient,
        named or usual_instrument(giver, None, False, scheme, recipient),
        stage or beside.stage,
        money,
        scheme=scheme,
        stated_instrument=named is not None,
        recipient_weight=9,
        printed={"amount": money.printed},
        announced_on=day or beside.announced_on,
        dated=day is not None,
    )
    draft.programme = context.scheme_form(scheme) if scheme and scheme.name != giver.name else beside.programme
    draft.project = _project(context, own.told.get("project")) or project_of_story(draft, context)
    return draft


def _called(context: Context, own: _Terms, entry: Entry, giver: Giver, beside: Beside) -> Instrument | None:
    """What the text before calls the money, else what a lender lends to a borrower."""
    if beside.parent and beside.instrument_words:
        return instrument_in(beside.instrument_words)
    before = context.reading.sentences[max(0, entry.sentence.index - LOOK_BACK) : entry.sentence.index]
    prose = [s.text.lower() for s in before if ":" not in s.text and s.block != "table_row"][-2:]
    if named := instrument_in(" ".join(prose)):
        return named
    parties = " ".join(e.label for role, e in own.told.items() if role in ("giver", "receiver"))
    return "loan" if LENDS.search(parties) or giver.kind in ("bank", "multilateral") else None


def _scheme(context: Context, own: _Terms, entry: Entry, beside: Beside) -> Scheme | None:
    """The programme that a sum's label or a line of its own names, else the one of the text beside."""
    for told in (entry, own.told.get("programme")):
        if told and (schemes := context.schemes_in(told.label_at, told.end)):
            return schemes[0]
    return beside.scheme


def _time(context: Context, own: _Terms, entry: Entry) -> tuple[FundingStage | None, str | None]:
    """The stage and its day: the sum's own words, the status, the date of signing or approval."""
    value = context.text[entry.start : entry.end]
    stage = status_of(value) or ("proposed" if EXPECTED.match(entry.label) else None)
    status, date = own.told.get("status"), own.told.get("date")
    if status:
        printed = context.text[status.start : status.end]
        stage = status_of(printed) or ("committed" if re.search(r"(?i)\bapproved|active\b", printed) else stage)
    day = None
    for told in (date, status):
        dates = find_dates(context.text[told.start : told.end], context.reading.anchor) if told else []
        if told and dates and dates[0].value and not EXPECTED.search(told.label):
            day = dates[0].value
            break
    if date and stage is None:
        past = "closed" if re.search(r"(?i)\bsign|\bclos|agreement", date.label) else "committed"
        stage = "proposed" if EXPECTED.search(date.label) else past  # type: ignore[assignment]
    return stage, day if stage != "proposed" else None


def _name(context: Context, entry: Entry | None) -> str | None:
    """The name that a value gives, without what is said of it."""
    if entry is None:
        return None
    value = " ".join(context.text[entry.start : entry.end].split())
    name = BEGINS_ASIDE.split(value, maxsplit=1)[0].strip(" .,;*")
    return name if name and len(name.split()) <= LONGEST_NAME else None


def _project(context: Context, entry: Entry | None) -> str | None:
    """The project that a value names: a known one in it, or the whole of a short value."""
    if entry is None:
        return None
    known = next((n.name for n in context.names_in(entry.start, entry.end) if n.kind == "project"), None)
    value = " ".join(context.text[entry.start : entry.end].split()).strip(" .")
    if known is None and (site := SITE_CALLED.fullmatch(value)):
        return site["name"]
    titled = value[:1].isupper() and len(value.split()) <= LONGEST_NAME // 2
    return known or (value if titled else None)
