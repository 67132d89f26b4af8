"""The contract's command: a line out for each line in, in order, whatever is in it."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.extract import batch
from pipelines.extract.batch import CHUNK_LINES, chunks, extract_line, extract_lines, killed_line, time_limit

HERE = Path()
LOAN = "Export Finance Australia has approved a A$40 million loan to Tinhill Metals Limited."


def line(**record: Any) -> str:
    return json.dumps({"doc_id": "d", "text": LOAN, "published_at": "2026-02-03", **record})


def test_facts_are_the_contracts_fields() -> None:
    result = extract_line(line(), HERE)
    facts = json.loads(result.text)
    assert not result.is_error
    assert list(facts) == ["doc_id", "deals", "resource_estimates", "funding_commitments"]
    record = facts["funding_commitments"][0]
    assert (record["amount"], record["currency"], record["evidence"]) == (40_000_000, "AUD", LOAN)
    assert set(record) == {
        "funder",
        "recipient",
        "project",
        "programme",
        "instrument",
        "stage",
        "amount",
        "currency",
        "amount_qualifier",
        "commodities",
        "countries",
        "announced_on",
        "evidence",
    }


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{oops", "not JSON"),
        ("[1]", "expected a JSON object"),
        ("{}", "`doc_id` must be"),
        (line(doc_id=7), "`doc_id` must be"),
        (line(text=None), "no content"),
        (line(text=7), "`text` is not text"),
        (line(text=None, path="nowhere.html"), "no such file: nowhere.html"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(bad: str, message: str) -> None:
    result = extract_line(bad, HERE)
    assert result.is_error
    assert message in json.loads(result.text)["error"]


@given(st.text(max_size=60))
def test_any_line_gives_a_line(text: str) -> None:
    facts = json.loads(extract_line(text, HERE).text)
    assert "error" in facts or facts["deals"] == []


def test_order_is_kept_over_processes() -> None:
    ids = [f"d{n}" for n in range(3 * CHUNK_LINES)]
    lines = [line(doc_id=i, text="Tin.") for i in ids]
    assert [json.loads(r.text)["doc_id"] for r in extract_lines(lines, HERE, jobs=2)] == ids


def test_chunks_end_by_count_or_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "CHUNK_CHARACTERS", 10)
    assert [len(c) for c in chunks(["x" * 20, "\n", "x", "x" * 9, "x"])] == [1, 2, 1]
    monkeypatch.setattr(batch, "CHUNK_LINES", 3)
    assert [len(c) for c in chunks(["x"] * 7)] == [3, 3, 1]


def test_a_document_that_takes_for_ever_is_given_up() -> None:
    with pytest.raises(batch.DocumentTimeoutError, match="gave up"), time_limit(0.05):
        time.sleep(5)


def test_time_that_other_processes_take_is_no_work() -> None:
    with time_limit(0.2):
        time.sleep(0.3)


def test_a_killed_worker_costs_its_document() -> None:
    assert json.loads(killed_line(line(doc_id="d9")).text)["doc_id"] == "d9"
    assert json.loads(killed_line("{").text)["doc_id"] is None


def test_the_command_reads_a_file_and_reports_errors(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><p>{LOAN}</p></body></html>")
    docs = tmp_path / "docs.jsonl"
    docs.write_text("\n".join([line(text=None, path="page.html"), "{bad", "", line(doc_id="e")]))
    out = tmp_path / "facts.jsonl"
    result = CliRunner().invoke(app, ["extract", str(docs), "-o", str(out), "-j", "1"])
    assert result.exit_code == 1
    facts = [json.loads(text) for text in out.read_text().splitlines()]
    assert [f.get("doc_id") for f in facts] == ["d", None, "e"]
    assert facts[0]["funding_commitments"][0]["evidence"] == LOAN


def test_the_command_reads_standard_input() -> None:
    result = CliRunner().invoke(app, ["extract", "-j", "1"], input=line() + "\n")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["funding_commitments"]


def test_explain_shows_what_was_read_and_why(tmp_path: Path) -> None:
    docs = tmp_path / "docs.jsonl"
    docs.write_text(line() + "\n")
    shown = CliRunner().invoke(app, ["extract", str(docs), "--explain", "d"]).stdout
    assert LOAN[:60] in shown.replace("\n", " ")
    assert "funding_commitments" in shown
    assert "confidence" in shown
    assert "as printed: A$40 million" in shown
    missing = CliRunner().invoke(app, ["extract", str(docs), "--explain", "x"])
    assert missing.exit_code != 0
    assert "no document 'x'" in str(missing.exception)
