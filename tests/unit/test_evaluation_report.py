"""`oreledger evaluate`: label files that say what is wrong with them, and the printed figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from pipelines.evaluation_report import LabelError, as_dict, print_report, read_lines, score_files

DOCUMENT = {
    "doc_id": "d1",
    "published_at": "2026-02-03",
    "title": "Loan for Tinhill",
    "text": "Export Finance Australia has approved a A$40 million loan to Tinhill Metals Limited.",
}
FACT = {
    "funder": "Export Finance Australia",
    "recipient": "Tinhill Metals Limited",
    "project": None,
    "programme": None,
    "instrument": "loan",
    "stage": "committed",
    "amount": 40_000_000,
    "currency": "AUD",
    "amount_qualifier": "exact",
    "commodities": [],
    "countries": ["AU"],
    "announced_on": "2026-02-03",
    "evidence": DOCUMENT["text"],
}


def written(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(r) for r in records) + "\n", encoding="utf-8")
    return path


def test_extraction_is_measured_against_labels(tmp_path: Path) -> None:
    documents = written(tmp_path / "docs.jsonl", DOCUMENT)
    gold = written(tmp_path / "gold.jsonl", {"doc_id": "d1", "funding_commitments": [FACT]})
    scores = score_files(documents, gold, None)
    assert scores["funding_commitments"].paired == 1
    figures = as_dict(scores)
    assert figures["funding_commitments"]["f1"] == 1.0
    assert 0.8 < figures["fact_score"] <= 1.0


def test_evidence_is_looked_up_in_files_too(tmp_path: Path) -> None:
    (tmp_path / "loan.txt").write_text(DOCUMENT["text"], encoding="utf-8")
    documents = written(tmp_path / "docs.jsonl", {"doc_id": "d1", "published_at": "2026-02-03", "path": "loan.txt"})
    gold = written(tmp_path / "gold.jsonl", {"doc_id": "d1", "funding_commitments": [FACT]})
    invented = {"doc_id": "d1", "funding_commitments": [FACT | {"evidence": "It will lend forty million."}]}
    assert score_files(documents, gold, None)["funding_commitments"].paired == 1
    assert score_files(documents, gold, [invented])["funding_commitments"].without_evidence == 1


def test_a_part_of_the_set_is_measured_on_its_own(tmp_path: Path) -> None:
    documents = written(tmp_path / "docs.jsonl", DOCUMENT, DOCUMENT | {"doc_id": "e2"})
    gold = written(tmp_path / "gold.jsonl", *({"doc_id": i, "funding_commitments": [FACT]} for i in ("d1", "e2")))
    assert score_files(documents, gold, [], only="e")["funding_commitments"].gold == 1
    assert score_files(documents, gold, [])["funding_commitments"].gold == 2


def test_misses_are_listed(tmp_path: Path) -> None:
    documents = written(tmp_path / "docs.jsonl", DOCUMENT)
    gold = written(tmp_path / "gold.jsonl", {"doc_id": "d1", "funding_commitments": [FACT]})
    console = Console(record=True, width=200)
    print_report(score_files(documents, gold, []), console, misses=5)
    text = console.export_text()
    assert "missed d1" in text
    assert "fact_score 0.000" in text


@pytest.mark.parametrize(
    ("line", "message"), [("{oops", "labels.jsonl:2: not JSON"), ("[]", "labels.jsonl:2"), ('{"doc": 1}', "a `doc_id`")]
)
def test_bad_label_lines_are_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"doc_id": "d1"}\n' + line + "\n")
    with pytest.raises(LabelError, match=message):
        read_lines(path)
