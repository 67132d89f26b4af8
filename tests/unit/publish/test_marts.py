"""What the marts hold as one hash: the same for the same rows in any order, another for anything else."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.publish.marts import fingerprint, read_marts

MADE = "CREATE SCHEMA marts; CREATE TABLE marts.a (id VARCHAR PRIMARY KEY, n DOUBLE, words VARCHAR[])"


def hash_of(*statements: str) -> str:
    with duckdb.connect() as connection:
        for statement in (MADE, *statements):
            connection.execute(statement)
        return fingerprint(connection, read_marts(connection))


ROWS = ("INSERT INTO marts.a VALUES ('1', 1.5, ['x'])", "INSERT INTO marts.a VALUES ('2', NULL, [])")


def test_the_order_of_rows_does_not_matter() -> None:
    assert hash_of(*ROWS) == hash_of(*reversed(ROWS))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE marts.a SET n = 1.6 WHERE id = '1'",
        "UPDATE marts.a SET words = NULL WHERE id = '2'",
        "DELETE FROM marts.a WHERE id = '2'",
        "ALTER TABLE marts.a ADD COLUMN m INTEGER",
        "COMMENT ON COLUMN marts.a.n IS 'a number'",
        "COMMENT ON TABLE marts.a IS 'One row per a.'",
        "CREATE TABLE marts.b (id VARCHAR)",
        "ALTER TABLE marts.a RENAME COLUMN n TO number",
    ],
)
def test_any_change_is_seen(change: str) -> None:
    assert hash_of(*ROWS, change) != hash_of(*ROWS)


def test_marts_are_read_with_keys_comments_and_views() -> None:
    with duckdb.connect() as connection:
        for statement in (
            MADE,
            "COMMENT ON TABLE marts.a IS 'One row per a.'",
            "CREATE VIEW marts.v AS SELECT id FROM marts.a",
            "CREATE TABLE other (id VARCHAR)",
        ):
            connection.execute(statement)
        table, view = read_marts(connection)
    assert (table.name, table.key, table.comment, table.order) == ("a", ("id",), "One row per a.", '"id"')
    assert table.ddl == '"id" VARCHAR NOT NULL, "n" DOUBLE, "words" VARCHAR[], PRIMARY KEY ("id")'
    assert (view.name, view.order) == ("v", "ALL")


def test_large_tables_are_released_in_the_order_they_are_asked_by() -> None:
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE SCHEMA marts; CREATE TABLE marts.fct_evidence (mention_id VARCHAR PRIMARY KEY, is_chosen BOOLEAN)"
        )
        assert read_marts(connection)[0].order == 'is_chosen DESC, "mention_id"'


def test_a_key_that_no_index_holds_is_read_where_dbt_notes_it() -> None:
    with duckdb.connect() as connection:
        for statement in (
            "CREATE SCHEMA marts; CREATE TABLE marts.a (id VARCHAR, part VARCHAR, n DOUBLE)",
            "CREATE SCHEMA intermediate; CREATE TABLE intermediate.keys (table_name VARCHAR, column_name VARCHAR, place INT)",
            "INSERT INTO intermediate.keys VALUES ('a', 'part', 2), ('a', 'id', 1)",
        ):
            connection.execute(statement)
        assert read_marts(connection)[0].key == ("id", "part")
