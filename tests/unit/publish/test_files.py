"""Types of the data package, and texts that a spreadsheet must not run."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.publish.files import frictionless_type, write_csv
from pipelines.publish.marts import read_marts


@pytest.mark.parametrize(
    ("duckdb_type", "expected"),
    [
        ("VARCHAR", "string"),
        ("VARCHAR[]", "array"),
        ("DOUBLE", "number"),
        ("DECIMAL(18,3)", "number"),
        ("BIGINT", "integer"),
        ("HUGEINT", "integer"),
        ("UTINYINT", "integer"),
        ("BOOLEAN", "boolean"),
        ("DATE", "date"),
        ("TIMESTAMP", "datetime"),
        ("TIMESTAMP WITH TIME ZONE", "datetime"),
        ("STRUCT(a INTEGER)", "object"),
        ("STRUCT(a INTEGER)[]", "array"),
        ("ENUM('x', 'y')", "string"),
    ],
)
def test_types(duckdb_type: str, expected: str) -> None:
    assert frictionless_type(duckdb_type) == expected


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "=cmd|'/C calc'!A0"])
def test_formulas_begin_with_an_apostrophe(text: str, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE main.facts (label VARCHAR, names VARCHAR[], n DOUBLE)")
        connection.execute("INSERT INTO facts VALUES (?, ?, -1), ('plain', [], 2)", [text, [text, "b"]])
        write_csv(connection, read_marts(connection, "main")[0], tmp_path / "facts.csv")
        rows = connection.execute(
            "FROM read_csv(?, header=true, all_varchar=true) ORDER BY n", [str(tmp_path / "facts.csv")]
        ).fetchall()
    assert rows == [(f"'{text}", f"'{text}; b", "-1.0"), ("plain", None, "2.0")]
