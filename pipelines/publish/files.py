"""The files of a release: marts-only DuckDB, Parquet of each mart, CSV of the facts, data package, checksums."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publish.marts import FACTS, SCHEMA, Mart, MartColumn, quoted, text_literal

DATABASE = "oreledger.duckdb"
STORAGE_VERSION = "v1.0.0"
"""The oldest that can be written. Because of the primary keys such a file opens in DuckDB 1.1 and later, not in 1.0."""
ROWS_PER_GROUP = 122_880
FORMULA_SIGNS = "^[=+\\-@\\t\\r]"
"""Beginnings of a text that spreadsheets would run as a formula (OWASP, CSV injection)."""
_FRICTIONLESS = (
    ("[]", "array"),
    ("STRUCT", "object"),
    ("MAP", "object"),
    ("DECIMAL", "number"),
    ("TIMESTAMP", "datetime"),
    ("BIGINT", "integer"),
    ("INT", "integer"),
    ("DOUBLE", "number"),
    ("FLOAT", "number"),
    ("BOOLEAN", "boolean"),
    ("DATE", "date"),
    ("TIME", "time"),
)


def write_database(warehouse: duckdb.DuckDBPyConnection, marts: list[Mart], path: Path) -> dict[str, int]:
    """A DuckDB file with the marts in its main schema, keys and comments included; rows by table."""
    warehouse.execute(
        f"ATTACH {text_literal(str(path))} AS release (READ_WRITE, STORAGE_VERSION {text_literal(STORAGE_VERSION)})"
    )
    rows = {}
    warehouse.execute("BEGIN")  # one write at the end instead of one for each table and comment
    comments = []
    for mart in marts:
        table = f"release.main.{quoted(mart.name)}"
        warehouse.execute(f"CREATE TABLE {table} ({mart.ddl})")
        counted = warehouse.execute(
            f"INSERT INTO {table} SELECT * FROM {SCHEMA}.{quoted(mart.name)} ORDER BY {mart.order}"
        ).fetchone()
        rows[mart.name] = int(counted[0]) if counted else 0
        comments.append(f"COMMENT ON TABLE {table} IS {text_literal(mart.comment)}")
        comments += [
            f"COMMENT ON COLUMN {table}.{quoted(column.name)} IS {text_literal(column.comment)}"
            for column in mart.columns
        ]
    warehouse.execute("; ".join([*comments, "COMMIT"]))
    warehouse.execute("DETACH release")
    return rows


def write_parquet(release: duckdb.DuckDBPyConnection, mart: Mart, path: Path) -> None:
    """One mart as zstd Parquet; grain and column descriptions are in the schema's metadata under `description`."""
    reader = release.execute(f"SELECT * FROM {quoted(mart.name)}").to_arrow_reader(ROWS_PER_GROUP)
    comments = {column.name: column.comment for column in mart.columns}
    schema = pa.schema(
        [field.with_metadata({"description": comments[field.name]}) for field in reader.schema],
        metadata={"description": mart.comment},
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=ROWS_PER_GROUP)


def write_csv(release: duckdb.DuckDBPyConnection, mart: Mart, path: Path) -> None:
    """One mart as CSV: lists joined by `; `, instants as ISO 8601, texts made harmless for spreadsheets."""
    columns = ", ".join(f"{_as_text(column)} AS {quoted(column.name)}" for column in mart.columns)
    release.execute(
        f"COPY (SELECT {columns} FROM {quoted(mart.name)}) TO {text_literal(str(path))}"
        f" (FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S')"
    )


def _as_text(column: MartColumn) -> str:
    name = quoted(column.name)
    if column.is_list and not column.type.startswith("STRUCT"):
        name = f"array_to_string({name}, '; ')"
    elif column.type.startswith(("STRUCT", "MAP")):
        return f"to_json({name})"
    elif column.type != "VARCHAR":
        return name
    return f"CASE WHEN regexp_matches({name}, {text_literal(FORMULA_SIGNS)}) THEN chr(39) || {name} ELSE {name} END"


