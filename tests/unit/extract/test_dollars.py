"""Whose dollar a bare `$` is. Companies are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.dollars import home_dollar, shared_dollar, stated_dollar
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Dollars are Canadian unless marked otherwise.", "CAD"),
        ("All dollar amounts are in Australian dollars.", "AUD"),
        ("All amounts are expressed in C$ unless noted.", "CAD"),
        ("All figures are stated in USD.", "USD"),
        ("Harrow Nickel, as ever, reports everything in US dollars.", "USD"),
        ("Everything in Darwin cost US$12 million.", None),
        ("The figures came to US$12 million.", None),
        ("Amounts are in Australian dollars; results are in Canadian dollars.", None),
    ],
)
def test_a_page_may_say_what_its_dollars_are(text: str, currency: str | None) -> None:
    assert stated_dollar(text) == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Harrow left the ASX for $195 million. Its mine would cost US$287 million.", "AUD"),
        ("Harrow left the TSX for $195 million. Its mine would cost US$287 million.", "CAD"),
        ("Harrow left the ASX for $195 million, or A$300 million.", None),
        ("OTTAWA, June 3 - Harrow gets $12 million.", "CAD"),
        ("Ottawa said yes, and Harrow gets $12 million.", None),
    ],
)
def test_a_dollar_left_bare_beside_a_marked_one_is_the_exchanges(text: str, currency: str | None) -> None:
    assert reading_of(text).told_currency == currency


@pytest.mark.parametrize(
    ("text", "countries", "currency"),
    [
        ("Harrow may earn 75 per cent for $22 million.", ("AU",), "AUD"),
        ("Harrow pays 44.3c a share.", ("AU",), "AUD"),
        ("Harrow may earn 75% for $22 million.", ("AU",), None),
        ("Harrow may earn 75 per cent for $22 million.", ("CL",), None),
        ("Harrow may earn 75 per cent for $22 million, or A$30 million.", ("AU",), None),
    ],
)
def test_a_mine_at_home_is_priced_in_its_papers_dollar(
    text: str, countries: tuple[str, ...], currency: str | None
) -> None:
    assert home_dollar(text, countries) == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Harrow (ASX: HRW) rose, Lorne Copper (ASX: LRN) fell, and Tolka (ASX:TLK) did neither.", "AUD"),
        ("Harrow (TSXV: HRW) rose, Lorne Copper (TSX: LRN) fell, and Tolka (CSE: TLK) did neither.", "CAD"),
        ("Harrow (ASX: HRW) rose, Lorne Copper (TSX: LRN) fell, and Tolka (ASX: TLK) did neither.", None),
        ("Harrow (ASX: HRW) rose, Lorne Copper (NYSE: LRN) fell, and Tolka (ASX: TLK) did neither.", None),
        ("Harrow (ASX: HRW) rose and Lorne Copper (ASX: LRN) fell.", None),
    ],
)
def test_a_page_of_companies_that_are_listed_in_one_country_speaks_in_its_dollars(
    text: str, currency: str | None
) -> None:
    assert shared_dollar(text) == currency


@pytest.mark.parametrize(
    ("source", "currency"),
    [
        ("according to a Friday filing with the Australian bourse", "AUD"),
        ("according to a Wednesday Australian bourse filing", "AUD"),
        ("as filed on the ASX", "AUD"),
        ("the company said in a filing to the Toronto stock exchange", "CAD"),
        ("the company said in an SEC filing", None),
    ],
)
def test_a_report_tells_its_dollar_by_the_exchange_that_it_read(source: str, currency: str | None) -> None:
    text = f"Harrow Metals will pay Lark Gold, which is TSXV-based, $3 million for Redcliff, {source}."
    assert reading_of(text).told_currency == currency


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Harrow Metals and Lark Metals (LARK.CN) said on Tuesday that work has begun.", "CAD"),
        ("The latest news from Harrow Corp (TSE:H) is out.", "CAD"),
        ("Harrow Limited (AU:HRW) has made an announcement.", "AUD"),
        ("Harrow's share price climbed 2.9% on Monday to $0.35 on the TSXV.", "CAD"),
        ("Shares of Harrow closed 3% lower at 4.5 cents in Sydney.", "AUD"),
        ("Harrow shares rose 3% to $4 in New York.", None),
        ("Harrow shares fell on Monday. It has an office in Toronto.", None),
    ],
)
def test_a_report_tells_its_dollar_by_where_its_company_is_traded(text: str, currency: str | None) -> None:
    assert reading_of(text).told_currency == currency
