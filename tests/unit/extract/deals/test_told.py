"""Homes, royalties, streams and shares as wires and investors' letters tell them.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import Row, told
from tests.unit.extract.reading_of import reading_of

DAY = "2025-06-10"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Ressources Grand-Pin Inc. (TSXV: RGP) announces that Société des Mines du Faou, of Brest, France, has "
            "agreed to buy a 35% interest in the Mont-Roux tantalum property for €12.5 million.",
            (
                "acquisition agreed",
                "acquirer: Société des Mines du Faou; seller: Ressources Grand-Pin Inc.",
                12500000.0,
                35.0,
                "Mont-Roux",
                DAY,
            ),
        ),
        (
            "Harrow Metals (ASX: HRW), of Perth, Australia, has bought the Mundo niobium project in Brazil from Lorne "
            "Holdings Pty Ltd for US$5 million.",
            (
                "acquisition completed",
                "acquirer: Harrow Metals; seller: Lorne Holdings Pty Ltd",
                5000000.0,
                None,
                "Mundo",
                DAY,
            ),
        ),
    ],
)
def test_the_country_behind_a_company_s_town_is_no_party(text: str, row: Row) -> None:
    assert told(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Ashdown Royalties bought a 1.5% net smelter return on Harrow Metals' Mundo for C$4 million.",
        "Ashdown Royalties acquired a 2% net smelter return over Harrow Metals' Mundo project for C$4 million.",
        "Take Ashdown Royalties, which bought a 2% royalty on the Mundo mine from Harrow Metals for C$4 million.",
    ],
)
def test_a_net_smelter_return_is_a_royalty(text: str) -> None:
    roles = "royalty_holder: Ashdown Royalties; seller: Harrow Metals"
    assert told(text) == [("royalty_stream completed", roles, 4000000.0, None, "Mundo", DAY)]


def test_metal_of_a_mine_that_is_paid_for_up_front_is_a_stream() -> None:
    text = (
        "Harrow Metals and Ashdown Royalties Ltd signed a copper stream on 2 March: Ashdown pays US$12 million for 6% "
        "of Mundo's copper, at 20% of the spot price."
    )
    roles = "royalty_holder: Ashdown Royalties Ltd; seller: Harrow Metals"
    assert told(text) == [("royalty_stream agreed", roles, 12000000.0, None, "Mundo", "2025-03-02")]


@pytest.mark.parametrize(
    "text",
    [
        "The Cree community of Waskaganish may take up to 25% of the power line at cost. Harrow Metals owns the Mundo "
        "niobium mine in Quebec.",
        "Harrow Metals is earning into the Mundo pegmatites. Drill results are due.",
    ],
)
def test_what_is_no_deal(text: str) -> None:
    assert told(text) == []


def test_the_owner_of_the_mine_that_is_bid_for_sells_it() -> None:
    text = (
        "Harrow Metals separately confirmed that it has received an unsolicited, non-binding proposal from Lorne "
        "Holdings to buy its Mundo copper mine in British Columbia for C$640 million."
    )
    roles = "acquirer: Lorne Holdings; seller: Harrow Metals"
    assert told(text) == [("acquisition proposed", roles, 640000000.0, None, "Mundo", DAY)]


def test_a_project_that_is_sold_is_no_company() -> None:
    text = (
        "The Mundo niobium project was sold by Harrow Metals to Neofert Mineração of Recife, Brazil, for US$5 million."
    )
    roles = "acquirer: Neofert Mineração; seller: Harrow Metals"
    assert told(text) == [("acquisition completed", roles, 5000000.0, None, "Mundo", DAY)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "In July Harrow Metals sold 9.9% of itself to Haneda Battery Materials for A$37.5 million.",
            (
                "equity_investment completed",
                "investor: Haneda Battery Materials; investee: Harrow Metals",
                37500000.0,
                9.9,
                None,
                "2024-07",
            ),
        ),
        (
            "Lorne Commodities Limited has agreed to subscribe for 56,000,000 new ordinary shares in Harrow Metals plc "
            "at 15 pence each, raising £8.4 million before expenses.",
            (
                "equity_investment agreed",
                "investor: Lorne Commodities Limited; investee: Harrow Metals plc",
                8400000.0,
                None,
                None,
                DAY,
            ),
        ),
        (
            "Sumida Corporation has put $120M into Orrin Tailings, a developer of rare earths.",
            (
                "equity_investment completed",
                "investor: Sumida Corporation; investee: Orrin Tailings",
                120000000.0,
                None,
                None,
                DAY,
            ),
        ),
    ],
)
def test_shares_that_a_company_gives_for_money(text: str, row: Row) -> None:
    assert told(text) == [row]


def test_a_plant_is_supplied_with_what_it_is_fed() -> None:
    text = (
        "Ambara Grafite will supply the plant of Saltmarsh Anode LLC with 60,000 tonnes of concentrate for six years."
    )
    assert [row[:2] for row in told(text)] == [
        ("supply agreed", "buyer: Saltmarsh Anode LLC; supplier: Ambara Grafite")
    ]


def test_an_end_is_told_on_its_own_day_and_not_on_that_of_the_agreement() -> None:
    text = (
        "Thornby Metals plc (LSE: THBY) and Fenner Copper Corp. (TSX: FNCC) have terminated the merger that they "
        "agreed in March 2025."
    )
    assert told(text) == [
        ("merger terminated", "partner: Thornby Metals plc, Fenner Copper Corp.", None, None, None, DAY)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On the same day the governments of Chile and the United States signed a joint statement.",
        "On the following day Chile and the United States signed a joint statement.",
    ],
)
def test_a_day_before_the_parties_hides_neither(text: str) -> None:
    assert [row[:2] for row in told(text)] == [("partnership proposed", "partner: Chile, United States")]


@pytest.mark.parametrize(
    "text",
    [
        "Saltmarsh Anode has a supply deal under which Ambara Grafite of Mozambique ships it 60,000 tonnes of "
        "concentrate a year for six years.",
        "Saltmarsh Anode has a supply contract under which Ambara Grafite delivers 60,000 tonnes of concentrate a year "
        "to its plant.",
    ],
)
def test_what_is_delivered_under_a_contract_is_supplied(text: str) -> None:
    assert [row[:2] for row in told(text)] == [("supply agreed", "buyer: Saltmarsh Anode; supplier: Ambara Grafite")]


def test_what_a_subscriber_will_hold_is_its_stake() -> None:
    text = (
        "Lorne Commodities Limited has agreed to subscribe for 56,000,000 new ordinary shares in Harrow Metals plc at "
        "15 pence each, raising £8.4 million. On admission Lorne will hold 12.5% of the enlarged share capital."
    )
    roles = "investor: Lorne Commodities Limited; investee: Harrow Metals plc"
    assert told(text) == [("equity_investment agreed", roles, 8400000.0, 12.5, None, DAY)]


def test_the_buyer_s_home_is_not_where_the_mine_lies() -> None:
    text = (
        "Ressources Grand-Pin Inc. (TSXV: RGP) announces that Société des Mines du Faou, of Brest, France, has agreed "
        "to buy a 35% interest in the Mont-Roux tantalum property. Mont-Roux lies in Quebec."
    )
    assert [deal.countries for deal in find_deals(reading_of(text))[0]] == [("CA",)]


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("Ashdown Royalties took a 2% royalty on the Mundo mine of Harrow Metals for US$3 million.", "completed", 3e6),
        (
            "In May Ashdown Royalties had taken a 2% gross royalty on Mundo, the Madagascan mineral sands of Harrow "
            "Metals, for US$30 million.",
            "completed",
            3e7,
        ),
        (
            "Ashdown Royalties has secured a gold stream on the Mundo mine from Harrow Metals for US$30 million.",
            "completed",
            3e7,
        ),
        (
            "Ashdown Royalties will take a 1% royalty over Harrow Metals' Mundo project in exchange for US$3 million.",
            "agreed",
            3e6,
        ),
    ],
)
def test_a_royalty_that_is_taken_for_money_is_bought(text: str, status: str, value: float) -> None:
    roles = "royalty_holder: Ashdown Royalties; seller: Harrow Metals"
    assert [row[:5] for row in told(text)] == [(f"royalty_stream {status}", roles, value, None, "Mundo")]


def test_reagents_for_which_a_supplier_is_selected_are_supplied() -> None:
    text = (
        "Añejo Química S.A. has been selected by Harrow Litio S.A. to supply reagents for the Mundo pilot plant under "
        "a contract worth €4.5 million."
    )
    roles = "buyer: Harrow Litio S.A.; supplier: Añejo Química S.A."
    assert told(text) == [("supply agreed", roles, 4500000.0, None, "Mundo", DAY)]
