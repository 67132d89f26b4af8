"""The figures of one table row, column group by column group: tonnage, grades and contained metal in their units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pipelines.extract import regex as re
from pipelines.extract.tables.cells import Value
from pipelines.extract.tables.columns import Column, Columns
from pipelines.extract.tables.headers import Measure, tidy
from pipelines.extract.tables.labels import label_of
from pipelines.extract.tables.terms import standing_of
from pipelines.model import Contained, Grade

Named = TypeVar("Named", Grade, Contained)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one row states under one group of columns; `printed` has the cells that the numbers were read from."""

    tonnage_t: float | None
    grades: tuple[Grade, ...]
    contained: tuple[Contained, ...]
    printed: dict[str, str] = field(default_factory=dict)


def groups_of(columns: Columns) -> list[list[Column]]:
    """Columns that state one estimate together: those of one class, standing and basis, shared ones in each."""
    measures = columns.of_role("tonnage", "grade", "contained")
    carriers = columns.of_role("tonnage") or columns.of_role("contained")
    keys = list(dict.fromkeys(_key(c) for c in carriers))
    if len(keys) <= 1:
        return [measures]
    return [[c for c in measures if _key(c) == key] for key in keys]


def _key(column: Column) -> tuple[object, ...]:
    return column.category, column.standing, column.kind, column.group, column.at_cutoff


def names_place(column: Column) -> bool:
    """Whether the header above a group of columns is a deposit or part of one, and no date or basis."""
    text = column.group
    return (
        bool(text)
        and not re.search(
            r"(?:19|20)\d\d|(?i:basis|previous|current|estimate|\bgross\b|\bnet\b|attributable|\bshare\b)", text
        )
        and standing_of(text) is None
        and bool(label_of(text))
    )


def figures_of(columns: Sequence[Column], values: dict[int, Value]) -> Figures | None:
    """The figures of the row's `values` (by column) under `columns`; None where they are no estimate."""
    tonnage: float | None = None
    grades: list[Grade] = []
    loose: list[tuple[Column, Value]] = []
    contained: list[Contained] = []
    printed: dict[str, str] = {}
    for column in columns:
        value = values.get(column.index)
        if value is None:
            continue
        measure = _merged(column.measure, value.measure)
        if measure.role == "tonnage":
            if tonnage is None and measure.factor != 0:
                tonnage = tidy(value.number * (measure.factor or 1.0))
                printed["tonnage_t"] = value.text
        elif measure.role == "grade":
            if len(measure.analytes) == 1 and measure.unit and value.number > 0:
                grades.append(Grade(measure.analytes[0], tidy(value.number * (measure.factor or 1.0)), measure.unit))
                printed[f"grade.{measure.analytes[0]}"] = value.text
            elif measure.unit and not measure.analytes and value.number > 0:
                grades.append(Grade("", tidy(value.number * (measure.factor or 1.0)), measure.unit))
        else:
            loose.append((replace(column, measure=measure), value))
    for column, value in loose:
        analyte = _contained_analyte(column.measure, grades)
        if column.measure.factor is None or value.number <= 0:
            continue
        contained.append(Contained(analyte or "", tidy(value.number * column.measure.factor)))
        printed[f"contained.{analyte}"] = value.text
    if not tonnage and not contained:
        return None
    return Figures(tonnage or None, _distinct(grades), _distinct(contained), printed)


def _contained_analyte(measure: Measure, grades: Sequence[Grade]) -> str | None:
    if len(measure.analytes) == 1:
        return measure.analytes[0]
    reported = {g.analyte for g in grades if g.analyte}
    if measure.analytes:
        reported &= set(measure.analytes)
    return reported.pop() if len(reported) == 1 else None


def _merged(of_column: Measure, of_cell: Measure) -> Measure:
    """The column's measure with what the cell prints itself: `1.59% Sn` under "Grade", `200 Mt` under "Tonnage"."""
    if of_cell.role == "label":
        return of_column
    if of_cell.unit:
        return replace(
            of_column, analytes=of_cell.analytes or of_column.analytes, unit=of_cell.unit, factor=of_cell.factor
        )
    if of_cell.factor is not None and of_column.role in ("tonnage", "contained"):
        return replace(of_column, analytes=of_cell.analytes or of_column.analytes, factor=of_cell.factor)
    return of_column if of_column.role == of_cell.role else replace(of_column, factor=of_column.factor)


def _distinct(found: Sequence[Named]) -> tuple[Named, ...]:
    """The first of each analyte: a second column of it is a check estimate, or the same metal in another unit."""
    kept: dict[str, Named] = {}
    for named in found:
        kept.setdefault(named.analyte, named)
    return tuple(kept.values())
