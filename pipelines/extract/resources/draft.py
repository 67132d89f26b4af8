"""An estimate on its way from a table row or a sentence to a mention: what was read in one place."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.extract.tables.terms import Standing
from pipelines.model import Category, Contained, EstimateKind, Grade, ReportingCode


@dataclass(frozen=True, slots=True)
class Draft:
    """One estimate as one place of the document states it; None where that place does not say."""

    start: int
    end: int
    rule: str
    confidence: float
    category: Category | None
    kind: EstimateKind | None
    tonnage_t: float | None = None
    tonnage_high_t: float | None = None
    grades: tuple[Grade, ...] = ()
    contained: tuple[Contained, ...] = ()
    cutoff: tuple[Grade, ...] = ()
    standing: Standing | None = None
    project: str | None = None
    """Deposit or project named at the place itself: a row label, a caption, a subject of the sentence."""
    zone: str | None = None
    """A part that is no name by itself ("Oxide", "Main Zone") and is told with the project's."""
    company: str | None = None
    code: ReportingCode | None = None
    dated: str | None = None
    """Text at the place itself in which the date of the estimate may stand."""
    dated_around: str = ""
    """Sentences around its table that date the estimates of the table."""
    is_rough: bool = False
    """A headline's "near-two-billion-tonne" or "almost 50 Mt", which the text makes exact."""
    story: int = 0
    at: int | None = None
    """Where the estimate's first number stands; None for a table row."""
    refers_to: int | None = None
    """Where the estimate stands that this one is said to be a part or the former figure of."""
    title: str = ""
    """Title of the table it was read from."""
    is_comparison: bool = False
    """Read from a table that is shown for the sensitivity of an estimate to its cut-off."""
    table: int | None = None
    """Ordinal of the table it was read from; None for prose."""
    printed: dict[str, str] = field(default_factory=dict)
