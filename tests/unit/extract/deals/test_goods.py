"""Product told of by itself, with one side in the sentence before. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Norrland Graphite AB is building an anode plant at Piteå. Two thirds of its flake will come from "
        "Balla Graphite Ltd of Madagascar under a four-year contract signed in May.",
        ["supply agreed: buyer: Norrland Graphite AB; supplier: Balla Graphite Ltd"],
    ),
    (
        "Norrland Graphite AB is building an anode plant at Piteå. Flake for the plant is to be supplied by "
        "Balla Graphite Ltd under a contract signed in May.",
        ["supply agreed: buyer: Norrland Graphite AB; supplier: Balla Graphite Ltd"],
    ),
    (
        "Norrland Graphite AB is building an anode plant at Piteå. It will source the flake from Balla "
        "Graphite Ltd under a four-year contract.",
        ["supply agreed: buyer: Norrland Graphite AB; supplier: Balla Graphite Ltd"],
    ),
    (
        "Norrland Graphite AB is building an anode plant at Piteå. Its feed is covered by a four-year "
        "agreement with Balla Graphite Ltd.",
        ["supply agreed: buyer: Norrland Graphite AB; supplier: Balla Graphite Ltd"],
    ),
    (
        "Pilgrim Nickel Ltd poured its first matte in May. Negotiations are under way with Corvus "
        "Commodities for 60% of the output.",
        ["offtake proposed: buyer: Corvus Commodities; supplier: Pilgrim Nickel Ltd"],
    ),
    (
        'Itaborai Lithium S.A. (hereinafter referred to as "IBL") and Kansai Shokai Co., Ltd. (hereinafter '
        '"Kansai") announced today the start of their cooperation. Kansai obtains the exclusive sales '
        "right for 30% of the spodumene concentrate of IBL.",
        ["offtake agreed: buyer: Kansai Shokai Co., Ltd.; supplier: Itaborai Lithium S.A."],
    ),
    (
        "Sumitani Trading will lend Pacific Cobalt Ltd US$60 million for its refinery at Kokkola. In return "
        "Sumitani Trading will receive 3,000 tonnes of cobalt sulphate a year for ten years.",
        [
            "other agreed: investor: Sumitani Trading; investee: Pacific Cobalt Ltd",
            "offtake agreed: buyer: Sumitani Trading; supplier: Pacific Cobalt Ltd",
        ],
    ),
    (
        "KfW will lend €80 million to Alta Grafite SA; in return carmaker Wolfram Motors will receive 9,000 "
        "tonnes of anode material a year for ten years.",
        ["offtake agreed: buyer: Wolfram Motors; supplier: Alta Grafite SA"],
    ),
    (
        "Yellowtail Rare Earths Corp. (NYSE: YTR) shares doubled in a month. Honda Magnetics will buy oxide: "
        "a binding contract, signed on 3 March, covers 400 tonnes of NdPr a year until 2032.",
        ["offtake agreed: buyer: Honda Magnetics; supplier: Yellowtail Rare Earths Corp."],
    ),
    (
        "Yellowtail Rare Earths Corp. (NYSE: YTR) shares doubled in a month. The latest boost is a contract "
        "with Honda Magnetics for 400 tonnes of NdPr oxide a year.",
        ["offtake agreed: buyer: Honda Magnetics; supplier: Yellowtail Rare Earths Corp."],
    ),
    (
        "Swiss start-up LithoX AG and US membrane maker Purebrine Inc. will combine their technologies to "
        "recover lithium from geothermal brine. A joint development agreement was signed on Monday.",
        ["partnership agreed: partner: LithoX AG, Purebrine Inc."],
    ),
    (
        "LithoX AG and Purebrine Inc. are to work together on recovering lithium from geothermal brine. The "
        "cooperation agreement was signed on Monday.",
        ["partnership agreed: partner: LithoX AG, Purebrine Inc."],
    ),
    (
        "Boreal Cobalt Oy has started construction of a sulphate plant in Kokkola. The ore concentrate will "
        "be delivered by Kuusamo Mining Oy: 40,000 tonnes a year from 2026, according to an agreement signed "
        "on Friday.",
        ["supply agreed: buyer: Boreal Cobalt Oy; supplier: Kuusamo Mining Oy"],
    ),
    (
        "Gamsberg Zinc plc raised £12 million from the market in June. The purchaser of its germanium "
        "concentrate is Freiberg Wafer GmbH, under a contract that runs to 2031.",
        ["offtake agreed: buyer: Freiberg Wafer GmbH; supplier: Gamsberg Zinc plc"],
    ),
    (
        "Gamsberg Zinc plc raised £12 million from the market in June. All of its germanium concentrate goes "
        "to Freiberg Wafer GmbH under a contract that runs to 2031.",
        ["offtake agreed: buyer: Freiberg Wafer GmbH; supplier: Gamsberg Zinc plc"],
    ),
    (
        "Gamsberg Zinc plc raised £12 million from the market in June. The germanium concentrate will go to "
        "Freiberg Wafer GmbH, which signed a ten-year contract in May.",
        ["offtake agreed: buyer: Freiberg Wafer GmbH; supplier: Gamsberg Zinc plc"],
    ),
    (
        "Emu Antimony Ltd (ASX: EMA) is pleased to report its results. On 4 June the Company signed a "
        "binding term sheet with Hanwa Metals Co for the sale of 2,000 tonnes of antimony concentrate.",
        ["offtake agreed: buyer: Hanwa Metals Co; supplier: Emu Antimony Ltd"],
    ),
    (
        "Brazilian miner Serra Nova SA said it had found a partner for its Jequié project. Under the deal, "
        "Nordic Magnets AS will take 1,000 tonnes of mixed carbonate a year.",
        ["offtake agreed: buyer: Nordic Magnets AS; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. The trading house Almeida & Cie has committed to "
        "take half of the output for seven years.",
        ["offtake agreed: buyer: Almeida & Cie; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Half of the output has been committed to Almeida "
        "Trading SA for seven years.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Half of the output has already been sold to "
        "Almeida Trading SA under a seven-year agreement.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Almeida Trading SA has locked in half of the "
        "output for seven years.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Almeida Trading SA has contracted for half of the output.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Almeida Trading SA has secured 20,000 tonnes of "
        "concentrate a year for seven years.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. Almeida Trading SA has signed up for 20,000 tonnes "
        "of concentrate a year.",
        ["offtake agreed: buyer: Almeida Trading SA; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA has won its environmental licence. All of the tungsten for the first ten years has been promised "
        "to Halden Carbide AB, of Vaasa, a part of Finland's Nordkap Group.",
        ["offtake agreed: buyer: Halden Carbide AB; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA digs tungsten. Molybdenum is another matter: Halden Carbide AB has undertaken to take 100% of "
        "that product once it is mined.",
        ["offtake agreed: buyer: Halden Carbide AB; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA will start in 2027. Halden Carbide AB has committed itself to buy everything the mine produces.",
        ["offtake agreed: buyer: Halden Carbide AB; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA said in June that a contract had been concluded for 5,000 tonnes a year of its anode material "
        "to go to Volta Cells GmbH.",
        ["offtake agreed: buyer: Volta Cells GmbH; supplier: Serra Nova SA"],
    ),
    (
        "Serra Nova SA told the exchange that it has agreed with Volta Cells GmbH, the battery arm of Renor SA, to "
        "deliver a minimum of 32,000 tonnes over five years.",
        ["offtake agreed: buyer: Volta Cells GmbH; supplier: Serra Nova SA"],
    ),
    (
        "Kirra Metals Ltd contracted last week with Volta Cells GmbH to sell it 8,000 tonnes of carbonate a year.",
        ["offtake agreed: buyer: Volta Cells GmbH; supplier: Kirra Metals Ltd"],
    ),
    (
        "Serra Nova SA has won its environmental licence. It was acquired in 2022 by Petra Capital for $30 million.",
        ["acquisition completed: acquirer: Petra Capital; target: Serra Nova SA"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


@pytest.mark.parametrize(
    "text",
    [
        "Half of the world's cobalt hydroxide comes from mines owned by Lualaba Copper SA, according to a "
        "study for the agreement.",
        "Ore is delivered by truck to the plant of Boreal Cobalt Oy, which has an agreement with its unions.",
        "Exports of concentrate to Kirra Metals Ltd ended in 2019 and the port was sold.",
        "Analysts said that Wirra Tin Ltd would need to secure 20,000 tonnes of concentrate a year.",
        "Wirra Tin Ltd has the right to 70% of the votes on the board.",
        "A quarter of its electricity will come from Kirra Solar Park, a farm that it built under a loan "
        "agreement in 2021.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
