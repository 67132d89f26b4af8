"""Tables that lost their grid: lines of a class word and numbers under a line of headers, as PDF text prints them.

`Indicated 164.1 0.93 1,531` under `Classification Tonnes (Mt) Ni (%) Ni metal (kt)` is a table row when the header line
falls into as many measures as the line has numbers; otherwise the lines stay prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipelines.extract import regex as re
from pipelines.extract.tables.headers import read_measure
from pipelines.model import Cell, Table

ROW = re.compile(
    r"[ \t]*(?P<label>(?:[A-Za-z][\w&+/()'’.,–-]*[ \t]+){0,6}?(?:Measured|Indicated|Inferred|Proved"
    r"|Proven|Probable|M&I|Total"
    r"|Sub-?[Tt]otal|Grand [Tt]otal)\b(?:[ \t]+(?:&|\+|and|Measured|Indicated|Inferred|Proved|Probable"
    r"|Resources?|Reserves?))*)"
    r"[ \t:*]+(?P<numbers>(?:[–-]|\d[\d,.]*)(?:[ \t]+(?:[–-]|\d[\d,.]*)){1,14})[ \t]*$"
)
NUMBER = re.compile(r"[–-]|\d[\d,.]*")
HEADER_PART = re.compile(r"\([^)]{1,24}\)|%(?=\s|$)|\b(?:Mt|kt|koz|Moz|Mlbs?|ppm|g/t)\b(?!\))")
LABEL = re.compile(r"(?i)\b(?:resource |mineral )?(?:class(?:ification)?|category|zone|deposit|domain|area)\b")
NAME = re.compile(r"(?:(?:Contained|Average|Mean|In-situ)[ \t]+)?\S+(?:[ \t]+[Gg]rade\b)?")
LINES_ABOVE, MAX_LINE = 5, 300


def plain_tables(text: str, taken: Iterable[tuple[int, int]]) -> list[Table]:
    """Tables printed as plain lines outside the spans `taken` (tables already found), in print order."""
    spans = sorted(taken)
    tables: list[Table] = []
    rows: list[re.Match[str]] = []
    place = 0
    for match in _rows(text):
        while place < len(spans) and spans[place][1] <= match.start():
            place += 1
        if place < len(spans) and spans[place][0] < match.end():
            continue
        if rows and text[rows[-1].end() : match.start()].count("\n") > 2:
            tables += _table(text, rows)
            rows = []
        rows.append(match)
    return tables + (_table(text, rows) if rows else [])


def _rows(text: str) -> Iterator[re.Match[str]]:
    """Lines that end in a figure and begin with a class or total; all others cost one look at their last character."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line_end = end
        while line_end > start and text[line_end - 1] in " \t\r":
            line_end -= 1
        if start < line_end <= start + MAX_LINE and text[line_end - 1] in "0123456789-–":
            match = ROW.match(text, start, line_end)
            if match:
                yield match
        start = end + 1


def title_above(text: str, table: Table) -> str:
    """Up to three short lines above a plain table that end no sentence: its title."""
    above = text[max(0, table.start - 600) : table.start].rstrip()
    lines = [line for line in above.split("\n")[-3:] if not line.rstrip().endswith(".")]
    return " \n ".join(line.strip() for line in lines if line.strip() and len(line) < MAX_LINE)


def _table(text: str, rows: list[re.Match[str]]) -> list[Table]:
    """The rows with the headers above them, if there are as many headers as numbers in each row."""
    size = len(NUMBER.findall(rows[0]["numbers"]))
    header = _headers(text, rows[0].start(), size)
    rows = [r for r in rows if len(NUMBER.findall(r["numbers"])) == size]
    if header is None or not rows:
        return []
    lines = [tuple(header)]
    for index, row in enumerate(rows, 1):
        cells = [Cell(row["label"].strip(), row.start("label"), row.end("label"), index, 0)]
        cells += [
            Cell(n.group(), n.start(), n.end(), index, column)
            for column, n in enumerate(NUMBER.finditer(text, row.start("numbers"), row.end("numbers")), 1)
        ]
        lines.append(tuple(cells))
    return [Table(-1, header[0].start, rows[-1].end(), tuple(lines))]


def _headers(text: str, end: int, size: int) -> list[Cell] | None:
    """One header cell per number from the lines above; None where they do not fall into that many measures."""
    start = end
    for _ in range(LINES_ABOVE):
        previous = text.rfind("\n", 0, max(start - 1, 0)) + 1
        line = text[previous:start]
        if not line.strip() or len(line) > MAX_LINE or previous == start:
            break
        start = previous
        cells = _named_above(text, start, end, size) or _split(text, start, end, size)
        if cells:
            return cells
    return None


def _named_above(text: str, start: int, end: int, size: int) -> list[Cell] | None:
    """Headers whose names stand on one line and their units alone on the next."""
    units = [m.span() for m in HEADER_PART.finditer(text, start, end)]
    if len(units) != size or HEADER_PART.sub("", text[start:end]).strip():
        return None
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    names = NAME.findall(LABEL.sub(" ", text[above:start]))
    if len(names) != size or start - above > MAX_LINE:
        return None
    cells = [
        Cell(f"{name} {text[a:b]}", a, b, 0, n) for n, (name, (a, b)) in enumerate(zip(names, units, strict=True), 1)
    ]
    roles = [read_measure(c.text).role for c in cells]
    return [Cell("", start, start, 0, 0), *cells] if "tonnage" in roles and "grade" in roles else None


def _split(text: str, start: int, end: int, size: int) -> list[Cell] | None:
    cuts = [m.end() for m in HEADER_PART.finditer(text, start, end)]
    if len(cuts) != size:
        return None
    cells = [Cell("", start, start, 0, 0)]
    for column, (begin, cut) in enumerate(zip([start, *cuts[:-1]], cuts, strict=True), 1):
        printed = LABEL.sub(" ", text[begin:cut])
        cells.append(Cell(" ".join(printed.split()), begin, cut, 0, column))
    roles = [read_measure(c.text).role for c in cells[1:]]
    return cells if "tonnage" in roles and "grade" in roles else None
