"""Who sells and who buys product, and other questions of who is who that news raise. Companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Battery maker Corran Energy signed a deal with Canadian firm Dunvale Lithium over the supply of 7,000 tons of"
        " hydroxide.",
        ["offtake agreed: buyer: Corran Energy; supplier: Dunvale Lithium"],
    ),
    (
        "Corran Chem, a South Korean battery producer, has a supply contract with Dunvale for nickel sulphate.",
        ["offtake agreed: buyer: Corran Chem; supplier: Dunvale"],
    ),
    (
        "Dunvale Lithium Ltd. signed an offtake agreement with Corran Motors for spodumene.",
        ["offtake agreed: buyer: Corran Motors; supplier: Dunvale Lithium Ltd."],
    ),
    (
        "Battery maker Corran Energy Ltd. has news. Under the memorandum with Dunvale Resources Ltd., the Australian"
        " company will provide 2,000 tons of anode material to Corran Energy Ltd. from 2025. The two companies plan to"
        " sign the binding offtake agreement this year.",
        ["offtake proposed: buyer: Corran Energy Ltd.; supplier: Dunvale Resources Ltd."],
    ),
    (
        "Corran Gold said it agreed to be bought by peer Dunvale Gold for $1.48 billion, and ended a deal with Larkhill.",
        ["acquisition agreed: acquirer: Dunvale Gold; target: Corran Gold"],
    ),
    (
        "Corran Gold said it would buy Dunvale Minerals in an all-stock deal worth C$1.46bn.",
        ["acquisition agreed: acquirer: Corran Gold; target: Dunvale Minerals"],
    ),
    (
        "Corran Gold changed its name from Galloway Gold in May, a month after buying Capella Gold for C$420m.",
        ["acquisition completed: acquirer: Corran Gold; target: Capella Gold"],
    ),
    (
        "Nevada saw a bid, with Corran Gold tabling a friendly offer for Dunvale Ventures that values it at $281 million.",
        ["acquisition proposed: acquirer: Corran Gold; target: Dunvale Ventures"],
    ),
    (
        "Corran Battery will buy US$30 million worth of convertible notes to be issued by Dunvale Graphite.",
        ["equity_investment agreed: investor: Corran Battery; investee: Dunvale Graphite"],
    ),
    (
        "Larkhill Resources — an equity firm set up by a banker — paid US$500 million for Dunvale's Ponta Alta mine.",
        ["acquisition completed: acquirer: Larkhill Resources; seller: Dunvale"],
    ),
    (
        "Corran Mining expects to finalise a deal to take majority control of the local unit of Dunvale Inc.",
        ["acquisition agreed: acquirer: Corran Mining; seller: Dunvale Inc."],
    ),
    (
        "Corran Gold will invest $14.6m in Integral Gold. Under the agreement, Corran Gold will buy shares of Integral"
        " Gold for gross proceeds of $14,576,296.",
        ["equity_investment agreed: investor: Corran Gold; investee: Integral Gold"],
    ),
    ("The Ponta Alta purchase in October 2014 was Larkhill's first acquisition.", []),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


def test_a_place_before_the_news_is_nobody() -> None:
    rows = told(
        "NAGOYA -- Kurodai Trading will acquire a 15% stake in Bellmark Resources. The Kurodai Motor group"
        " member will invest 292 million Australian dollars."
    )
    assert [row[:4] for row in rows] == [
        ("equity_investment agreed", "investor: Kurodai Trading; investee: Bellmark Resources", 292e6, 15.0)
    ]


def test_a_company_alone_before_a_colon_heads_a_list_of_its_deals() -> None:
    rows = told(
        "Some of the deals that carmakers have announced:\n\nVOLTA MOTORS (VLT.DE):\n\n01-Mar-2024 -"
        " Australia's Corran Lithium (CRL.AX) will supply up to 110,000 tons of spodumene over four years.\n\n"
        "ESTRA MOBILITY:\n\n08-Dec-2023 - Dunvale Energy Resources will provide 5,000 tons of lithium hydroxide"
        " for five years."
    )
    assert [(row[0], row[1], row[5]) for row in rows] == [
        ("offtake agreed", "buyer: Volta Motors; supplier: Corran Lithium", "2024-03-01"),
        ("offtake agreed", "buyer: Estra Mobility; supplier: Dunvale Energy Resources", "2023-12-08"),
    ]


@pytest.mark.parametrize(
    "goods",
    [
        "a letter of intent with Corvane Acids Inc for supply of 90,000 tonnes of sulphuric acid to its planned Tarn plant",
        "an agreement with Corvane Acids Inc for 40,000 tonnes a year of quicklime for its leach plant",
        "a contract with Corvane Acids Inc for 900 tonnes of antimony concentrate for its smelter",
    ],
)
def test_goods_for_ones_own_plant_are_bought_by_its_owner(goods: str) -> None:
    ((kind, who, *_),) = told(f"Dunvale Nickel Ltd has signed {goods}.")
    assert (kind.split()[0], who) == ("supply", "buyer: Dunvale Nickel Ltd; supplier: Corvane Acids Inc")


def test_goods_from_ones_own_plant_are_sold_by_its_owner() -> None:
    ((kind, who, *_),) = told(
        "Dunvale Nickel Ltd has signed an offtake agreement with Corvane Acids Inc for 900 tonnes a year of nickel"
        " sulphate from its planned plant."
    )
    assert (kind, who) == ("offtake agreed", "buyer: Corvane Acids Inc; supplier: Dunvale Nickel Ltd")
