"""A day's batch as a whole: does it add up, are its columns as full as they should be, did every source bring enough.

Counts on a living corpus are judged by floors and shares, never by exact numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pipelines.validate.evidence import numbers_outside_evidence
from pipelines.validate.split import Validated

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a batch that a person should look at; `error` stops the flow, `warning` does not."""

    rule: str
    severity: Severity
    table: str
    subject: str
    message: str
    measured: float
    bound: float


@dataclass(frozen=True, slots=True)
class FillFloor:
    """The smallest share of rows in which a column should hold a value."""

    table: str
    column: str
    share: float


FILL_FLOORS = (
    FillFloor("documents", "title", 0.9),
    FillFloor("documents", "published_at", 0.7),
    FillFloor("documents", "language", 0.7),
    FillFloor("deal_mentions", "announced_on", 0.8),
    FillFloor("deal_mentions", "value", 0.1),
    FillFloor("deal_mentions", "commodities", 0.5),
    FillFloor("resource_mentions", "project", 0.5),
    FillFloor("resource_mentions", "tonnage_t", 0.5),
    FillFloor("funding_mentions", "funder", 0.7),
    FillFloor("funding_mentions", "amount", 0.5),
    FillFloor("funding_mentions", "announced_on", 0.8),
)
"""Set below what the labelled documents show, so that a fall means a broken page layout and not a thin day."""
FEWEST_ROWS = 20
"""Shares of fewer rows say nothing."""
REJECTED_WARNING, REJECTED_ERROR = 0.05, 0.5
OUTSIDE_EVIDENCE_WARNING = 0.2
MENTION_TABLES = ("deal_mentions", "resource_mentions", "funding_mentions")


def coverage(validated: Validated, document_floors: Mapping[str, int] | None = None) -> list[Finding]:
    """Findings of one day's batch, errors first; `document_floors` is source → fewest documents it should bring."""
    findings = [
        *_balances(validated),
        *_reject_shares(validated),
        *_fill_rates(validated.frames),
        *_source_floors(validated.frames, document_floors or {}),
        *_numbers(validated.frames),
    ]
    return sorted(findings, key=lambda finding: (finding.severity != "error", finding.table, finding.rule))


def _balances(validated: Validated) -> Iterator[Finding]:
    for table, (rows, accepted, rejected) in validated.counts.items():
        if rows != accepted + rejected:
            yield Finding(
                "rows_lost",
                "error",
                table,
                table,
                f"{rows} rows came in, {accepted} were accepted and {rejected} rejected: "
                f"{rows - accepted - rejected} are unaccounted for",
                accepted + rejected,
                rows,
            )


def _reject_shares(validated: Validated) -> Iterator[Finding]:
    for table, (rows, _, rejected) in validated.counts.items():
        share = rejected / rows if rows else 0.0
        if share >= REJECTED_ERROR and rows >= FEWEST_ROWS:
            yield Finding(
                "most_rejected",
                "error",
                table,
                table,
                f"{rejected} of {rows} rows were refused: look at the reasons in rejects before landing them",
                share,
                REJECTED_ERROR,
            )
        elif share > REJECTED_WARNING:
            yield Finding(
                "many_rejected",
                "warning",
                table,
                table,
                f"{rejected} of {rows} rows were refused",
                share,
                REJECTED_WARNING,
            )


def _fill_rates(frames: Mapping[str, pl.DataFrame]) -> Iterator[Finding]:
    for floor in FILL_FLOORS:
        frame = frames.get(floor.table)
        if frame is None or frame.height < FEWEST_ROWS:
            continue
        column = pl.col(floor.column)
        filled = column.list.len() > 0 if isinstance(frame.schema[floor.column], pl.List) else column.is_not_null()
        share = float(frame.select(filled.fill_null(False).mean()).item())
        if share < floor.share:
            yield Finding(
                "fill_rate",
                "warning",
                floor.table,
                floor.column,
                f"{floor.column} is filled in {share:.0%} of {frame.height} rows, expected at least {floor.share:.0%}",
                share,
                floor.share,
            )


def _source_floors(frames: Mapping[str, pl.DataFrame], floors: Mapping[str, int]) -> Iterator[Finding]:
    if "documents" not in frames:
        return
    counted = dict(frames["documents"].group_by("source").len().iter_rows())
    for source, floor in sorted(floors.items()):
        if counted.get(source, 0) < floor:
            yield Finding(
                "source_floor",
                "warning",
                "documents",
                source,
                f"{source} brought {counted.get(source, 0)} documents, expected at least {floor}: "
                f"look at its fetches of this day",
                counted.get(source, 0),
                floor,
            )


def _numbers(frames: Mapping[str, pl.DataFrame]) -> Iterator[Finding]:
    for table in MENTION_TABLES:
        frame = frames.get(table)
        if frame is None or frame.height < FEWEST_ROWS:
            continue
        outside = numbers_outside_evidence(frame)
        if outside / frame.height > OUTSIDE_EVIDENCE_WARNING:
            yield Finding(
                "numbers_outside_evidence",
                "warning",
                table,
                table,
                f"in {outside} of {frame.height} mentions a number stands in the page but not in the evidence",
                outside / frame.height,
                OUTSIDE_EVIDENCE_WARNING,
            )
