"""Writes a release as a Tableau extract, by Tableau's own engine, from the release's Parquet files.

    python docs/tableau.py path/to/published/latest oreledger.hyper

Needs `pip install tableauhyperapi`. An extract holds no lists: what they say is in the bridge_ tables, one row a value.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tableauhyperapi import (  # type: ignore[import-not-found]
    Connection,
    CreateMode,
    HyperProcess,
    TableName,
    Telemetry,
    escape_name,
    escape_string_literal,
)


def main(release: str, extract: str) -> None:
    """One table of schema Extract for each Parquet file, and how many rows it has."""
    with (
        HyperProcess(Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU) as engine,
        Connection(engine.endpoint, extract, CreateMode.CREATE_AND_REPLACE) as connection,
    ):
        connection.catalog.create_schema("Extract")
        for file in sorted(Path(release).resolve().glob("parquet/*.parquet")):
            source = f"external({escape_string_literal(str(file))})"
            with connection.execute_query(f"SELECT * FROM {source} LIMIT 0") as empty:
                kinds = {column.name.unescaped: str(column.type) for column in empty.schema.columns}
            lists = [name for name, kind in kinds.items() if kind == "UNSUPPORTED"]
            columns = ", ".join(escape_name(name) for name in kinds if name not in lists)
            table = TableName("Extract", file.stem)
            connection.execute_command(f"CREATE TABLE {table} AS (SELECT {columns} FROM {source})")
            rows = connection.execute_scalar_query(f"SELECT count(*) FROM {table}")
            print(f"{file.stem}: {rows:,} rows", f"without {', '.join(lists)}" if lists else "")


if __name__ == "__main__":
    main(*sys.argv[1:])
