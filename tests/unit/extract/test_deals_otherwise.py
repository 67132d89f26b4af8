"""Deals in words that name no deal: holders made, mines put up for sale, supplies received, news strung with commas.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.telling import told

Short = tuple[str, str, float | None, float | None]


def short(text: str) -> list[Short]:
    """Type and stage, parties, value and share of each deal of the text."""
    return [row[:4] for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kaigan Metals becomes a 15 per cent shareholder in Fenner Graphite under a deal signed on Monday.",
        "Kaigan Metals will become a 15% holder of Fenner Graphite through a placement.",
    ],
)
def test_becoming_a_holder_is_an_investment(text: str) -> None:
    roles = "investor: Kaigan Metals; investee: Fenner Graphite"
    assert short(text) == [("equity_investment agreed", roles, None, 15.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Mining has put its Vega Seca copper mine up for sale.",
        "Harrow Mining is looking for a buyer for its Vega Seca copper mine.",
        "Harrow Mining has invited bids for its Vega Seca copper mine.",
        "Harrow Mining put the Vega Seca copper mine back on the block.",
    ],
)
def test_a_mine_that_is_offered_for_sale_is_proposed(text: str) -> None:
    assert short(text) == [("acquisition proposed", "seller: Harrow Mining", None, None)]


@pytest.mark.parametrize("verb", ["is considering", "is weighing", "has mulled", "is seeking"])
def test_a_stake_that_is_considered_is_a_rumour(verb: str) -> None:
    text = f"Kaigan Metals {verb} a 20% stake in Fenner Graphite, two people with knowledge of the matter said."
    roles = "investor: Kaigan Metals; investee: Fenner Graphite"
    assert short(text) == [("equity_investment rumoured", roles, None, 20.0)]


def test_who_is_supplied_with_product_buys_it() -> None:
    text = "Kaigan Metals will be supplied with 9,000 tonnes of spodumene concentrate a year by Fenner Lithium."
    assert short(text) == [("supply agreed", "buyer: Kaigan Metals; supplier: Fenner Lithium", None, None)]


def test_a_share_of_output_is_taken_from_the_mine_s_owner() -> None:
    text = "Kaigan Cells is to take 30 per cent of the output of Fenner Lithium's Vega Seca lithium mine from 2027."
    assert short(text)[0][:2] == ("offtake agreed", "buyer: Kaigan Cells; supplier: Fenner Lithium")


def test_a_share_of_a_venture_is_taken_with_its_partner() -> None:
    text = "Kaigan Metals will take 49% of a joint venture with Fenner Lithium over the Vega Seca salt flat."
    assert short(text) == [("joint_venture agreed", "partner: Kaigan Metals, Fenner Lithium", None, 49.0)]


def test_a_firm_without_a_name_is_sold_by_its_owner() -> None:
    text = "Kaigan Metals will acquire 30% of a new holding company that is to be set up by Fenner Lithium for US$7 million."
    assert short(text) == [("acquisition agreed", "acquirer: Kaigan Metals; seller: Fenner Lithium", 7e6, 30.0)]


def test_a_new_owner_has_bought() -> None:
    text = "Kaigan Metals has emerged as the new owner of the Vega Seca tin mine."
    assert short(text) == [("acquisition completed", "acquirer: Kaigan Metals", None, None)]


def test_news_strung_with_commas_is_told_deal_by_deal() -> None:
    text = (
        "Kaigan Metals buys a cobalt mine from Fenner Cobalt for $90 million, Harrow Graphite signs an offtake agreement "
        "with Lorne Batteries, and Thornside Uranium drops its bid for Ardnish Energy."
    )
    assert short(text) == [
        ("acquisition agreed", "acquirer: Kaigan Metals; seller: Fenner Cobalt", 90e6, None),
        ("offtake agreed", "buyer: Lorne Batteries; supplier: Harrow Graphite", None, None),
        ("acquisition terminated", "acquirer: Thornside Uranium; target: Ardnish Energy", None, None),
    ]


def test_a_signing_by_somebody_is_that_one_s_signing() -> None:
    text = "Harrow Metals announces the signing by its subsidiary Harrow Magnets of an offtake agreement with Kaigan Motors."
    assert short(text) == [("offtake agreed", "buyer: Kaigan Motors; supplier: Harrow Magnets", None, None)]


def test_a_memorandum_binds_those_who_would_work_under_it() -> None:
    text = (
        "Under a memorandum of understanding released on Wednesday Harrow Rare Earths would find a site in Texas, and "
        "Kaigan Magnets would build a factory there."
    )
    roles = "partner: Harrow Rare Earths, Kaigan Magnets"
    assert short(text) == [("partnership proposed", roles, None, None)]


def test_a_bank_that_provides_money_buys_nothing() -> None:
    assert short("The Export-Import Bank of Korea provides $100 million to Fenner Lithium for lithium supply.") == []
