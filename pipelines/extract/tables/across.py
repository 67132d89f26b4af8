"""Tables printed as lines of text under classes side by side: `Measured Indicated Inferred` over `kt % Li2O` thrice.

The lines are a table when the words above the figures fall into as many equal groups as there are classes, and each
group into as many measures as each class has figures; or when each line is a measure with a figure for every class.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.extract import regex as re
from pipelines.extract.tables.headers import read_measure
from pipelines.extract.tables.heads import cheapest_division
from pipelines.extract.tables.terms import hints
from pipelines.model import Cell, Table

_CLASS = r"(?i:(?:measured|indicated|inferred|proven|proved|probable|total)(?: resources?| reserves?)?)"
CLASSES = re.compile(
    rf"(?m)^[ \t]*(?:(?!{_CLASS})[A-Z][a-z]+[ \t]+)?(?P<classes>{_CLASS}(?:[ \t]*(?:[&+]|and)?[ \t]*{_CLASS}){{1,7}})[ \t]*$"
)
ONE_CLASS = re.compile(rf"{_CLASS}(?:[ \t]*(?:[&+]|and)[ \t]*{_CLASS})*")
ROW = re.compile(
    r"[ \t]*(?P<label>[A-Za-z][^\n|]{0,50}?)[ \t]+(?P<values>(?:[–-]|\d[\d,.]*)(?:[ \t]+(?:[–-]|\d[\d,.]*)){2,23})[ \t]*$"
)
VALUE = re.compile(r"[–-]|\d[\d,.]*")
MOST_HEADERS, MOST_ROWS, MOST_WORDS = 2, 60, 48
MOST_MEASURES = 6
LEAST_TURNED = 2
"""Rows of a table that is turned: tonnes and what they hold."""


def across_tables(text: str) -> list[Table]:
    """Such tables of the text in print order, without a place among the document's own tables."""
    if not hints(text.lower(), ("indicated", "probable")):
        return []
    return [table for match in CLASSES.finditer(text) if (table := _table(text, match))]


def _table(text: str, match: re.Match[str]) -> Table | None:
    classes = list(ONE_CLASS.finditer(text, match.start("classes"), match.end("classes")))
    lines = list(_lines(text, match.end() + 1))
    first = next((n for n, (a, b) in enumerate(lines[: MOST_HEADERS + 1]) if ROW.match(text, a, b)), 0)
    if len(classes) < 2:
        return None
    rows = list(_rows(text, lines[first:]))
    if not first:
        return _turned(match.start(), classes, rows)
    count = len(VALUE.findall(rows[0]["values"]))
    titles = _titles(text[slice(*lines[first - 1])].split(), len(classes), count)
    if titles is None:
        return None
    span = count // len(classes)
    at = match.start()
    head = [
        Cell("", at, at, 0, 0),
        *(Cell(c.group(), *c.span(), 0, 1 + span * n, 1, span) for n, c in enumerate(classes)),
    ]
    start, end = lines[first - 1]
    leaf = [Cell("", start, start, 1, 0), *(Cell(title, start, end, 1, n) for n, title in enumerate(titles, 1))]
    body = [_row(row, number) for number, row in enumerate(rows, 2) if len(VALUE.findall(row["values"])) == count]
    return Table(-1, at, rows[-1].end(), (tuple(head), tuple(leaf), *body))


def _rows(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The rows up to the first line that is none."""
    for start, end in lines:
        row = ROW.match(text, start, end)
        if row is None:
            return
        yield row


def _turned(at: int, classes: list[re.Match[str]], rows: list[re.Match[str]]) -> Table | None:
    """A table whose rows are measures, one figure for each class: "Tonnes (Mt) 10.2 20.4 5.1"."""
    told = [r for r in rows if len(VALUE.findall(r["values"])) == len(classes)]
    measures = [read_measure(r["label"]) for r in told]
    if len(told) < LEAST_TURNED or not any(m.role == "tonnage" and (m.unit or m.factor) for m in measures):
        return None
    head = (Cell("", at, at, 0, 0), *(Cell(c.group(), *c.span(), 0, n) for n, c in enumerate(classes, 1)))
    return Table(-1, at, told[-1].end(), (head, *(_row(row, number) for number, row in enumerate(told, 1))))


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Begin and end of the lines below, up to an empty one."""
    for _ in range(MOST_HEADERS + MOST_ROWS):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start:end].strip():
            return
        yield start, end
        start = end + 1


def _titles(words: Sequence[str], classes: int, count: int) -> list[str] | None:
    """One header for each figure of a row; None where the words do not fall into so many measures."""
    if count % classes or len(words) > MOST_WORDS or not 2 <= count // classes <= MOST_MEASURES:
        return None
    for left_out in range(min(3, len(words))):
        group, rest = divmod(len(words) - left_out, classes)
        parts = [words[left_out + group * n : left_out + group * (n + 1)] for n in range(classes)]
        if (
            rest == 0
            and group
            and all(part == parts[0] for part in parts)
            and (one := _measures(parts[0], count // classes))
        ):
            return one * classes
    return None


def _measures(words: Sequence[str], count: int) -> list[str] | None:
    """The words as so many measures with their units, a tonnage or metal among them."""
    divided = cheapest_division(tuple(words), count)
    if divided is None:
        return None
    titles = [" ".join(words[a:b]) for a, b in pairwise(divided[1])]
    measures = [read_measure(title) for title in titles]
    are_measures = {m.role for m in measures} & {"tonnage", "contained"} and not {m.role for m in measures} & {"cutoff"}
    return titles if are_measures and all(m.unit or m.factor for m in measures) else None


def _row(row: re.Match[str], number: int) -> tuple[Cell, ...]:
    values = VALUE.finditer(row.string, row.start("values"), row.end("values"))
    label = Cell(row["label"].strip(), row.start("label"), row.end("label"), number, 0)
    return (label, *(Cell(v.group(), *v.span(), number, column) for column, v in enumerate(values, 1)))
