"""Customers told as such, and contracts that leave out the side the story has named. Everything is invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

MILL = "Vilnius Lithium AG is building a refinery for 24,000 tonnes of hydroxide a year. "
TWO = [
    "buyer: Samho Battery Co.; supplier: Vilnius Lithium AG",
    "buyer: Umbria Cathodes Ltd; supplier: Vilnius Lithium AG",
]


@pytest.mark.parametrize(
    "text",
    [
        "Samho Battery Co. and Umbria Cathodes Ltd have been customers since 2021.",
        "Its customers are Samho Battery Co. and Umbria Cathodes Ltd.",
        "Its offtakers include Samho Battery Co. and Umbria Cathodes Ltd.",
        "It counts Samho Battery Co. and Umbria Cathodes Ltd among its offtakers.",
        "Samho Battery Co. and Umbria Cathodes Ltd also have offtake agreements.",
        "Samho Battery Co. and Umbria Cathodes Ltd have each signed a binding offtake agreement for part of the product.",
    ],
)
def test_each_customer_has_a_contract_with_the_company_spoken_of(text: str) -> None:
    assert [(kind, who) for kind, who, *_ in told(MILL + text)] == [("offtake agreed", who) for who in TWO]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Samho Battery Co. came along in the autumn with a contract for 36,000 tonnes over eight years.", "agreed"),
        ("Samho Battery Co. had come first, with take-or-pay terms for 45,000 tonnes over five years.", "agreed"),
        ("Samho Battery Co. has firmly contracted 10,000 tonnes of that annually.", "agreed"),
        ("Of that, Samho Battery Co. is entitled to 10,000 tonnes a year.", "agreed"),
        ("It will be done in 2027 and make hydroxide, of which Samho Battery Co. has agreed to take half.", "agreed"),
        (
            "It will make 24,000 tonnes a year, of which Samho Battery Co. has agreed, on a non-binding basis, to take "
            "a part for five years.",
            "proposed",
        ),
    ],
)
def test_the_side_left_out_is_the_company_spoken_of(text: str, kind: str) -> None:
    rows = told(MILL + text)
    assert [(k, who) for k, who, *_ in rows] == [
        (f"offtake {kind}", "buyer: Samho Battery Co.; supplier: Vilnius Lithium AG")
    ]


def test_what_a_company_sells_to_another_may_stand_behind_its_name() -> None:
    rows = told(
        "Glenmore Trading SA signed a six-year contract to sell Cobalt Keep plc up to $900 million of the metal."
    )
    assert [(kind, who) for kind, who, *_ in rows] == [
        ("offtake agreed", "buyer: Cobalt Keep plc; supplier: Glenmore Trading SA")
    ]


def test_a_contract_for_the_goods_of_somebody() -> None:
    rows = told("Robur AG has signed a multi-year contract for the magnets of Neostar Materials Corp.")
    assert [(kind, who) for kind, who, *_ in rows] == [
        ("offtake agreed", "buyer: Robur AG; supplier: Neostar Materials Corp.")
    ]


def test_the_capacity_of_a_plant_is_no_quantity_sold() -> None:
    rows = told(
        "Uranos Group is to install a US$970 million plant for 14,000 tonnes a year under an agreement signed with "
        "Boliva Litio SA in September."
    )
    assert [(kind, who) for kind, who, *_ in rows] == [("partnership agreed", "partner: Uranos Group, Boliva Litio SA")]


def test_what_a_company_is_to_secure_by_an_agreement() -> None:
    rows = told(
        "Stellaria N.V. has signed a preliminary agreement with GMO Nickel Ltd to secure supplies of nickel sulphate."
    )
    assert [who for _, who, *_ in rows] == ["buyer: Stellaria N.V.; supplier: GMO Nickel Ltd"]
