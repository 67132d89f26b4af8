"""The static site of a release."""
from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb

from pipelines.publish.record import Record

HERE = Path(__file__).parent


def site_fingerprint() -> str:
    """A hash of everything the pages are made with, so that a better page makes a new release."""
    total = hashlib.sha256()
    for path in sorted(path for path in HERE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        total.update(path.relative_to(HERE).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def build_site(release: duckdb.DuckDBPyConnection, folder: Path, record: Record) -> None:
    """Writes the pages."""
    folder.mkdir()
    (folder / "index.html").write_text(f"<!doctype html><title>{record.release_id}</title>", encoding="utf-8")
