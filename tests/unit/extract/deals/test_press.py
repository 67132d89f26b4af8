"""How the press tells of several deals at once, of deals between the lines, and of what came to nothing."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD: list[tuple[str, list[str]]] = [
    (
        "Kirra Graphite Ltd shipped its first anodes in May. Its order book now includes Tokai Motors (20,000 tonnes over "
        "five years) and Volta Cells Inc.",
        [
            "offtake agreed: buyer: Tokai Motors; supplier: Kirra Graphite Ltd",
            "offtake agreed: buyer: Volta Cells Inc.; supplier: Kirra Graphite Ltd",
        ],
    ),
    (
        "Among the takers of Kirra Lithium Ltd's spodumene concentrate are Tokai Motors and Volta Cells Inc.",
        [
            "offtake agreed: buyer: Tokai Motors; supplier: Kirra Lithium Ltd",
            "offtake agreed: buyer: Volta Cells Inc.; supplier: Kirra Lithium Ltd",
        ],
    ),
    (
        "Kirra Nickel Ltd counts Tokai Motors and Volta Cells Inc. among its buyers of nickel powder.",
        [
            "offtake agreed: buyer: Tokai Motors; supplier: Kirra Nickel Ltd",
            "offtake agreed: buyer: Volta Cells Inc.; supplier: Kirra Nickel Ltd",
        ],
    ),
    (
        "To date, two offtakers have signed with Kirra Lithium Ltd: Tokai Motors and Volta Cells Inc.",
        [
            "offtake agreed: buyer: Tokai Motors; supplier: Kirra Lithium Ltd",
            "offtake agreed: buyer: Volta Cells Inc.; supplier: Kirra Lithium Ltd",
        ],
    ),
    (
        "Tokai Motors and Volta Cells Inc. both have offtake agreements with Kirra Graphite Ltd for flake from "
        "its Harrow mill.",
        [
            "offtake agreed: buyer: Tokai Motors; supplier: Kirra Graphite Ltd",
            "offtake agreed: buyer: Volta Cells Inc.; supplier: Kirra Graphite Ltd",
        ],
    ),
    (
        "Boreal Mining Inc. and Sable Metals Ltd were chosen as suppliers of antimony for the stockpile.",
        ["supply agreed: supplier: Boreal Mining Inc., Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. and Sable Metals Ltd both have supply agreements with Tarn Refining Ltd for their mines there.",
        [
            "supply agreed: buyer: Tarn Refining Ltd; supplier: Boreal Mining Inc.",
            "supply agreed: buyer: Tarn Refining Ltd; supplier: Sable Metals Ltd",
        ],
    ),
    (
        "Tarn Chemie, the Dutch lithium converter, came first. It bought 12% of Kirra Lithium Ltd for £10 million in May and "
        "in return may take 30,000 tonnes of concentrate a year.",
        [
            "equity_investment completed: investor: Tarn Chemie; investee: Kirra Lithium Ltd",
            "offtake agreed: buyer: Tarn Chemie; supplier: Kirra Lithium Ltd",
        ],
    ),
    (
        "Kirra Metals Ltd has agreed to sell 10 per cent of the concentrate from Harrow to Tokai Sangyo KK for ten years. "
        "Volta Cells Inc. followed with heads of terms for another 15 percent this week.",
        [
            "offtake agreed: buyer: Tokai Sangyo KK; supplier: Kirra Metals Ltd",
            "offtake proposed: buyer: Volta Cells Inc.; supplier: Kirra Metals Ltd",
        ],
    ),
    (
        "Boreal Mining Inc. keeps 30% of the venture, while Sable Metals Ltd gets the other 70%.",
        ["joint_venture agreed: partner: Boreal Mining Inc., Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. will hold 49.9% of the new company and Sable Metals Ltd 50.1%.",
        ["joint_venture agreed: partner: Boreal Mining Inc., Sable Metals Ltd"],
    ),
    ("Boreal Mining Inc. holds 70% of the joint venture and Sable Metals Ltd holds 30%.", []),
    (
        "Boreal Mining Inc. signed a memorandum with the Government of Pakistan on the possible purchase of 10 to 20 percent "
        "of the Harrow project from the federal entities.",
        ["acquisition proposed: acquirer: Boreal Mining Inc.; seller: Government of Pakistan"],
    ),
    (
        "Sable Metals Ltd ended talks with Boreal Mining Inc. after the group, which had offered $5.30 a share in March, came "
        "back with a lower figure.",
        ["acquisition terminated: acquirer: Boreal Mining Inc.; target: Sable Metals Ltd"],
    ),
    (
        "Kirra Metals Ltd let its option over the Harrow tenements lapse after six holes.",
        ["earn_in terminated: acquirer: Kirra Metals Ltd"],
    ),
    (
        "Kirra Metals Ltd has allowed its option to acquire the Harrow project from Sable Mining Ltd to expire.",
        ["earn_in terminated: acquirer: Kirra Metals Ltd; seller: Sable Mining Ltd"],
    ),
    (
        "Tokai Magnets is negotiating with Kirra Metals Ltd for oxides from Harrow Lake.",
        ["offtake proposed: buyer: Tokai Magnets; supplier: Kirra Metals Ltd"],
    ),
    (
        "Kirra Metals Ltd is in talks with Solvane SA about the supply of mixed rare earth carbonate.",
        ["supply proposed: buyer: Solvane SA; supplier: Kirra Metals Ltd"],
    ),
    (
        "Completion of Boreal Mining Inc.'s $6.7 billion purchase of Sable Metals Ltd is pencilled in for March.",
        ["acquisition agreed: acquirer: Boreal Mining Inc.; target: Sable Metals Ltd"],
    ),
    ("Rumours of a tie-up between Boreal Mining Inc. and Sable Metals Ltd were denied by both on Tuesday.", []),
    ("Boreal Mining Inc. dismissed reports that it had agreed to buy Sable Metals Ltd.", []),
    (
        "Hartley Brokers Limited has announced a takeover bid on behalf of Kirra Resources Limited to acquire all ordinary "
        "shares of Sable Metals Limited.",
        ["acquisition proposed: acquirer: Kirra Resources Limited; target: Sable Metals Limited"],
    ),
    (
        "Kirra Resources Ltd has received unsolicited offers from interested parties regarding the acquisition of its gold "
        "assets.",
        [],
    ),
    ("Kirra Metals Ltd restarted a pilot plant developed in a joint venture with Sable Minerals Inc.", []),
    (
        "Boreal Uranium Inc. may acquire an 80% interest in Sable Resources Ltd's Harrow property by paying $3 million in "
        "cash, shares and exploration commitments over a three-year period. Sable Resources will also receive a 2% net "
        "smelter royalty on the property, which can be halved for $1 million.",
        ["earn_in agreed: acquirer: Boreal Uranium Inc.; seller: Sable Resources Ltd"],
    ),
    (
        "Tarn Gold Corp. has committed to increase its equity position in Sable Gold Ltd to 19.9% of the issued shares.",
        ["equity_investment agreed: investor: Tarn Gold Corp.; investee: Sable Gold Ltd"],
    ),
    (
        "Tokai Magnets signed an oxide procurement cooperation framework agreement with Boreal Trading Inc., Kirra Metals "
        "Ltd, and Sable Minerals Inc.",
        [
            "supply agreed: buyer: Tokai Magnets; supplier: Boreal Trading Inc., Kirra Metals Ltd, Sable Minerals Inc.",
        ],
    ),
    (
        "Tarn Gold Corp. acquired 110,388,801 common shares of Sable Gold Ltd, being all of the issued shares.",
        ["acquisition completed: acquirer: Tarn Gold Corp.; target: Sable Gold Ltd"],
    ),
    (
        "Boreal Uranium Inc. has issued 612,164 common shares to Sable Fuels Ltd as part of an agreement to acquire the "
        "Harrow project.",
        ["acquisition agreed: acquirer: Boreal Uranium Inc.; seller: Sable Fuels Ltd"],
    ),
    (
        "Kirra Lithium Ltd has signed a licensing deal that gives it the right to use Volta Technologies Inc.'s membrane "
        "technology for brines.",
        ["other agreed: partner: Kirra Lithium Ltd, Volta Technologies Inc."],
    ),
    (
        "The Financial Times reported that Boreal Mining Inc. had agreed to buy Sable Metals Ltd for $3 billion.",
        ["acquisition agreed: acquirer: Boreal Mining Inc.; target: Sable Metals Ltd"],
    ),
    (
        "Tarn Capital Corporation and its related entities have become substantial holders in Sable Metals Ltd, acquiring a "
        "5.2% voting power.",
        ["equity_investment completed: investor: Tarn Capital Corporation; investee: Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. has exercised its rights of termination under the Harrow Option Agreement, dated July 1, 2020, "
        "between Boreal Mining and Sable Metals Ltd.",
        ["earn_in terminated: acquirer: Boreal Mining Inc.; seller: Sable Metals Ltd"],
    ),
    (
        "The facility allows Kirra Gold Ltd to sell to Tarn Trading Inc., a merchant, up to 1,000 troy ounces of gold bullion.",
        ["offtake agreed: buyer: Tarn Trading Inc.; supplier: Kirra Gold Ltd"],
    ),
    (
        "Boreal Mining Inc. strengthened its foothold in the region with the 2019 acquisition of Sable Metals Ltd.",
        ["acquisition completed: acquirer: Boreal Mining Inc.; target: Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. is acquiring a 100% interest in the Harrow licence via a binding agreement with Sable Metals Ltd.",
        ["acquisition agreed: acquirer: Boreal Mining Inc.; seller: Sable Metals Ltd"],
    ),
    ("Kirra Lithium Ltd fights a takeover attempt by Chinese investors of its main asset.", []),
    ("The minister blocked a Chinese investor from raising its stake in Kirra Lithium Ltd to 20%.", []),
    (
        "Kirra Gold Ltd has renewed its at-the-market offering agreement with Tarn Capital Inc. as lead agent.",
        [],
    ),
    (
        "Kirra Metals Ltd engaged Tarn Consulting Inc. to conduct metallurgical testing at the Harrow project.",
        ["supply agreed: buyer: Kirra Metals Ltd; supplier: Tarn Consulting Inc."],
    ),
    (
        "Tarn Bergbau has acquired a majority stake in the mining company Harrow Resources Ltd in South Africa and completed "
        "the acquisition of the majority stake in Sable Resources Ltd in Botswana.",
        [
            "acquisition completed: acquirer: Tarn Bergbau; target: Harrow Resources Ltd",
            "acquisition completed: acquirer: Tarn Bergbau; target: Sable Resources Ltd",
        ],
    ),
    (
        "Kirra Lithium Ltd has recently secured offtake agreements with two leading chemical companies, Boreal Chemie AG and "
        "Tokai Sangyo KK.",
        [
            "offtake agreed: buyer: Boreal Chemie AG; supplier: Kirra Lithium Ltd",
            "offtake agreed: buyer: Tokai Sangyo KK; supplier: Kirra Lithium Ltd",
        ],
    ),
    (
        "The deposit is being developed by Sable Uranium Ltd, a company recently acquired by Boreal Energy Inc. for $64.7 "
        "million in shares.",
        ["acquisition completed: acquirer: Boreal Energy Inc.; target: Sable Uranium Ltd"],
    ),
    (
        "Boreal Royalty Inc. executed its largest transaction by merging with another royalty company, Sable Royalty Ltd.",
        ["merger completed: partner: Boreal Royalty Inc., Sable Royalty Ltd"],
    ),
    (
        "One of Boreal Metals Inc.'s most significant acquisitions to date is the Harrow property in Nevada.",
        ["acquisition completed: acquirer: Boreal Metals Inc."],
    ),
    (
        "Tarn Gold Inc. showed its commitment through an investment in Sable Exploration Ltd, acquiring a 9.9% stake via a "
        "$1 million private placement.",
        ["equity_investment completed: investor: Tarn Gold Inc.; investee: Sable Exploration Ltd"],
    ),
    (
        "Boreal Metals Inc. sold its non-core investment in Sable Resources Ltd for $6.7 million.",
        ["equity_investment completed: investee: Sable Resources Ltd; seller: Boreal Metals Inc."],
    ),
    (
        "Kirra Graphite Ltd has entered into a non-binding supply agreement with Tokai Motors for anode material. Kirra "
        "Graphite and Tokai Motors signed the supply agreement in July.",
        ["offtake proposed: buyer: Tokai Motors; supplier: Kirra Graphite Ltd"],
    ),
    (
        "Under the agreement Sable Minerals Inc. will receive 1,000,000 common shares of Boreal Resources Ltd and a $30,000 "
        "cash payment for the property.",
        ["acquisition agreed: acquirer: Boreal Resources Ltd; seller: Sable Minerals Inc."],
    ),
    (
        "Boreal Mining Inc. recently took another step forward by acquiring Sable Gold Ltd.",
        ["acquisition completed: acquirer: Boreal Mining Inc.; target: Sable Gold Ltd"],
    ),
    ("Kirra Gold Ltd says it is investing in the future with the hope of a discovery.", []),
    ("Tarn Resources Inc. hopes to close its merger with the Securities and Exchange Commission filing.", []),
    (
        "Kirra Metals Ltd announced the acquisition of key ground near Sable Resources Ltd's Harrow property.",
        ["acquisition agreed: acquirer: Kirra Metals Ltd"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals
