"""Writes the labelled set's PDF announcements from the texts beside them, the same bytes every time.

    python -m tests.labelled.make_pdf

A text starts with `title:`, `author:`, `date:`, `header:` and `footer:` lines, and `lines: no` for tables without ruled
lines. Then `# ` is a heading, `- ` a list item, `|` a table row (`||` a bold one), `===` a new page; everything else is
a paragraph, broken into lines here.
"""

from __future__ import annotations

import textwrap
from itertools import groupby
from pathlib import Path

from tests.site.make_pdf import file_of, set_text

PAGES = Path(__file__).parent / "pages"
LEFT, RIGHT, TOP, BOTTOM, LEADING = 60, 535, 770, 80, 13
CHARACTERS = 92
"""Characters of a full line of 10 point Helvetica."""
SHORT = 20
POINT_PER_CHARACTER = (RIGHT - LEFT) / CHARACTERS


class Sheet:
    """Pages that fill from the top: each drawing takes the height that it needs, on a new page where it must."""

    def __init__(self, header: str, footer: str) -> None:
        self.header, self.footer = header, footer
        self.streams: list[str] = []
        self.turn()

    def turn(self) -> None:
        """Begin a page, with its running header and footer."""
        self.streams.append(
            "0.5 w\n"
            + set_text(LEFT, 805, self.header, size=8)
            + set_text(LEFT, 40, f"{self.footer} | Page {len(self.streams) + 1}", size=8)
        )
        self.y = float(TOP)

    def take(self, height: float) -> float:
        """Top of a free strip of the page."""
        if self.y - height < BOTTOM:
            self.turn()
        top = self.y
        self.y = top - height
        return top

    def write(self, lines: list[str], *, indent: int = 0, bold: bool = False, size: int = 10, mark: str = "") -> None:
        """Lines one below the other, then half a line of space."""
        for number, line in enumerate(lines):
            base = self.take(LEADING) - size
            lead = set_text(LEFT + indent - 12, base, mark) if mark and number == 0 else ""
            self.streams[-1] += lead + set_text(LEFT + indent, base, line, bold=bold, size=size)
        self.y -= LEADING / 2

    def table(self, rows: list[tuple[bool, list[str]]], *, ruled: bool) -> None:
        """Rows of cells whose text is broken to the column; short columns get their width, long ones share the rest."""
        longest = [max(len(cells[n]) for _, cells in rows) + 2 for n in range(len(rows[0][1]))]
        short = sum(n for n in longest if n <= SHORT)
        scale = min(1.0, (CHARACTERS - short) / max(sum(longest) - short, 1))
        widths = [n if n <= SHORT else int(n * scale) for n in longest]
        for bold, cells in rows:
            broken = [textwrap.wrap(cell, width - 1) or [""] for cell, width in zip(cells, widths, strict=True)]
            height = max(map(len, broken)) * LEADING + 4
            top, x = self.take(height), float(LEFT)
            for lines, width in zip(broken, widths, strict=True):
                points = width * POINT_PER_CHARACTER
                for number, line in enumerate(lines):
                    self.streams[-1] += set_text(x + 4, top - 11 - number * LEADING, line, bold=bold)
                if ruled:
                    self.streams[-1] += f"{x:g} {top - height:g} {points:g} {height:g} re S\n"
                x += points
        self.y -= LEADING


def pdf_of(source: str) -> bytes:
    """The PDF of one text."""
    lines = source.splitlines()
    start = lines.index("")
    said = dict(line.split(": ", 1) for line in lines[:start])
    sheet = Sheet(said["header"], said["footer"])
    for kind, group in groupby(lines[start:], key=lambda line: line[:1] if line[:1] in ("|", "") else line):
        if kind == "|":
            rows = [(row.startswith("||"), [cell.strip() for cell in row.lstrip("|").split("|")]) for row in group]
            sheet.table(rows, ruled=said.get("lines") != "no")
        elif kind == "===":
            sheet.turn()
        elif kind.startswith("# "):
            sheet.write(textwrap.wrap(kind[2:], 62), bold=True, size=12)
        elif kind.startswith("- "):
            sheet.write(textwrap.wrap(kind[2:], CHARACTERS - 5), indent=24, mark="\N{BULLET}")
        elif kind:
            sheet.write(textwrap.wrap(kind, CHARACTERS))
    return file_of(
        [stream.encode("cp1252") for stream in sheet.streams],
        title=said["title"],
        author=said["author"],
        created=said["date"].replace("-", "") + "000000Z",
    )


def main() -> None:
    """Write every text's PDF beside it."""
    for source in sorted(PAGES.glob("*.txt")):
        source.with_suffix(".pdf").write_bytes(pdf_of(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
