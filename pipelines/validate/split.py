"""A frame into the rows that may land and one reject row, with a reason someone can act on, for each that may not."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl
from pandera.errors import SchemaErrors

from pipelines.land.tables import LANDED, TABLES, LandedTable
from pipelines.model import stable_id
from pipelines.validate.evidence import evidence_failures
from pipelines.validate.schemas import REASONS, SCHEMAS

NOT_LANDED = {"documents": ("blocks", "tables")}
"""Columns a stage keeps for the next one and the warehouse does not need: tables are landed as `document_tables`."""
PAYLOAD_CHARACTERS = 2_000
"""Longer texts are cut in a reject's payload: the archive holds them."""
ROW = "row_number"


class BatchError(ValueError):
    """The frame as a whole does not fit its table: nothing of it can be judged row by row."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One rule that one row breaks."""

    row: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows of a table are judged against: the crawl day and the tables accepted before it."""

    day: date
    accepted: Mapping[str, pl.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Split:
    """Rows in = len(accepted) + len(rejects)."""

    accepted: pl.DataFrame
    rejects: pl.DataFrame


def split(table: str, frame: pl.DataFrame, context: Context) -> Split:
    """The frame's rows as landed columns, and the refused ones as rows of `rejects`.

    Refused are rows that break type or contract, repeat a key (the first stays), whose evidence is not in their
    document, or whose parent was refused. Raises BatchError when a column is missing or unknown.
    """
    landed = LANDED[table]
    frame, failures = _typed(landed, frame)
    failures += _schema_failures(landed, frame)
    failures += _duplicates(landed, frame)
    failures += _orphans(landed, frame, context)
    if "evidence_text" in frame.columns and "documents" in context.accepted:
        failures += [Failure(*failure) for failure in evidence_failures(frame, context.accepted["documents"])]
    by_row: dict[int, list[Failure]] = {}
    for failure in failures:
        by_row.setdefault(failure.row, []).append(failure)
    rejects = [_reject(landed, frame.row(row, named=True), by_row[row], context.day, row) for row in sorted(by_row)]
    numbered = frame.with_row_index(ROW)
    accepted = numbered.filter(~pl.col(ROW).is_in(list(by_row))).drop(ROW)
    return Split(accepted, LANDED["rejects"].frame(rejects))


@dataclass(frozen=True, slots=True)
class Validated:
    """One day's frames that may land (`rejects` of every stage among them) and the counts by table."""

    frames: dict[str, pl.DataFrame]
    counts: dict[str, tuple[int, int, int]]
    """Table to rows in, accepted, rejected."""


def split_all(frames: Mapping[str, pl.DataFrame], day: date) -> Validated:
    """Every given table judged in the order of its parents; `rejects` that came in are kept beside the new ones."""
    unknown = sorted(set(frames) - set(LANDED))
    if unknown:
        raise BatchError(f"no landed table is called {', '.join(unknown)}; they are {', '.join(LANDED)}")
    accepted: dict[str, pl.DataFrame] = {}
    counts: dict[str, tuple[int, int, int]] = {}
    rejects: list[pl.DataFrame] = []
    for table in TABLES:
        if table.name not in frames:
            continue
        result = split(table.name, frames[table.name], Context(day, accepted))
        accepted[table.name] = result.accepted
        counts[table.name] = (frames[table.name].height, result.accepted.height, result.rejects.height)
        rejects.append(result.rejects)
    accepted["rejects"] = pl.concat([accepted.get("rejects", LANDED["rejects"].frame()), *rejects])
    return Validated(accepted, counts)


def replay_command(day: date, source: str | None) -> str:
    """The command that takes a day's pages of one source from the archive through all stages again."""
    return f"oreledger run --from-archive --day {day.isoformat()}" + (f" --source {source}" if source else "")


