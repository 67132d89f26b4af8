"""Tables that lost their grid: lines of a label and figures under lines of heads, as PDFs and plain text print them.

`Indicated 164.1 0.93 1,531` under `Classification Tonnes (Mt) Ni (%) Ni metal (kt)` is a table row when the lines of
heads fall into as many measures as the row has figures; otherwise the lines stay prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipelines.extract import regex as re
from pipelines.extract.tables.heads import UNIT, Head, Word, heads_of
from pipelines.extract.tables.terms import CLASS_HINTS, category_of, classes_in, hints
from pipelines.model import Cell, Table

FIGURE = r"(?:[–-]|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?%?|\.\d+)(?![\w,.])"
ROW = re.compile(
    rf"[ \t]*(?P<first>(?:{FIGURE}[ \t]+){{1,2}}(?=[A-Za-z]))?(?P<label>[A-Za-z][^\n|]{{0,80}}?)[ \t:*]+"
    rf"(?P<figures>{FIGURE}(?:[ \t]+{FIGURE}){{1,14}})[ \t]*$"
)
ONE_FIGURE = re.compile(FIGURE)
WORD = re.compile(r"\([^()\n]{1,24}\)|\S+")
"""A bracket is one word: "(000 t)"."""
_CLASS = r"(?:measured|indicated|inferred|proved|proven|probable|M&I|2P)"
CLASS_PART = re.compile(
    rf"(?i)\b(?:(?:(?:sub-?|grand )?total |all )?{_CLASS}(?:[ \t]*(?:&|\+|and|,)[ \t]*{_CLASS}){{0,2}}"
    r"|(?:sub-?|grand )?total)\b"
    r"(?: (?:mineral |ore )?(?:resource|reserve)s?)?"
)
RUN_ON_ROW = re.compile(
    rf"(?i)(?<![\w&+,])(?:(?:(?:sub-?|grand )?total )?{_CLASS}(?:[ \t]*(?:&|\+|and|,)[ \t]*{_CLASS}){{0,2}}|(?:grand )?total)"
    rf"(?: (?:mineral |ore )?(?:resource|reserve)s?)? (?:{FIGURE} ){{1,8}}{FIGURE}"
)
"""A class with its figures inside a line, where a whole table was run together."""
LONGEST_HEADS, FEWEST_RUN_ON = 24, 2
MAX_LINE, MOST_HEADERS, LONGEST_SECTION = 300, 4, 60
MOST_TABLES = 300
"""No report that people read has more tables without a grid than this."""
LONGEST_NOTES = 1500
NOTE = re.compile(r"(?i)\W*(?:notes?\b|\(?\d{1,2}[.)]\s|\(\w\)|[a-z]\)|source\b)|\s*[*†‡^•▪‣-]\s?\S")
LAST_CHARACTERS = frozenset("0123456789-–%")
CAPTION = re.compile(r"(?i)\W*table\s+\d")
SENTENCE_END = (".", ";", ":", ",")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the text that is not empty, and the row that it is, if any."""

    start: int
    end: int
    row: re.Match[str] | None
    gap: int
    """Line ends between it and the line before."""


def plain_tables(text: str, taken: Iterable[tuple[int, int]]) -> list[Table]:
    """Tables printed as plain lines outside the spans `taken` (tables already found), in print order."""
    blocks = (block for block in _blocks(text, sorted(taken)) if _may_be_table(text, *block))
    return [table for above, body in islice(blocks, MOST_TABLES) for table in _table(text, above, body)]


def run_on_tables(text: str) -> list[Table]:
    """Tables run together on one line: "Category Tonnes (Mt) Cu (%) Indicated 12.3 1.05 Inferred 8.4 0.72"."""
    found: list[Table] = []
    lines: list[list[_Line]] = []
    for row in RUN_ON_ROW.finditer(text):
        at = _Line(*row.span(), ROW.match(text, *row.span()), 0)
        if lines and text[lines[-1][-1].end : at.start] == " ":
            lines[-1].append(at)
        else:
            lines.append([at])
    for body in lines:
        counts = {len(_figures(line.row, "figures")) for line in body if line.row}
        if len(body) >= FEWEST_RUN_ON and len(counts) == 1 and (heads := _heads_right_before(text, body[0], *counts)):
            found.append(_grid(text, heads, body, 0, *counts))
    return found[:MOST_TABLES]


