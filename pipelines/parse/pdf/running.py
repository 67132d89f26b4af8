"""Headers, footers and page numbers: lines at the edge of pages that come back from page to page."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.parse.pdf.lines import Row

EDGE_ROWS = 6
"""Lines from the top or bottom of a page that may be running ones."""
FEWEST_REPEATS = 3
_PAGE_NUMBER = re.compile(r"(?i)[\s|–—-]*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\s|–—-]*"
                          r"|\d{1,4}\s*\|\s*p\s*a\s*g\s*e|p\s*a\s*g\s*e\s*\|?\s*\d{1,4}")
_INTEGER = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")


class RunningLines:
    """Learns the lines that repeat at page edges, and takes them out of pages after their first appearance."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._shown: set[str] = set()

    def learn(self, pages: Sequence[tuple[int, list[Row]]]) -> None:
        """Count the edge lines of more pages (number from 0, rows from top to bottom)."""
        for number, rows in pages:
            self._seen.update({_pattern(rows[at].text, number) for at in _edges(rows)})

    def strip(self, number: int, rows: list[Row]) -> list[Row]:
        """The rows without page numbers and without running lines that an earlier page has shown."""
        dropped = set()
        for at in _edges(rows):
            pattern = _pattern(rows[at].text, number)
            outermost = at in (0, len(rows) - 1)
            if outermost and _PAGE_NUMBER.fullmatch(rows[at].text.strip()):
                dropped.add(at)
            elif self._seen[pattern] >= FEWEST_REPEATS:
                if pattern in self._shown or "#" in pattern:
                    dropped.add(at)
                self._shown.add(pattern)
        return [row for at, row in enumerate(rows) if at not in dropped]


def _edges(rows: Sequence[Row]) -> list[int]:
    count = len(rows)
    return [at for at in range(count) if at < EDGE_ROWS or at >= count - EDGE_ROWS]


def _pattern(text: str, number: int) -> str:
    """The line with the page's own number (counted from up to 30 pages before or after) as a mark."""
    folded = _BLANKS.sub(" ", text.strip().lower())
    numbers = _INTEGER.findall(folded)
    if len(numbers) and len(folded) < 200:
        folded = _INTEGER.sub(lambda m: "#" if len(m[0]) < 5 and int(m[0]) == number + 1 else m[0], folded)
    return folded