def _typed(table: LandedTable, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Failure]]:
    """The frame with the table's columns in order and type, and the rows whose values have no such type."""
    frame = frame.drop(NOT_LANDED.get(table.name, ()), strict=False)
    missing = [name for name in table.names if name not in frame.columns]
    unknown = [name for name in frame.columns if name not in table.names]
    if missing or unknown:
        parts = ([f"lacks {', '.join(missing)}"] if missing else []) + (
            [f"has the unknown {', '.join(unknown)}"] if unknown else []
        )
        raise BatchError(
            f"the frame for {table.name} {' and '.join(parts)}: the columns of a landed table are "
            f"declared in pipelines/land/tables.py"
        )
    failures: list[Failure] = []
    columns = []
    for column in table.columns:
        given = frame[column.name]
        wanted = table.polars_schema[column.name]
        typed = given if given.dtype == wanted else given.cast(wanted, strict=False)
        lost = (typed.is_null() & given.is_not_null()).arg_true().to_list()
        failures += [
            Failure(row, "wrong_type", f"{column.name} {given[row]!r} is not of type {column.type}") for row in lost
        ]
        columns.append(typed.alias(column.name))
    return pl.DataFrame(columns), failures


def _schema_failures(table: LandedTable, frame: pl.DataFrame) -> list[Failure]:
    try:
        SCHEMAS[table.name].validate(frame, lazy=True)
    except SchemaErrors as errors:
        return list(_read_cases(table, frame, errors.failure_cases))
    return []


def _read_cases(table: LandedTable, frame: pl.DataFrame, cases: pl.DataFrame) -> Iterator[Failure]:
    for case in cases.iter_rows(named=True):
        row, column, rule = case["index"], case["column"], case["check"]
        if row is None:
            raise BatchError(f"the frame for {table.name} cannot be judged: {rule} {case['failure_case']}")
        if rule == "not_nullable":
            yield Failure(row, "missing_value", f"{column} is empty and has to be given")
        elif case["schema_context"] == "Column":
            yield Failure(row, rule, f"{column} {_shown(frame[column][row])} {REASONS[table.name, column, rule]}")
        else:
            yield Failure(row, rule, REASONS[table.name, None, rule])


def _duplicates(table: LandedTable, frame: pl.DataFrame) -> list[Failure]:
    key = [name for name in table.key if name != "crawl_on"]
    again = frame.select((~pl.struct(key).is_first_distinct()).alias("again"))["again"].arg_true()
    return [
        Failure(row, "duplicate_key", f"{', '.join(key)} repeats an earlier row of this batch, which is kept")
        for row in again
    ]


def _orphans(table: LandedTable, frame: pl.DataFrame, context: Context) -> list[Failure]:
    if table.parent is None or table.parent not in context.accepted:
        return []
    key = list(LANDED[table.parent].key)
    numbered = frame.select(key).with_row_index(ROW)
    lost = numbered.join(context.accepted[table.parent].select(key), on=key, how="anti")
    return [
        Failure(
            row[ROW],
            f"parent_refused.{table.parent}",
            f"its row in {table.parent} ({', '.join(str(row[name]) for name in key)}) was refused or never "
            f"came: see the reject of that row",
        )
        for row in lost.iter_rows(named=True)
    ]


def _reject(
    table: LandedTable, row: dict[str, Any], failures: list[Failure], day: date, number: int
) -> dict[str, object]:
    key = [name for name in table.key if name != "crawl_on"]
    subject = "/".join(str(row[name]) for name in key)
    source = row.get("source")
    return {
        "reject_id": stable_id("validate", table.name, subject, failures[0].rule, number),
        "stage": "validate",
        "table_name": table.name,
        "subject_key": subject,
        "document_id": row.get("document_id"),
        "source": source,
        "rule": failures[0].rule,
        "reason": "; ".join(failure.reason for failure in failures),
        "payload": payload_of(row),
        "replay": replay_command(day, source),
    }


def payload_of(row: Mapping[str, Any]) -> str:
    """The row as a JSON object with long texts cut: enough to see what was refused."""
    return json.dumps({name: _cut(value) for name, value in row.items()}, ensure_ascii=False, default=str)


def _cut(value: Any) -> Any:
    if isinstance(value, str) and len(value) > PAYLOAD_CHARACTERS:
        return f"{value[:PAYLOAD_CHARACTERS]}… ({len(value)} characters)"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # JSON has no such number
    return value


def _shown(value: Any) -> str:
    shown = str(value.to_list()) if isinstance(value, pl.Series) else repr(value)
    return shown if len(shown) <= 80 else shown[:77] + "..."
