"""Changes of owner and customers found, in the words of wires, filings and translations. Companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Cassiar Gold & Tungsten Corp. (TSXV: CGT) is pleased to announce that it has entered into an option "
        "agreement dated May 1, 2024 with Yukon Claims Inc. pursuant to which it may acquire a 100% interest "
        "in the Mayo Lake Property.",
        ["earn_in agreed: acquirer: Cassiar Gold & Tungsten Corp.; seller: Yukon Claims Inc."],
    ),
    (
        "Brandon Hill Metals plc (AIM: BHM) announces the disposal of its entire interest in the Tregonning "
        "tin licence to Kernow Critical Ltd for a cash consideration of £2.5 million.",
        ["acquisition agreed: acquirer: Kernow Critical Ltd; seller: Brandon Hill Metals plc"],
    ),
    (
        "Nihon Magnet Kogyo Co., Ltd. resolved at a meeting of its Board of Directors held today to acquire "
        "all shares of Tohoku Rare Metal Co., Ltd. and make it a subsidiary.",
        ["acquisition agreed: acquirer: Nihon Magnet Kogyo Co., Ltd.; target: Tohoku Rare Metal Co., Ltd."],
    ),
    (
        "Ganzhou Yongli Tungsten Co., Ltd. signed a strategic cooperation framework agreement with Hunan "
        "Hardmetal Group on the joint development of tungsten resources.",
        ["partnership agreed: partner: Ganzhou Yongli Tungsten Co., Ltd., Hunan Hardmetal Group"],
    ),
    (
        "The French group Imérie SA enters the capital of Breton Lithium SAS with 20 percent, the two "
        "companies announced on Tuesday.",
        ["equity_investment agreed: investor: Imérie SA; investee: Breton Lithium SAS"],
    ),
    (
        "Chilean group Antuco SA acquired a participation of 15% in the Argentine company Puna Litio SA.",
        ["equity_investment completed: investor: Antuco SA; investee: Puna Litio SA"],
    ),
    (
        "Kinsevere Metals said on Monday it had struck a deal to buy Lofty Copper for $2.1 billion.",
        ["acquisition agreed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Lofty Copper has agreed to be taken over by Kinsevere Metals for $2.1 billion.",
        ["acquisition agreed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Lofty Copper's board has recommended a $2.1 billion offer from Kinsevere Metals.",
        ["acquisition proposed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Kinsevere Metals has won control of Lofty Copper after its $2.1 billion bid was accepted by 62% of "
        "shareholders.",
        ["acquisition completed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Kinsevere Metals' $2.1 billion purchase of Lofty Copper closed on Friday.",
        ["acquisition completed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Kinsevere Metals wrapped up its $2.1 billion takeover of Lofty Copper on Friday.",
        ["acquisition completed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Shareholders of Lofty Copper voted in favour of the takeover by Kinsevere Metals.",
        ["acquisition agreed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Lofty Copper becomes a wholly owned subsidiary of Kinsevere Metals under the deal.",
        ["acquisition agreed: acquirer: Kinsevere Metals; target: Lofty Copper"],
    ),
    (
        "Orano Chemie has taken 12% of Lofty Copper through a placement worth C$18 million.",
        ["equity_investment completed: investor: Orano Chemie; investee: Lofty Copper"],
    ),
    (
        "Lofty Copper (TSXV: LFC) closed a C$18 million private placement with Orano Chemie, which now owns "
        "12% of the company.",
        ["equity_investment completed: investor: Orano Chemie; investee: Lofty Copper"],
    ),
    (
        "Lofty Copper (TSXV: LFC) announces a strategic investment of C$18 million by Orano Chemie.",
        ["equity_investment agreed: investor: Orano Chemie; investee: Lofty Copper"],
    ),
    (
        "Orano Chemie raised its stake in Lofty Copper to 19.9% from 12%.",
        ["equity_investment completed: investor: Orano Chemie; investee: Lofty Copper"],
    ),
    (
        "In support of the offtake, Orano Chemie has subscribed for 20,000,000 new shares of Lofty Copper at "
        "90 cents each.",
        ["equity_investment completed: investor: Orano Chemie; investee: Lofty Copper"],
    ),
    (
        "Orano Chemie, a Swiss trader, signed an offtake for 30% of Lofty Copper's germanium.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Lofty Copper will sell 30% of its germanium to Orano Chemie for five years.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Orano Chemie will be the sole buyer of Lofty Copper's germanium concentrate for five years.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Lofty Copper has found a buyer for its germanium: Orano Chemie will take 20 tonnes a year.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Lofty Copper signed up Orano Chemie as the first customer of its germanium plant.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Lofty Copper has inked a long-term deal to supply Orano Chemie with 20 tonnes of germanium a year.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Orano Chemie is to receive 20 tonnes of germanium a year from Lofty Copper under a prepayment "
        "agreement worth $30 million.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Orano Chemie will prepay $30 million for germanium from Lofty Copper.",
        ["offtake agreed: buyer: Orano Chemie; supplier: Lofty Copper"],
    ),
    (
        "Franconia Royalty Corp. has bought a 1% net smelter return royalty on the Batang mine from Lofty "
        "Copper for US$15 million.",
        ["royalty_stream completed: royalty_holder: Franconia Royalty Corp.; seller: Lofty Copper"],
    ),
    (
        "Franconia Royalty Corp. will advance US$60 million to Lofty Copper in return for 15% of the silver "
        "produced at the Batang mine.",
        ["royalty_stream agreed: royalty_holder: Franconia Royalty Corp.; seller: Lofty Copper"],
    ),
    (
        "Lofty Copper secured US$60 million from a silver stream with Franconia Royalty Corp.",
        ["royalty_stream agreed: royalty_holder: Franconia Royalty Corp.; seller: Lofty Copper"],
    ),
    (
        "Harmattan Resources Ltd can earn up to 80% of the Tagant project from Lofty Copper by spending $6 "
        "million over four years.",
        ["earn_in agreed: acquirer: Harmattan Resources Ltd; seller: Lofty Copper"],
    ),
    (
        "Under the farm-in, Harmattan Resources Ltd will spend $6 million to earn 80% of Lofty Copper's "
        "Tagant project.",
        ["earn_in agreed: acquirer: Harmattan Resources Ltd; seller: Lofty Copper"],
    ),
    (
        "Harmattan Resources Ltd has withdrawn from the Tagant earn-in with Lofty Copper.",
        ["earn_in terminated: acquirer: Harmattan Resources Ltd; seller: Lofty Copper"],
    ),
    (
        "Lofty Copper has teamed up with Harmattan Resources Ltd in a 60:40 joint venture to build a "
        "refinery at Nouadhibou.",
        ["joint_venture agreed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "A joint venture of Lofty Copper and Harmattan Resources Ltd will build a refinery at Nouadhibou, "
        "the companies announced on Monday.",
        ["joint_venture agreed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Lofty Copper is forming a joint venture with Harmattan Resources Ltd for a refinery at Nouadhibou.",
        ["joint_venture agreed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Lofty Copper and Harmattan Resources Ltd have dissolved their joint venture at Nouadhibou.",
        ["joint_venture terminated: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "The European Union and Zambia have concluded a strategic partnership on raw materials value chains.",
        ["partnership agreed: partner: European Union, Zambia"],
    ),
    (
        "Japan and Kazakhstan agreed to cooperate on rare earths.",
        ["partnership agreed: partner: Japan, Kazakhstan"],
    ),
    (
        "Lofty Copper signed a letter of intent with the University of Leoben and Harmattan Resources Ltd on "
        "germanium recovery.",
        ["partnership proposed: partner: Lofty Copper, University of Leoben, Harmattan Resources Ltd"],
    ),
    (
        "Lofty Copper will work with Harmattan Resources Ltd on a germanium refinery under a memorandum of "
        "understanding signed on Monday.",
        ["partnership proposed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Under a memorandum of understanding, Lofty Copper and Harmattan Resources Ltd will study a "
        "germanium refinery.",
        ["partnership proposed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Lofty Copper and Harmattan Resources Ltd are merging in an all-share deal.",
        ["merger agreed: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Merger talks between Lofty Copper and Harmattan Resources Ltd have collapsed.",
        ["merger terminated: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "A possible merger between Lofty Copper and Harmattan Resources Ltd is being discussed, Bloomberg "
        "reported, citing sources.",
        ["merger rumoured: partner: Lofty Copper, Harmattan Resources Ltd"],
    ),
    (
        "Harmattan Resources Ltd is weighing a bid for Lofty Copper, people familiar with the matter said.",
        ["acquisition rumoured: acquirer: Harmattan Resources Ltd; target: Lofty Copper"],
    ),
    (
        "Harmattan Resources Ltd has emerged as the front-runner to buy Lofty Copper's Batang mine, sources said.",
        ["acquisition rumoured: acquirer: Harmattan Resources Ltd; seller: Lofty Copper"],
    ),
    (
        "The new owner of the Batang mine is Harmattan Resources Ltd, which paid Lofty Copper US$90 million.",
        ["acquisition completed: acquirer: Harmattan Resources Ltd; seller: Lofty Copper"],
    ),
    (
        "Harmattan Resources Ltd scooped up the mothballed Batang mine out of administration for US$9 million.",
        ["acquisition completed: acquirer: Harmattan Resources Ltd"],
    ),
    (
        "Volta Electric has picked Lofty Copper to supply germanium wafers for its satellites.",
        ["supply agreed: buyer: Volta Electric; supplier: Lofty Copper"],
    ),
    (
        "Lofty Copper's smelter will process concentrate from Harmattan Resources Ltd's Tagant mine under a "
        "tolling agreement.",
        ["supply agreed: buyer: Harmattan Resources Ltd; supplier: Lofty Copper"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


@pytest.mark.parametrize(
    "text",
    [
        "Lofty Copper received approval for its Batang mine and will sell its concentrate on the market.",
        "Lofty Copper's shares fell 4% after Harmattan Resources Ltd reported weak earnings.",
        "Lofty Copper reported that production at Batang rose 12% and that concentrate was shipped to "
        "customers in Japan and Korea.",
        "Lofty Copper has a 40% interest in the Batang mine, which is operated by Harmattan Resources Ltd.",
        "Lofty Copper agreed with its lenders to extend a US$90 million loan facility to 2030.",
        "Lofty Copper signed a drilling contract with Boart Drilling Pty Ltd for 12,000 metres.",
        "Analysts at Harmattan Securities said Lofty Copper may sell assets to cut debt.",
        "Lofty Copper will pay Harmattan Resources Ltd $4 million to settle a lawsuit over the Batang road.",
        "Lofty Copper appointed Rosa Diaz, formerly of Harmattan Resources Ltd, as chief executive.",
        "The company formed by Lofty Copper in 2011 to develop Batang has produced 40,000 tonnes of concentrate.",
        "Half of the world's germanium comes from China under export licences agreed each quarter.",
        "Lofty Copper gets 20 tonnes of germanium a year from its own residues.",
        "Lofty Copper and Harmattan Resources Ltd each hold 50% of the Nouadhibou refinery.",
        "Lofty Copper signed a wage agreement with the union for its 900 workers at Batang.",
        "The agreement between Canada and the province on the highway to the Batang mine was published on Monday.",
        "Lofty Copper established a community fund with the village of Batang.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
