"""Cells that a reader of scanned pages has set in TeX, in plain characters: "$3.8 %$", "$\\mathrm{WO}_{3}$"."""

from __future__ import annotations

from dataclasses import replace

from pipelines.extract import regex as re
from pipelines.model import Table

MATH = re.compile(r"\$(?P<inside>[^$]{1,80})\$")
SET_IN_TEX = re.compile(r"[\\{}^_]|%\s*$")
"""What tells formulas from two sums of dollars."""
COMMAND = re.compile(
    r"\\(?:left|right|mathrm|mathbf|text|operatorname|rm|bf|quad|[,;:! ])|\\(?=[%$&#_])|[{}~]|(?<=[A-Za-z)}])_|\^\s*(?=[{\d])"
)
BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text with its formulas as they would be printed on a page without TeX."""
    return MATH.sub(_plain_formula, text) if "$" in text else text


def without_tex(table: Table) -> Table:
    """The table with each cell in plain characters; its offsets stay."""
    if not any(MATH.search(cell.text) for row in table.rows for cell in row):
        return table
    return replace(table, rows=tuple(tuple(replace(c, text=plain(c.text)) for c in row) for row in table.rows))


def _plain_formula(match: re.Match[str]) -> str:
    inside = match["inside"]
    if not SET_IN_TEX.search(inside):
        return match.group()
    return BLANKS.sub(" ", COMMAND.sub("", inside)).strip()
