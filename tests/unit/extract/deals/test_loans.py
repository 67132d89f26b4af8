"""Money that one company lends another. Companies and deals are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TO_ORSOVA = "investor: Lindqvist Motors AB; investee: Orsova Zinc Ltd"
LENT = [
    (
        "Orsova Zinc Ltd is building a mill at Deva. Lindqvist Motors AB will lend it US$40 million.",
        "other agreed",
        4e7,
    ),
    ("Lindqvist Motors AB lent Orsova Zinc Ltd US$40 million in May.", "other completed", 4e7),
    ("Lindqvist Motors AB is to lend US$40 million to Orsova Zinc Ltd for its mill.", "other agreed", 4e7),
    ("Orsova Zinc Ltd borrowed US$40 million from Lindqvist Motors AB in May.", "other completed", 4e7),
    ("Orsova Zinc Ltd has drawn down a US$40 million loan from Lindqvist Motors AB.", "other agreed", 4e7),
    ("A US$40 million bridge loan from Lindqvist Motors AB will keep Orsova Zinc Ltd going.", "other agreed", 4e7),
    ("Lindqvist Motors AB has granted Orsova Zinc Ltd a loan of US$40 million.", "other agreed", 4e7),
]


@pytest.mark.parametrize(("text", "kind", "value"), LENT)
def test_a_company_lends(text: str, kind: str, value: float) -> None:
    assert [(k, who, v) for k, who, v, *_ in told(text)] == [(kind, TO_ORSOVA, value)]


def test_the_customer_lends_where_a_contract_comes_with_a_loan() -> None:
    rows = told(
        "Orsova Zinc Ltd will sell Lindqvist Motors AB 4,000 tonnes of zinc concentrate a year for five years. The "
        "contract comes with a construction loan of EUR 20 million."
    )
    assert [(kind, who, value) for kind, who, value, *_ in rows] == [
        ("offtake agreed", "buyer: Lindqvist Motors AB; supplier: Orsova Zinc Ltd", None),
        ("other agreed", TO_ORSOVA, 2e7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nordbank AB lent Orsova Zinc Ltd US$40 million in May.",
        "Orsova Zinc Ltd obtained a US$40 million loan from Banco Talleres S.A. in May.",
        "Halvard Infrastructure Fund will lend Orsova Zinc Ltd US$40 million.",
        "The European Investment Bank will lend Orsova Zinc Ltd US$40 million.",
    ],
)
def test_who_lends_for_a_living_makes_no_deal(text: str) -> None:
    assert told(text) == []


def test_a_sum_worked_off_in_product_is_no_loan() -> None:
    rows = told(
        "Hallsta Trucks AB will buy 7,500 tonnes of hydroxide a year from Barros Lithium S.A. The carmaker will lend "
        "Barros Lithium S.A. US$40 million, to be paid back in product."
    )
    assert [kind for kind, *_ in rows] == ["offtake agreed"]


def test_nobody_lends_itself() -> None:
    rows = told(
        "Orsova Zinc Ltd signed the contract. Lindqvist Motors AB agreed to take 900 tonnes a year and to "
        "lend it US$4 million."
    )
    assert [who for kind, who, *_ in rows if kind.startswith("other")] == [TO_ORSOVA]
