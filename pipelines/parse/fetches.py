"""A day's archived fetches to tables: documents, exchange rates, companies, and a reject for each that gives none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

from pipelines.extract.frames import document_frames
from pipelines.land.tables import LANDED
from pipelines.model import Document, stable_id
from pipelines.parse.companies import CompaniesError, read_companies
from pipelines.parse.document import Arrival, parse_page
from pipelines.parse.rates import RatesError, read_rates

if TYPE_CHECKING:
    from scrapers.sources import SourceSpec

USABLE = "ok"
TABLE_OF_KIND = {"page": "documents", "rates": "exchange_rates", "reference": "reference_companies"}
"""Kinds of fetches that are read, and the landed table that each goes to; listings and robots.txt are not."""
REASONS = {
    "empty": "no readable text: look at the page in the archive, and exclude its address if it never has any",
    "image_only": "pages without a text layer: it needs character recognition, which is not done here",
    "encrypted": "the file asks for a password",
    "truncated": "the file ends early: the next crawl fetches it again if the source still has it",
    "too_large": "more text than any announcement has: split it, or exclude its address",
    "unreadable": "the bytes are no page, PDF or text that can be read",
}


class Body(Protocol):
    """What is read of an archived answer."""

    @property
    def body(self) -> bytes:
        """The body as it was hashed."""


class Bodies(Protocol):
    """Where bodies come from: the archive, or a stand-in for tests."""

    def read(self, warc_file: str, warc_offset: int) -> Body:
        """The answer at this place."""


@dataclass(frozen=True, slots=True)
class ParsedDay:
    """Archived pages in = documents + rejects; files of rates or companies in = files read + rejects."""

    documents: pl.DataFrame
    """One row a document version: `Document.to_row()`."""
    tables: pl.DataFrame
    """One row a table of a document, as landed in `document_tables`."""
    exchange_rates: pl.DataFrame
    reference_companies: pl.DataFrame
    rejects: pl.DataFrame


def parse_fetches(
    manifest: pl.DataFrame, archive: Bodies, sources: Mapping[str, SourceSpec] | None = None
) -> ParsedDay:
    """Every archived page and file of a manifest, read once; nothing stops the day, what fails is a reject.

    `sources` gives the layouts that pages had when they were fetched.
    """
    documents: dict[tuple[str, str], Document] = {}
    rates: list[pl.DataFrame] = []
    companies: dict[str, pl.DataFrame] = {}
    rejects: list[dict[str, Any]] = []
    fetched = manifest.filter((pl.col("outcome") == "archived") & pl.col("kind").is_in(list(TABLE_OF_KIND)))
    for fetch in fetched.sort("fetched_at", "fetch_id").iter_rows(named=True):
        try:
            body = archive.read(fetch["warc_file"], fetch["warc_offset"]).body
            if fetch["kind"] == "rates":
                rates.append(read_rates(body, fetch["source"]))
                continue
            if fetch["kind"] == "reference":  # a list fetched again in the day replaces itself
                companies[fetch["requested_url"]] = read_companies(body, fetch["source"], fetch["fetched_at"].date())
                continue
            document = parse_page(body, arrival_of(fetch, (sources or {}).get(fetch["source"])))
        except (RatesError, CompaniesError) as error:
            rejects.append(reject(fetch, f"unreadable_{fetch['kind']}", str(error)))
            continue
        except Exception as error:  # one page must never stop a day; what it was is in the reject
            rejects.append(reject(fetch, "parser_failed", f"{type(error).__name__}: {error}"))
            continue
        key = (document.document_id, document.version)
        if document.status != USABLE:
            reason = f"{document.status_reason or document.status}; {REASONS[document.status]}"
            rejects.append(reject(fetch, document.status, reason, document))
        elif key in documents:
            kept = documents[key].url
            rejects.append(reject(fetch, "duplicate_document", f"the same document as {kept}, which is kept", document))
        else:
            documents[key] = document
    latest_rates = pl.concat([LANDED["exchange_rates"].frame(), *rates]).unique(
        ["rate_on", "currency"], keep="last", maintain_order=True
    )
    return ParsedDay(
        frame_of(documents.values()),
        document_frames(documents.values())["document_tables"],
        latest_rates,
        pl.concat([LANDED["reference_companies"].frame(), *companies.values()]),
        LANDED["rejects"].frame(rejects),
    )


def arrival_of(fetch: dict[str, Any], spec: SourceSpec | None = None) -> Arrival:
    """What manifest and source know of a page."""
    fetched_at: datetime = fetch["fetched_at"]
    if fetched_at.tzinfo is not None:
        fetched_at = fetched_at.astimezone(UTC).replace(tzinfo=None)
    return Arrival(
        url=fetch["final_url"] or fetch["requested_url"],
        content_type=fetch["content_type"],
        charset=fetch["charset"],
        listed_at=fetch["listed_published_at"],
        source=fetch["source"],
        fetched_at=fetched_at,
        layout=spec.layout_at(fetched_at.date()) if spec else None,
        warc_file=fetch["warc_file"],
        warc_offset=fetch["warc_offset"],
    )


def frame_of(documents: Iterator[Document] | Any) -> pl.DataFrame:
    """One row a document with everything `Document.from_row` needs."""
    landed = LANDED["documents"].polars_schema
    schema = {name: landed.get(name, pl.String) for name in Document.__dataclass_fields__}
    return pl.DataFrame([document.to_row() for document in documents], schema=schema, orient="row")


def reject(fetch: dict[str, Any], rule: str, reason: str, document: Document | None = None) -> dict[str, Any]:
    """The reject row of one fetch."""
    return {
        "reject_id": stable_id("parse", "documents", fetch["fetch_id"], rule),
        "stage": "parse",
        "table_name": TABLE_OF_KIND[fetch["kind"]],
        "subject_key": fetch["fetch_id"],
        "document_id": document.document_id if document else None,
        "source": fetch["source"],
        "rule": rule,
        "reason": reason,
        "payload": json.dumps(
            {
                name: fetch[name]
                for name in ("requested_url", "final_url", "warc_file", "warc_offset", "content_type", "sha256")
            },
            ensure_ascii=False,
        ),
        "replay": f"oreledger run --from-archive --day {fetch['fetched_at']:%Y-%m-%d}",
    }
