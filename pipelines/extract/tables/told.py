"""What the labels of one row, and the section rows above it, say of its estimates."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract import regex as re
from pipelines.extract.tables.terms import Standing
from pipelines.model import Category, EstimateKind, Grade

SUBTOTAL = re.compile(r"(?i)\W*sub-?\s?totals?\W*(?:\d+\W*)?")
ABOVE_MARK = re.compile(r"^\s*(?:[>≥]|above\b|over\b)\s*(?=[\d.])")
BARE_CUTOFF = re.compile(r"(?i)\W*(?:grade )?cut[-‐‑]?\s?off(?: grade)?\W*")
""" "Cutoff" alone is of the one metal graded."""
NO_ORE = re.compile(
    r"(?i)\W*(?:waste|overburden|total (?:rock|material|moved)|strip(?:ping)? ratio"
    r"|(?:(?:per ?cent(?:age)?|net|total|%) )?(?:changes?|differences?|variances?))\b"
)
"""How the label of a row begins that counts no ore."""


@dataclass(slots=True)
class RowLabels:
    """What the label cells of one row say."""

    names: list[str] = field(default_factory=list)
    """Outermost first."""
    category: Category | None = None
    kind: EstimateKind | None = None
    standing: Standing | None = None
    dated: str | None = None
    company: str | None = None
    cutoff: tuple[Grade, ...] = ()
    is_total: bool = False
    is_subtotal: bool = False
    closes: list[str] = field(default_factory=list)
    """Names above the empty cells of a total."""
    closes_class: Category | None = None
    marks: tuple[tuple[str, ...], ...] = ()
    """Marks of notes, those of the innermost label first."""


@dataclass(slots=True)
class Section:
    """What section rows above the current row say."""

    label: str = ""
    category: Category | None = None
    kind: EstimateKind | None = None
    standing: Standing | None = None
    cutoff: tuple[Grade, ...] = ()
    marks: tuple[str, ...] = ()
