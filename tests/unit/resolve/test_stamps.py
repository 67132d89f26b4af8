"""A row keeps the number of the build that changed it, and only the columns named make it another row."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from pipelines.resolve.stamps import stamped


def _build(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    connection.execute(
        f"create schema if not exists intermediate; create or replace table intermediate.builds as"
        f" select {number} as number"
    )


def test_rows_keep_the_build_in_which_they_came_to_be_what_they_are() -> None:
    rows = pl.DataFrame({"name": ["Tarn", "Ostra", "Sur"], "entity_id": ["a", None, "c"], "count": [1, 1, 1]})
    with duckdb.connect() as connection:
        _build(connection, 4)
        first = stamped(connection, rows, "intermediate.names", "name", "entity_id")
        connection.execute("create table intermediate.names as from first")
        _build(connection, 5)
        now = rows.with_columns(entity_id=pl.Series(["a", None, "other"]), count=pl.lit(2))
        now = pl.concat([now, now[:1].with_columns(name=pl.lit("Brava"))])
        again = stamped(connection, now, "intermediate.names", "name", "entity_id")
    assert first["changed_in"].to_list() == [4, 4, 4]
    assert again["changed_in"].to_list() == [4, 4, 5, 5]


def test_without_a_build_there_is_no_number() -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema intermediate; create table intermediate.builds (number bigint)")
        with pytest.raises(RuntimeError, match="dbt build"):
            stamped(connection, pl.DataFrame({"name": ["Tarn"]}), "intermediate.names", "name")
