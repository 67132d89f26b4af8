"""`oreledger evaluate`: label files in, the figures and the misses as a person reads them out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipelines.evaluate import TableScore, evaluate, fact_score
from pipelines.extract.batch import extract_lines
from pipelines.parse import read_contract


class LabelError(ValueError):
    """A label file has a line that cannot be used."""


def read_lines(path: Path, only: str = "") -> list[dict[str, Any]]:
    """JSON objects with a `doc_id` (that starts with `only`), a line each; raises LabelError naming file and line."""
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise LabelError(f"{path}:{number}: not JSON: {error.msg}") from None
        if not isinstance(record, dict) or not record.get("doc_id"):
            raise LabelError(f"{path}:{number}: every line is an object with a `doc_id`")
        if str(record["doc_id"]).startswith(only):
            records.append(record)
    return records


def score_files(
    documents: Path, gold: Path, predicted: list[dict[str, Any]] | None, only: str = ""
) -> dict[str, TableScore]:
    """Scores of given predictions, or of what extraction reads from the documents now."""
    labelled = read_lines(documents, only)
    if predicted is None:
        lines = (json.dumps(record) for record in labelled)
        predicted = [json.loads(line.text) for line in extract_lines(lines, documents.resolve().parent)]
    return evaluate(
        [readable(record, documents.resolve().parent) for record in labelled], read_lines(gold, only), predicted
    )


def readable(record: dict[str, Any], base: Path) -> dict[str, Any]:
    """The record with the text of the file that it names, so that evidence can be looked up in a PDF too."""
    if not record.get("path") or any(record.get(kind) is not None for kind in ("html", "text", "markdown")):
        return record
    return {**record, "text": read_contract(record, base).text}


def as_dict(scores: Mapping[str, TableScore]) -> dict[str, Any]:
    """The figures, rounded to three places."""
    tables = {
        name: {
            "gold": s.gold,
            "predicted": s.predicted,
            "paired": s.paired,
            "without_evidence": s.without_evidence,
            "precision": round(s.precision, 3),
            "recall": round(s.recall, 3),
            "f1": round(s.f1, 3),
            "fields": {field: round(value, 3) for field, value in s.field_accuracy.items()},
            "score": round(s.score, 3),
        }
        for name, s in scores.items()
    }
    return {**tables, "fact_score": round(fact_score(scores), 3)}


def print_report(scores: Mapping[str, TableScore], console: Console, misses: int) -> None:
    """A table of counts, the accuracy of every field, and the first misses of each table."""
    counts = Table("table", *("gold", "predicted", "precision", "recall", "F1", "fields", "score", "no evidence"))
    for name, s in scores.items():
        fields = s.field_accuracy.values()
        counts.add_row(
            name,
            str(s.gold),
            str(s.predicted),
            *(f"{v:.3f}" for v in (s.precision, s.recall, s.f1, sum(fields) / len(fields) if fields else 0.0, s.score)),
            str(s.without_evidence),
        )
    console.print(counts)
    for name, s in scores.items():
        console.print(f"[bold]{name}[/] " + "  ".join(f"{field} {v:.2f}" for field, v in s.field_accuracy.items()))
        for kind, doc_id, record in s.misses[:misses]:
            brief = {k: v for k, v in record.items() if v not in (None, [], "")}
            console.print(
                f"  {kind} {escape(doc_id)} {escape(json.dumps(brief, ensure_ascii=False)[:300])}", highlight=False
            )
    console.print(f"[bold]fact_score {fact_score(scores):.3f}[/]")
