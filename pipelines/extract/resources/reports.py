"""The front page of a technical report: what it is about and for whom it was made."""

from __future__ import annotations

from pipelines.extract import regex as re

FRONT = 2_500
"""Characters of a front page."""
REPORT = re.compile(
    r"(?i)\b(?:technical report|report summary|(?:NI|National Instrument) 43-101|S-K 1300|feasibility study"
    r"|preliminary economic assessment|scoping study|(?:resource|reserve) (?:estimat\w+|update|statement)"
    r"|competent persons?['’]s? report)\b"
)
SHORTEST = 25_000
"""Characters; what is shorter is an announcement."""
MADE_FOR = re.compile(
    r"(?i)\b(?:(?:prepared|submitted|presented|completed|compiled|produced|written|issued|report)\s+(?:for|to)"
    r"|on\s+behalf\s+of|client)\b[\s:–—-]*(?:the\s+)?|\n\W*for:?\s+"
)


def front_page(text: str) -> str:
    """The beginning of a long report with the words that its front page has; nothing of other documents."""
    front = text[:FRONT] if len(text) >= SHORTEST else ""
    return front if REPORT.search(front) else ""
