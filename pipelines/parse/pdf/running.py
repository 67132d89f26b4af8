"""Headers, footers and page numbers: lines at the edge of pages that come back from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.parse.pdf.lines import Row

EDGE_ROWS, NUMBERED_ROWS = 6, 3
"""Lines from the top or bottom of a page that may be running ones; and those that may be with a number for the page."""
FEWEST_REPEATS = 2
SAME_PLACE = 6.0
"""Points: running lines stand at the same height on each page, give or take this."""
MOST_NUMBERS = 8
_PAGE_NUMBER = re.compile(
    r"(?i)[\s|–—-]*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[\s|–—-]*"
    r"|\d{1,4}\s*\|\s*p\s*a\s*g\s*e|p\s*a\s*g\s*e\s*\|?\s*\d{1,4}"
)
_PAGE_OF = re.compile(r"(?i)\bpage\s*\|?\s*\d{1,4}\s*(?:of|/)\s*\d{1,4}\W*$|^\W*page\s*\|?\s*\d{1,4}\b")
_INTEGER = re.compile(r"\d+")
_BLANKS = re.compile(r"\s+")


NEXT_LINE = 1.4
"""Times the type size: a line within it goes on below the one above."""


class RunningLines:
    """Learns the lines that repeat at page edges, and takes them out of pages after their first appearance."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._shown: set[str] = set()

    def learn(self, number: int, rows: Sequence[Row]) -> None:
        """Count the edge lines of one page, its number from 0 and its rows from top to bottom."""
        self._seen.update({key for at in _edges(rows) for key in _keys(rows, at, number)})

    def strip(self, number: int, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """The rows without page numbers and running lines that an earlier page has shown, and those of its footer."""
        dropped, foot = set(), set()
        for at in _edges(rows):
            if at >= len(rows) - NUMBERED_ROWS and _PAGE_OF.search(rows[at].text):
                foot.add(at)
            if at in (0, len(rows) - 1) and _PAGE_NUMBER.fullmatch(rows[at].text.strip()) and not _goes_on(rows, at):
                dropped.add(at)
                continue
            keys = _keys(rows, at, number)
            if any(self._seen[key] >= FEWEST_REPEATS for key in keys):
                if not self._shown.isdisjoint(keys) or _PAGE_NUMBER.fullmatch(rows[at].text.strip()):
                    dropped.add(at)
                elif at >= len(rows) - EDGE_ROWS:
                    foot.add(at)
                self._shown.update(keys)
        kept = [at for at in range(len(rows)) if at not in dropped]
        return [rows[at] for at in kept if at not in foot], [rows[at] for at in kept if at in foot]


def _edges(rows: Sequence[Row]) -> list[int]:
    count = len(rows)
    return [at for at in range(count) if at < EDGE_ROWS or at >= count - EDGE_ROWS]


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is one more line of the text right above: the year of a date."""
    above, row = rows[at - 1] if at else None, rows[at]
    return above is not None and row.base - above.base < NEXT_LINE * row.size and abs(row.x0 - above.x0) < row.size


def _keys(rows: Sequence[Row], at: int, page: int) -> set[str]:
    """A line as it is, and with each of its numbers told as so many more than the page's own, at two heights."""
    row = rows[at]
    text = _BLANKS.sub(" ", row.text.strip().lower())
    may_count = at < NUMBERED_ROWS or at >= len(rows) - NUMBERED_ROWS
    texts = {text}
    for match in [m for m in _INTEGER.finditer(text) if len(m[0]) < 6 and may_count][:MOST_NUMBERS]:
        mark = f"#{int(match[0]) - page}"
        texts |= {
            f"{text[: match.start()]}{mark}{text[match.end() :]}",
            _INTEGER.sub(lambda m, n=match[0], mark=mark: mark if m[0] == n else m[0], text),  # type: ignore[misc]
        }
    places = {round(row.base / SAME_PLACE), int(row.base // SAME_PLACE)}
    return {f"{place}:{text}" for place in places for text in texts}
