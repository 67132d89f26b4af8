"""One pandera schema per landed table: types and required columns from `land.tables`, the contract's rules from here.

Only breaches of type and contract refuse a row. A number that cannot be true (more contained oxide than the ore could
hold, a stake of 120 %, a date in the future) is what the page says: it is landed as it stands and flagged in the marts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import get_args

import pandera.polars as pa
import polars as pl
import pycountry

from pipelines.land.tables import LANDED, TABLES, LandedTable
from pipelines.model import ENUMERATIONS, DocumentStatus

CURRENCIES = tuple(sorted(currency.alpha_3 for currency in pycountry.currencies))
COUNTRIES = tuple(sorted({country.alpha_2 for country in pycountry.countries} | {"EU", "XK"}))
"""ISO 3166-1, with the codes that are reserved or assigned by users for the European Union and Kosovo."""
OUTCOMES = (
    "archived",
    "unchanged",
    "duplicate_body",
    "refused_robots",
    "refused_address",
    "refused_size",
    "refused_type",
    "http_error",
    "network_error",
)
FETCH_KINDS = ("page", "listing", "robots", "rates", "reference")
STAGES = ("crawl", "parse", "extract", "validate", "land")
MEASURES = ("grade", "contained", "cutoff")
UNITS = (*ENUMERATIONS["grade_unit"], "t")
CURRENCY_SOURCES = ("printed", "context")


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition on a column or row: its name, what a person should know, and the test (null passes)."""

    name: str
    reason: str
    test: Callable[[pl.Expr], pl.Expr]


def one_of(name: str, values: tuple[str, ...]) -> Rule:
    """The column holds one of these words."""
    shown = ", ".join(values) if len(values) <= 12 else f"{values[0]}, {values[1]} ... {values[-1]}"
    return Rule(name, f"is not one of: {shown}", lambda column: column.is_in(values))


def all_of(name: str, reason: str, values: tuple[str, ...]) -> Rule:
    """Every element of the list column is one of these words."""
    return Rule(name, reason, lambda column: column.list.eval(pl.element().is_in(values)).list.all())


def _is_date(column: pl.Expr) -> pl.Expr:
    """True for YYYY, YYYY-MM and YYYY-MM-DD that the calendar has."""
    whole = pl.concat_str(column, pl.lit("-01-01")).str.slice(0, 10)
    return column.str.contains(r"^\d{4}(-\d{2}(-\d{2})?)?$") & whole.str.to_date("%Y-%m-%d", strict=False).is_not_null()


FILLED = Rule("empty_text", "is empty where a name or key is needed", lambda column: column.str.strip_chars() != "")
POSITIVE = Rule("not_positive", "is not a finite number above zero", lambda column: column.is_finite() & (column > 0))
NOT_NEGATIVE = Rule(
    "negative", "is not a finite number of zero or more", lambda column: column.is_finite() & (column >= 0)
)
PROBABILITY = Rule("not_a_probability", "is not within 0 to 1", lambda column: column.is_between(0, 1))
DATE = Rule("not_a_date", "is not a calendar date as YYYY-MM-DD, YYYY-MM or YYYY", _is_date)
CURRENCY = one_of("not_a_currency", CURRENCIES)
COUNTRY_LIST = all_of("not_a_country", "holds a code that ISO 3166-1 alpha-2 does not have", COUNTRIES)
LOWER_CASE_LIST = Rule(
    "not_a_commodity",
    "holds an empty or capitalised name; commodities are canonical lower-case names",
    lambda column: column.list.eval(
        (pl.element() == pl.element().str.to_lowercase()) & (pl.element().str.strip_chars() != "")
    ).list.all(),
)
ADDRESS = Rule("not_an_address", "is not an http(s) address", lambda column: column.str.contains(r"(?i)^https?://\S+$"))
JSON_OBJECT = Rule("not_json", "is not a JSON object", lambda column: column.str.contains(r"(?s)^\{.*\}$"))
CIK = Rule("not_a_cik", "is not a Central Index Key of ten digits", lambda column: column.str.contains(r"^\d{10}$"))
HTTP_STATUS = Rule("not_a_status", "is not an HTTP status from 100 to 599", lambda column: column.is_between(100, 599))

