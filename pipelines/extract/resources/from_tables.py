"""Drafts from the estimate tables of a document: which tables are estimates, and what their surroundings add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.extract.resources.captions import Captions, Surroundings
from pipelines.extract.resources.conditions import dates_around
from pipelines.extract.resources.cutoffs import chosen, cutoff_of, cutoffs_around, cutoffs_noted, stated_for
from pipelines.extract.resources.draft import Draft
from pipelines.extract.resources.ladders import base_case_only, base_case_throughout, shows_sensitivity
from pipelines.extract.resources.units import with_units_of_text
from pipelines.extract.tables import (
    Columns,
    RowEstimate,
    across_tables,
    cutoffs_in,
    label_of,
    notes_below,
    plain_tables,
    read_table,
    run_on_tables,
    stacked_tables,
    title_above,
)
from pipelines.extract.tables.cells import value_of
from pipelines.extract.tables.headers import SHORT_TON_UNIT
from pipelines.extract.tables.terms import (
    CLASS_HINTS,
    CLASS_WORD,
    COMPARISON,
    ESTIMATE,
    ESTIMATE_HINTS,
    SHORTHAND,
    TARGET,
    Standing,
    category_of,
    classes_in,
    code_of,
    hints,
    kind_of,
    kind_of_category,
    standing_of,
)
from pipelines.extract.tables.tex import without_tex
from pipelines.model import Document, Grade, Refusal, ReportingCode, Table

MAX_PROBE = 20_000
SHORTEST_NOTE = 60
"""Characters; a shorter row of one text is a title of the rows below it."""
NEARBY = 80
"""A table this few characters below another may be its continuation or its other half."""

NAME_OF_COMPANY = re.compile(
    r"\b(?:[A-Z][\w&'’-]* ){1,4}(?:Inc|Ltd|Limited|Corp|Corporation|PLC|Plc|plc|NL|INC|LTD|LIMITED|CORP|CORPORATION)\b\.?"
)
"""A company may be called Search or Standard."""
FIRST_SENTENCE = re.compile(r"(?<=[a-z)])\.\s")
CONDITIONS = re.compile(
    r"(?i)(\b(?:resource|reserve)s?(?: (?:estimate|statement)s?)?\b)[^\n]*?"
    r"(?<!\w)(?:within|inside|constrained|limited|using|based|above|at|under|reported|following|in accordance|\()[^\n]*"
)
"""What an estimate is reported in and by is not what its table is about: "within a pit shell", "following the standards"."""
YEAR_FIRST, YEAR_WITHIN = re.compile(r"\W*(?:19|20)\d\d\b"), re.compile(r"[A-Za-z].*\b(?:19|20)\d\d\b")
LEADS_TO_ESTIMATE = re.compile(
    r"(?i)\b(?:resource|reserve)s?(?: estimates?| statements?)?\b[^.]{0,60}\b(?:estimated|summari[sz]ed|stated|reported|"
    r"presented|tabulated|shown|listed|given|as follows|to be|following)\b[^.]{0,60}:\W*$"
)
"""The line right above a table that leads to it; what stands before that line is another matter."""
CAPTION_LINE = re.compile(r"(?i)table\s+[\dA-Z][\w.-]*\W")
ONLY_A_DATE = re.compile(
    r"(?i)\W*(?:effective |as (?:of|at) |dated )?(?:[a-z]+ \d{1,2},? |\d{1,2} [a-z]+ |[a-z]+ )(?:19|20)\d\d\W*"
)
SENSITIVITY = re.compile(r"(?i)\bsensitivit")
REFUSED_TITLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (SENSITIVITY, "a sensitivity of the estimate to its cut-off, not an estimate of its own"),
    (
        re.compile(
            r"(?i)\b(?:production|throughput|mine plan|mining schedule|schedule|mill(?:ed)? feed|plant feed|mined out"
            r"|cash ?flow|life[ -]of[ -]mine|LOM|ore (?:mined|processed|milled)"
            r"|stockpile balance)\b(?!.*\b(?:mineral|ore) reserves?\b)"
        ),
        "a production or mine-plan table",
    ),
    (
        re.compile(r"(?i)\bpit (?:shell|optimi[sz]ation)|\bwhittle\b|\bdilution\b|\bmining (?:loss|recover)"),
        "a mine-design table",
    ),
    (
        re.compile(r"(?i)\b(?:per|by|for each) (?:stope|bench|level|elevation|panel)s?\b"),
        "a table of stopes, benches or levels",
    ),
    (
        re.compile(
            r"(?i)\b(?:drill(?:ing|hole)?|collar|intercept|intersection|assay|sampl|composite|variogram|density|bulk"
            r"|QA/?QC|standards?|swath|block model (?:extent|dimension|limit|parameter|attribute)|search"
            r"|capping|statistic)"
            r"\w*\b(?!.*\b(?:mineral|ore) (?:resource|reserve)s?\b)"
        ),
        "a drilling, sampling or model-parameter table",
    ),
    (
        re.compile(
            r"(?i)(?:\b(?:economic|financial)s?(?: \w+)? (?:results?|analys[ie]s|model|summary|indicators?|evaluation"
            r"|outcomes?|assumptions?|parameters|inputs?)\b|\b(?:capital|operating) costs?\b"
            r"|\bNPV\b|\bIRR\b|\broyalt(?:y|ies)\b)(?!(?s:.*)\b(?:mineral|ore) (?:resource|reserve)s?\b)"
        ),
        "an economic table",
    ),
    (
        re.compile(r"(?i)\bpeers?\b|\bcomparable (?:projects|deposits|companies)\b|\bbenchmark"),
        "a comparison with other people's projects",
    ),
    (
        re.compile(r"(?i)\bmetallurg|\bflotation\b|\btest ?work\b|\brecover(?:y|ies)\b(?!.*\bresource)"),
        "a metallurgical table",
    ),
)
PRODUCED = re.compile(
    r"(?i)\b(?:ore|tonnes|material) (?:mined|milled|processed|treated|crushed)|\bconcentrates? (?:produced|sold|shipped)"
    r"|\brecover(?:y|ies)\b|\bAISC\b|\bC1 costs?\b|\b(?:head|mill(?:ed)?) grade|\brealised price|\bstrip ratio"
)
TOTAL_ESTIMATE = re.compile(r"(?i)\btotal (?:ore |mineral )?(?:resource|reserve)")
MINE_PLAN = re.compile(r"(?i)\b(?:mill|plant|process) feed\b(?![^|\n]*\breserves?\b)")
METHODS = re.compile(
    r"(?i)\b(?:krig\w*|OK|ID\s?\^?[23]|IDW|IDS|inverse distance|nearest neighbou?r|NN|polygonal|declustered)\b"
)
INTERVALS = re.compile(r"(?i)\b(?:hole(?: ?id)?|from \(?m|interval|intercept|easting|azimuth|dip|depth|collar)\b")


def drafts_from_tables(document: Document) -> tuple[list[Draft], list[Refusal]]:
    """Every estimate of every estimate table in print order, and why tables that looked like one were refused."""
    captions = Captions(document)
    lower = document.text.lower()
    if not hints(lower, CLASS_HINTS) and not hints(lower, ESTIMATE_HINTS):
        return [], []
    short_tons = "short ton" in lower or SHORT_TON_UNIT.search(document.text) is not None
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    before: _Previous | None = None
    refused: str | None = None
    for table in map(without_tex, document.tables):
        probe = document.text[table.start : min(table.end, table.start + MAX_PROBE)]
        around = _with_notes_inside(_with_caption_over_date(captions.of(table)), table)
        if not _speaks_of_estimates(probe, around) and not (before and _is_rest_of(before, table, around)):
            before = refused = None
            continue
        reason = _refusal(probe, around) or (refused if goes_on(around) else None)
        refused = reason
        if reason:
            refusals.append(Refusal("resource_estimates", table.start, table.end, reason))
            before = None
            continue
        is_untitled = before is not None and around.gap < NEARBY and not (around.title or around.intro)
        if before and is_untitled:
            around = replace(before.around, gap=around.gap)
        title = around.title
        continued = before.columns if before and around.gap < NEARBY else None
        reading = read_table(table, f"{title}\n{around.notes}", short_tons=short_tons, continued=continued)
        rows = with_units_of_text(list(reading.estimates), document.text)
        if reading.title and is_untitled:
            title = ""
        inside = " \n ".join(filter(None, (reading.title, _said_in_corner(reading.columns))))
        if standing_of(inside) == "previous" and is_untitled:
            around, title = Surroundings("", "", "", around.heading, around.gap), inside
        elif inside:
            title = f"{title} \n {inside}"
            around = replace(around, title=title)
        if before and continued:
            rows = _with_sibling_cutoffs(rows, before)
        before = _Previous(reading.columns, around, rows)
        told = _Told(around, title, rows)
        told.code = told.code or _code_in_heads(reading.columns)
        if any(row.category not in (None, "total", told.category) for row in rows):
            told.category = None
        found = [d for row in rows if (d := _draft(row, table, told))]
        heads = (
            " \n ".join(dict.fromkeys(text for c in reading.columns.columns for text in c.path))
            if reading.columns
            else ""
        )
        found = base_case_only(_of_one_kind(found), around, heads)
        if not found:
            refusals.append(
                Refusal(
                    "resource_estimates",
                    table.start,
                    table.end,
                    reading.refusal or "rows state neither class nor kind of estimate",
                )
            )
        drafts += found
    drafts += _from_plain_lines(document, short_tons)
    return _with_the_one_analyte(base_case_throughout(drafts, document.text)), refusals


def _said_in_corner(columns: Columns | None) -> str:
    """The head of the labels where it says what the table is: "Alder, JORC, 28 May 2024"."""
    head = columns.columns[0] if columns and columns.columns else None
    if head is None or head.measure.role != "label":
        return ""
    if standing_of(head.title) == "previous":
        return head.title
    if YEAR_FIRST.match(head.title):
        return ""
    return head.title if code_of(head.title) or YEAR_WITHIN.search(head.title) else ""


def _code_in_heads(columns: Columns | None) -> ReportingCode | None:
    """The code that a head of labels names: "JORC category"."""
    return code_of(" ".join(column.title for column in columns.of_role("label"))) if columns else None


def goes_on(around: Surroundings) -> bool:
    """Whether the table goes on with the one above: nothing but a class stands between them."""
    return around.gap < NEARBY and not around.intro and not label_of(around.title)


def _from_plain_lines(document: Document, short_tons: bool) -> list[Draft]:
    """Estimates of tables that the page or PDF printed as lines of text."""
    drafts: list[Draft] = []
    found = across_tables(document.text)
    found += plain_tables(document.text, ((t.start, t.end) for t in (*document.tables, *found)))
    found += stacked_tables(document.text)
    found += run_on_tables(document.text) if hints(document.text.lower(), CLASS_HINTS) else []
    for ordinal, table in enumerate(found, len(document.tables)):
        title = title_above(document.text, table)
        around = Surroundings(title, "", notes_below(document.text, table), "", NEARBY)
        if _refusal(document.text[table.start : table.end], around):
            continue
        rows = read_table(table, title, short_tons=short_tons).estimates
        told = _Told(around, title, rows)
        drafts += _of_one_kind([d for row in rows if (d := _draft(row, replace(table, ordinal=ordinal), told))])
    return drafts


def _with_the_one_analyte(drafts: list[Draft]) -> list[Draft]:
    """Metal in a column that names no metal is that of the document's tables, when they speak of one only."""
    named = {c.analyte for d in drafts for c in d.contained if c.analyte} or {
        g.analyte for d in drafts for g in d.grades if g.analyte
    }
    only = named.pop() if len(named) == 1 else ""
    settled = []
    for draft in drafts:
        contained = tuple(replace(c, analyte=c.analyte or only) for c in draft.contained)
        if not draft.tonnage_t:
            contained = tuple(c for c in contained if c.analyte)
        if draft.tonnage_t or contained:
            settled.append(replace(draft, contained=contained))
    return settled


