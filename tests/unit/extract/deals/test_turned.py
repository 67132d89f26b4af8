"""Which side is whose where the words stand in an unusual order, and what is bought where another name stands near."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TURNED = [
    (
        "Wirra Copper farm-out: Kirra Metals to sole-fund $5M over 3 years for 51% of the Tolka tenements.",
        [("earn_in agreed", "acquirer: Kirra Metals; seller: Wirra Copper")],
    ),
    (
        "Kirra Metals Ltd farms into Wirra Copper's Tolka tenements, spending $3 million for 51%.",
        [("earn_in agreed", "acquirer: Kirra Metals Ltd; seller: Wirra Copper")],
    ),
    (
        "Garrow Industries Ltd sold its remaining 8% stake in Wirra Lithium Ltd in a block trade worth A$120 million.",
        [("equity_investment completed", "investee: Wirra Lithium Ltd; seller: Garrow Industries Ltd")],
    ),
    (
        "Garrow Metals parted with its half of the Tolka mine to Kirra Metals for $30 million.",
        [("acquisition completed", "acquirer: Kirra Metals; seller: Garrow Metals")],
    ),
    (
        "Wirra Gold's international arm paid US$1.2bn for the Tolka mine, in a purchase from Garrow Capital.",
        [("acquisition completed", "acquirer: Wirra Gold; seller: Garrow Capital")],
    ),
    (
        "Orbis Motors will buy magnets made in Fort Wayne from recycled feedstock under an agreement with Garrow Materials.",
        [("offtake agreed", "buyer: Orbis Motors; supplier: Garrow Materials")],
    ),
    (
        "Harrow Tin plc says that Ostrava Capital Ltd has subscribed for 50,000,000 new Ordinary Shares, raising £2 million.",
        [("equity_investment completed", "investor: Ostrava Capital Ltd; investee: Harrow Tin plc")],
    ),
    (
        "Orbis Motors is to become the second-biggest shareholder in Wirra Lithium, putting EUR 50 million into new shares.",
        [("equity_investment agreed", "investor: Orbis Motors; investee: Wirra Lithium")],
    ),
    (
        "Kirra Metals has bought out Garrow Capital's 17% in Wirra Nickel Ltd, giving it the whole of the company.",
        [("acquisition completed", "acquirer: Kirra Metals; target: Wirra Nickel Ltd; seller: Garrow Capital")],
    ),
    (
        "Kirra Metals agreed a $3 billion acquisition of Wirra Gold, and will hand over $190 million for Garrow Copper.",
        [
            ("acquisition agreed", "acquirer: Kirra Metals; target: Garrow Copper"),
            ("acquisition agreed", "acquirer: Kirra Metals; target: Wirra Gold"),
        ],
    ),
    (
        "Garrow Metals has agreed to part with 13% of its copper arm for $300 million, bringing in Orbis Capital as partner.",
        [("acquisition agreed", "acquirer: Orbis Capital; seller: Garrow Metals")],
    ),
    (
        "Kirra Metals told Wirra Resources on Monday that it would not proceed with its A$6 billion proposal.",
        [("acquisition terminated", "acquirer: Kirra Metals; target: Wirra Resources")],
    ),
    (
        "Garrow Global has cancelled the sale of its mothballed Tolka refinery.",
        [("acquisition terminated", "seller: Garrow Global")],
    ),
    (
        "A letter of intent with Orbis Motors foresees the sale of Garrow Metals's finished magnets from 2027 on.",
        [("offtake proposed", "buyer: Orbis Motors; supplier: Garrow Metals")],
    ),
    (
        "Orbis Trading signed an MoU to procure Brazilian spodumene on behalf of Wirra Lithium.",
        [("supply proposed", "buyer: Wirra Lithium; supplier: Orbis Trading")],
    ),
    (
        "Wirra Lithium has found help for its Tolka refinery: Orbis Trading signed an MoU to procure spodumene on its behalf.",
        [("supply proposed", "buyer: Wirra Lithium; supplier: Orbis Trading")],
    ),
    (
        "Orbis Power has contracted enriched product from both Garrow Nuclear Ltd and Kirra Uranium.",
        [("offtake agreed", "buyer: Orbis Power; supplier: Garrow Nuclear Ltd, Kirra Uranium")],
    ),
    (
        "Under the agreement Kirra Metals will buy about 90 percent of the fine flake graphite of the Tolka project of "
        "Garrow Graphite.",
        [("offtake agreed", "buyer: Kirra Metals; supplier: Garrow Graphite")],
    ),
    (
        "Ottawa has extended its review of the C$1 billion takeover of Wirra Uranium by Kirra Metals.",
        [("acquisition agreed", "acquirer: Kirra Metals; target: Wirra Uranium")],
    ),
    (
        "Kirra Metals is backing Wirra Uranium with C$15 million.",
        [("equity_investment agreed", "investor: Kirra Metals; investee: Wirra Uranium")],
    ),
    (
        "Orbis Steel is coming in as a cornerstone investor in Wirra Graphite's A$25 million raising.",
        [("equity_investment agreed", "investor: Orbis Steel; investee: Wirra Graphite")],
    ),
    (
        "Kirra Royalties adds a 2% NSR on Brackwell Copper's Tolka mine for $15m.",
        [("royalty_stream agreed", "royalty_holder: Kirra Royalties; seller: Brackwell Copper")],
    ),
    (
        "Ostrava Capital has cut its stake in Garrow Lithium to 7% through sales on the market.",
        [("equity_investment completed", "investee: Garrow Lithium; seller: Ostrava Capital")],
    ),
    (
        "Talks are under way between Brackwell Mining and the government of Zambia over a 30% stake in Tolka Copper Ltd.",
        [("acquisition rumoured", "acquirer: Brackwell Mining; target: Tolka Copper Ltd; seller: Zambia")],
    ),
    (
        "Japan's trade minister and his Chilean counterpart signed a lithium cooperation accord in Santiago.",
        [("partnership agreed", "partner: Japan, Chile")],
    ),
    (
        "Brackwell Mining has granted Kirra Metals exclusivity to negotiate the purchase of the Tolka smelter.",
        [("acquisition proposed", "acquirer: Kirra Metals; seller: Brackwell Mining")],
    ),
    (
        "With the A$40 million purchase of the neighbouring Mesa mine from Kirra Gold, Garrow Gold doubles its ground.",
        [("acquisition agreed", "acquirer: Garrow Gold; seller: Kirra Gold")],
    ),
    (
        "Wirra Graphite has picked Brackwell Mining as its partner for the Tolka deposit.",
        [("partnership agreed", "partner: Wirra Graphite, Brackwell Mining")],
    ),
    (
        "Wirra Carbon Ltd, Belmont, Western Australia, has entered into a joint venture with Garrow Graphite Co.",
        [("joint_venture agreed", "partner: Wirra Carbon Ltd, Garrow Graphite Co.")],
    ),
    (
        "Kazakhstan's state fund has acquired a 51% stake in Tolka Uranium Ltd from Brackwell Mining.",
        [("acquisition completed", "acquirer: Kazakhstan; target: Tolka Uranium Ltd; seller: Brackwell Mining")],
    ),
    (
        "For 500,000 shares and C$50,000 the Tolka claims go from Lorne Prospecting Ltd to Corvane Exploration.",
        [("acquisition agreed", "acquirer: Corvane Exploration; seller: Lorne Prospecting Ltd")],
    ),
    (
        "Garrow Metals Ltd will vend its Tolka tenements into Corvane Minerals Ltd in exchange for 45% of that company.",
        [("acquisition agreed", "acquirer: Corvane Minerals Ltd; seller: Garrow Metals Ltd")],
    ),
    (
        "Harburg Trading has secured for itself the whole tantalum production of Garrow Mining's Tolka mine until 2030.",
        [("offtake agreed", "buyer: Harburg Trading; supplier: Garrow Mining")],
    ),
    (
        "Orbis Steel Corp said its US unit had bought 15 million shares of Wirra Lithium in a private placement.",
        [("equity_investment completed", "investor: Orbis Steel Corp; investee: Wirra Lithium")],
    ),
    (
        "Garrow Metals and Orbis Steel Corp have formed Tolka Resources Ltd to develop the deposit.",
        [("joint_venture agreed", "partner: Garrow Metals, Orbis Steel Corp")],
    ),
    (
        "Garrow Gold NL has reached agreement with Corvane Milling Ltd for the treatment of 150,000 tonnes of Tolka ore at "
        "Corvane's mill.",
        [("supply agreed", "buyer: Garrow Gold NL; supplier: Corvane Milling Ltd")],
    ),
    (
        "Dunmore Contracting Ltd has been awarded the bulk earthworks package at Garrow Lithium's Tolka project.",
        [("supply agreed", "buyer: Garrow Lithium; supplier: Dunmore Contracting Ltd")],
    ),
    (
        "Orbis Steel Corp has converted its US$10 million loan into 12.4% of Garrow Manganese Ltd.",
        [("equity_investment completed", "investor: Orbis Steel Corp; investee: Garrow Manganese Ltd")],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TURNED)
def test_whose_side_is_whose(text: str, deals: list[tuple[str, str]]) -> None:
    assert sorted(row[:2] for row in told(text)) == deals


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("Garrow will retain a 1% royalty.", "acquirer: Harrow Minerals Ltd; seller: Garrow Pty Ltd"),
        ("Harrow will retain a 1% royalty.", "acquirer: Garrow Pty Ltd; seller: Harrow Minerals Ltd"),
        ("A$50,000 is payable to Garrow on completion.", "acquirer: Harrow Minerals Ltd; seller: Garrow Pty Ltd"),
    ],
)
def test_who_keeps_a_royalty_sells(behind: str, who: str) -> None:
    text = f"Harrow Minerals Ltd has entered into a binding sale agreement with Garrow Pty Ltd for licence E28/2000. {behind}"
    assert [row[1] for row in told(text)] == [who]


def test_a_firm_called_by_its_town_is_the_one_spoken_of() -> None:
    text = "Orbis Steel looks for ore. The Harburg steelmaker bought half of the Tolka mine from Wirra Copper for $9 million."
    assert [row[1] for row in told(text)] == ["acquirer: Orbis Steel; seller: Wirra Copper"]


TOGETHER = "partner: Garrow Metals, Wirra Lithium"


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        (
            "Garrow Metals and Wirra Lithium have completed the 50:50 pooling of the Tolka and Mesa deposits.",
            ("joint_venture completed", TOGETHER),
        ),
        (
            "Garrow Metals and Wirra Lithium have closed the deal that folds their lithium operations into a single company.",
            ("joint_venture completed", TOGETHER),
        ),
        (
            "Garrow Metals and Wirra Lithium have merged their nickel businesses into a joint company, Tolka Nickel Ltd.",
            ("joint_venture agreed", TOGETHER),
        ),
        (
            "Garrow Metals will acquire 70% in a joint venture for the Tolka deposits; the rest stays with Wirra Lithium.",
            ("joint_venture agreed", TOGETHER),
        ),
        (
            "Garrow Metals and Wirra Lithium sealed the definitive agreement for their $4 billion leach plant.",
            ("joint_venture agreed", TOGETHER),
        ),
        (
            "Japan and Zambia agreed to set up a working group on copper investment.",
            ("partnership agreed", "partner: Japan, Zambia"),
        ),
    ],
)
def test_what_two_do_together(text: str, deal: tuple[str, str]) -> None:
    assert [row[:2] for row in told(text)] == [deal]


def test_the_vendors_may_be_named_behind() -> None:
    text = (
        "Kirra Metals has bought the Tolka property for $5 million. A royalty of 0.5% goes to it, which Garrow Metals and a "
        "numbered company, the vendors, will share in the deal."
    )
    assert [row[1] for row in told(text)] == ["acquirer: Kirra Metals; seller: Garrow Metals"]


@pytest.mark.parametrize(
    "text",
    [
        "Garrow Metals is in advanced discussions with lenders about funding for the $2 billion expansion of Tolka.",
        "Garrow Copper and Wirra Metals, parties to the Tolka joint venture agreement, extended the due date for spending.",
        "We keep our BUY on Garrow Copper with a target of A$4.10; Brackwell Mining remains our favourite of the sector.",
        "Established in 1987, Garrow Copper mines in Peru. Tolka, held 70:30 with Brackwell Mining, costs $1.92 per pound.",
        "A reader asks what became of the tie-up between Garrow Metals and Wirra Lithium.",
        "Garrow Metals has the choice between putting C$1m into exploration and drilling a hole into the geophysical target.",
    ],
)
def test_what_only_sounds_like_a_deal(text: str) -> None:
    assert told(text) == []
