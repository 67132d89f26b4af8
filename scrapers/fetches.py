"""The record of one fetch: what was asked for, what came back, what it is worth and where it is archived."""

from __future__ import annotations

import builtins
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import polars as pl

FetchKind = Literal["page", "listing", "robots", "rates", "reference"]
Outcome = Literal[
    "archived",
    "unchanged",
    "duplicate_body",
    "refused_robots",
    "refused_address",
    "refused_size",
    "refused_type",
    "http_error",
    "network_error",
]

MANIFEST = pl.Schema(
    {
        "fetch_id": pl.String(),
        "run_id": pl.String(),
        "source": pl.String(),
        "kind": pl.String(),
        "requested_url": pl.String(),
        "final_url": pl.String(),
        "status": pl.Int16(),
        "fetched_at": pl.Datetime("us", "UTC"),
        "content_type": pl.String(),
        "charset": pl.String(),
        "sha256": pl.String(),
        "bytes": pl.Int64(),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "warc_file": pl.String(),
        "warc_offset": pl.Int64(),
        "depth": pl.Int16(),
        "referrer": pl.String(),
        "listed_title": pl.String(),
        "listed_published_at": pl.String(),
        "outcome": pl.String(),
        "reason": pl.String(),
        "redirects": pl.List(pl.String()),
        "attempts": pl.Int16(),
    }
)
"""Columns of a manifest: one row a fetch, whatever came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One row of a manifest."""

    fetch_id: str
    run_id: str
    source: str
    kind: FetchKind
    requested_url: str
    outcome: Outcome
    fetched_at: datetime
    reason: str | None = None
    """For every outcome but `archived`: what happened and what can be done about it."""
    final_url: str | None = None
    status: int | None = None
    content_type: str | None = None
    """Media type without parameters, lower case."""
    charset: str | None = None
    """As the Content-Type header gives it."""
    sha256: str | None = None
    """Of the decoded body."""
    bytes: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    warc_file: str | None = None
    """Path below the archive's root."""
    warc_offset: int | None = None
    """Byte offset of the response or revisit record; null where nothing answered."""
    depth: int = 0
    referrer: str | None = None
    listed_title: str | None = None
    listed_published_at: str | None = None
    """ISO 8601 date or date-time with the offset that the listing gave."""
    redirects: tuple[str, ...] = ()
    """Addresses passed on the way, first to last, each with its status: `301 https://…`."""
    attempts: int = 1
    """How often it was asked for: 0 where it was refused before that."""

    @property
    def has_body(self) -> bool:
        """Whether a body came over the wire and is known to the archive."""
        return self.outcome in ("archived", "duplicate_body")

    def to_json(self) -> builtins.bytes:
        """The row as one JSON object, the same bytes for the same row."""
        row = asdict(self)
        row["fetched_at"] = self.fetched_at.astimezone(UTC).isoformat()
        return json.dumps(row, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_json(cls, text: builtins.bytes) -> Fetch:
        """The row that `to_json` wrote."""
        row: dict[str, Any] = json.loads(text)
        row["fetched_at"] = datetime.fromisoformat(row["fetched_at"])
        row["redirects"] = tuple(row["redirects"])
        return cls(**row)


def fetch_id(run_id: str, source: str, ordinal: int) -> str:
    """Key of the n-th fetch of a source in a run."""
    return hashlib.sha256(f"{run_id}/{source}/{ordinal}".encode()).hexdigest()[:16]