def _of_one_kind(drafts: list[Draft]) -> list[Draft]:
    """The drafts of one table; a total is of the kind of the classes that it sums, where these are of one."""
    kinds = {d.kind for d in drafts if d.category != "total"}
    kind = kinds.pop() if len(kinds) == 1 else None
    return [replace(d, kind=d.kind or kind) for d in drafts]


def _with_notes_inside(around: Surroundings, table: Table) -> Surroundings:
    """The surroundings with the last rows of the table that are notes: one long text over all columns."""
    notes: list[str] = []
    for row in reversed(table.rows[1:]):
        texts = [cell.text for cell in row if cell.text.strip()]
        if len(texts) != 1 or len(texts[0]) < SHORTEST_NOTE:
            break
        notes.insert(0, texts[0])
    return replace(around, notes="\n".join([*notes, around.notes])) if notes else around


class _Previous:
    """What the table just above may lend to its continuation or to the other half of a table split by columns."""

    def __init__(self, columns: Columns | None, around: Surroundings, rows: list[RowEstimate]) -> None:
        self.columns, self.around, self.rows = columns, around, rows


def _is_rest_of(before: _Previous, table: Table, around: Surroundings) -> bool:
    """Whether figures follow at once in as many columns: what a page break cut off from the table above."""
    first = table.rows[0] if table.rows else ()
    figures = sum(value_of(cell.text) is not None for cell in first)
    width = len(before.columns.columns) if before.columns else 0
    return width == table.width and 2 * figures > width and around.gap == 0


def _speaks_of_estimates(probe: str, around: Surroundings) -> bool:
    """Whether table, title or introduction name a class or an estimate."""
    for text, classes_count in ((probe, True), (around.title, True), (_last_sentences(around.intro), False)):
        lower = text.lower()
        if hints(lower, ESTIMATE_HINTS) and (ESTIMATE.search(text) or TARGET.search(text)):
            return True
        if classes_count and hints(lower, CLASS_HINTS) and (CLASS_WORD.search(text) or SHORTHAND.search(text)):
            return True
    return False


def _with_caption_over_date(around: Surroundings) -> Surroundings:
    """With the line "Table 4: ..." that stands over a title which gives a date alone."""
    above, _, last = around.intro.rstrip().rpartition("\n")
    if not CAPTION_LINE.match(last) or not ONLY_A_DATE.fullmatch(around.title.strip()):
        return around
    return replace(around, title=f"{last}\n{around.title}", intro=above)


def _refusal(probe: str, around: Surroundings) -> str | None:
    title = NAME_OF_COMPANY.sub(" ", around.title)
    nearest = title.rstrip().rpartition("\n")[2]
    title = nearest if LEADS_TO_ESTIMATE.search(nearest) else title
    heads = "\n".join(CONDITIONS.sub(r"\1", FIRST_SENTENCE.split(line, 1)[0]) for line in title.split("\n"))
    for pattern, reason in REFUSED_TITLES:
        if pattern.search(around.title if pattern is SENSITIVITY else heads):
            return reason
    if len({m.group().lower() for m in METHODS.finditer(probe)}) >= 2:
        return "a comparison of estimation methods"
    if len({m.group().lower() for m in PRODUCED.finditer(probe)}) >= 2 and not CLASS_WORD.search(probe):
        return "a production or mine-plan table"
    head = probe[:400]
    if MINE_PLAN.search(head):
        return "a production or mine-plan table"
    if len({m.group().lower() for m in INTERVALS.finditer(head)}) >= 2:
        return "a table of drill intervals"
    return None