MENTION_RULES = {
    "mention_id": [FILLED],
    "document_id": [FILLED],
    "version": [FILLED],
    "source": [FILLED],
    "ordinal": [NOT_NEGATIVE],
    "evidence_start": [NOT_NEGATIVE],
    "evidence_text": [FILLED],
    "printed": [JSON_OBJECT],
    "rule": [FILLED],
    "confidence": [PROBABILITY],
    "extractor_version": [FILLED],
    "currency": [CURRENCY],
    "currency_source": [one_of("not_a_currency_source", CURRENCY_SOURCES)],
    "commodities": [LOWER_CASE_LIST],
    "countries": [COUNTRY_LIST],
    "announced_on": [DATE],
    "effective_on": [DATE],
    "project": [FILLED],
    "company": [FILLED],
    "funder": [FILLED],
    "recipient": [FILLED],
    "programme": [FILLED],
    "name": [FILLED],
    "analyte": [FILLED],
    "stake_pct": [NOT_NEGATIVE],
    "amount": [POSITIVE],
    "amount_high": [POSITIVE],
    "tonnage_t": [NOT_NEGATIVE],
    "tonnage_high_t": [NOT_NEGATIVE],
    "value_high": [POSITIVE],
    "value_qualifier": [one_of("not_a_qualifier", ENUMERATIONS["qualifier"])],
    "amount_qualifier": [one_of("not_a_qualifier", ENUMERATIONS["qualifier"])],
    "measure": [one_of("not_a_measure", MEASURES)],
    "unit": [one_of("not_a_unit", UNITS)],
    **{
        name: [one_of(f"not_a_{name}", ENUMERATIONS[name])]
        for name in (
            "deal_type",
            "status",
            "role",
            "estimate_kind",
            "category",
            "reporting_code",
            "instrument",
            "stage",
        )
    },
}
RULES: dict[str, dict[str, list[Rule]]] = {
    "documents": {
        "document_id": [FILLED],
        "version": [FILLED],
        "source": [FILLED],
        "url": [ADDRESS],
        "canonical_url": [ADDRESS],
        "status": [one_of("not_a_document_status", get_args(DocumentStatus))],
        "warc_offset": [NOT_NEGATIVE],
    },
    "document_tables": {"ordinal": [NOT_NEGATIVE], "text_start": [NOT_NEGATIVE], "row_count": [NOT_NEGATIVE]},
    "deal_mentions": {**MENTION_RULES, "value": [POSITIVE]},
    "deal_parties": MENTION_RULES,
    "resource_mentions": MENTION_RULES,
    "resource_grades": {**MENTION_RULES, "value": [NOT_NEGATIVE]},
    "funding_mentions": MENTION_RULES,
    "fetches": {
        "fetch_id": [FILLED],
        "run_id": [FILLED],
        "source": [FILLED],
        "kind": [one_of("not_a_fetch_kind", FETCH_KINDS)],
        "status": [HTTP_STATUS],
        "bytes": [NOT_NEGATIVE],
        "depth": [NOT_NEGATIVE],
        "outcome": [one_of("not_an_outcome", OUTCOMES)],
    },
    "exchange_rates": {"currency": [CURRENCY], "units_per_eur": [POSITIVE], "source": [FILLED]},
    "reference_companies": {
        "source": [FILLED],
        "exchange": [FILLED],
        "ticker": [FILLED],
        "name": [FILLED],
        "cik": [CIK],
    },
    "rejects": {
        "stage": [one_of("not_a_stage", STAGES)],
        "table_name": [one_of("not_a_table", tuple(LANDED))],
        "subject_key": [FILLED],
        "rule": [FILLED],
        "reason": [FILLED],
        "payload": [JSON_OBJECT],
        "replay": [FILLED],
    },
}


def _row(name: str, reason: str, test: pl.Expr) -> Rule:
    return Rule(name, reason, lambda _: test)


_SPAN = _row(
    "evidence_span",
    "evidence_end - evidence_start is not the length of evidence_text",
    pl.col("evidence_end") - pl.col("evidence_start") == pl.col("evidence_text").str.len_chars(),
)
ROW_RULES: dict[str, list[Rule]] = {
    "deal_mentions": [
        _SPAN,
        _row(
            "range_reversed",
            "value_high lies below value, or stands without it",
            pl.col("value_high").is_null() | (pl.col("value_high") >= pl.col("value")).fill_null(False),
        ),
    ],
    "resource_mentions": [
        _SPAN,
        _row(
            "range_reversed",
            "tonnage_high_t lies below tonnage_t, or stands without it",
            pl.col("tonnage_high_t").is_null() | (pl.col("tonnage_high_t") >= pl.col("tonnage_t")).fill_null(False),
        ),
    ],
    "funding_mentions": [
        _SPAN,
        _row(
            "range_reversed",
            "amount_high lies below amount, or stands without it",
            pl.col("amount_high").is_null() | (pl.col("amount_high") >= pl.col("amount")).fill_null(False),
        ),
    ],
    "resource_grades": [
        _row(
            "unit_of_measure",
            "contained quantities are in t, grades and cut-offs are not",
            (pl.col("measure") == "contained") == (pl.col("unit") == "t"),
        )
    ],
    "document_tables": [
        _row("table_span", "text_end lies before text_start", pl.col("text_end") >= pl.col("text_start"))
    ],
    "fetches": [
        _row(
            "archived_without_record",
            "outcome is archived and the WARC file, offset or hash is missing",
            (pl.col("outcome") != "archived")
            | pl.all_horizontal(pl.col("warc_file", "warc_offset", "sha256").is_not_null()),
        )
    ],
}
"""Conditions between the columns of one row."""


def _column_check(rule: Rule, data: pa.PolarsData) -> pl.LazyFrame:
    column = pl.col(data.key)
    return data.lazyframe.select(column.is_null() | rule.test(column).fill_null(True))


def _row_check(rule: Rule, data: pa.PolarsData) -> pl.LazyFrame:
    return data.lazyframe.select(rule.test(pl.lit(None)).fill_null(True))


def schema_of(table: LandedTable) -> pa.DataFrameSchema:
    """The schema of one landed table; failure cases carry the names of the rules."""
    rules = RULES[table.name]
    columns = {
        column.name: pa.Column(
            table.polars_schema[column.name],
            nullable=not column.required,
            checks=[
                pa.Check(partial(_column_check, rule), name=rule.name, error=rule.name)
                for rule in rules.get(column.name, [])
            ],
        )
        for column in table.columns
    }
    checks = [
        pa.Check(partial(_row_check, rule), name=rule.name, error=rule.name) for rule in ROW_RULES.get(table.name, [])
    ]
    return pa.DataFrameSchema(columns, checks=checks, strict=True, name=table.name)


SCHEMAS: dict[str, pa.DataFrameSchema] = {table.name: schema_of(table) for table in TABLES}
REASONS: dict[tuple[str, str | None, str], str] = {
    **{
        (table, column, rule.name): rule.reason
        for table, columns in RULES.items()
        for column, rules in columns.items()
        for rule in rules
    },
    **{(table, None, rule.name): rule.reason for table, rules in ROW_RULES.items() for rule in rules},
}
"""(table, column or None for a row rule, rule) to what a person should know."""
