"""Reference lists of companies in the forms of the SEC and the ASX."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.land.tables import LANDED
from pipelines.parse.companies import CompaniesError, read_companies

FETCHED = date(2026, 3, 20)
ASX = (
    b"ASX listed companies as at Wed Mar 18 14:40:33 AEDT 2026\r\n\r\nCompany name,ASX code,GICS industry group\r\n"
    b'"TIN, HILL & CO LIMITED","THC","Materials"\r\n"WEST TIN LTD","1WT","Not Applic"\r\n\r\n'
)
SEC = json.dumps(
    {
        "fields": ["cik", "name", "ticker", "exchange"],
        "data": [[1234, "Tinhill Corp.", "TNHL", "Nasdaq"], [1234, "Tinhill Corp.", "TNHLW", None]],
    }
).encode()
OLDER_SEC = json.dumps({"0": {"cik_str": 1234, "ticker": "TNHL", "title": "Tinhill Corp."}}).encode()


def test_the_secs_list_has_exchanges_and_keys() -> None:
    rows = read_companies(SEC, "sec", FETCHED).rows()
    assert rows == [
        ("sec", "NASDAQ", "TNHL", "Tinhill Corp.", "0000001234", None, FETCHED),
        ("sec", None, "TNHLW", "Tinhill Corp.", "0000001234", None, FETCHED),
    ]


def test_the_secs_older_list_names_no_exchange() -> None:
    assert read_companies(OLDER_SEC, "sec", FETCHED).select("exchange", "ticker", "name", "cik").rows() == [
        (None, "TNHL", "Tinhill Corp.", "0000001234")
    ]


def test_the_asxs_list_says_of_which_day_it_is() -> None:
    rows = read_companies(ASX, "asx", FETCHED).rows()
    assert rows == [
        ("asx", "ASX", "THC", "TIN, HILL & CO LIMITED", None, "Materials", date(2026, 3, 18)),
        ("asx", "ASX", "1WT", "WEST TIN LTD", None, "Not Applic", date(2026, 3, 18)),
    ]


def test_columns_are_told_by_their_names() -> None:
    newer = b'"ASX code","Company name","GICs industry group","Listing date"\n"THC","TINHILL","Materials","1/2/2003"\n'
    frame = read_companies(newer, "asx", FETCHED)
    assert frame.select("ticker", "name", "industry", "listed_as_of").rows() == [
        ("THC", "TINHILL", "Materials", FETCHED)
    ]


def test_rows_without_a_code_stay_for_validation_to_refuse() -> None:
    frame = read_companies(b"Company name,ASX code\nTINHILL,\n", "asx", FETCHED)
    assert frame.select("name", "ticker").rows() == [("TINHILL", None)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"{}",
        b'{"error": "busy"}',
        b'{"fields": [], "data": [[]]}',
        b"{",
        b'{"0": {"ticker": "TNHL"}}',
        b"Company name,Code\nTin,T\n",
        b"Company name,ASX code\n",
    ],
)
def test_other_files_are_refused(body: bytes) -> None:
    with pytest.raises(CompaniesError):
        read_companies(body, "sec", FETCHED)


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["fields", "data", "cik", "cik_str", "name"]), inner)
    ),
    max_leaves=8,
)


@given(
    st.binary(max_size=200)
    | st.binary(max_size=80).map(lambda tail: ASX + tail)
    | JSON.map(lambda answer: json.dumps({"data": answer, "fields": ["cik"]}).encode())
)
def test_any_bytes_are_companies_or_refused(body: bytes) -> None:
    try:
        frame = read_companies(body, "sec", FETCHED)
    except CompaniesError:
        return
    assert dict(frame.schema) == LANDED["reference_companies"].polars_schema
