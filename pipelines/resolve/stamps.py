"""Which rows of a table have changed since the last build: each keeps the number of the build that changed it."""

from __future__ import annotations

import duckdb
import polars as pl


def stamped(
    connection: duckdb.DuckDBPyConnection, rows: pl.DataFrame, known: str, key: str, *columns: str
) -> pl.DataFrame:
    """The rows with `changed_in`: the build in which the values of `columns` came to stand under the key.

    `known` is the same table as the last build left it, if there is one. A key may have several rows: the columns tell
    them apart.
    """
    told = [key, *columns]
    try:
        connection.register("keys_told", rows.select(key).to_arrow())
        before = connection.execute(
            f"select distinct {', '.join(told)}, changed_in from {known} semi join keys_told using ({key})"
        ).pl()
    except (duckdb.CatalogException, duckdb.BinderException):
        return rows.with_columns(changed_in=pl.lit(_build(connection), pl.Int64))
    return rows.join(before, on=told, how="left", nulls_equal=True, maintain_order="left").with_columns(
        pl.col("changed_in").fill_null(_build(connection))
    )


def read_now(connection: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `read_in`: this build, which has read them again, changed or not."""
    return rows.with_columns(read_in=pl.lit(_build(connection), pl.Int64))


def read_in_this_build(connection: duckdb.DuckDBPyConnection, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Those of the rows that this build has read again."""
    return rows.filter(f"read_in = {_build(connection)}")


def numbered(connection: duckdb.DuckDBPyConnection, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The rows with the number of this build as `changed_in`."""
    return rows.project(f"*, {_build(connection)}::bigint as changed_in")


def _build(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select number from intermediate.builds").fetchone()
    if row is None:
        raise RuntimeError("dbt has noted no build: models are built by `dbt run` or `dbt build` of this project")
    return int(row[0])
