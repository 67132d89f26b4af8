"""Frames as Markdown, for the metadata that people look at in Dagster."""

from __future__ import annotations

import polars as pl

CELL_CHARACTERS = 140


def as_markdown(frame: pl.DataFrame, rows: int = 20) -> str:
    """The first rows of a frame as a Markdown table; longer cells are cut."""
    head = frame.head(rows)
    lines = ["| " + " | ".join(head.columns) + " |", "|" + " --- |" * head.width]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in head.iter_rows()]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = " ".join(str("" if value is None else value).split()).replace("|", "\\|")
    return text if len(text) <= CELL_CHARACTERS else text[:CELL_CHARACTERS] + "…"
