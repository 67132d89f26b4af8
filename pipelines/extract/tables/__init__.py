"""Estimate tables: a grid of cells in, one estimate per class and row out, or the reason there is none."""

from __future__ import annotations

from pipelines.extract.tables.across import across_tables
from pipelines.extract.tables.columns import Columns
from pipelines.extract.tables.labels import cutoffs_in, label_of
from pipelines.extract.tables.plain import notes_below, plain_tables, run_on_tables, title_above
from pipelines.extract.tables.reader import read_table
from pipelines.extract.tables.records import RowEstimate, TableReading
from pipelines.extract.tables.stacked import stacked_tables

__all__ = [
    "Columns",
    "RowEstimate",
    "TableReading",
    "across_tables",
    "cutoffs_in",
    "label_of",
    "notes_below",
    "plain_tables",
    "read_table",
    "run_on_tables",
    "stacked_tables",
    "title_above",
]
