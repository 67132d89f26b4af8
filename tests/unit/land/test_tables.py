"""The landing schema: created once, documented, widened without loss, never silently of another type."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.land.tables import LANDED, SCHEMA, TABLES, LandingSchemaError, create_landing


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ? AND table_name = ?",
            [SCHEMA, table],
        ).fetchall()
    )


def test_every_table_and_column_is_created_with_its_comment() -> None:
    with duckdb.connect() as connection:
        create_landing(connection)
        create_landing(connection)
        for table in TABLES:
            assert columns_of(connection, table.name) == {c.name: c.type for c in table.all_columns}
        assert connection.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE schema_name = ? AND comment IS NULL", [SCHEMA]
        ).fetchone() == (0,)
        assert connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'documents'").fetchone() == (
            "One row per document version.",
        )


def test_a_column_that_came_later_is_added_and_rows_stay() -> None:
    with duckdb.connect() as connection:
        create_landing(connection)
        connection.execute(f"ALTER TABLE {SCHEMA}.exchange_rates DROP COLUMN source")
        connection.execute(f"INSERT INTO {SCHEMA}.exchange_rates VALUES ('2026-03-02', '2026-03-01', 'AUD', 1.7)")
        create_landing(connection)
        assert connection.execute(f"SELECT currency, source FROM {SCHEMA}.exchange_rates").fetchall() == [("AUD", None)]


def test_a_column_of_another_type_stops_with_its_name_and_the_way_out() -> None:
    with duckdb.connect() as connection:
        create_landing(connection)
        connection.execute(f"ALTER TABLE {SCHEMA}.fetches ALTER COLUMN status TYPE VARCHAR")
        with pytest.raises(LandingSchemaError, match=r"landing\.fetches\.status is VARCHAR .* BIGINT .* move"):
            create_landing(connection)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_identities_and_parents_name_columns_that_exist(table) -> None:  # type: ignore[no-untyped-def]
    names = {column.name for column in table.all_columns}
    assert set(table.key) <= names
    assert set(table.identity) <= names
    assert len(names) == len(table.all_columns)
    required = {column.name for column in table.all_columns if column.required}
    assert set(table.key) <= required
    if table.parent:
        assert set(LANDED[table.parent].key) <= names
