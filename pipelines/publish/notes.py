"""What a release says that the one before did not: facts new, changed and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.publish.marts import FACTS, quoted, text_literal

LISTED = 50
LABEL_COLUMNS = ("label", "status", "stage")
"""Columns that tell a person which fact a row is; those a mart has are joined in this order."""


@dataclass(frozen=True, slots=True)
class FactChanges:
    """Changes of one fact table; each entry is a key with a label, changed ones with the columns that differ."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def changes_between(previous: Path | None, current: Path) -> dict[str, FactChanges]:
    """Fact table to its changes between two release databases; everything is new when there is no previous one."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {text_literal(str(current))} AS now (READ_ONLY)")
        if previous is not None:
            connection.execute(f"ATTACH {text_literal(str(previous))} AS old (READ_ONLY)")
        return {name: _changes(connection, name) for name in FACTS}


def _changes(connection: duckdb.DuckDBPyConnection, table: str) -> FactChanges:
    now, old = _columns(connection, "now", table), _columns(connection, "old", table)
    key = quoted(now[0])
    if not old or old[0] != now[0]:
        return FactChanges(new=_listed(connection, f"SELECT {_label(now)} FROM now.{table} ORDER BY {key}"))
    common = [quoted(name) for name in now[1:] if name in old]
    differing = (
        " || ".join(
            f"CASE WHEN n.{c} IS DISTINCT FROM o.{c} THEN {text_literal(c.strip(chr(34)) + ', ')} ELSE '' END"
            for c in common
        )
        or "''"
    )
    new = f"SELECT {_label(now)} FROM now.{table} ANTI JOIN old.{table} USING ({key}) ORDER BY {key}"
    changed = (
        f"SELECT label || ': ' || rtrim(fields, ', ') FROM (SELECT n.{key} AS key, {_label(now, 'n')} AS label,"
        f" {differing} AS fields FROM now.{table} n JOIN old.{table} o USING ({key})) WHERE fields <> ''"
        f" ORDER BY key"
    )
    withdrawn = f"SELECT {_label(old)} FROM old.{table} ANTI JOIN now.{table} USING ({key}) ORDER BY {key}"
    return FactChanges(_listed(connection, new), _listed(connection, changed), _listed(connection, withdrawn))


def _label(columns: list[str], alias: str = "") -> str:
    prefix = f"{alias}." if alias else ""
    shown = [f"nullif({prefix}{quoted(name)}::VARCHAR, '')" for name in LABEL_COLUMNS if name in columns]
    return f"concat_ws(' · ', {', '.join([*shown, f'{prefix}{quoted(columns[0])}'])})"


def _listed(connection: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [" ".join(str(row[0]).split()) for row in connection.execute(sql).fetchall()]


def _columns(connection: duckdb.DuckDBPyConnection, database: str, table: str) -> list[str]:
    """Names of the table's columns; none where there is no such table."""
    try:
        return [column[0] for column in connection.execute(f"FROM {database}.{table} LIMIT 0").description]
    except (duckdb.CatalogException, duckdb.BinderException):
        return []


def as_markdown(release_id: str, previous_id: str | None, rows: dict[str, int], changes: dict[str, FactChanges]) -> str:
    """RELEASE_NOTES.md: counts, then each new, changed and withdrawn fact, at most LISTED of a kind."""
    lines = [
        f"# Release {release_id}",
        "",
        f"Compared with release {previous_id}." if previous_id else "The first release here.",
        "",
        "| table | rows |",
        "| --- | ---: |",
        *(f"| {name} | {count:,} |" for name, count in rows.items()),
        "",
    ]
    for table, change in changes.items():
        lines += [
            f"## {table}",
            "",
            f"{len(change.new)} new, {len(change.changed)} changed, {len(change.withdrawn)} withdrawn.",
            "",
        ]
        for title, entries in (("New", change.new), ("Changed", change.changed), ("Withdrawn", change.withdrawn)):
            if entries:
                lines += [f"### {title}", "", *(f"- {_escaped(entry)}" for entry in entries[:LISTED])]
                lines += [f"- … and {len(entries) - LISTED} more"] * (len(entries) > LISTED) + [""]
    return "\n".join(lines).rstrip() + "\n"


def _escaped(text: str) -> str:
    """Text of sources as Markdown that shows it literally."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|!" else c for c in text)
