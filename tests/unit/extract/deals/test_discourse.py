"""Deals told over several sentences: descriptions, follow-ups, dates that open a paragraph.

Companies, mines and figures are invented; every telling is read as one document published on 10 June 2025.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import Row, told

TOLD: list[tuple[str, list[Row]]] = [
    (
        "Stellar Gold Ltd and its partner Orano Lith said on 12 May they had signed heads of terms to buy the "
        "Kwale sands mine in Kenya from Basel Titanium.",
        [
            (
                "acquisition proposed",
                "acquirer: Stellar Gold Ltd, Orano Lith; seller: Basel Titanium",
                None,
                None,
                "Kwale",
                "2025-05-12",
            )
        ],
    ),
    (
        "Danu Metals, which owns the Tolka antimony project in Ireland, has signed binding offtake agreements "
        "with Hanwa Trade of Japan, Wogan Metals of Britain and Tradium of Germany.",
        [
            ("offtake agreed", "buyer: Hanwa Trade; supplier: Danu Metals", None, None, "Tolka", "2025-06-10"),
            ("offtake agreed", "buyer: Wogan Metals; supplier: Danu Metals", None, None, "Tolka", "2025-06-10"),
            ("offtake agreed", "buyer: Tradium; supplier: Danu Metals", None, None, "Tolka", "2025-06-10"),
        ],
    ),
    (
        "On 20 October US President Donald Trumble and Australian Prime Minister Anthony Albany signed a "
        "framework for securing supply of critical minerals.",
        [("partnership agreed", "partner: United States, Australia", None, None, None, "2024-10-20")],
    ),
    (
        "Brazilian explorer Verdant Niobium (ASX: VDN) has a new shareholder. The Japanese trading house Sojo "
        "Corporation paid A$15 million for a 12% stake in the company, which owns the Colossus project in "
        "Minas Gerais.",
        [
            (
                "equity_investment completed",
                "investor: Sojo Corporation; investee: Verdant Niobium",
                15000000.0,
                12.0,
                "Colossus",
                "2025-06-10",
            )
        ],
    ),
    (
        "The refiner Umicor and the carmaker BMB signed long-term contracts. Umicor has talked to Lifezone "
        "Nickel. The refiner will buy the nickel from its Kabanga Hill mine in Tanzania for processing in "
        "Finland.",
        [("supply agreed", "buyer: Umicor; supplier: Lifezone Nickel", None, None, "Kabanga Hill", "2025-06-10")],
    ),
    (
        "Rare Element Corp terminated its scheme implementation deed with Arafura Gold on Tuesday. Arafura "
        "Gold will pay a break fee of A$5 million.",
        [
            (
                "acquisition terminated",
                "acquirer: Arafura Gold; target: Rare Element Corp",
                None,
                None,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Peninsula Ore said its Japanese partner, Sumisho Metals, will lift its interest in the Ambato "
        "graphite project in Madagascar from 40% to 49% by paying US$12 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Sumisho Metals; seller: Peninsula Ore",
                12000000.0,
                9.0,
                "Ambato",
                "2025-06-10",
            )
        ],
    ),
    (
        "In exchange for its technology, Lynas Metal gets a 38% stake in a joint venture with Sojin Corp. The "
        "joint venture will build a heavy rare earth refinery in Texas.",
        [("joint_venture agreed", "partner: Lynas Metal, Sojin Corp.", None, 38.0, None, "2025-06-10")],
    ),
    (
        "Critica Metals has walked away from talks with Vale Nickel about buying the Thompson mine in Manitoba.",
        [
            (
                "acquisition terminated",
                "acquirer: Critica Metals; seller: Vale Nickel",
                None,
                None,
                "Thompson",
                "2025-06-10",
            )
        ],
    ),
    (
        "St George Minerals bought the Araxa project in Brazil from Itafos for US$21 million in February "
        "2025. Itafos, which got 10% of St George Minerals, remains a shareholder.",
        [
            (
                "acquisition completed",
                "acquirer: St George Minerals; seller: Itafos",
                21000000.0,
                None,
                "Araxa",
                "2025-02",
            ),
            (
                "equity_investment completed",
                "investor: Itafos; investee: St George Minerals",
                None,
                10.0,
                None,
                "2025-06-10",
            ),
        ],
    ),
    (
        "Mitsui Sumi, the trading house, said it would take a 20% interest in Vulcan Energy's Lionheart "
        "project. The trading house will also buy 4,000 tonnes of lithium hydroxide a year.",
        [
            (
                "acquisition agreed",
                "acquirer: Mitsui Sumi; seller: Vulcan Energy",
                None,
                20.0,
                "Lionheart",
                "2025-06-10",
            ),
            ("offtake agreed", "buyer: Mitsui Sumi; supplier: Vulcan Energy", None, None, "Lionheart", "2025-06-10"),
        ],
    ),
    (
        "Panasonik and Idemitsa Kosan will jointly buy the lithium sulphide made at Toyoto's Chiba plant.",
        [("offtake agreed", "buyer: Panasonik, Idemitsa Kosan; supplier: Toyoto", None, None, "Chiba", "2025-06-10")],
    ),
    (
        "Magnet maker VAK Magnets and carmaker General Autos have each agreed to take neodymium metal from "
        "Lynden Rare Earths under a ten-year offtake deal.",
        [
            ("offtake agreed", "buyer: VAK Magnets; supplier: Lynden Rare Earths", None, None, None, "2025-06-10"),
            ("offtake agreed", "buyer: General Autos; supplier: Lynden Rare Earths", None, None, None, "2025-06-10"),
        ],
    ),
    (
        "Sunrise Scandium (ASX: SRS) announced a non-binding offtake MOU with Lockhart Aerospace of the "
        "United States for 15 tonnes a year of scandium oxide from its Syerston Hill project in New South "
        "Wales.",
        [
            (
                "offtake proposed",
                "buyer: Lockhart Aerospace; supplier: Sunrise Scandium",
                None,
                None,
                "Syerston Hill",
                "2025-06-10",
            )
        ],
    ),
    (
        "Cosmo Lithium received an A$1.2 billion offer from Chinese battery giant Suning Materials in March. "
        "The miner turned it down in April.",
        [
            (
                "acquisition terminated",
                "acquirer: Suning Materials; target: Cosmo Lithium",
                1200000000.0,
                None,
                None,
                "2025-04",
            )
        ],
    ),
    (
        "The refiner Aurubin signed a memorandum with Teckson Resources. Under the memorandum the refiner "
        "will buy 50,000 tonnes a year of copper concentrate from the Galor Creek project in British "
        "Columbia.",
        [("offtake proposed", "buyer: Aurubin; supplier: Teckson Resources", None, None, "Galor Creek", "2025-06-10")],
    ),
    (
        "On Monday Gold Fielder Ltd withdrew its C$3.1 billion bid for Osisco Mining, after the Canadian "
        "company said it preferred to stay alone.",
        [
            (
                "acquisition terminated",
                "acquirer: Gold Fielder Ltd; target: Osisco Mining",
                3100000000.0,
                None,
                None,
                "2025-06-09",
            )
        ],
    ),
    (
        "Appian Kapital agreed to sell Atlantic Nickel and Mineração Vale Verde to Sibanya Stillwell for "
        "US$1.2 billion. Sibanya Stillwell later terminated the deal, and Appian Kapital sued.",
        [
            (
                "acquisition terminated",
                "acquirer: Sibanya Stillwell; target: Atlantic Nickel, Mineração Vale Verde; seller: Appian Kapital",
                1200000000.0,
                None,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Metals Royal Co will pay US$50 million for a 1.5% gross revenue royalty on the Thacker Ridge mine of "
        "Lithion Americas.",
        [
            (
                "royalty_stream agreed",
                "royalty_holder: Metals Royal Co; seller: Lithion Americas",
                50000000.0,
                None,
                "Thacker Ridge",
                "2025-06-10",
            )
        ],
    ),
    (
        "India's Koal Ltd and Argentina's Kamyen have formed a partnership to explore for lithium in "
        "Catamarca. The Indian company will spend US$24 million.",
        [("partnership agreed", "partner: Koal Ltd, Kamyen", None, None, None, "2025-06-10")],
    ),
    (
        "TORONTO, May 20, 2025 — Frontier Litho Inc. (TSXV: FLO) announces that it has entered into a "
        "definitive joint venture agreement with Mitsubari Corporation. Mitsubari Corporation will acquire an "
        "initial 7.5% interest in the PAK project for C$25 million.",
        [
            (
                "joint_venture agreed",
                "partner: Frontier Litho Inc., Mitsubari Corporation",
                25000000.0,
                7.5,
                "PAK",
                "2025-05-20",
            )
        ],
    ),
    (
        "Talga Norte said today that Novonix Cells, the American cathode maker, would take 4,000 tonnes of "
        "anode graphite a year from its plant in Luleå under a binding contract.",
        [("offtake agreed", "buyer: Novonix Cells; supplier: Talga Norte", None, None, "Luleå", "2025-06-10")],
    ),
    (
        "Chalice Nickel sold its 19.9% shareholding in Bellevue North to the fund BlackStock for A$45 million.",
        [
            (
                "acquisition completed",
                "acquirer: BlackStock; target: Bellevue North; seller: Chalice Nickel",
                45000000.0,
                19.9,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Aya Silver's largest shareholder, the Omani fund Mubadira, raised its stake to 12.4% by paying US$18 "
        "million for new shares.",
        [
            (
                "equity_investment completed",
                "investor: Mubadira; investee: Aya Silver",
                18000000.0,
                12.4,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Ministers of the United States and Saudi Arabia signed a memorandum of cooperation on mining on 13 "
        "May. The same day MP Minerals and Maaden agreed to form a joint venture to build a rare earth "
        "refinery.",
        [
            ("partnership proposed", "partner: United States, Saudi Arabia", None, None, None, "2025-05-13"),
            ("joint_venture agreed", "partner: MP Minerals, Maaden", None, None, None, "2025-05-13"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[Row]) -> None:
    assert told(text) == expected
