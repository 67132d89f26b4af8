"""Expected errors are one line that names the thing; defects keep their traceback."""

from __future__ import annotations

import errno

import pytest
from rich.console import Console

from pipelines.errors import explained
from pipelines.stages import MissingStage


def shown(error: Exception) -> str:
    console = Console(record=True, width=400)
    with pytest.raises(SystemExit) as stop, explained(console):
        raise error
    assert stop.value.code == 2
    return console.export_text()


def test_our_own_errors_are_one_line() -> None:
    text = shown(MissingStage("the stage `parsed` is missing: run it first"))
    assert text.strip() == "oreledger: the stage `parsed` is missing: run it first"


def test_full_disk_names_the_file_and_the_way_out() -> None:
    text = shown(OSError(errno.ENOSPC, "No space left on device", "/data/archive/x.warc.gz"))
    assert "/data/archive/x.warc.gz" in text
    assert "free some" in text


def test_missing_file_is_named() -> None:
    assert "docs.jsonl" in shown(FileNotFoundError(errno.ENOENT, "No such file", "docs.jsonl"))


def test_markup_in_a_message_is_shown_as_it_is() -> None:
    assert "[bold]x[/bold]" in shown(MissingStage("[bold]x[/bold]"))


def test_a_defect_keeps_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError), explained(Console()):
        raise ZeroDivisionError
