"""One crawl day's validated frames into schema `landing`, in one transaction.

A day's partition is brought to exactly the rows given: rows that are there already are not written again, so landing
twice changes nothing. A document version belongs to the earliest day that brought it, in whatever order days are
landed; for later days it counts as rejected, by the rule `already_landed`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipelines.land.rereadings import note_rereadings
from pipelines.land.tables import CHANGED, LANDED, SCHEMA, TABLES, LandedTable, create_landing
from pipelines.land.warehouse import open_warehouse, transaction
from pipelines.model import stable_id

DOCUMENT_TABLES = tuple(t.name for t in TABLES if t.identity == LANDED["documents"].identity)
"""Tables of one document version: landed, moved and refused together."""
ALREADY_LANDED = "already_landed"


class FrameError(ValueError):
    """The frames given do not fit the landed tables; nothing was written."""


class LandingError(RuntimeError):
    """The load contradicts itself and was rolled back: a defect, or rows changed between the stages."""


@dataclass(frozen=True, slots=True)
class TableReport:
    """Rows of one table in one load: rows_in = added + replaced + unchanged + already_landed."""

    rows_in: int
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    already_landed: int = 0
    removed: int = 0
    """Rows the day held before and no longer brings."""
    moved: int = 0
    """Rows taken over from a later day that had landed the same document version."""

    @property
    def accepted(self) -> int:
        """Rows of this load that the warehouse now holds for the day."""
        return self.added + self.replaced + self.unchanged

    @property
    def is_change(self) -> bool:
        """True when anything was written."""
        return bool(self.added or self.replaced or self.removed or self.moved)


@dataclass(frozen=True, slots=True)
class LandReport:
    """What one load did, by table; `days_to_land_again` hold documents that left this day and came there too."""

    day: date
    tables: dict[str, TableReport] = field(default_factory=dict)
    days_to_land_again: tuple[date, ...] = ()

    @property
    def is_change(self) -> bool:
        """True when the load wrote anything."""
        return any(table.is_change for table in self.tables.values())


def land(database: Path, day: date, frames: Mapping[str, pl.DataFrame]) -> LandReport:
    """Brings the day's partition of every given table to these rows; tables not given keep theirs.

    `documents` and the tables of its children come together, with `rejects` of all earlier stages. Raises FrameError
    before anything is opened, WarehouseError when the file is busy, full or broken; the old state stays in each case.
    """
    _check(frames)
    with open_warehouse(database) as connection, transaction(connection):
        create_landing(connection)
        return _Load(connection, day).run(frames)


def _check(frames: Mapping[str, pl.DataFrame]) -> None:
    """Raises FrameError naming the table and column that do not fit."""
    unknown = sorted(set(frames) - set(LANDED))
    if unknown:
        raise FrameError(f"no landed table is called {', '.join(unknown)}; they are {', '.join(LANDED)}")
    given = [name for name in DOCUMENT_TABLES if name in frames]
    if given and len(given) < len(DOCUMENT_TABLES):
        raise FrameError(
            f"{', '.join(given)} came without {', '.join(sorted(set(DOCUMENT_TABLES) - set(given)))}: "
            f"the tables of a document are landed together, empty ones as empty frames"
        )
    for name, frame in frames.items():
        _check_columns(LANDED[name], frame)


def _check_columns(table: LandedTable, frame: pl.DataFrame) -> None:
    missing = [name for name in table.names if name not in frame.columns]
    unknown = [name for name in frame.columns if name not in table.names]
    if missing or unknown:
        raise FrameError(
            f"the frame for {table.name} lacks [{', '.join(missing)}] and has the unknown "
            f"[{', '.join(unknown)}]: run it through pipelines.validate.split_all first"
        )
    for column in table.columns:
        if frame.schema[column.name] != table.polars_schema[column.name]:
            raise FrameError(
                f"{table.name}.{column.name} is {frame.schema[column.name]} and not {column.type}: run "
                f"the frame through pipelines.validate.split_all first"
            )
        if column.required and frame[column.name].null_count():
            raise FrameError(
                f"{table.name}.{column.name} is empty in {frame[column.name].null_count()} rows: run the "
                f"frame through pipelines.validate.split_all first"
            )
    key = [name for name in table.key if name != "crawl_on"]
    repeated = frame.height - frame.select(key).n_unique()
    if repeated:
        raise FrameError(
            f"{repeated} rows for {table.name} repeat the key ({', '.join(key)}): run the frame through "
            f"pipelines.validate.split_all first"
        )


class _Load:
    """One load inside its transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, day: date) -> None:
        self.connection = connection
        self.day = day
        self.load = self._number(f"SELECT coalesce(max(load), 0) + 1 FROM {SCHEMA}.{CHANGED}")

    def run(self, frames: Mapping[str, pl.DataFrame]) -> LandReport:
        report = LandReport(self.day)
        self._note_nothing()
        own_rejects = LANDED["rejects"].frame()
        again: tuple[date, ...] = ()
        if "documents" in frames:
            moved, own_rejects = self._settle_owners(frames["documents"])
            again = self._days_waiting(frames["documents"])
            note_rereadings(self.connection, self.day, self.load, frames)
        for table in TABLES:
            if table.name == "rejects" or table.name not in frames:
                continue
            in_document = table.name in DOCUMENT_TABLES
            report.tables[table.name] = self._replace(
                table,
                frames[table.name],
                "documents_held_earlier" if in_document else None,
                moved[table.name] if in_document else 0,
            )
        if "rejects" in frames or "documents" in frames:
            rejects = pl.concat([frames.get("rejects", LANDED["rejects"].frame()), own_rejects])
            report.tables["rejects"] = self._replace(LANDED["rejects"], rejects)
        self._assert_parents(frames)
        self._note_changed_documents()
        return LandReport(self.day, report.tables, again)

    def _note_nothing(self) -> None:
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE written AS SELECT document_id FROM {SCHEMA}.{CHANGED} WHERE false"
        )

    def _note_changed_documents(self) -> None:
        """One row per document of which this load wrote, moved or removed a row: models build on them alone."""
        self.connection.execute(
            f"INSERT INTO {SCHEMA}.{CHANGED} SELECT DISTINCT {self.load}, document_id FROM written ORDER BY document_id"
        )

    def _settle_owners(self, documents: pl.DataFrame) -> tuple[dict[str, int], pl.DataFrame]:
        """Takes over what later days hold and notes what earlier days keep.

        Returns rows moved by table, and the rejects of documents that an earlier day keeps; these are left in the
        temporary table documents_held_earlier.
        """
        self._register("brought", documents.select("document_id", "version"))
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE held AS SELECT document_id, version, source, url, title, crawl_on"
            f" FROM {SCHEMA}.documents SEMI JOIN brought USING (document_id, version) WHERE crawl_on <> ?",
            [self.day],
        )
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE documents_held_earlier AS"
            " SELECT document_id, version FROM held WHERE crawl_on < ?",
            [self.day],
        )
        self.connection.execute(
            "CREATE OR REPLACE TEMP TABLE held_later AS SELECT * FROM held WHERE crawl_on > ?", [self.day]
        )
        moved = dict.fromkeys(DOCUMENT_TABLES, 0)
        later = self._rows("SELECT * FROM held_later ORDER BY ALL")
        if later:
            self.connection.execute("INSERT INTO written SELECT document_id FROM held_later")
            for name in DOCUMENT_TABLES:
                moved[name] = self._number(
                    f"DELETE FROM {SCHEMA}.{name} WHERE crawl_on > ? AND EXISTS (SELECT 1 FROM held_later h"
                    f" WHERE h.document_id = {name}.document_id AND h.version = {name}.version)",
                    [self.day],
                )
            self._add_rejects_of_later_days(later)
        earlier = self._rows("SELECT * FROM held WHERE crawl_on < ? ORDER BY ALL", [self.day])
        return moved, LANDED["rejects"].frame([_already_landed(row, row["crawl_on"]) for row in earlier])

    def _add_rejects_of_later_days(self, held: list[dict[str, Any]]) -> None:
        rejects = LANDED["rejects"].frame([_already_landed(row, self.day) for row in held])
        self._register(
            "late_rejects",
            rejects.with_columns(pl.Series("crawl_on", [row["crawl_on"] for row in held], dtype=pl.Date)),
        )
        self.connection.execute(
            f"INSERT INTO {SCHEMA}.rejects BY NAME SELECT * FROM late_rejects"
            f" ANTI JOIN {SCHEMA}.rejects USING (crawl_on, reject_id)"
        )

    def _days_waiting(self, documents: pl.DataFrame) -> tuple[date, ...]:
        """Later days that brought a document version which this day held until now and brings no more."""
        self._register("brought", documents.select("document_id", "version"))
        rows = self._rows(
            f"SELECT DISTINCT r.crawl_on FROM {SCHEMA}.rejects r JOIN {SCHEMA}.documents d"
            f" ON r.subject_key = d.document_id || '/' || d.version"
            f" ANTI JOIN brought b ON b.document_id = d.document_id AND b.version = d.version"
            f" WHERE d.crawl_on = ? AND r.crawl_on > ? AND r.rule = ? ORDER BY 1",
            [self.day, self.day, ALREADY_LANDED],
        )
        return tuple(row["crawl_on"] for row in rows)

    def _replace(self, table: LandedTable, frame: pl.DataFrame, held: str | None = None, moved: int = 0) -> TableReport:
        """Brings the day's partition of one table to the frame's rows, without writing those that are there."""
        columns = ", ".join(f'"{column.name}"' for column in table.all_columns)
        key = ", ".join(name for name in table.key if name != "crawl_on")
        target = f"{SCHEMA}.{table.name}"
        self._register("given", frame.select(table.names).with_columns(pl.lit(self.day).alias("crawl_on")))
        if held is None and table.identity:
            held, moved = "rows_held_earlier", self._settle_rows(table, held="rows_held_earlier")
        others = f" ANTI JOIN {held} USING ({', '.join(table.identity)})" if held else ""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {columns} FROM given{others}")
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE unchanged AS SELECT {key} FROM (SELECT {columns} FROM incoming"
            f" INTERSECT SELECT {columns} FROM {target} WHERE crawl_on = ?)",
            [self.day],
        )
        incoming, unchanged = (
            self._number("SELECT count(*) FROM incoming"),
            self._number("SELECT count(*) FROM unchanged"),
        )
        replaced = (
            self._number(
                f"SELECT count(*) FROM {target} SEMI JOIN incoming USING ({key}) WHERE crawl_on = ?", [self.day]
            )
            - unchanged
        )
        if table.name in DOCUMENT_TABLES:
            self.connection.execute(
                f"INSERT INTO written SELECT document_id FROM {target} WHERE crawl_on = ?"
                f" AND ({key}) NOT IN (SELECT ({key}) FROM unchanged)"
                f" UNION ALL SELECT document_id FROM incoming ANTI JOIN unchanged USING ({key})",
                [self.day],
            )
        deleted = self._number(
            f"DELETE FROM {target} WHERE crawl_on = ? AND ({key}) NOT IN (SELECT ({key}) FROM unchanged)", [self.day]
        )
        self.connection.execute(
            f"INSERT INTO {target} BY NAME SELECT * FROM incoming ANTI JOIN unchanged USING ({key})"
        )
        report = TableReport(
            frame.height,
            incoming - unchanged - replaced,
            replaced,
            unchanged,
            frame.height - incoming,
            deleted - replaced,
            moved,
        )
        self._assert_count(table, report)
        return report

    def _settle_rows(self, table: LandedTable, held: str) -> int:
        """Leaves the identities that earlier days keep in the temporary table `held`; returns rows taken from later."""
        target, identity = f"{SCHEMA}.{table.name}", ", ".join(table.identity)
        self.connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {held} AS SELECT DISTINCT {identity} FROM {target}"
            f" SEMI JOIN given USING ({identity}) WHERE crawl_on < ?",
            [self.day],
        )
        return self._number(
            f"DELETE FROM {target} WHERE crawl_on > ? AND ({identity}) IN (SELECT ({identity}) FROM given)", [self.day]
        )

    def _assert_count(self, table: LandedTable, report: TableReport) -> None:
        landed = self._number(f"SELECT count(*) FROM {SCHEMA}.{table.name} WHERE crawl_on = ?", [self.day])
        if landed != report.accepted or report.rows_in != report.accepted + report.already_landed:
            raise LandingError(
                f"{table.name} on {self.day}: {report.rows_in} rows came in, {report.accepted} were accepted and "
                f"{report.already_landed} rejected, but the warehouse holds {landed}; the load was rolled back"
            )

    def _assert_parents(self, frames: Mapping[str, pl.DataFrame]) -> None:
        for table in TABLES:
            if table.parent is None or table.name not in frames:
                continue
            key = ", ".join(LANDED[table.parent].key)
            lost = self._number(
                f"SELECT count(*) FROM (SELECT {key} FROM {SCHEMA}.{table.name} WHERE crawl_on = ?)"
                f" ANTI JOIN (SELECT {key} FROM {SCHEMA}.{table.parent} WHERE crawl_on = ?)"
                f" USING ({key})",
                [self.day, self.day],
            )
            if lost:
                raise LandingError(
                    f"{lost} rows of {table.name} on {self.day} have no row in {table.parent}; the load "
                    f"was rolled back: run the frames through pipelines.validate.split_all first"
                )

    def _register(self, name: str, frame: pl.DataFrame) -> None:
        self.connection.register(name, frame.to_arrow())

    def _number(self, sql: str, parameters: list[Any] | None = None) -> int:
        """The one number a query answers, or the rows that a DELETE or INSERT touched."""
        row = self.connection.execute(sql, parameters or []).fetchone()
        return int(row[0]) if row else 0

    def _rows(self, sql: str, parameters: list[Any] | None = None) -> list[dict[str, Any]]:
        cursor = self.connection.execute(sql, parameters or [])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _already_landed(document: Mapping[str, Any], owner: date) -> dict[str, object]:
    """The reject of a document version that the day `owner` holds."""
    subject = f"{document['document_id']}/{document['version']}"
    return {
        "reject_id": stable_id("land", "documents", subject, ALREADY_LANDED),
        "stage": "land",
        "table_name": "documents",
        "subject_key": subject,
        "document_id": document["document_id"],
        "source": document["source"],
        "rule": ALREADY_LANDED,
        "reason": f"this version of the page was landed on {owner} and stays there: nothing to do",
        "payload": json.dumps(
            {"url": document["url"], "title": document["title"], "landed_on": owner.isoformat()}, ensure_ascii=False
        ),
        "replay": f"oreledger run --from-archive --day {owner.isoformat()}"
        + (f" --source {document['source']}" if document["source"] else ""),
    }
