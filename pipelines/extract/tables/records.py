"""What the table reader hands on: one estimate per class and row, and what became of the whole table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.extract.tables.columns import Columns
from pipelines.extract.tables.terms import Standing
from pipelines.model import Category, Contained, EstimateKind, Grade


@dataclass(frozen=True, slots=True)
class RowEstimate:
    """One estimate as one table row states it; document-wide matters (company, code) are not its business."""

    start: int
    end: int
    category: Category | None
    kind: EstimateKind | None
    labels: tuple[str, ...]
    """Section, deposit, zone or total names around the row, outermost first."""
    tonnage_t: float | None
    grades: tuple[Grade, ...]
    contained: tuple[Contained, ...]
    cutoff: tuple[Grade, ...]
    standing: Standing | None
    dated: str | None
    """Date text of the row's own date column or column group."""
    company: str | None = None
    """Whom a column of owners names."""
    printed: dict[str, str] = field(default_factory=dict)
    order: int = 0
    """Row number, shared by the estimates of one row."""
    place: int = 0
    """Which of its column groups it stands in."""
    is_subtotal: bool = False
    """Whether its row says no more than that it is a sub-total."""
    closes: tuple[str, ...] = ()
    """Labels of the block that a total row without labels of its own stands below."""
    section: str = ""
    """The label of the section in which a total row without names of its own stands."""
    closes_class: Category | None = None
    """The class of that block, where its rows are of one."""
    marks: tuple[tuple[str, ...], ...] = ()
    """Marks of notes on its labels, those of the innermost label first."""


def lend_to_rows_above(estimates: list[RowEstimate], labels: tuple[str, ...], cutoff: tuple[Grade, ...]) -> None:
    """Give the last estimates, those of a label, the cut-off that stands alone in a row beside the middle of theirs."""
    for at in range(len(estimates) - 1, -1, -1):
        if estimates[at].labels != labels or estimates[at].cutoff:
            break
        estimates[at] = replace(estimates[at], cutoff=cutoff)


@dataclass(frozen=True, slots=True)
class TableReading:
    """What one table gave: estimates, or the reason it was refused; and the columns a continuation may need."""

    estimates: tuple[RowEstimate, ...]
    refusal: str | None = None
    columns: Columns | None = None
    title: str = ""
    """Text of rows above the headers that span the table: a caption printed inside it."""
