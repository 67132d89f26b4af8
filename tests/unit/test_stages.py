"""The stages of a day: Parquet at rest, replaced as a whole, and the same again when run again."""

from __future__ import annotations

import errno
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines import stages
from pipelines.extract.frames import document_frames
from pipelines.home import Home
from pipelines.land.tables import LANDED
from pipelines.model import Document, Mentions, stable_id
from pipelines.parse.fetches import frame_of
from pipelines.stages import MissingStage, extract_day, read_table, read_tables, validate_day, write_tables

DAY = date(2026, 3, 20)
TEXTS = [
    "Export Finance Australia has approved a A$40 million loan to Tinhill Metals Limited.",
    "Nothing that matters happened in Copperdale today.",
    "poison",
]


def parsed(home: Home) -> None:
    documents = [
        Document(
            document_id=stable_id(n),
            version=stable_id(text),
            text=text,
            title=text[:20],
            source="tin_times",
            url=f"https://tin.example/{n}",
        )
        for n, text in enumerate(TEXTS)
    ]
    write_tables(
        home,
        "parsed",
        DAY,
        {
            "documents": frame_of(documents),
            "document_tables": document_frames(documents)["document_tables"],
            "exchange_rates": LANDED["exchange_rates"].frame(),
            "reference_companies": LANDED["reference_companies"].frame(),
            "fetches": LANDED["fetches"].frame(),
            "rejects": LANDED["rejects"].frame(),
        },
    )


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    real = stages.extract

    def fails_on_poison(document: Document) -> Mentions:
        if document.text == "poison":
            raise ZeroDivisionError("bad rule")
        return real(document)

    monkeypatch.setattr(stages, "extract", fails_on_poison)
    home = Home(tmp_path)
    parsed(home)
    return home


def test_a_document_that_breaks_a_rule_is_a_reject_and_the_others_go_on(home: Home) -> None:
    report = extract_day(home, DAY, jobs=1)
    assert (report.rows_in, report.rejected) == (3, {"extraction_failed": 1})
    assert read_table(home, "extracted", DAY, "funding_mentions")["recipient"].to_list() == ["Tinhill Metals Limited"]
    reject = read_table(home, "extracted", DAY, "rejects").row(0, named=True)
    assert "ZeroDivisionError: bad rule" in reject["reason"]
    assert "2026-03-20" in reject["replay"]


def test_rows_in_are_accepted_and_rejected(home: Home) -> None:
    extract_day(home, DAY, jobs=1)
    validated = validate_day(home, DAY)
    assert all(rows == accepted + rejected for rows, accepted, rejected in validated.counts.values())
    assert validated.counts["documents"] == (3, 3, 0)
    assert set(read_tables(home, "validated", DAY)) == set(LANDED)
    assert "extraction_failed" in set(read_table(home, "validated", DAY, "rejects")["rule"])


def test_running_again_writes_the_same_bytes(home: Home) -> None:
    def content() -> dict[str, bytes]:
        extract_day(home, DAY, jobs=1)
        validate_day(home, DAY)
        return {p.name: p.read_bytes() for p in home.stage("validated", DAY).glob("*.parquet")}

    assert content() == content()


def test_a_missing_stage_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(MissingStage, match=r"run the stage `parsed` for 2026-03-20 first"):
        extract_day(Home(tmp_path), DAY)


def test_a_full_disk_leaves_the_old_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(tmp_path)
    write_tables(home, "parsed", DAY, {"t": pl.DataFrame({"n": [1]})})

    def full(self: pl.DataFrame, file: Path, **_: object) -> None:
        Path(file).write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(OSError, match="free some space"):
        write_tables(home, "parsed", DAY, {"t": pl.DataFrame({"n": [2]})})
    assert read_table(home, "parsed", DAY, "t")["n"].to_list() == [1]
    assert [p.name for p in home.stage("parsed", DAY).iterdir()] == ["t.parquet"]


def test_the_home_is_the_environments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OREL_HOME", str(tmp_path / "x"))
    home = Home.from_environment()
    assert home.warehouse == tmp_path / "x" / "warehouse" / "oreledger.duckdb"
    assert home.stage("parsed", DAY) == tmp_path / "x" / "stages" / "parsed" / "2026-03-20"
