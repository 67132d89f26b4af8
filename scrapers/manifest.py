"""Manifests at rest: Parquet, one row a fetch, written as the run goes and named only when whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from functools import cache
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from scrapers.fetches import MANIFEST, Fetch

ROWS_IN_MEMORY = 2_000
SUFFIX = ".manifest.parquet"


class ManifestWriter:
    """Collects rows into a temporary file beside `path`; `close` gives it that name. Memory stays flat."""

    def __init__(self, path: Path) -> None:
        self.path = path
        descriptor, part = tempfile.mkstemp(prefix=path.name + ".part.", dir=path.parent)
        self._part, self._file = Path(part), os.fdopen(descriptor, "wb")
        self._parquet = pq.ParquetWriter(self._file, arrow_schema(), compression="zstd")
        self._rows: list[Fetch] = []
        self.count = 0

    def append(self, fetch: Fetch) -> None:
        """Adds one row."""
        self._rows.append(fetch)
        self.count += 1
        if len(self._rows) >= ROWS_IN_MEMORY:
            self._spill()

    def close(self) -> None:
        """Writes the rest, syncs, and gives the file its name."""
        try:
            self._spill()
            self._parquet.close()
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.chmod(0o644)
            self._part.replace(self.path)
        except BaseException:
            self.discard()
            raise
        sync_folder(self.path.parent)

    def discard(self) -> None:
        """Leaves nothing behind."""
        with contextlib.suppress(OSError):
            self._parquet.close()
        with contextlib.suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)

    def _spill(self) -> None:
        if self._rows:
            self._parquet.write_table(to_frame(self._rows).to_arrow().cast(arrow_schema()))
            self._rows.clear()


@cache
def arrow_schema() -> pa.Schema:
    """MANIFEST as Parquet files have it."""
    return pl.DataFrame(schema=MANIFEST).to_arrow().schema


def to_frame(fetches: list[Fetch]) -> pl.DataFrame:
    """Rows as a table with the columns of MANIFEST."""
    columns = {name: [getattr(f, name) for f in fetches] for name in MANIFEST}
    columns["redirects"] = [list(r) for r in columns["redirects"]]
    return pl.DataFrame(columns, schema=MANIFEST)


def to_rows(frame: pl.DataFrame) -> list[Fetch]:
    """The rows of a manifest table."""
    return [Fetch(**{**row, "redirects": tuple(row["redirects"])}) for row in frame.select(list(MANIFEST)).to_dicts()]


def sync_folder(folder: Path) -> None:
    """Makes renames in the folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