def write_datapackage(folder: Path, marts: list[Mart], release_id: str, rows: dict[str, int]) -> None:
    """datapackage.json (Frictionless): the CSV tables with their schema, Parquet and DuckDB as plain files."""
    by_name = {mart.name: mart for mart in marts}
    resources: list[dict[str, Any]] = [
        _file(
            folder,
            DATABASE,
            "application/vnd.duckdb",
            {
                "name": "oreledger",
                "title": "All marts as one DuckDB file",
                "description": f"DuckDB storage version {STORAGE_VERSION}: opens in DuckDB 1.1 and later.",
            },
        )
    ]
    resources += [
        _file(
            folder,
            f"csv/{name}.csv",
            "text/csv",
            {
                "name": name,
                "type": "table",
                "description": by_name[name].comment,
                "encoding": "utf-8",
                "format": "csv",
                "rowCount": rows[name],
                "schema": _schema(by_name[name], in_csv=True),
            },
        )
        for name in FACTS
        if name in by_name
    ]
    resources += [
        _file(
            folder,
            f"parquet/{mart.name}.parquet",
            "application/vnd.apache.parquet",
            {
                "name": f"{_slug(mart.name)}-parquet",
                "type": "file",
                "description": mart.comment,
                "format": "parquet",
                "rowCount": rows[mart.name],
                "columns": _schema(mart, in_csv=False)["fields"],
            },
        )
        for mart in marts
    ]
    package = {
        "name": "oreledger",
        "version": release_id,
        "title": "oreledger: facts on critical minerals",
        "description": "Deals, resource estimates and public funding of critical minerals, each fact with the "
        "sentences it was read from. In CSV, lists are joined by '; ' and a text that a spreadsheet "
        "would run as a formula begins with an apostrophe.",
        "resources": resources,
    }
    (folder / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _file(folder: Path, path: str, mediatype: str, more: dict[str, Any]) -> dict[str, Any]:
    file = folder / path
    return {
        "path": path,
        "mediatype": mediatype,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
        **more,
    }


def _schema(mart: Mart, *, in_csv: bool) -> dict[str, Any]:
    fields = []
    for column in mart.columns:
        kind = frictionless_type(column.type)
        if in_csv and kind in ("array", "object"):
            kind = "string"
        field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.comment}
        if not column.is_nullable and not (in_csv and kind == "string"):  # in CSV an empty text is told by nothing
            field["constraints"] = {"required": True}
        fields.append(field)
    return {"fields": fields, **({"primaryKey": list(mart.key)} if mart.key else {})}


def frictionless_type(duckdb_type: str) -> str:
    """The Table Schema type of a DuckDB type."""
    if duckdb_type.endswith("[]"):
        return "array"
    return next((kind for sign, kind in _FRICTIONLESS if duckdb_type.startswith(sign) or sign in duckdb_type), "string")


def write_dictionary(folder: Path, marts: list[Mart], rows: dict[str, int]) -> None:
    """DICTIONARY.md: grain of every table, type and meaning of every column."""
    lines = ["# Dictionary", ""]
    for mart in marts:
        keys = f" Key: {', '.join(f'`{name}`' for name in mart.key)}." if mart.key else ""
        lines += [
            f"## {mart.name}",
            "",
            f"{mart.comment}{keys} {rows[mart.name]:,} rows.",
            "",
            "| column | type | empty | meaning |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| `{c.name}` | {c.type.lower()} | {'may be' if c.is_nullable else 'never'} | "
            f"{c.comment.replace('|', chr(92) + '|')} |"
            for c in mart.columns
        ] + [""]
    (folder / "DICTIONARY.md").write_text("\n".join(lines), encoding="utf-8")


def write_checksums(folder: Path, previous: Path | None = None) -> None:
    """SHA256SUMS of every file below the folder, in the form `sha256sum -c` reads.

    A file that is one with its namesake in `previous`, the release before, keeps the sum it has there.
    """
    held = _checksums(previous) if previous else {}
    lines = []
    for name, entry in sorted(files_below(folder)):
        is_shared = (
            previous
            and name in held
            and entry.stat().st_nlink > 1
            and os.path.samestat(entry.stat(), (previous / name).stat())
        )
        lines.append(f"{held[name] if is_shared else sha256(Path(entry.path))}  {name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def files_below(folder: Path | str, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Name from the folder on, and entry, of every file of a release; releases have very many."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", entry


def _checksums(release: Path) -> dict[str, str]:
    """File to its sum, as a release tells them."""
    pairs = (line.split("  ", 1) for line in (release / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    return {name: digest for digest, name in pairs}


def sha256(path: Path) -> str:
    """Hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
