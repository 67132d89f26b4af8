"""What schema `marts` of the warehouse holds: tables, columns, types, keys and comments, and one hash of all of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

import duckdb

SCHEMA = "marts"
FACTS = ("fct_deals", "fct_resource_estimates", "fct_funding_commitments")
"""The three fact families: released as CSV too, and compared between releases. Their first column is the key."""

ASKED_BY = {
    "bridge_fact_commodities": ("commodity",),
    "bridge_fact_rules": ("rule",),
    "fct_deals": ("announced_on DESC",),
    "fct_deals_history": ("valid_to DESC",),
    "fct_evidence": ("table_name", "is_chosen DESC"),
    "fct_funding_commitments": ("announced_on DESC",),
    "fct_resource_estimates": ("is_current DESC", "announced_on DESC"),
    "fct_resource_grades": ("analyte", "is_current DESC", "grade_pct DESC"),
    "mart_conflicts": ("spread_pct DESC",),
}
"""What large tables are asked by most: released in this order, a query reads only the blocks that it asks for."""


@dataclass(frozen=True, slots=True)
class MartColumn:
    """One column of a mart."""

    name: str
    type: str
    is_nullable: bool
    comment: str

    @property
    def is_list(self) -> bool:
        """True for a list of plain values."""
        return self.type.endswith("[]")


@dataclass(frozen=True, slots=True)
class Mart:
    """One table of schema `marts`; `key` is its primary key when the dbt contract declares one."""

    name: str
    comment: str
    columns: tuple[MartColumn, ...]
    key: tuple[str, ...]

    @property
    def ddl(self) -> str:
        """The columns and key as CREATE TABLE writes them."""
        parts = [f"{quoted(c.name)} {c.type}{'' if c.is_nullable else ' NOT NULL'}" for c in self.columns]
        if self.key:
            parts.append(f"PRIMARY KEY ({', '.join(quoted(name) for name in self.key)})")
        return ", ".join(parts)

    @property
    def order(self) -> str:
        """The order rows are released in: what they are asked by, then the key (all columns where there is none), so that
        the same rows give the same file."""
        names = {column.name for column in self.columns}
        first = [by for by in ASKED_BY.get(self.name, ()) if by.partition(" ")[0] in names]
        return ", ".join([*first, *map(quoted, self.key)]) if self.key else "ALL"


def read_marts(connection: duckdb.DuckDBPyConnection, schema: str = SCHEMA) -> list[Mart]:
    """Every table and view of the schema by name."""
    keys = _keys(connection, schema)
    comments = dict(
        connection.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = $1 AND database_name = current_database()"
            " UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE schema_name = $1"
            " AND database_name = current_database()",
            [schema],
        ).fetchall()
    )
    columns: dict[str, list[MartColumn]] = {}
    for table, name, kind, is_nullable, comment in connection.execute(
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
        " WHERE schema_name = ? AND database_name = current_database() ORDER BY table_name, column_index",
        [schema],
    ).fetchall():
        columns.setdefault(table, []).append(MartColumn(name, kind, is_nullable, comment or ""))
    return [Mart(name, comments.get(name) or "", tuple(columns[name]), keys.get(name, ())) for name in sorted(columns)]


def _keys(connection: duckdb.DuckDBPyConnection, schema: str) -> dict[str, tuple[str, ...]]:
    """Table to the columns of its primary key: as the database enforces it, or as dbt notes it in intermediate.keys."""
    enforced = connection.execute(
        "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE schema_name = ?"
        " AND database_name = current_database() AND constraint_type = 'PRIMARY KEY'",
        [schema],
    ).fetchall()
    noted = (
        connection.execute(
            "SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'intermediate'"
            " AND table_name = 'keys'"
        ).fetchone()
        and connection.execute(
            "SELECT table_name, list(column_name ORDER BY place) FROM intermediate.keys GROUP BY table_name"
        ).fetchall()
    )
    return {name: tuple(columns) for name, columns in [*(noted or ()), *enforced]}


def fingerprint(connection: duckdb.DuckDBPyConnection, marts: list[Mart], schema: str = SCHEMA) -> str:
    """A hash of all rows, columns, types and comments, whatever order the rows are stored in."""
    total = hashlib.sha256()
    for mart in marts:
        total.update(json.dumps(asdict(mart), sort_keys=True).encode())
        rows = connection.execute(
            f"SELECT count(*), md5(string_agg(hash, '' ORDER BY hash)) FROM"
            f" (SELECT md5(to_json(t)::VARCHAR) AS hash FROM {schema}.{quoted(mart.name)} t)"
        ).fetchone()
        total.update(repr(rows).encode())
    return total.hexdigest()


def quoted(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def text_literal(text: str) -> str:
    """An SQL string."""
    return "'" + text.replace("'", "''") + "'"
