"""Reference rates in the ECB's CSV form."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.rates import RatesError, read_rates

FILE = b"Date,USD,JPY,\n2026-03-18,1.1000,160.5,\n2026-03-17,1.0900,N/A,\n"


def test_a_row_a_day_and_currency() -> None:
    rows = read_rates(FILE, "ecb").rows()
    assert [(str(day), currency, rate) for day, currency, rate, _ in rows] == [
        ("2026-03-17", "USD", 1.09),
        ("2026-03-18", "JPY", 160.5),
        ("2026-03-18", "USD", 1.1),
    ]


def zipped(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.csv", content)
    return held.getvalue()


def test_the_published_archive_is_read_as_its_one_file() -> None:
    assert read_rates(zipped(eurofxref=FILE), "ecb").equals(read_rates(FILE, "ecb"))


@pytest.mark.parametrize("body", [zipped(a=FILE, b=FILE), zipped(), zipped(a=FILE)[:-30], b"PK\x03\x04 no archive"])
def test_archives_that_are_not_it_are_refused(body: bytes) -> None:
    with pytest.raises(RatesError):
        read_rates(body, "ecb")


@pytest.mark.parametrize("body", [b"", b"<html>busy</html>", b"Day,USD\n2026-03-18,1.1\n"])
def test_other_files_are_refused_with_what_was_found(body: bytes) -> None:
    with pytest.raises(RatesError):
        read_rates(body, "ecb")


@given(st.binary(max_size=200))
def test_any_bytes_are_rates_or_refused(body: bytes) -> None:
    try:
        frame = read_rates(body, "ecb")
    except RatesError:
        return
    assert (frame["units_per_eur"] > 0).all()
