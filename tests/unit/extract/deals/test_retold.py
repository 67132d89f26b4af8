"""The same deal told in other words is read as the same deal.

Companies, people, mines and figures are invented; every telling is read as one document published on 10 June 2025.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extract.deals.telling import told

BOUGHT = ("acquisition agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill")
FROM_PERSON = ("acquisition agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Ivo Brandt"}, 4e6, "Tarn Hill")
SAME: list[tuple[tuple[str, dict[str, str], float | None, str | None], list[str]]] = [
    (
        BOUGHT,
        [
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from Rosko Metals Ltd for A$4 million.",
            "We have agreed to buy the Tarn Hill project from Rosko Metals Ltd for A$4 million, Korsa Zinc Ltd said.",
            '"We have agreed to sell our Tarn Hill project to Korsa Zinc Ltd for A$4 million," said Ada Lind, chief '
            "executive of Rosko Metals Ltd.",
            "Korsa Zinc Ltd (ASX: KZL) reports on the quarter. We have agreed to acquire the Tarn Hill project from Rosko "
            "Metals Ltd for A$4 million.",
            "Korsa Zinc Ltd and Rosko Metals Ltd have signed a deed under which Korsa Zinc Ltd will acquire the Tarn Hill "
            "project for A$4 million.",
            "Korsa Zinc Ltd has signed a binding agreement to acquire the Tarn Hill project.\n\nVendor: Rosko Metals Ltd\n\n"
            "Consideration: A$4 million in cash",
            "Rosko Metals Ltd has accepted an offer of A$4 million from Korsa Zinc Ltd for the Tarn Hill project.",
            "Korsa Zinc Ltd or its nominee will purchase the Tarn Hill project from Rosko Metals Ltd for A$4 million.",
            "The Tarn Hill project, which Korsa Zinc Ltd is buying from Rosko Metals Ltd for A$4 million, is in Peru.",
            "Korsa Zinc Ltd signs binding agreement with Rosko Metals Ltd to acquire Tarn Hill zinc project for A$4 million",
            "Korsa Zinc Ltd and Rosko Metals Ltd have signed a sale agreement for the Tarn Hill project. Under it, Korsa Zinc "
            "Ltd will pay Rosko Metals Ltd A$4 million.",
            "“The acquisition of the Tarn Hill project from Rosko Metals Ltd for A$4 million fits,” Korsa Zinc Ltd chief Ivo "
            "Lind said.",
            "Following completion of due diligence, Korsa Zinc Ltd has elected to proceed with the acquisition of the Tarn "
            "Hill project from Rosko Metals Ltd for A$4 million.",
            "Korsa Zinc Ltd has signed a sale agreement with Rosko Metals Ltd for the purchase of the Tarn Hill project for "
            "A$4 million.",
        ],
    ),
    (
        FROM_PERSON,
        [
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from Mr. Ivo Brandt for A$4 million.",
            "Korsa Zinc Ltd has agreed to buy the Tarn Hill project from prospector Mr Ivo Brandt for A$4 million.",
            "Korsa Zinc Ltd has agreed to acquire the Tarn Hill project. The vendor, Mr Ivo Brandt, will receive A$4 million "
            "in cash.",
        ],
    ),
    (
        ("earn_in agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill"),
        [
            "Korsa Zinc Ltd can earn 51% of the Tarn Hill project from Rosko Metals Ltd by spending A$4 million on drilling.",
            "An interest of 51% in the Tarn Hill project can be earned by Korsa Zinc Ltd from Rosko Metals Ltd by spending "
            "A$4 million on drilling.",
            "Korsa Zinc Ltd has signed a farm-in agreement over the Tarn Hill project.\n\nCounterparty: Rosko Metals Ltd\n\n"
            "Earn-in interest: 51%\n\nExpenditure: A$4 million over three years",
        ],
    ),
    (
        ("acquisition proposed", {"acquirer": "Korsa Zinc plc", "target": "Rosko Metals plc"}, 4e6, None),
        [
            "Korsa Zinc plc and Rosko Metals plc announce a recommended cash offer by Korsa Zinc plc for Rosko Metals plc, "
            "valuing Rosko Metals plc at A$4 million.",
            "Korsa Zinc plc and Rosko Metals plc have agreed on the terms of a cash offer to be made by Korsa Zinc plc for the "
            "entire issued share capital of Rosko Metals plc, valuing Rosko Metals plc at A$4 million.",
        ],
    ),
    (
        ("equity_investment agreed", {"investor": "Korsa Zinc Ltd", "investee": "Rosko Metals Ltd"}, 4e6, None),
        [
            "Korsa Zinc Ltd will invest A$4 million in Rosko Metals Ltd.",
            "A$4 million will be invested in Rosko Metals Ltd by Korsa Zinc Ltd.",
        ],
    ),
    (
        ("offtake agreed", {"buyer": "Korsa Zinc Ltd", "supplier": "Rosko Metals Ltd"}, None, "Tarn Hill"),
        [
            "Korsa Zinc Ltd will buy the concentrate of the Tarn Hill mine under an offtake agreement with Rosko Metals Ltd.",
            "Concentrate from the Tarn Hill mine will be bought by Korsa Zinc Ltd under an offtake agreement with Rosko "
            "Metals Ltd.",
        ],
    ),
    (
        ("joint_venture terminated", {"partner": "Korsa Zinc Ltd, Rosko Metals Ltd"}, None, "Tarn Hill"),
        [
            "Korsa Zinc Ltd and Rosko Metals Ltd have agreed to end their joint venture over the Tarn Hill project.",
            "The joint venture between Korsa Zinc Ltd and Rosko Metals Ltd over the Tarn Hill project has been terminated.",
        ],
    ),
    (
        ("acquisition completed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill"),
        [
            "Korsa Zinc Ltd bought the Tarn Hill project from Rosko Metals Ltd for A$4 million.",
            "Rosko Metals Ltd has left the Tarn Hill project, selling its 30% stake to Korsa Zinc Ltd for A$4 million.",
            "Korsa Zinc Ltd bought the Tarn Hill project from Rosko Metals Ltd – for A$4 million.",
            "Korsa Zinc Ltd reports that settlement of the acquisition of the Tarn Hill project from Rosko Metals Ltd has now "
            "occurred, with A$4 million paid in cash.",
        ],
    ),
    (
        (
            "acquisition completed",
            {"acquirer": "Korsa Zinc Ltd", "target": "Mira Zinc Ltd", "seller": "Rosko Metals Ltd"},
            4e6,
            None,
        ),
        [
            "Korsa Zinc Ltd bought Mira Zinc Ltd from Rosko Metals Ltd for A$4 million.",
            "Korsa Zinc Ltd bought Mira Zinc Ltd, a subsidiary of Rosko Metals Ltd, for A$4 million.",
        ],
    ),
    (
        ("earn_in proposed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill"),
        [
            "Rosko Metals Ltd has granted Korsa Zinc Ltd an option to acquire the Tarn Hill project for A$4 million.",
            "An option to acquire the Tarn Hill project has been granted to Korsa Zinc Ltd by Rosko Metals Ltd for A$4m.",
            "Korsa Zinc Ltd has secured an exclusive option to acquire the Tarn Hill project from Rosko Metals Ltd.\n\n"
            "Option terms:\n\n• Exercise price of A$4 million in cash",
        ],
    ),
    (
        ("earn_in agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill"),
        [
            "Korsa Zinc Ltd can earn 60% of the Tarn Hill project under an option agreement with Rosko Metals Ltd.\n\n"
            "To exercise the option, Korsa Zinc Ltd must:\n\n• issue 2,000,000 shares; and\n\n"
            "• incur aggregate exploration expenditures of A$4 million over four years.",
        ],
    ),
    (
        ("equity_investment agreed", {"investor": "Korsa Zinc Ltd", "investee": "Rosko Metals Ltd"}, 4e6, None),
        [
            "Rosko Metals Ltd announces a subscription by Korsa Zinc Ltd for 9,000,000 new shares to raise A$4 million.",
            "Rosko Metals Ltd agreed to issue and sell to Korsa Zinc Ltd shares of common stock for A$4 million.",
        ],
    ),
    (
        ("offtake agreed", {"buyer": "Korsa Zinc Ltd", "supplier": "Rosko Metals Ltd"}, None, "Tarn Hill"),
        [
            "Korsa Zinc Ltd has agreed to purchase, and Rosko Metals Ltd has agreed to sell, 9,000 tonnes of ore a year "
            "from the Tarn Hill mine.",
            "Rosko Metals Ltd has agreed to sell, and Korsa Zinc Ltd has agreed to purchase, 9,000 tonnes of ore a year "
            "from the Tarn Hill mine.",
        ],
    ),
    (
        ("supply agreed", {"buyer": "Korsa Zinc Ltd", "supplier": "Rosko Metals Ltd"}, None, "Tarn Hill"),
        [
            "Korsa Zinc Ltd has awarded Rosko Metals Ltd a contract to supply acid to the Tarn Hill mine.",
            "Rosko Metals Ltd has been awarded a contract by Korsa Zinc Ltd to supply acid to the Tarn Hill mine.",
            "Rosko Metals Ltd will supply acid to Korsa Zinc Ltd’s Tarn Hill mine under a five-year contract.",
        ],
    ),
    (
        ("earn_in agreed", {"acquirer": "Korsa Zinc Ltd", "seller": "Rosko Metals Ltd"}, 4e6, "Tarn Hill"),
        [
            "Korsa Zinc Ltd can earn 51% of the Tarn Hill project from Rosko Metals Ltd. It must spend at least A$1 million in "
            "the first year and a total of A$4 million over three.",
        ],
    ),
]


@pytest.mark.parametrize(
    ("deal", "text"),
    [(deal, text) for deal, texts in SAME for text in texts],
    ids=lambda v: v[:60] if isinstance(v, str) else "",
)
def test_a_deal_told_in_other_words_is_the_same_deal(
    deal: tuple[str, dict[str, str], float | None, str | None], text: str
) -> None:
    kind, roles, value, project = deal
    who = "; ".join(f"{role}: {name}" for role, name in roles.items())
    assert [(row[0], row[1], row[2], row[4]) for row in told(text)] == [(kind, who, value, project)]


TELLINGS = [
    "{buyer} has agreed to acquire the {mine} project from {seller} for {price}.",
    "{seller} has agreed to sell the {mine} project to {buyer} for {price}.",
    "The {mine} project will be acquired by {buyer} from {seller} for {price}.",
    "{buyer} and {seller} have signed a deed under which {buyer} will acquire the {mine} project for {price}.",
    "We have agreed to acquire the {mine} project from {seller} for {price}, {buyer} said.",
]
FIRMS = [
    "Korvane Ltd",
    "Red Heron Antimony plc",
    "Harrow & Finch Mining Corp.",
    "83Metals Limited",
    "Grupo Minero Tábor",
    "BQX Inc.",
]
PRICES = ["A$4 million", "A$4,000,000", "A$4.0m", "AUD 4 million", "AUD4M", "4 million Australian dollars"]


@given(
    firms=st.lists(st.sampled_from(FIRMS), min_size=2, max_size=2, unique=True),
    mine=st.sampled_from(["Tarn Hill", "Wyalla", "Mt Gorse", "Loma Verde"]),
    price=st.sampled_from(PRICES),
)
@settings(max_examples=8, deadline=None)
def test_no_name_and_no_way_of_writing_a_price_loses_a_deal(firms: list[str], mine: str, price: str) -> None:
    buyer, seller = firms
    for telling in TELLINGS:
        text = telling.format(buyer=buyer, seller=seller, mine=mine, price=price)
        rows = [(row[0], row[1], row[2], row[4]) for row in told(text)]
        assert rows == [("acquisition agreed", f"acquirer: {buyer}; seller: {seller}", 4e6, mine)], text


def test_a_letter_that_a_bank_issues_is_no_placement() -> None:
    assert told("The Nordvik Bank issued to Korsa Zinc Ltd a letter of interest of up to US$900 million.") == []
