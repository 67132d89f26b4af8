"""Reference lists of companies: the SEC's tickers as JSON, the ASX's listed companies as CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import polars as pl

from pipelines.land.tables import LANDED

EXCHANGES = {"NASDAQ": "NASDAQ", "NYSE": "NYSE", "CBOE": "CBOE", "OTC": "OTC"}
"""Exchange as the SEC prints it, in capitals, to the prefix that tickers carry in texts."""
HEADING_LINES = 10
"""Lines above the header of the ASX's file that may hold a heading; it has two."""
_AS_AT = re.compile(r"\bas at \w+ (\w+ \d{1,2}) .*?(\d{4})", re.IGNORECASE)
Row = dict[str, Any]


class CompaniesError(ValueError):
    """The file is no list of companies."""


def read_companies(body: bytes, source: str, fetched_on: date) -> pl.DataFrame:
    """One row a ticker, as landed in `reference_companies`. Raises CompaniesError for what is no such list.

    Forms: `company_tickers_exchange.json` and `company_tickers.json` of the SEC
    (https://www.sec.gov/os/accessing-edgar-data), and `ASXListedCompanies.csv` of the ASX. Names are kept as printed.
    A row without name or ticker is landed nowhere but in the rejects: validation asks for both.
    """
    text = body.decode("utf-8-sig", errors="replace")
    rows = list(_sec_rows(text) if text.lstrip()[:1] == "{" else _asx_rows(text))
    if not rows:
        raise CompaniesError("it names no company")
    listed_as_of = _printed_day(text) or fetched_on
    return LANDED["reference_companies"].frame(
        [{"source": source, "cik": None, "industry": None, "listed_as_of": listed_as_of, **row} for row in rows]
    )


def _sec_rows(text: str) -> Iterator[Row]:
    """Listings of the SEC: a table with its `fields`, or an object a row with `cik_str` and `title`."""
    try:
        answer = json.loads(text)
    except ValueError as error:
        raise CompaniesError(f"no JSON: {error}") from None
    if isinstance(answer.get("fields"), list) and isinstance(answer.get("data"), list):
        records = [dict(zip(answer["fields"], row, strict=False)) for row in answer["data"] if isinstance(row, list)]
    else:
        records = [record for record in answer.values() if isinstance(record, dict)]
    for record in records:
        cik = record.get("cik") or record.get("cik_str")
        if cik is None or not str(cik).isdecimal():
            raise CompaniesError("expected the fields cik, name, ticker, exchange (or cik_str, ticker, title)")
        exchange = _text(record.get("exchange"))
        yield {
            "exchange": EXCHANGES.get(exchange.upper(), exchange.upper()) if exchange else None,
            "ticker": _text(record.get("ticker")),
            "name": _text(record.get("name") or record.get("title")),
            "cik": f"{int(cik):010d}",
        }


def _asx_rows(text: str) -> Iterator[Row]:
    """Listings of the ASX: below its heading a header with `Company name`, `ASX code`, `GICS industry group`."""
    try:
        lines = list(csv.reader(text.splitlines()))
    except csv.Error as error:
        raise CompaniesError(f"no CSV file: {error}") from None
    heads = [[name.strip().lower() for name in line] for line in lines[:HEADING_LINES]]
    header = next((n for n, names in enumerate(heads) if {"asx code", "company name"} <= set(names)), None)
    if header is None:
        raise CompaniesError("neither the SEC's JSON nor a CSV with the columns Company name and ASX code")
    columns = heads[header]
    for line in lines[header + 1 :]:
        record = dict(zip(columns, line, strict=False))
        if any(value.strip() for value in line):
            yield {
                "exchange": "ASX",
                "ticker": _text(record.get("asx code")),
                "name": _text(record.get("company name")),
                "industry": _text(record.get("gics industry group")),
            }


def _printed_day(text: str) -> date | None:
    """The day in the heading of the ASX's file: `ASX listed companies as at Wed Mar 18 14:40:33 AEDT 2026`."""
    found = _AS_AT.search(text.lstrip().split("\n", 1)[0])
    try:
        return datetime.strptime(f"{found[1]} {found[2]}", "%b %d %Y").date() if found else None
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None
