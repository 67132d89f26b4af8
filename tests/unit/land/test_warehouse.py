"""Errors of the warehouse file, each with its cause and the way out."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.land import WarehouseBusyError, WarehouseError, WarehouseFullError
from pipelines.land.warehouse import explain, open_warehouse, transaction

FILE = Path("/data/warehouse/oreledger.duckdb")


@pytest.mark.parametrize(
    ("message", "kind", "told"),
    [
        (
            'IO Error: Could not set lock on file "x": Conflicting lock is held in /usr/bin/duckdb (PID 42).',
            WarehouseBusyError,
            "/usr/bin/duckdb (PID 42)",
        ),
        (
            "Connection Error: Can't open a connection to same database file with a different configuration",
            WarehouseBusyError,
            "already open in this process",
        ),
        (
            "TransactionContext Error: Failed to commit: Could not write file: No space left on device",
            WarehouseFullError,
            "free some space",
        ),
        ('IO Error: The file "x" exists, but it is not a valid DuckDB database file!', WarehouseError, "move it away"),
        ("IO Error: something else", WarehouseError, "something else"),
    ],
)
def test_causes_are_told_apart(message: str, kind: type[WarehouseError], told: str) -> None:
    error = explain(FILE, duckdb.IOException(message))
    assert type(error) is kind
    assert told in str(error)
    assert str(FILE) in str(error)


def test_a_transaction_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        with transaction(connection):
            connection.execute("CREATE TABLE t AS SELECT 1 AS n")
        with pytest.raises(ValueError, match="stop"), transaction(connection):
            connection.execute("INSERT INTO t VALUES (2)")
            raise ValueError("stop")
        assert connection.execute("FROM t").fetchall() == [(1,)]