class _Told:
    """What title, heading, introduction and notes say for every row of one table, read once."""

    def __init__(self, around: Surroundings, title: str, rows: Sequence[RowEstimate]) -> None:
        self.title = title
        self.noted = cutoffs_noted(around, {mark for row in rows for marks in row.marks for mark in marks})
        category = category_of(title) if classes_in(title) else None
        self.category = None if category == "total" else category
        self.is_total = category == "total" or TOTAL_ESTIMATE.search(title) is not None
        self.kind = kind_of(title)
        self.kind_of_heading = kind_of(around.heading)
        self.kind_of_intro = kind_of(_last_sentences(around.intro))
        self.standing: Standing | None = None if COMPARISON.search(title) else standing_of(title)
        self.cutoffs = cutoffs_around(around, title, is_former=self.standing == "previous")
        self.dates = dates_around(around)
        self.code = code_of(title) or code_of(around.notes)
        self.is_comparison = shows_sensitivity(around)
        self.analytes = {c.analyte for c in cutoffs_in(title) if c.analyte}


def _draft(row: RowEstimate, table: Table, told: _Told) -> Draft | None:
    """The row with what its table is told to be; None where nothing says it is an estimate."""
    category = told.category if told.category and row.category in (None, "total") else row.category
    kind = kind_of_category(category) or row.kind or told.kind or (told.kind_of_heading if row.category else None)
    if kind is None and row.category is None and not (row.contained or row.grades):
        return None
    kind = kind or told.kind_of_intro
    if kind is None and row.category is None:
        return None
    if category is None and told.is_total and not row.labels:
        category = "total"
    grades = tuple(g for g in row.grades if g.analyte) or _named(row, told)
    contained = row.contained
    if len(grades) == 1:
        contained = tuple(replace(c, analyte=c.analyte or grades[0].analyte) for c in contained)
    if row.tonnage_t is None and not contained:
        return None
    stated = stated_for(row.marks, bool(row.labels), told.noted, told.cutoffs)
    return Draft(
        start=row.start,
        end=row.end,
        rule="resources.table.row",
        confidence=0.95 if row.category else 0.8,
        category=category,
        kind=kind,
        tonnage_t=row.tonnage_t,
        grades=grades,
        contained=contained,
        cutoff=cutoff_of(row.cutoff, grades) or cutoff_of(chosen(stated, kind, " ".join(row.labels)), grades),
        standing=row.standing or told.standing,
        zone=" | ".join(row.labels) or None,
        code=told.code,
        dated=row.dated or told.title,
        dated_around=told.dates,
        company=row.company,
        title=told.title,
        is_comparison=told.is_comparison,
        table=table.ordinal,
        printed=row.printed,
    )