def _heads_right_before(text: str, row: _Line, count: int) -> list[Head] | None:
    """As many heads as the row has figures, in the last words before it on its line."""
    start = text.rfind("\n", 0, row.start) + 1
    words = [Word(m.group(), *m.span()) for m in WORD.finditer(text, max(start, row.start - MAX_LINE), row.start)]
    for size in range(count, min(LONGEST_HEADS, len(words)) + 1):
        if heads := heads_of([words[-size:]], 0, count):
            return heads
    return None


def _blocks(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[list[_Line], list[_Line]]]:
    """Rows with the lines between them, each run of them with the lines above."""
    above: list[_Line] = []
    body: list[_Line] = []
    for line in _lines(text, taken):
        is_near = line.gap <= 2
        goes_on = line.row is not None or (body and body[-1].row is not None and _is_section(text, line))
        if is_near and goes_on:
            body.append(line)
            continue
        yield above, body
        closing = body[-1:] if body and body[-1].row is None and is_near else []
        above = [*(closing if body else above if is_near else []), line][-MOST_HEADERS:]
        body = []
        if line.row is not None:
            above, body = [], [line]
    yield above, body


def _lines(text: str, taken: list[tuple[int, int]]) -> Iterator[_Line]:
    """Lines outside the spans; those that do not end in a figure cost one look at their last character."""
    start, gap, place = 0, 9, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while place < len(taken) and taken[place][1] <= start:
            place += 1
        last = end
        while last > start and text[last - 1] in " \t\r":
            last -= 1
        if place < len(taken) and taken[place][0] < end:
            gap = 9
        elif last > start:
            may_be_row = last <= start + MAX_LINE and text[last - 1] in LAST_CHARACTERS
            yield _Line(start, last, ROW.match(text, start, last) if may_be_row else None, gap)
            gap = 0
        start, gap = end + 1, gap + 1


def _is_section(text: str, line: _Line) -> bool:
    printed = text[line.start : line.end]
    if any(UNIT.fullmatch(word) for word in WORD.findall(printed)):
        return False
    return len(printed) <= LONGEST_SECTION and not printed.endswith(SENTENCE_END) and printed.strip()[:1].isupper()


def title_above(text: str, table: Table) -> str:
    """Up to three short lines above a plain table that end no sentence: its title."""
    above = text[max(0, table.start - 600) : table.start].rstrip()
    lines = [line.strip() for line in above.split("\n") if line.strip()][-3:]
    if lines and text[max(0, table.start - 1)] == " " and ". " in lines[-1]:
        lines = [lines[-1].rpartition(". ")[2]]
    return " \n ".join(
        line for line in lines if (not line.endswith(".") or CAPTION.match(line)) and len(line) < MAX_LINE
    )


def notes_below(text: str, table: Table) -> str:
    """The notes right below a plain table, a line each."""
    notes: list[str] = []
    for line in text[table.end : table.end + LONGEST_NOTES].split("\n")[1:]:
        if line.strip() and not (NOTE.match(line) or (notes and line[:1].islower())):
            break
        notes.append(line.strip())
    return "\n".join(filter(None, notes))


def _table(text: str, above: list[_Line], body: list[_Line]) -> list[Table]:
    """The rows with the heads above them, if there are as many heads as figures in each row."""
    while body and body[-1].row is None:
        body = body[:-1]
    rows = [line.row for line in body if line.row is not None]
    near = [line for n, line in enumerate(above) if all(later.gap <= 2 for later in above[n + 1 :])]
    near = [line for line in near if line.end - line.start <= MAX_LINE]
    lines = [[Word(m.group(), *m.span()) for m in WORD.finditer(text, line.start, line.end)] for line in near]
    counts = Counter((len(_figures(r, "first")), len(_figures(r, "figures"))) for r in rows)
    for (first, count), _ in counts.most_common(2):
        for title in (0, 1):
            used = lines[: len(lines) - title]
            if used and (heads := heads_of(used, first, count)):
                return [_grid(text, heads, [*near[len(near) - title :], *body], first, count)]
    return []


def _may_be_table(text: str, above: list[_Line], body: list[_Line]) -> bool:
    """Whether there are rows with lines above them, and a row or a line between them names a class or a total."""
    if not above or not body or not hints(text[above[-1].start : body[-1].end].lower(), CLASS_HINTS):
        return False
    return any(category_of(line.row["label"] if line.row else text[line.start : line.end]) for line in body)


def _figures(row: re.Match[str], group: str) -> list[tuple[int, int]]:
    begin, end = row.span(group)
    return [m.span() for m in ONE_FIGURE.finditer(row.string, begin, end)] if begin >= 0 else []


def _grid(text: str, heads: list[Head], body: list[_Line], first: int, count: int) -> Table:
    """The lines as a table: figures in front, one or two columns of labels, figures behind."""
    labels = _label_parts([line.row["label"] for line in body if line.row is not None])
    size = max(map(len, labels.values()), default=1)
    at = min(head.start for head in heads)
    front = [Cell(h.text, h.start, h.end, 0, n) for n, h in enumerate(heads[:first])]
    blank = [Cell("", at, at, 0, first + n) for n in range(size)]
    back = [Cell(h.text, h.start, h.end, 0, first + size + n) for n, h in enumerate(heads[first:])]
    grid: list[tuple[Cell, ...]] = [(*front, *blank, *back)]
    for line in body:
        number = len(grid)
        if line.row is None:
            grid.append((Cell(text[line.start : line.end].strip(), line.start, line.end, number, 0, 1, len(grid[0])),))
        elif (cells := _cells(line.row, labels, size, first, count)) is not None:
            grid.append(tuple(Cell(t, a, b, number, n) for n, (t, a, b) in enumerate(cells)))
    return Table(-1, at, body[-1].end, tuple(grid))


def _cells(
    row: re.Match[str], labels: dict[str, tuple[str, ...]], size: int, first: int, count: int
) -> list[tuple[str, int, int]] | None:
    """Text and place of each cell of a row; figures too many belong to its label ("Zone 2"); None for too few."""
    front, back = _figures(row, "first"), _figures(row, "figures")
    if len(front) != first or len(back) < count:
        return None
    kept = back[len(back) - count :]
    end = back[len(back) - count - 1][1] if len(back) > count else row.end("label")
    begin = row.start("label")
    parts = labels[row["label"]] if len(back) == count else (row.string[begin:end],)
    parts = (*parts, *[""] * (size - len(parts)))
    told = [(part, begin, end) if part else ("", begin, begin) for part in parts]
    return [*((row.string[a:b], a, b) for a, b in front), *told, *((row.string[a:b], a, b) for a, b in kept)]


def _label_parts(labels: list[str]) -> dict[str, tuple[str, ...]]:
    """Each label as one part, or as name and class (in the order that they have) where some row has both."""
    found = {label: _class_and_name(label) for label in labels}
    orders = {order for order, *_ in found.values() if order}
    if len(orders) != 1:
        return {label: (label,) for label in labels}
    (order,) = orders
    parts: dict[str, tuple[str, ...]] = {}
    for label, (_, name, of_class) in found.items():
        is_sum = not name and not classes_in(of_class)
        pair = (name, of_class) if order == "name" else (of_class, name)
        parts[label] = ("", of_class) if is_sum else pair
    return parts


def _class_and_name(label: str) -> tuple[str, str, str]:
    """Which of the two stands first ("" where there is one only), the name and the class of a label."""
    match = CLASS_PART.search(label)
    if match is None:
        return "", label.strip(), ""
    before, behind = label[: match.start()].strip(" \t,:–-"), label[match.end() :].strip(" \t,:–-*")
    if before and behind:
        return "", label.strip(), ""
    order = "name" if before else "class" if behind else ""
    return order, before or behind, match.group().strip()
