"""Which part of a report a place belongs to: its history and its neighbours' properties speak of other estimates."""

from __future__ import annotations

from bisect import bisect_right

from pipelines.extract import regex as re
from pipelines.model import Document

NUMBERED = re.compile(r"^\W*(?:Item\s+|Section\s+)?(\d{1,2})(?:\.\d+)*\.?[\s:–-]+(?=\S)", re.IGNORECASE)
HISTORY = re.compile(
    r"(?i)\bhistor(?:y|ical|ic)\b"
    r"|\bprevious (?:work|estimates?|mineral|resources?|reserves?|exploration)"
    r"|\bprior (?:work|estimates?)"
)
ADJACENT = re.compile(
    r"(?i)\badjacent propert|\bneighbou?ring propert"
    r"|\bnearby (?:deposits|properties)|\bregional (?:deposits|peers|geolog|metallogen)"
    r"|\bdeposit (?:types?|models?)\b|\bmarket (?:stud|analys|review|outlook|overview)"
)


class Sections:
    """Headings of one document in order, each with the numbered chapter it lies in ("6.2" lies in "6 History")."""

    def __init__(self, document: Document) -> None:
        self.starts: list[int] = []
        self.titles: list[str] = []
        chapter, chapter_number = "", ""
        for block in document.blocks:
            if block.kind != "heading":
                continue
            title = document.text[block.start : block.end].strip()
            number = NUMBERED.match(title)
            if number and number[1] != chapter_number:
                chapter, chapter_number = title, number[1]
            self.starts.append(block.start)
            self.titles.append(f"{chapter} | {title}" if number or chapter_number else title)

    def at(self, position: int) -> str:
        """Chapter and heading above `position`, empty where there is none."""
        index = bisect_right(self.starts, position) - 1
        return self.titles[index] if index >= 0 else ""

    def is_history(self, position: int) -> bool:
        """Whether the place lies in the history of the project, where estimates are former ones."""
        return bool(HISTORY.search(self.at(position)))

    def is_adjacent(self, position: int) -> bool:
        """Whether the place speaks of other people's ground."""
        return bool(ADJACENT.search(self.at(position)))