def _last_sentences(intro: str) -> str:
    """The end of the paragraph above the table, which says what the table is."""
    return " ".join(re.split(r"(?<=[a-z)])\.\s", intro)[-3:])


def _named(row: RowEstimate, told: _Told) -> tuple[Grade, ...]:
    """A column headed only "Grade" takes the one analyte that contained metal, cut-off or title name, else waits."""
    names = (
        {c.analyte for c in row.contained if c.analyte} or {c.analyte for c in row.cutoff if c.analyte} or told.analytes
    )
    if len(row.grades) != 1 or len(names) > 1:
        return ()
    if not names:
        return row.grades if row.tonnage_t else ()
    return (replace(row.grades[0], analyte=next(iter(names))),)


def _with_sibling_cutoffs(rows: list[RowEstimate], before: _Previous) -> list[RowEstimate]:
    """Cut-offs for the half of a table that was split by columns and so lost its cut-off column."""
    if any(r.cutoff or r.labels for r in rows) or not any(r.cutoff for r in before.rows):
        return rows
    ladder = list(dict.fromkeys((r.order, r.cutoff) for r in before.rows))
    orders = list(dict.fromkeys(r.order for r in rows))
    if len(ladder) != len(orders) or len(ladder) < 3:
        return rows
    cutoff_of = dict(zip(orders, (c for _, c in ladder), strict=True))
    return [replace(r, cutoff=cutoff_of[r.order]) for r in rows]
