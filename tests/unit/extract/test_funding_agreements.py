"""Agreements of two sides over a sum, and two givers or receivers in one sentence."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import Row, rows

AGREEMENTS = [
    (
        "The sides signed a loan agreement between the Eurasian Development Bank and Kostanay Minerals LLP for 90 million "
        "dollars for a titanium plant.",
        ("Eurasian Development Bank", "Kostanay Minerals LLP", 9e7, "closed", "loan"),
    ),
    (
        "A credit agreement of 200 million US dollars was signed between the Saudi Industrial Development Fund and Najd "
        "Phosphate Company.",
        ("Saudi Industrial Development Fund", "Najd Phosphate Company", 2e8, "closed", "loan"),
    ),
    (
        "An agreement on a loan of $48 million between the EBRD and Tumor Copper LLC was signed in Samarkand.",
        ("EBRD", "Tumor Copper LLC", 4.8e7, "closed", "loan"),
    ),
    (
        "At the forum these documents were signed:\n\n- Loan agreement for 120 million euros between JSC Angren Wolfram "
        "and the Asian Development Bank: construction of a concentrator.",
        ("Asian Development Bank", "JSC Angren Wolfram", 1.2e8, "closed", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGREEMENTS)
def test_the_bank_of_an_agreement_gives_whichever_side_is_named_first(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


SHARED_VERBS = [
    (
        "The government of Saskatchewan has committed C$55 million and Ottawa C$29 million to the rare earth plant of "
        "Northern Prairie Metals Inc.",
        [5.5e7, 2.9e7],
    ),
    (
        "The line costs €96 million, of which the Region of Wallonia is contributing €6.5 million and the European "
        "Investment Bank €14 million, Meuse Cobalt SA said.",
        [6.5e6, 1.4e7],
    ),
    (
        "Finnvera guarantees €60 million and the Nordic Investment Bank lends €45 million to Kalliosuo Nickel Oy.",
        [6e7, 4.5e7],
    ),
]


@pytest.mark.parametrize(("text", "amounts"), SHARED_VERBS)
def test_givers_that_share_a_verb_give_each_its_own(text: str, amounts: list[float]) -> None:
    found = rows(text)
    assert [row[2] for row in found] == amounts
    assert len({row[0] for row in found}) == 2


TOLD_BEHIND = [
    (
        "Besides the A$80 million debt facility for which NAIF has issued a conditional approval, Mount Carrick Tin Ltd "
        "relies on a prepayment.",
        ("NAIF", "Mount Carrick Tin Ltd", 8e7, "conditional", "loan"),
    ),
    (
        "With the US$45 million term loan that Banco Andino granted in May, the financing of Cerro Bayo Cobre S.A. is "
        "complete.",
        ("Banco Andino", "Cerro Bayo Cobre S.A", 4.5e7, "committed", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_BEHIND)
def test_a_giver_told_behind_its_loan(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


NOTHING = [
    "The supply agreement between Tumor Copper LLC and Angren Wire JSC is worth $48 million.",
    "An agreement between the Ministry of Geology and Tumor Copper LLC covers exports worth $48 million.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_agreements_that_lend_nothing(text: str) -> None:
    assert rows(text) == []


PARTS = [
    (
        "KfW approved two loans: EUR 90 million for Zinnhütte Ehrenberg GmbH and EUR 35 million for Lausitz Magnet AG.",
        [("Zinnhütte Ehrenberg GmbH", 9e7, "loan"), ("Lausitz Magnet AG", 3.5e7, "loan")],
    ),
    (
        "The Ontario government is investing $42 million in Quetico Lithium Inc.'s $1.1 billion refinery.\n\nThe support "
        "consists of a $30 million loan and a conditional grant of $12 million.",
        [
            ("Quetico Lithium Inc", 4.2e7, "programme"),
            ("Quetico Lithium Inc", 3e7, "loan"),
            ("Quetico Lithium Inc", 1.2e7, "grant"),
        ],
    ),
    (
        "KfW gave Lausitz Magnet AG a direct loan of $219 million ($201 million of principal and $18 million of "
        "capitalized interest).",
        [("Lausitz Magnet AG", 2.19e8, "loan")],
    ),
    (
        "Scotia Export Bank agreed to increase the revolving credit facility of Petitcodiac Zinc Inc. from $60 million to "
        "$90 million.",
        [("Petitcodiac Zinc Inc", 9e7, "loan")],
    ),
    (
        "The State of Idaho has approved a reimbursement of $6 million of payroll taxes to Lolo Antimony Corporation.",
        [("Lolo Antimony Corporation", 6e6, "tax_credit")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_and_changes_of_a_sum(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(row[1], row[2], row[4]) for row in rows(text)] == expected


NO_FUNDING = [
    "The state's Minerals Fund now owns 8% of Kanda Lithium plc: it bought the shares from the founder for $21 "
    "million.",
    "Halberd Trading will lend Alvao Lítio, S.A. €40 million, to be paid back in product.",
    "Petitcodiac Zinc Inc. says the mill has added $1.4 billion a year to the value of exports, the government noted.",
]


@pytest.mark.parametrize("text", NO_FUNDING)
def test_purchases_and_prepayments_are_deals(text: str) -> None:
    assert rows(text) == []
