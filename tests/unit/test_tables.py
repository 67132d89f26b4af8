"""Frames on the terminal and in files."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from rich.console import Console

from pipelines.tables import ROWS_SHOWN, OutputError, print_frame, shown, write_frame

FRAME = pl.DataFrame({"name": ["Tinhill [x]", None], "usd": [1_250_000.0, 0.5], "metals": [["tin", "zinc"], []]})


def test_cells_read_as_people_write_them() -> None:
    assert [shown(v) for v in (None, 1_250_000.0, 461_946_836.7, 0.5, 2026, ["tin", "zinc"], True)] == [
        "",
        "1,250,000",
        "461,946,837",
        "0.5",
        "2026",
        "tin, zinc",
        "True",
    ]


def test_brackets_in_text_are_not_markup() -> None:
    console = Console(record=True, width=120)
    print_frame(FRAME, console)
    assert "Tinhill [x]" in console.export_text()


def test_long_frames_say_how_long_they_are() -> None:
    console = Console(record=True, width=120)
    print_frame(pl.DataFrame({"n": range(ROWS_SHOWN + 5)}), console)
    assert f"{ROWS_SHOWN} of {ROWS_SHOWN + 5} rows" in console.export_text()


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_written_files_read_back(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    write_frame(FRAME, path)
    read = {"csv": pl.read_csv, "json": pl.read_json, "parquet": pl.read_parquet}[ending](path)
    assert read["name"].to_list() == ["Tinhill [x]", None]
    assert read["usd"].to_list() == [1_250_000.0, 0.5]


def test_unknown_ending_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.xlsx.*\.csv"):
        write_frame(FRAME, tmp_path / "out.xlsx")
