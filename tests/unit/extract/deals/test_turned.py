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
]


@pytest.mark.parametrize(("text", "deals"), TURNED)
def test_whose_side_is_whose(text: str, deals: list[tuple[str, str]]) -> None:
    assert sorted(row[:2] for row in told(text)) == deals


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("Garrow will retain a 1% royalty.", "acquirer: Harrow Minerals Ltd; seller: Garrow Pty Ltd"),
        ("Harrow will retain a 1% royalty.", "acquirer: Garrow Pty Ltd; seller: Harrow Minerals Ltd"),
    ],
)
def test_who_keeps_a_royalty_sells(behind: str, who: str) -> None:
    text = f"Harrow Minerals Ltd has entered into a binding sale agreement with Garrow Pty Ltd for licence E28/2000. {behind}"
    assert [row[1] for row in told(text)] == [who]


def test_a_firm_called_by_its_town_is_the_one_spoken_of() -> None:
    text = "Orbis Steel looks for ore. The Harburg steelmaker bought half of the Tolka mine from Wirra Copper for $9 million."
    assert [row[1] for row in told(text)] == ["acquirer: Orbis Steel; seller: Wirra Copper"]
