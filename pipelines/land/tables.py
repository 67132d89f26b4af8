"""The tables of schema `landing`: names, grain, columns, types and comments, in one place.

Everything that needs to know a landed column reads it here: the frames of extraction, the pandera models of
validation, the DDL and comments of the warehouse, and (through `create_landing`) the tests of dbt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb
import polars as pl
from polars.datatypes import DataType, DataTypeClass

ColumnType = Literal["VARCHAR", "VARCHAR[]", "DOUBLE", "BIGINT", "BOOLEAN", "DATE", "TIMESTAMP"]
POLARS_TYPES: dict[ColumnType, DataType | DataTypeClass] = {
    "VARCHAR": pl.String,
    "VARCHAR[]": pl.List(pl.String),
    "DOUBLE": pl.Float64,
    "BIGINT": pl.Int64,
    "BOOLEAN": pl.Boolean,
    "DATE": pl.Date,
    "TIMESTAMP": pl.Datetime("us"),
}
SCHEMA = "landing"


@dataclass(frozen=True, slots=True)
class Column:
    """One landed column; `required` columns are never null."""

    name: str
    type: ColumnType
    comment: str
    required: bool = False

    @property
    def ddl(self) -> str:
        """The column as CREATE TABLE writes it."""
        return f'"{self.name}" {self.type}{" NOT NULL" if self.required else ""}'


CRAWL_ON = Column("crawl_on", "DATE", "Crawl day that landed the row: the partition it is replaced with.", True)


@dataclass(frozen=True, slots=True)
class LandedTable:
    """One table of schema `landing`; `columns` are those of the incoming frame, `crawl_on` is added by landing."""

    name: str
    grain: str
    key: tuple[str, ...]
    """Columns unique within the table."""
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ()
    """Columns that say whether an earlier day has landed the same thing; empty: every day keeps its own rows."""
    parent: str | None = None
    """The table whose rows these belong to, joined on the parent's key."""

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns in the warehouse, partition first."""
        return (CRAWL_ON, *self.columns)

    @property
    def names(self) -> list[str]:
        """Column names of the incoming frame, in order."""
        return [column.name for column in self.columns]

    @property
    def polars_schema(self) -> dict[str, DataType | DataTypeClass]:
        """Column name to Polars type of the incoming frame."""
        return {column.name: POLARS_TYPES[column.type] for column in self.columns}

    def frame(self, rows: list[dict[str, object]] | None = None) -> pl.DataFrame:
        """Rows as a frame of exactly these columns and types, also when there are none."""
        return pl.DataFrame(rows or [], schema=self.polars_schema, orient="row")


DOCUMENT = (
    Column("document_id", "VARCHAR", "Hash of the canonical address: the same for every version of the page.", True),
    Column("version", "VARCHAR", "Hash of title and text: an edited article is a new version.", True),
)
SOURCE = Column("source", "VARCHAR", "Source the document came from, by its name in the registry.", True)
MENTION_ID = Column("mention_id", "VARCHAR", "Key of the mention: hash of document, version, table and ordinal.", True)
MENTION = (
    MENTION_ID,
    *DOCUMENT,
    SOURCE,
    Column("ordinal", "BIGINT", "Place of the mention among the document's mentions of this table, from 0.", True),
)
MENTION_PART = (
    MENTION_ID,
    *DOCUMENT,
    SOURCE,
    Column("ordinal", "BIGINT", "Place of the row within its mention, from 0.", True),
)
EVIDENCE = (
    Column("evidence_start", "BIGINT", "Offset of the evidence in documents.text, in characters from 0.", True),
    Column("evidence_end", "BIGINT", "Offset behind the evidence: text[start:end] is evidence_text.", True),
    Column("evidence_text", "VARCHAR", "Sentences or table row the mention was read from, exactly as printed.", True),
    Column("printed", "VARCHAR", "JSON object: field name to the characters its value was read from.", True),
    Column("rule", "VARCHAR", "Dotted name of the extraction rule that fired.", True),
    Column("confidence", "DOUBLE", "Confidence of that rule on labelled documents, 0 to 1.", True),
    Column("extractor_version", "VARCHAR", "Version of the extractor that read the mention.", True),
)
COMMODITIES = Column("commodities", "VARCHAR[]", "Canonical commodity names, lower case; empty when none is named.")
COUNTRIES = Column("countries", "VARCHAR[]", "ISO 3166-1 alpha-2 codes of where the asset or project lies.")
ANNOUNCED_ON = Column("announced_on", "VARCHAR", "Announcement date as ISO 8601, or YYYY-MM or YYYY when that is all.")
CURRENCY_SOURCE = Column(
    "currency_source", "VARCHAR", "printed: the currency stands in the text; context: a bare $ read by its context."
)

TABLES: tuple[LandedTable, ...] = (
    LandedTable(
        "documents",
        "One row per document version.",
        ("document_id", "version"),
        (
            *DOCUMENT,
            SOURCE,
            Column("url", "VARCHAR", "Address the page was fetched from, after redirects."),
            Column("canonical_url", "VARCHAR", "Address the page gives as its own, normalised."),
            Column("title", "VARCHAR", "Headline."),
            Column("published_at", "TIMESTAMP", "Publication instant in UTC; midnight when only the date is known."),
            Column("published_on", "VARCHAR", "Day of publication where it was published, ISO 8601."),
            Column(
                "published_from", "VARCHAR", "How the publication date was found: json-ld, meta, feed, url, text ..."
            ),
            Column("modified_at", "TIMESTAMP", "Instant of the last edit in UTC, as the page says."),
            Column("author", "VARCHAR", "Byline."),
            Column("language", "VARCHAR", "ISO 639-1 code of the text's language."),
            Column("text", "VARCHAR", "Text that every evidence offset points into.", True),
            Column("links", "VARCHAR[]", "Absolute addresses the text links to."),
            Column("tickers", "VARCHAR[]", "Tickers in the text, exchange first, such as ASX:ARR."),
            Column("is_machine_written", "BOOLEAN", "True when the page says that a machine wrote it.", True),
            Column("rights", "VARCHAR", "Licence or terms of the source."),
            Column("status", "VARCHAR", "ok, or why there is no usable text: empty, image_only, encrypted ...", True),
            Column("status_reason", "VARCHAR", "What the parser saw, for a status other than ok."),
            Column("parser", "VARCHAR", "Parser that made the text: html, pdf, markdown, text.", True),
            Column("parser_version", "VARCHAR", "Version of that parser.", True),
            Column("warc_file", "VARCHAR", "WARC file with the archived response, relative to the archive."),
            Column("warc_offset", "BIGINT", "Offset of the response record in that file, in bytes."),
        ),
        identity=("document_id", "version"),
    ),
    LandedTable(
        "document_tables",
        "One row per table of a document version.",
        ("document_id", "version", "ordinal"),
        (
            *DOCUMENT,
            Column("ordinal", "BIGINT", "Place of the table in the document, from 0.", True),
            Column("text_start", "BIGINT", "Offset of the table in documents.text.", True),
            Column("text_end", "BIGINT", "Offset behind the table in documents.text.", True),
            Column("caption", "VARCHAR", "Caption, empty when there is none."),
            Column("row_count", "BIGINT", "Number of rows as printed.", True),
            Column("column_count", "BIGINT", "Number of grid columns.", True),
            Column(
                "cells",
                "VARCHAR",
                "JSON array of rows, each an array of cells: text, start, end, row, column, rowspan,"
                " colspan, is_header.",
                True,
            ),
        ),
        identity=("document_id", "version"),
        parent="documents",
    ),
    LandedTable(
        "deal_mentions",
        "One row per commercial arrangement that one document version tells.",
        ("mention_id",),
        (
            *MENTION,
            Column("deal_type", "VARCHAR", "Kind of arrangement, as the fact contract lists them.", True),
            Column("status", "VARCHAR", "Latest stage the document tells: rumoured to completed or terminated.", True),
            Column("project", "VARCHAR", "Mine, deposit, plant or project named."),
            COMMODITIES,
            COUNTRIES,
            Column("value", "DOUBLE", "Value in whole currency units; the lower bound of a range."),
            Column("value_high", "DOUBLE", "Upper bound of a printed range."),
            Column("currency", "VARCHAR", "ISO 4217 code of value."),
            CURRENCY_SOURCE,
            Column("value_qualifier", "VARCHAR", "exact, approximately, up_to or at_least."),
            Column("stake_pct", "DOUBLE", "Ownership or share of output acquired, 0 to 100."),
            ANNOUNCED_ON,
            *EVIDENCE,
        ),
        identity=("document_id", "version"),
        parent="documents",
    ),
    LandedTable(
        "deal_parties",
        "One row per party of a deal mention.",
        ("mention_id", "ordinal"),
        (
            *MENTION_PART,
            Column("name", "VARCHAR", "Party in the document's fullest form.", True),
            Column("role", "VARCHAR", "Role in the deal, as the fact contract lists them.", True),
        ),
        identity=("document_id", "version"),
        parent="deal_mentions",
    ),
    LandedTable(
        "resource_mentions",
        "One row per category of one estimate that one document version tells.",
        ("mention_id",),
        (
            *MENTION,
            Column("estimate_kind", "VARCHAR", "resource, reserve, exploration_target or unspecified.", True),
            Column("category", "VARCHAR", "Confidence category, as the fact contract lists them.", True),
            Column("project", "VARCHAR", "Project or deposit."),
            Column("company", "VARCHAR", "Owner or reporting company."),
            COMMODITIES,
            Column("tonnage_t", "DOUBLE", "Ore (rock) tonnage in metric tonnes; the lower bound of a range."),
            Column("tonnage_high_t", "DOUBLE", "Upper bound of a printed range, in metric tonnes."),
            Column("reporting_code", "VARCHAR", "JORC, NI 43-101, S-K 1300, SAMREC, PERC or CIM."),
            Column("effective_on", "VARCHAR", "Effective date of the estimate as ISO 8601, possibly partial."),
            Column("is_current", "BOOLEAN", "False for a superseded estimate quoted for comparison.", True),
            *EVIDENCE,
        ),
        identity=("document_id", "version"),
        parent="documents",
    ),
    LandedTable(
        "resource_grades",
        "One row per grade, contained quantity or cut-off of a resource mention.",
        ("mention_id", "ordinal"),
        (
            *MENTION_PART,
            Column("measure", "VARCHAR", "grade, contained or cutoff.", True),
            Column("analyte", "VARCHAR", "Analyte as reported: TREO, Li2O, Cu, NdPr ...", True),
            Column("value", "DOUBLE", "Number as the document states it, in unit.", True),
            Column("unit", "VARCHAR", "%, ppm or g/t for grades and cut-offs; t (metric tonnes) for contained.", True),
        ),
        identity=("document_id", "version"),
        parent="resource_mentions",
    ),
    LandedTable(
        "funding_mentions",
        "One row per stage of a public funding commitment that one document version tells.",
        ("mention_id",),
        (
            *MENTION,
            Column("funder", "VARCHAR", "Agency, ministry, bank, fund or government."),
            Column("recipient", "VARCHAR", "Company or project company; null for a programme open to many."),
            Column("project", "VARCHAR", "Project or plant."),
            Column("programme", "VARCHAR", "Act, fund or programme named."),
            Column("instrument", "VARCHAR", "Kind of money, as the fact contract lists them.", True),
            Column("stage", "VARCHAR", "proposed to disbursed, or cancelled.", True),
            Column("amount", "DOUBLE", "Amount in whole currency units; the lower bound of a range."),
            Column("amount_high", "DOUBLE", "Upper bound of a printed range."),
            Column("currency", "VARCHAR", "ISO 4217 code of amount."),
            CURRENCY_SOURCE,
            Column("amount_qualifier", "VARCHAR", "exact, approximately, up_to or at_least."),
            COMMODITIES,
            COUNTRIES,
            ANNOUNCED_ON,
            *EVIDENCE,
        ),
        identity=("document_id", "version"),
        parent="documents",
    ),
    LandedTable(
        "fetches",
        "One row per fetch of the crawl manifest.",
        ("fetch_id",),
        (
            Column("fetch_id", "VARCHAR", "Key of the fetch.", True),
            Column("run_id", "VARCHAR", "Crawl run that made it.", True),
            Column("source", "VARCHAR", "Source, by its name in the registry.", True),
            Column("kind", "VARCHAR", "page, listing, robots, rates or reference.", True),
            Column("requested_url", "VARCHAR", "Address asked for.", True),
            Column("final_url", "VARCHAR", "Address that answered, after redirects."),
            Column("status", "BIGINT", "HTTP status; null when nothing answered."),
            Column("fetched_at", "TIMESTAMP", "Instant of the fetch in UTC.", True),
            Column("content_type", "VARCHAR", "Content type as the server says."),
            Column("charset", "VARCHAR", "Character set as the server says."),
            Column("sha256", "VARCHAR", "Hash of the body."),
            Column("bytes", "BIGINT", "Length of the body."),
            Column("etag", "VARCHAR", "Validator of the server."),
            Column("last_modified", "VARCHAR", "Validator of the server."),
            Column("warc_file", "VARCHAR", "WARC file, relative to the archive; null when nothing was archived."),
            Column("warc_offset", "BIGINT", "Offset of the response record in that file."),
            Column("depth", "BIGINT", "Links followed from the start address."),
            Column("referrer", "VARCHAR", "Page that named the address."),
            Column("listed_title", "VARCHAR", "Title that the feed or listing gave."),
            Column("listed_published_at", "VARCHAR", "Publication date or instant as the feed or listing gave it."),
            Column("outcome", "VARCHAR", "archived, unchanged, duplicate_body, or how it was refused or failed.", True),
            Column("reason", "VARCHAR", "Why, for every outcome but archived."),
            Column("redirects", "VARCHAR[]", "Addresses passed on the way, first to last, each with its status."),
            Column("attempts", "BIGINT", "How often it was asked for; 0 when it was refused before that."),
        ),
    ),
    LandedTable(
        "exchange_rates",
        "One row per published reference rate of one currency on one date.",
        ("crawl_on", "rate_on", "currency"),
        (
            Column("rate_on", "DATE", "Date the rate is for.", True),
            Column("currency", "VARCHAR", "ISO 4217 code.", True),
            Column("units_per_eur", "DOUBLE", "Units of the currency for one euro.", True),
            Column("source", "VARCHAR", "Source of the rate, by its name in the registry.", True),
        ),
        identity=("rate_on", "currency", "units_per_eur"),
    ),
    LandedTable(
        "reference_companies",
        "One row per ticker of one published list of companies.",
        ("crawl_on", "source", "ticker"),
        (
            Column("source", "VARCHAR", "Source of the list, by its name in the registry.", True),
            Column(
                "exchange",
                "VARCHAR",
                "Exchange as tickers in texts are prefixed: ASX, NASDAQ, NYSE, OTC ...; null"
                " where the list names none.",
            ),
            Column("ticker", "VARCHAR", "Code on that exchange; a list has each once.", True),
            Column("name", "VARCHAR", "Company as the list prints it.", True),
            Column("cik", "VARCHAR", "Central Index Key of the SEC, ten digits; null on other lists."),
            Column("industry", "VARCHAR", "Industry group (GICS) as the list prints it; null on other lists."),
            Column(
                "listed_as_of", "DATE", "Day the list speaks of: the one it prints, else the day it was fetched.", True
            ),
        ),
    ),
    LandedTable(
        "rejects",
        "One row per refused row of any stage.",
        ("crawl_on", "reject_id"),
        (
            Column("reject_id", "VARCHAR", "Key of the reject: hash of stage, table, subject and rule.", True),
            Column("stage", "VARCHAR", "Stage that refused it: crawl, parse, extract, validate or land.", True),
            Column("table_name", "VARCHAR", "Landed table the row was meant for.", True),
            Column("subject_key", "VARCHAR", "Key of the refused row: mention, document/version, fetch ...", True),
            Column("document_id", "VARCHAR", "Document concerned, when there is one."),
            Column("source", "VARCHAR", "Source concerned, when known."),
            Column("rule", "VARCHAR", "Name of the rule that refused it.", True),
            Column("reason", "VARCHAR", "What is wrong and what to do, in plain words.", True),
            Column("payload", "VARCHAR", "JSON object: the refused row.", True),
            Column("replay", "VARCHAR", "Command that tries the row again.", True),
        ),
    ),
)
LANDED: dict[str, LandedTable] = {table.name: table for table in TABLES}
"""Landed tables by name."""

CHANGED, REREADINGS = "changed_documents", "rereadings"
LOGS: tuple[LandedTable, ...] = (
    LandedTable(
        CHANGED,
        "One row per load and document of which it wrote, moved or removed a row.",
        ("load", "document_id"),
        (
            Column("load", "BIGINT", "Number of the load, from 1.", True),
            Column("document_id", "VARCHAR", "Document, also one that is gone.", True),
        ),
    ),
    LandedTable(
        REREADINGS,
        "One row per load and mention that it read differently in a page landed before.",
        ("load", "mention_id"),
        (
            Column("load", "BIGINT", "Number of the load that read the page again.", True),
            Column("read_again_at", "TIMESTAMP", "Instant of that load in UTC.", True),
            Column("table_name", "VARCHAR", "Landed table of the mention.", True),
            MENTION_ID,
            Column("document_id", "VARCHAR", "Document that was read again.", True),
            Column("version", "VARCHAR", "Its version: the text is the same in both readings.", True),
            Column(
                "reading_before", "VARCHAR", "JSON object: the mention as it was read; null for one not read before."
            ),
            Column("reading_now", "VARCHAR", "JSON object: the mention as it is read; null for one no longer read."),
        ),
    ),
)
"""Tables that landing keeps for itself beside the landed ones: what each load has changed. No frame comes for them."""


class LandingSchemaError(RuntimeError):
    """The warehouse holds a landed column with another type than this version writes."""


def create_landing(connection: duckdb.DuckDBPyConnection) -> None:
    """Schema `landing` with all tables, columns and comments; what exists stays, missing columns are added empty."""
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    present: dict[str, dict[str, str]] = {}
    for name, column, kind in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = ?"
        " AND database_name = current_database()",
        [SCHEMA],
    ).fetchall():
        present.setdefault(name, {})[column] = kind
    for table in TABLES:
        if table.name not in present:
            columns = ", ".join(column.ddl for column in table.all_columns)
            connection.execute(f"CREATE TABLE {SCHEMA}.{table.name} ({columns})")
            _comment(connection, table, table.all_columns)
        else:
            _add_missing_columns(connection, table, present[table.name])
    for log in LOGS:
        if log.name not in present:
            connection.execute(f"CREATE TABLE {SCHEMA}.{log.name} ({', '.join(c.ddl for c in log.columns)})")
            _comment(connection, log, log.columns)


def _add_missing_columns(connection: duckdb.DuckDBPyConnection, table: LandedTable, present: dict[str, str]) -> None:
    for column in table.all_columns:
        if column.name not in present:
            connection.execute(f'ALTER TABLE {SCHEMA}.{table.name} ADD COLUMN "{column.name}" {column.type}')
            _comment(connection, table, table.all_columns)
        elif present[column.name] != column.type:
            raise LandingSchemaError(
                f"{SCHEMA}.{table.name}.{column.name} is {present[column.name]} in this warehouse and {column.type} "
                f"in this version: move the warehouse file away and land every day again from the stage files"
            )


def _comment(connection: duckdb.DuckDBPyConnection, table: LandedTable, columns: tuple[Column, ...]) -> None:
    connection.execute(f"COMMENT ON TABLE {SCHEMA}.{table.name} IS {_quoted(table.grain)}")
    for column in columns:
        connection.execute(f'COMMENT ON COLUMN {SCHEMA}.{table.name}."{column.name}" IS {_quoted(column.comment)}')


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
