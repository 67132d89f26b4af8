"""Reference exchange rates in the CSV form of the European Central Bank: a row a day, a column a currency."""

from __future__ import annotations

import io
import zipfile

import polars as pl

LARGEST_FILE = 50_000_000
"""Bytes of CSV; the whole history since 1999 is under two million."""


class RatesError(ValueError):
    """The file is not a table of reference rates."""


def read_rates(body: bytes, source: str) -> pl.DataFrame:
    """One row a date and currency: units of the currency for one euro. `N/A` is no rate. Raises RatesError.

    The form is the ECB's `eurofxref-hist.csv`, plain or zipped: a header `Date,USD,JPY,...`, ISO dates, newest first.
    """
    try:
        wide = pl.read_csv(io.BytesIO(unzipped(body)), infer_schema=False, truncate_ragged_lines=True)
    except (pl.exceptions.PolarsError, zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise RatesError(f"not a CSV file: {error}") from None
    wide = wide.rename({name: name.strip() for name in wide.columns if name.strip() not in ("", *wide.columns)})
    currencies = [name for name in wide.columns if len(name) == 3 and name.isalpha() and name.isupper()]
    if "Date" not in wide.columns or not currencies:
        raise RatesError(f"expected the columns Date, USD, JPY ..., found {', '.join(wide.columns[:6])}")
    return (
        wide.unpivot(on=currencies, index="Date", variable_name="currency", value_name="printed")
        .select(
            rate_on=pl.col("Date").str.strip_chars().str.to_date("%Y-%m-%d", strict=False),
            currency=pl.col("currency"),
            units_per_eur=pl.col("printed").str.strip_chars().cast(pl.Float64, strict=False),
            source=pl.lit(source),
        )
        .filter(pl.col("rate_on").is_not_null() & (pl.col("units_per_eur") > 0))
        .sort("rate_on", "currency")
    )


def unzipped(body: bytes) -> bytes:
    """The only CSV file of a zip archive; a body that is no archive as it is. Raises RatesError."""
    if not body.startswith(b"PK\x03\x04"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        files = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".csv")]
        if len(files) != 1 or files[0].file_size > LARGEST_FILE:
            raise RatesError(f"expected one CSV file of at most {LARGEST_FILE} bytes in the archive")
        return archive.read(files[0])
