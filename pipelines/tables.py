"""Frames for people and files: a table on the terminal, or CSV, JSON and Parquet."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.table import Table

ROWS_SHOWN = 100


class OutputError(ValueError):
    """The output file's name does not say a format that can be written."""


def print_frame(frame: pl.DataFrame, console: Console, title: str | None = None) -> None:
    """At most ROWS_SHOWN rows, numbers to the right, with the count of all rows below when there are more."""
    table = Table(title=title, title_justify="left", header_style="bold")
    for name, kind in frame.schema.items():
        table.add_column(escape(name), justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.head(ROWS_SHOWN).iter_rows():
        table.add_row(*(shown(value) for value in row))
    console.print(table)
    if frame.height > ROWS_SHOWN:
        console.print(f"{ROWS_SHOWN} of {frame.height} rows; -o FILE.csv writes all of them")


def shown(value: object) -> str:
    """One value as a cell: whole numbers grouped by thousands, lists joined, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() or abs(value) >= 10_000 else f"{value:,g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, list):
        return ", ".join(shown(v) for v in value)
    return escape(str(value))


def write_frame(frame: pl.DataFrame, path: Path) -> None:
    """The frame as CSV, JSON (a list of objects) or Parquet, by the file's ending; lists are joined in CSV."""
    if path.suffix == ".csv":
        lists = [name for name, kind in frame.schema.items() if isinstance(kind, pl.List)]
        frame.with_columns(pl.col(name).cast(pl.List(pl.String)).list.join("; ") for name in lists).write_csv(path)
    elif path.suffix == ".json":
        frame.write_json(path)
    elif path.suffix == ".parquet":
        frame.write_parquet(path, compression="zstd")
    else:
        raise OutputError(f"cannot tell a format from {path.name}: end it in .csv, .json or .parquet")
