"""Deals of several parties: who is meant, how many deals they make, of which kind, share and day.

Companies, mines and figures are invented; every telling is read as one document published on 10 June 2025.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import Row, check, told

TOLD: list[tuple[str, list[Row]]] = [
    (
        "Marubu Corp and Toyosu Trading, which joined forces under a memorandum of May, drill on.",
        [("partnership proposed", "partner: Marubu Corp, Toyosu Trading", None, None, None, "2025-05")],
    ),
    (
        "Both confirmed that they were in talks about a takeover by Marubu Corp of Horizon Nickel.",
        [
            (
                "acquisition proposed",
                "acquirer: Marubu Corp; target: Horizon Nickel",
                None,
                None,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Velden Antimony signed a 15-year offtake agreement with Korsa Zinc for 6,000 tonnes of concentrate a year from "
        "the Rosko mine in Bosnia. It is building a mill at Harlow.",
        [("offtake agreed", "buyer: Korsa Zinc; supplier: Velden Antimony", None, None, "Rosko", "2025-06-10")],
    ),
    (
        "The Nordvik Development Bank signed a letter of intent with Karsk Copper Company: a loan of up to US$100m.",
        [],
    ),
    (
        "Velden Antimony has agreed to buy the 30% that belongs to Rosko Zinc Limited for US$2 million in cash.",
        [
            (
                "acquisition agreed",
                "acquirer: Velden Antimony; seller: Rosko Zinc Limited",
                2000000.0,
                30.0,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Hollin Metals is to sell its black mass, a powder of nickel, cobalt and lithium, to Korsa Zinc.",
        [("offtake agreed", "buyer: Korsa Zinc; supplier: Hollin Metals", None, None, None, "2025-06-10")],
    ),
    (
        "Velden Magnets will ship rare earth oxide from Rosko to Korsa Zinc.",
        [("offtake agreed", "buyer: Korsa Zinc; supplier: Velden Magnets", None, None, "Rosko", "2025-06-10")],
    ),
    (
        "Marubu Corp and Toyosu Trading agreed to buy 30% of the Caldera nickel project in Brazil from "
        "Horizon Nickel for US$90 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Marubu Corp, Toyosu Trading; seller: Horizon Nickel",
                90000000.0,
                30.0,
                "Caldera",
                "2025-06-10",
            )
        ],
    ),
    (
        "Velden Antimony has signed offtake contracts with Korsa Zinc of Japan and Traxis of Luxembourg for "
        "concentrate from its Rosko mine in Bosnia.",
        [
            ("offtake agreed", "buyer: Korsa Zinc; supplier: Velden Antimony", None, None, "Rosko", "2025-06-10"),
            ("offtake agreed", "buyer: Traxis; supplier: Velden Antimony", None, None, "Rosko", "2025-06-10"),
        ],
    ),
    (
        "Boreal Graphite said it had an offtake agreement with Hanil Battery, a cell maker, and Daesung's "
        "Future Materials unit covering 20,000 tonnes a year.",
        [
            (
                "offtake agreed",
                "buyer: Hanil Battery, Future Materials; supplier: Boreal Graphite",
                None,
                None,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Rivermont Metals, the trading house Ostrava Commodities and Kolon Chemicals will take half of the "
        "tungsten concentrate from Almaden's Castaneda mine.",
        [
            (
                "offtake agreed",
                "buyer: Rivermont Metals, Ostrava Commodities, Kolon Chemicals; supplier: Almaden",
                None,
                50.0,
                "Castaneda",
                "2025-06-10",
            )
        ],
    ),
    (
        "Kestrel Copper owns the Tamaya mine in Chile. The carmaker Volta Motors has been looking for metal. "
        "On 29 April the carmaker bought 12% of Kestrel Copper for US$50 million.",
        [
            (
                "equity_investment completed",
                "investor: Volta Motors; investee: Kestrel Copper",
                50000000.0,
                12.0,
                "Tamaya",
                "2025-04-29",
            )
        ],
    ),
    (
        "Aurum Rare Earths plans a refinery in Louisiana. The US chemicals company Albany Specialties will "
        "supply it with hydrochloric acid under a five-year contract.",
        [("supply agreed", "buyer: Aurum Rare Earths; supplier: Albany Specialties", None, None, None, "2025-06-10")],
    ),
    (
        "Delta Antimony told investors at the Diggers & Dealers conference that Chinese refiners had "
        "approached it. It has agreed to sell 51% of the Hillgrove East project to a Chinese refiner, Hunan "
        "Gold Refining, for A$40 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Hunan Gold Refining; seller: Delta Antimony",
                40000000.0,
                51.0,
                "Hillgrove East",
                "2025-06-10",
            )
        ],
    ),
    (
        "Barro Gold has walked away from its A$6.6 billion bid for Newmont Creek Ltd.",
        [
            (
                "acquisition terminated",
                "acquirer: Barro Gold; target: Newmont Creek Ltd",
                6600000000.0,
                None,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Hecla Ridge and Alamos Silver closed their US$10.6 billion all-stock merger on 3 March 2025.",
        [("merger completed", "partner: Hecla Ridge, Alamos Silver", 10600000000.0, None, None, "2025-03-03")],
    ),
    (
        "The takeover of Azura Minerals by Sandhurst Mining closed in January 2024.",
        [("acquisition completed", "acquirer: Sandhurst Mining; target: Azura Minerals", None, None, None, "2024-01")],
    ),
    (
        "Hancroft Prospecting spent about A$1.3 billion buying shares of Liontree Resources on market until "
        "its holding reached 19.9 per cent.",
        [
            (
                "equity_investment completed",
                "investor: Hancroft Prospecting; investee: Liontree Resources",
                1300000000.0,
                19.9,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Nippon Rare took new shares worth US$20 million in Arafel Resources. The stake comes to 12%.",
        [
            (
                "equity_investment completed",
                "investor: Nippon Rare; investee: Arafel Resources",
                20000000.0,
                12.0,
                None,
                "2025-06-10",
            )
        ],
    ),
    (
        "Sojin Corp lifts its interest in the Lac Blanc project by ten points to 70% after paying C$15 "
        "million to Quebec Graphite.",
        [
            (
                "acquisition agreed",
                "acquirer: Sojin Corp; seller: Quebec Graphite",
                15000000.0,
                10.0,
                "Lac Blanc",
                "2025-06-10",
            )
        ],
    ),
    (
        "POSKO keeps 6.91% of Black Rock Graphite, bought in a US$70 million placement in 2024.",
        [
            (
                "equity_investment completed",
                "investor: POSKO; investee: Black Rock Graphite",
                70000000.0,
                6.91,
                None,
                "2024",
            )
        ],
    ),
    (
        "Talvi Metals signed a supply agreement with the carmaker Stellor under which it will deliver 10,000 "
        "tonnes a year of nickel sulphate.",
        [("offtake agreed", "buyer: Stellor; supplier: Talvi Metals", None, None, None, "2025-06-10")],
    ),
    (
        "Lynden Rare Earths has a supply agreement with magnet maker Noveon Magnets for heavy rare earth oxides.",
        [("offtake agreed", "buyer: Noveon Magnets; supplier: Lynden Rare Earths", None, None, None, "2025-06-10")],
    ),
    (
        "Energy Works will supply 500 tonnes of monazite concentrate a year to Neon Materials' separation "
        "plant in Estonia.",
        [("supply agreed", "buyer: Neon Materials; supplier: Energy Works", None, None, None, "2025-06-10")],
    ),
    (
        "Tronik Ltd will sell 60% of the Gamma rare earths project in Tanzania to Sheng Resources, which will "
        "run it as manager of a 60:40 joint venture.",
        [("joint_venture agreed", "partner: Sheng Resources, Tronik Ltd", None, 60.0, "Gamma", "2025-06-10")],
    ),
    (
        "Kobar Corp has formed a joint venture with Mitsuwa, in which it bought 7.5% of the Horne lithium "
        "project in Quebec for C$25 million.",
        [("joint_venture completed", "partner: Kobar Corp, Mitsuwa", 25000000.0, 7.5, "Horne", "2025-06-10")],
    ),
    (
        "The board of Korea Zincum approved a joint venture with the Pentagon, which will hold 40.1% of it.",
        [("joint_venture agreed", "partner: Korea Zincum, Pentagon", None, 40.1, None, "2025-06-10")],
    ),
    (
        "Rio Verde granted Teckram the right to acquire 10% of the Mina Justa Norte copper project in Peru "
        "for US$85 million.",
        [
            (
                "earn_in proposed",
                "acquirer: Teckram; seller: Rio Verde",
                85000000.0,
                10.0,
                "Mina Justa Norte",
                "2025-06-10",
            )
        ],
    ),
    (
        "Zijing Mining will buy 40% of Glenford's interests in Mutanda Mining and Kamoto Company for US$2 billion.",
        [
            (
                "acquisition agreed",
                "acquirer: Zijing Mining; seller: Glenford",
                2000000000.0,
                40.0,
                "Mutanda Mining and Kamoto Company",
                "2025-06-10",
            )
        ],
    ),
    (
        "Trafalgar is negotiating with Vitolo to buy Corex Metals together.",
        [("acquisition rumoured", "acquirer: Trafalgar, Vitolo; target: Corex Metals", None, None, None, "2025-06-10")],
    ),
    (
        "Congo's Gecamine pressed Ivanhill to guarantee that it would buy all its power. Gecamine wants the "
        "right to choose who buys its share of production.",
        [],
    ),
    (
        "The Governments of Japan and France signed a declaration on cooperation in critical minerals on 1 May 2025.",
        [("partnership agreed", "partner: Japan, France", None, None, None, "2025-05-01")],
    ),
    (
        "A strategic partnership agreement that the United States and the Democratic Republic of the Congo "
        "signed on 4 December gives American companies preference.",
        [
            (
                "partnership agreed",
                "partner: United States, Democratic Republic of Congo",
                None,
                None,
                None,
                "2024-12-04",
            )
        ],
    ),
    (
        "On 29 April the two companies met. Kodal Lithium agreed the same day to sell its Bougou mine in Mali "
        "to Haina Group for US$100 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Haina Group; seller: Kodal Lithium",
                100000000.0,
                None,
                "Bougou",
                "2025-04-29",
            )
        ],
    ),
    (
        "Arcadian Lithium will pay a break fee of US$67 million if its merger with Rio Grande Ltd fails. The "
        "two signed the merger agreement on 9 October 2024, worth US$6.7 billion.",
        [("merger agreed", "partner: Arcadian Lithium, Rio Grande Ltd", 6700000000.0, None, None, "2024-10-09")],
    ),
    (
        "Viridis Metals signed a letter of intent with Ucorex on 3 June under which Ucorex would take 30% of "
        "the oxide. It follows a similar letter on 26 August 2024 under which Ucara Metals would take 10% of "
        "output.",
        [
            ("offtake proposed", "buyer: Ucorex; supplier: Viridis Metals", None, 30.0, None, "2025-06-03"),
            ("offtake proposed", "buyer: Ucara Metals; supplier: Viridis Metals", None, 10.0, None, "2024-08-26"),
        ],
    ),
    (
        "Ramaco Ore said on Monday it had agreed to buy Tantara Minerals for US$20 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Ramaco Ore; target: Tantara Minerals",
                20000000.0,
                None,
                None,
                "2025-06-09",
            )
        ],
    ),
    (
        "Ten days earlier, on 2 January, Zeolith Corp bought the Bonnie Claims project from Nevada Star for "
        "US$3 million.",
        [
            (
                "acquisition completed",
                "acquirer: Zeolith Corp; seller: Nevada Star",
                3000000.0,
                None,
                "Bonnie",
                "2025-01-02",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


def test_who_acts_together_with_another_in_an_aside_has_it_beside_it() -> None:
    text = "Harrow Mining, together with Fenner Graphite, agreed to buy the Brant mine from Orlay Zinc."
    roles = {"acquirer": ["Harrow Mining", "Fenner Graphite"], "seller": ["Orlay Zinc"]}
    check(text, "acquisition", "agreed", roles, None, None, "Brant")


def test_it_that_is_bought_is_the_mine_that_the_sentence_has_named() -> None:
    text = "Orlay Zinc shut the Brant mine for good and Harrow Mining has now agreed to buy it for $9 million."
    check(text, "acquisition", "agreed", {"acquirer": ["Harrow Mining"]}, 9e6, None, "Brant")


def test_it_is_none_of_two_that_stand_together() -> None:
    text = (
        "Orlay Zinc and Tolka Zinc closed Lemmon Shore in Western Australia; "
        "Harrow Mining, together with Fenner Graphite, then signed to buy it, but withdrew as zinc fell."
    )
    roles = {"acquirer": ["Harrow Mining", "Fenner Graphite"]}
    check(text, "acquisition", "terminated", roles, None, None, None)
