"""Plain text to blocks: paragraphs over hard wraps, bullets, headings, pipe and column-aligned tables."""

from __future__ import annotations

import re

from pipelines.parse.builder import RawCell, TextBuilder
from pipelines.parse.cleaning import clean
from pipelines.parse.typed import RULE, typed_tables

_BULLET = re.compile(r"\s*(?:[•‣▪◦●·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\)|\([ivx]{1,5}\))\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?;:,][\"'”’)\]]*$")
_CAPTION = re.compile(r"(?i)\W*(?:table|figure|exhibit|chart|note)s?\b")
HEADING_CHARACTERS = 120
LOWEST_HEADING = 6
"""The level of a heading that its page marks by bold letters only: every marked heading stands above it."""
_RULE_OF_TABLE = re.compile(r"\s*(?::?-{3,}:?\s*\|\s*){2,}")
"""The rule of a table whose lines end in a pipe and begin with none."""
LONGEST_WRAPPED_LINE = 200
"""Characters of a line that no writer wraps by hand: where one is longer, every line is a paragraph."""


def read_text(text: str, builder: TextBuilder | None = None) -> TextBuilder:
    """Blocks and tables of a plain text, added to `builder` if given; hard breaks inside a paragraph stay."""
    builder = builder or TextBuilder()
    lines = clean_lines(text)
    at = 0
    for table in typed_tables(lines):
        _add_groups(builder, lines[at : table.first])
        builder.add_table(table.rows)
        at = table.last
    _add_groups(builder, lines[at:])
    return builder


def _add_groups(builder: TextBuilder, lines: list[str]) -> None:
    """Blocks of lines without typed tables: empty lines part them."""
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        _add_group(builder, lines[at:end])
        at = end


def clean_lines(text: str) -> list[str]:
    """Cleaned lines; tabs survive as column gaps."""
    return with_whole_rows(clean(text.replace("\t", "    ")).split("\n"))


def with_whole_rows(lines: list[str]) -> list[str]:
    """The lines, with the rows of pipe tables on one line each where line ends inside cells broke them.

    The rule below the heads tells how many cells a row has; a row that does not come out at that stays as it is.
    """
    rules = [n for n, line in enumerate(lines) if "-|-" in line and _RULE_OF_TABLE.fullmatch(line)]
    kept = list(lines)
    for at in reversed(rules):
        count = lines[at].count("|")
        end = at + 1
        while end < len(kept) and "|" in kept[end]:
            end += 1
        start = at
        while start and "|" in kept[start - 1] and sum(line.count("|") for line in kept[start:at]) < count:
            start -= 1
        heads = _joined(kept[start:at], count) or kept[start:at]
        body = _joined(kept[at + 1 : end], count) or kept[at + 1 : end]
        kept[start:end] = [*heads, kept[at], *body]
    return kept


def _joined(lines: list[str], count: int) -> list[str]:
    """The lines as rows of so many cells, none where they do not make such rows."""
    rows: list[str] = []
    for line in lines:
        if rows and rows[-1].count("|") < count:
            rows[-1] = f"{rows[-1].rstrip()} {line.strip()}"
        else:
            rows.append(line)
    return rows if all(row.count("|") == count for row in rows) else []


def _add_group(builder: TextBuilder, lines: list[str]) -> None:
    """Lines between two empty ones: a table, a list, a heading or a paragraph, or several in a row."""
    at = 0
    while at < len(lines):
        if rows := _pipe_rows(lines, at):
            builder.add_table([[RawCell(cell) for cell in row] for row in rows if row])
            at += len(rows)
            continue
        end = at + 1
        starts_item = bool(_BULLET.match(lines[at]))
        while end < len(lines) and not _BULLET.match(lines[end]) and not _pipe_rows(lines, end):
            end += 1
        chunk = "\n".join(line.rstrip() for line in lines[at:end])
        if starts_item:
            builder.add("list_item", chunk, 1)
        else:
            unwrapped = any(len(line) > LONGEST_WRAPPED_LINE for line in lines[at:end])
            for part in chunk.split("\n") if unwrapped else [chunk]:
                if is_heading(part):
                    builder.add("heading", part, 2)
                else:
                    builder.add("paragraph", part)
        at = end


def is_heading(chunk: str) -> bool:
    """A short line by itself that is no sentence: no closing mark, and capitals or few words."""
    line = chunk.strip()
    if "\n" in line or len(line) > HEADING_CHARACTERS or _SENTENCE_END.search(line):
        return False
    words = [word for word in line.split() if word[:1].isalpha()]
    return bool(words) and (line.isupper() or len(words) <= 14)


def is_bold_heading(chunk: str) -> bool:
    """Whether a paragraph in bold letters is a heading: the name of a table or figure is that table's."""
    return is_heading(chunk) and not _CAPTION.match(chunk)


def _pipe_rows(lines: list[str], at: int) -> list[list[str]]:
    """The pipe table that begins at this line, a list of cells for each line it uses (none for rules)."""
    rows: list[list[str]] = []
    for number in range(at, len(lines)):
        line = lines[number]
        is_rule = bool(rows) and bool(RULE.fullmatch(line))
        cells = [] if is_rule else split_pipes(line) if "|" in line else []
        if not is_rule and len(cells) < 2:
            break
        rows.append(cells)
    return rows if sum(1 for row in rows if row) >= 2 else []


def split_pipes(line: str) -> list[str]:
    """Cells of a line `| a | b |`; an escaped pipe belongs to its cell."""
    cells = re.split(r"(?<!\\)\|", line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]
