"""The figures of extraction that releases show: kept with the version they were measured for, and still of it."""

from __future__ import annotations

from pathlib import Path

from pipelines.publish.measured import FILE, extraction_version, read_measured, write_measured

FIGURES = {"deals": {"gold": 3, "precision": 1.0}, "fact_score": 0.9}


def test_figures_are_kept_with_their_version(tmp_path: Path) -> None:
    write_measured(FIGURES, 7, tmp_path / "measured.json")
    assert read_measured(tmp_path / "measured.json") == {
        "extraction": extraction_version(),
        "documents": 7,
        "fact_score": 0.9,
        "tables": {"deals": {"gold": 3, "precision": 1.0}},
        "is_current": True,
    }
    assert "fact_score" in FIGURES


def test_figures_of_another_version_say_so(tmp_path: Path) -> None:
    write_measured(FIGURES, 7, tmp_path / "measured.json")
    text = (tmp_path / "measured.json").read_text().replace(extraction_version(), "0" * 12)
    (tmp_path / "measured.json").write_text(text)
    assert read_measured(tmp_path / "measured.json")["is_current"] is False
    assert read_measured(tmp_path / "none.json") is None


AGAIN = "oreledger evaluate tests/labelled/docs.jsonl tests/labelled/facts.jsonl --only held- --record"
LABELS = Path(__file__).parents[2] / "labelled/facts.jsonl"


def test_the_figures_in_the_repository_are_of_this_version_and_of_documents_held_back() -> None:
    kept = read_measured()
    assert kept, f"{FILE} is missing: {AGAIN}"
    assert kept["is_current"], f"extraction has changed since it was measured: {AGAIN}"
    assert kept["documents"] == LABELS.read_text(encoding="utf-8").count('"doc_id": "held-'), AGAIN
