"""How well extraction reads: its figures on the labelled set, kept beside the code version they were measured for."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measured.json")
"""Made by `oreledger evaluate tests/labelled/docs.jsonl tests/labelled/facts.jsonl --only held- --record`."""
READING = ("parse", "extract", "model.py", "pool.py")
"""What decides what is read from a document."""


@cache
def extraction_version() -> str:
    """A hash of the code and word lists that read documents."""
    package = Path(__file__).parents[1]
    files = sorted(
        path
        for name in READING
        for path in [package / name, *(package / name).rglob("*")]
        if path.suffix in {".py", ".yml"}
    )
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def write_measured(figures: dict[str, Any], documents: int, file: Path = FILE) -> None:
    """Keeps the figures of so many labelled documents as those of the present version."""
    tables = {name: value for name, value in figures.items() if name != "fact_score"}
    kept = {
        "extraction": extraction_version(),
        "documents": documents,
        "fact_score": figures["fact_score"],
        "tables": tables,
    }
    file.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def read_measured(file: Path = FILE) -> dict[str, Any] | None:
    """The figures kept, with `is_current` false where extraction has changed since; None where none are kept."""
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return {**kept, "is_current": kept["extraction"] == extraction_version()}
