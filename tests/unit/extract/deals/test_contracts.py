"""Offtakes, supply, royalties and streams in every usual telling. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import Roles, check, told

OFFTAKE: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Lithium developer Corvane Minerals has executed a binding offtake agreement with Shenzhen Haoyuan "
        "Materials Co. Ltd for the supply of 100,000 tonnes per annum of spodumene concentrate from its Pilbarra "
        "Creek project.",
        "agreed",
        {"supplier": ["Corvane Minerals"], "buyer": ["Shenzhen Haoyuan Materials Co. Ltd"]},
        None,
        None,
        "Pilbarra Creek",
    ),
    (
        "Corvane will supply up to 150,000 dry metric tonnes a year of spodumene concentrate to South Korea's "
        "Hanbit Energy under a five-year contract signed on Wednesday.",
        "agreed",
        {"supplier": ["Corvane"], "buyer": ["Hanbit Energy"]},
        None,
        None,
        None,
    ),
    (
        "Mitsuri & Co. will buy 40% of the lithium concentrate produced at Atlas Ridge's Neves project, with a "
        "prepayment of $30 million.",
        "agreed",
        {"buyer": ["Mitsuri & Co."], "supplier": ["Atlas Ridge"]},
        30000000.0,
        40,
        "Neves",
    ),
    (
        "Trafalgar Group will market all the zinc concentrate from the Vardo mine under an offtake agreement "
        "with Nordic Zinc AB.",
        "agreed",
        {"buyer": ["Trafalgar Group"], "supplier": ["Nordic Zinc AB"]},
        None,
        100,
        "Vardo",
    ),
    (
        "Under the non-binding term sheet, LG Hanwha would buy 10,000 tonnes of lithium hydroxide a year from "
        "Sigma Norte.",
        "proposed",
        {"buyer": ["LG Hanwha"], "supplier": ["Sigma Norte"]},
        None,
        None,
        None,
    ),
    (
        "Hanwa-based trader Itochi Corp has agreed terms with Sunrise Scandium (ASX: SRS) to take 15 tonnes of "
        "scandium oxide a year.",
        "agreed",
        {"buyer": ["Itochi Corp"], "supplier": ["Sunrise Scandium"]},
        None,
        None,
        None,
    ),
    (
        "Pensa Rare Earths (ASX: PNS) has signed a letter of intent with Toyama Tsusho under which the Japanese "
        "group would take up to 20,000 tonnes a year of carbonate from the Longo project in Angola.",
        "proposed",
        {"buyer": ["Toyama Tsusho"], "supplier": ["Pensa Rare Earths"]},
        None,
        None,
        "Longo",
    ),
    (
        "MP Minerals said Apple Computing had committed to buy US$500 million of rare earth magnets from its "
        "Texas plant.",
        "agreed",
        {"buyer": ["Apple Computing"], "supplier": ["MP Minerals"]},
        500000000.0,
        None,
        None,
    ),
    (
        "Hyunday Steel has signed up as the anchor customer of Titan Vanadium with a contract for 5,000 tonnes a year.",
        "agreed",
        {"buyer": ["Hyunday Steel"], "supplier": ["Titan Vanadium"]},
        None,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), OFFTAKE)
def test_offtake(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "offtake", status, roles, value, stake, project)


SUPPLY: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Norden Lithium has terminated a multi-year supply agreement with Livora, the US chemicals group.",
        "terminated",
        {"supplier": ["Norden Lithium"], "buyer": ["Livora"]},
        None,
        None,
        None,
    ),
    (
        "Westwater Graphite has been selected by General Autos as supplier of natural graphite for its battery plants.",
        "agreed",
        {"supplier": ["Westwater Graphite"], "buyer": ["General Autos"]},
        None,
        None,
        None,
    ),
    (
        "Orica Chemicals will supply sulphuric acid to the Kalbara project of Iluna Resources under a ten-year "
        "agreement.",
        "agreed",
        {"supplier": ["Orica Chemicals"], "buyer": ["Iluna Resources"]},
        None,
        None,
        "Kalbara",
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), SUPPLY)
def test_supply(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "supply", status, roles, value, stake, project)


ROYALTY_STREAM: list[tuple[str, str, Roles, float | None, float | None, str | None]] = [
    (
        "Talos Metals (TSX: TAL) has announced the sale of a 1.67% net smelter return royalty on the Tamber "
        "nickel project in Minnesota to Triple Crown Precious Metals for $8 million.",
        "agreed",
        {"royalty_holder": ["Triple Crown Precious Metals"], "seller": ["Talos Metals"]},
        8000000.0,
        None,
        "Tamber",
    ),
    (
        "Franklin Streams will pay US$250 million for a gold and silver stream on the Porcupine mine owned by "
        "Discovery Ridge Silver.",
        "agreed",
        {"royalty_holder": ["Franklin Streams"], "seller": ["Discovery Ridge Silver"]},
        250000000.0,
        None,
        "Porcupine",
    ),
    (
        "Centaur Gold Royalties has bought a 1% net smelter royalty on the Kestrel Peak copper mine in Chile "
        "from Anaconda Partners for $22 million.",
        "completed",
        {"royalty_holder": ["Centaur Gold Royalties"], "seller": ["Anaconda Partners"]},
        22000000.0,
        None,
        "Kestrel Peak",
    ),
    (
        "Under a streaming agreement signed in July 2024, Wheeler Precious Metals paid Artemis Copper $140 "
        "million upfront for 50% of the silver from Blackwater Creek.",
        "completed",
        {"royalty_holder": ["Wheeler Precious Metals"], "seller": ["Artemis Copper"]},
        140000000.0,
        None,
        "Blackwater Creek",
    ),
]


@pytest.mark.parametrize(("text", "status", "roles", "value", "stake", "project"), ROYALTY_STREAM)
def test_royalty_stream(
    text: str, status: str, roles: Roles, value: float | None, stake: float | None, project: str | None
) -> None:
    check(text, "royalty_stream", status, roles, value, stake, project)


@pytest.mark.parametrize(
    ("text", "deal_type"),
    [
        ("Fenner Lithium will supply China's Lanshan Materials with 90,000 t of spodumene concentrate.", "offtake"),
        (
            "Lanshan Materials came to a supply agreement with another Australian miner, Fenner Lithium, in May.",
            "supply",
        ),
    ],
)
def test_a_side_with_its_home_or_trade_before_its_name(text: str, deal_type: str) -> None:
    check(text, deal_type, "agreed", {"buyer": ["Lanshan Materials"], "supplier": ["Fenner Lithium"]}, None, None, None)


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Carmaker Delvaux Motors has secured lithium hydroxide from Kestrel Lithium for ten years.",
            [("offtake agreed", "buyer: Delvaux Motors; supplier: Kestrel Lithium")],
        ),
        (
            "Sumida Trading has the right to 40% of production from Harlow Resources' Redcliff mine.",
            [("offtake agreed", "buyer: Sumida Trading; supplier: Harlow Resources")],
        ),
        (
            "Norvik Smelting will source concentrate for its smelter from Harlow Resources.",
            [("supply agreed", "buyer: Norvik Smelting; supplier: Harlow Resources")],
        ),
        (
            "Norvik Smelting secured feed for its refinery from Harlow Resources under a three-year contract.",
            [("supply agreed", "buyer: Norvik Smelting; supplier: Harlow Resources")],
        ),
        (
            "Tamar Chemicals will provide Kestrel Lithium with soda ash for ten years.",
            [("supply agreed", "buyer: Kestrel Lithium; supplier: Tamar Chemicals")],
        ),
        (
            "Soda ash for Kestrel Lithium's plant will come from Tamar Chemicals under a ten-year contract.",
            [("supply agreed", "buyer: Kestrel Lithium; supplier: Tamar Chemicals")],
        ),
        (
            "Norvik Smelting gave notice to end its ore supply agreement with Harlow Resources.",
            [("supply terminated", "buyer: Norvik Smelting; supplier: Harlow Resources")],
        ),
        (
            "Harlow Resources' ore will be treated at Norvik Smelting's mill under a toll treatment agreement.",
            [("supply agreed", "buyer: Harlow Resources; supplier: Norvik Smelting")],
        ),
        (
            "Mining contractor Brennan Contracting has landed a A$120 million contract from Harlow Resources for "
            "open-pit work at Redcliff.",
            [("supply agreed", "buyer: Harlow Resources; supplier: Brennan Contracting")],
        ),
        (
            "Goldcrest Royalties is entitled to 25% of the payable silver from Redcliff after advancing Harlow "
            "Resources US$60 million.",
            [("royalty_stream agreed", "royalty_holder: Goldcrest Royalties; seller: Harlow Resources")],
        ),
    ],
)
def test_goods_and_works_in_other_words(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals
