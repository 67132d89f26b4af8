"""Funding that a story goes on about: what was paid of it, what it was before, who else is in its sentence."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import Row, rows

DOE = "U.S. Department of Energy"
EXIM = "Export-Import Bank of the United States"
CLOSED = "The U.S. Department of Energy has closed its $80 million loan to Harrow Creek Metals Inc."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{CLOSED} It runs for twelve years. A first disbursement of $9 million was made last week.",
            [
                (DOE, "Harrow Creek Metals Inc", 80e6, "closed", "loan"),
                (DOE, "Harrow Creek Metals Inc", 9e6, "disbursed", "loan"),
            ],
        ),
        (
            "The U.S. Department of Energy has cancelled its grant of $30 million to Harrow Creek Metals Inc. The award was "
            "made in May 2024. The company missed its dates. Of the award, $4 million had been paid out.",
            [
                (DOE, "Harrow Creek Metals Inc", 30e6, "cancelled", "grant"),
                (DOE, "Harrow Creek Metals Inc", 4e6, "disbursed", "grant"),
            ],
        ),
    ],
)
def test_what_has_been_paid_of_money_is_told_on_its_own(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("before", ["announced conditionally on 3 March", "conditionally approved in March"])
def test_what_closed_money_was_before_is_not_its_stage(before: str) -> None:
    assert rows(f"{CLOSED[:-1]}, {before}.") == [(DOE, "Harrow Creek Metals Inc", 80e6, "closed", "loan")]


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("Conditional approval was given on 2 September 2024.", "conditional"),
        ("A letter of interest was issued on 2 September 2024.", "letter_of_interest"),
    ],
)
def test_an_earlier_stage_with_a_day_of_its_own_is_told_beside_the_news(told: str, stage: str) -> None:
    assert rows(f"{CLOSED} It runs for twelve years. {told}") == [
        (DOE, "Harrow Creek Metals Inc", 80e6, "closed", "loan"),
        (DOE, "Harrow Creek Metals Inc", 80e6, stage, "loan"),
    ]


def test_who_agrees_on_the_terms_of_a_sites_loan_receives_it() -> None:
    text = (
        "The U.S. Department of Energy agreed with Harrow Creek Metals Inc. on new terms for the $90 million loan to "
        "Kettle Ridge."
    )
    assert [row[1:3] for row in rows(text)] == [("Harrow Creek Metals Inc", 90e6)]


def test_letters_that_were_only_counted_are_told_by_their_list() -> None:
    text = (
        "The Export-Import Bank of the United States sent two letters of interest under its Supply Chain Resiliency "
        "Initiative. Together they concern US$90 million of possible lending.\n\n- Ostrow Lithium Ltd, Western Australia: "
        "up to US$60 million for a concentrator\n- Harrow Creek Copper Inc., Arizona: up to US$30 million for pumps"
    )
    assert rows(text, markdown=True) == [
        (EXIM, None, 90e6, "letter_of_interest", "loan"),
        (EXIM, "Ostrow Lithium Ltd", 60e6, "letter_of_interest", "loan"),
        (EXIM, "Harrow Creek Copper Inc", 30e6, "letter_of_interest", "loan"),
    ]


def test_credits_that_may_be_claimed_are_committed() -> None:
    text = (
        "The Department of the Treasury has allocated tax credits under Section 48C to nine facilities. The round is worth "
        "US$400 million. Harrow Creek Metals Inc. may claim US$21 million for its refinery in Ohio."
    )
    assert [row[1:] for row in rows(text)] == [
        (None, 400e6, "committed", "tax_credit"),
        ("Harrow Creek Metals Inc", 21e6, "committed", "tax_credit"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "JOGMEC said that a first US$30 million goes into new shares of Ostrow Tungsten Limited.",
            ("JOGMEC", "Ostrow Tungsten Limited", 30e6, "committed", "equity"),
        ),
        (
            "Under a delivery contract with Ostrow Antimony Inc., the Defense Logistics Agency may order up to US$40 "
            "million of ingot.",
            ("Defense Logistics Agency", "Ostrow Antimony Inc", 40e6, "committed", "purchase_commitment"),
        ),
        (
            "Harrow Creek Metals Inc. broke ground in Alabama with a US$70 million loan from the U.S. Department of Energy.",
            (DOE, "Harrow Creek Metals Inc", 70e6, "committed", "loan"),
        ),
        (
            "Harrow Creek Metals Inc. told the market that Export Development Canada stands ready to lend it C$50 million.",
            ("Export Development Canada", "Harrow Creek Metals Inc", 50e6, "letter_of_interest", "loan"),
        ),
        (
            "Harrow Creek Metals Inc. funds the price from cash and a committed facility of US$60 million from Tarn Credit "
            "Partners. The U.S. Department of Energy takes no part.",
            ("Tarn Credit Partners", "Harrow Creek Metals Inc", 60e6, "committed", "loan"),
        ),
    ],
)
def test_receivers_told_by_other_turns(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


def test_a_body_of_the_sentence_before_buys_new_stock_and_sets_a_floor() -> None:
    text = (
        "The Department of Defense is to become the largest shareholder in Harrow Creek Metals Inc. Under the agreement it "
        "will buy US$60 million of newly issued preferred stock, and it guarantees the company a price of at least $90 a "
        "kilogram for ten years."
    )
    assert sorted(row[1:] for row in rows(text) if row[2]) == [("Harrow Creek Metals Inc", 60e6, "committed", "equity")]
    assert [row[4] for row in rows(text) if row[2] is None] == ["purchase_commitment"]


def test_a_rumoured_price_is_no_funding() -> None:
    text = (
        "Export Development Canada is said to be weighing a stake in a copper mine. They put a price of US$2 billion on it "
        "and stressed that nothing had been offered."
    )
    assert rows(text) == []


def test_others_who_are_summed_up_in_a_table_are_no_recipient() -> None:
    text = (
        "The European Commission today announced grants from the Innovation Fund.\n\n| Applicant | Award (€ million) |\n"
        "|---|---|\n| Ostrow Graphite AB | 12.5 |\n| Seven other applicants | 80.1 |\n"
    )
    assert [row[1:3] for row in rows(text, markdown=True)] == [("Ostrow Graphite AB", 12.5e6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tarn Lithium Corp. reports receipt of a letter of interest issued by the Export-Import Bank of the United States. "
            "It concerns a potential package of debt in the amount of $400,000,000.",
            [(EXIM, "Tarn Lithium Corp", 400e6, "letter_of_interest", "loan")],
        ),
        (
            "Shares of Ostrow Battery Corp. fell after it said the U.S. Department of Energy had ended a grant for a plant. "
            "The department was to pay $57 million toward the plant.",
            [(DOE, "Ostrow Battery Corp", 57e6, "cancelled", "grant")],
        ),
        (
            "The US government has awarded Tarn Magnets Inc. $58 million toward a factory. It would be the first of its kind."
            "\n\nThe award is a tax credit under Section 48C.",
            [("US government", "Tarn Magnets Inc", 58e6, "committed", "tax_credit")],
        ),
        (
            "In September 2024 a package of $179 million was announced for the Kestrel Graphite Project of Brackwater Ltd in "
            "Tanzania. Behind it are two institutions, the Development Bank of Southern Africa and CRDB Bank.",
            [("Development Bank of Southern Africa and CRDB Bank", "Brackwater Ltd", 179e6, "committed", "loan")],
        ),
        (
            "Grants worth $700 million are gone: the U.S. Department of Energy has cancelled them.",
            [(DOE, None, 700e6, "cancelled", "grant")],
        ),
        (
            "The U.S. Department of Energy is to award $50 million of grants. What is proposed:\n\n"
            "- $30 million for magnets\n- $20 million for gallium",
            [(DOE, None, 50e6, "committed", "grant"), *[(DOE, None, a, "proposed", "grant") for a in (30e6, 20e6)]],
        ),
        (
            "The European Investment Bank is lending Norrsten AB 250 million euros, in a contract signed on Tuesday.",
            [("European Investment Bank", "Norrsten AB", 250e6, "closed", "loan")],
        ),
        (
            "Lithium Harrow Corp., a subsidiary of Harrow Metals Corp., has been promised a loan of $260 million by the U.S. "
            "Department of Energy.",
            [(DOE, "Lithium Harrow Corp", 260e6, "committed", "loan")],
        ),
    ],
)
def test_the_sentences_beside_a_sum_tell_what_it_is(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The National Wealth Fund holds shares of Cornubia Tin plc. The budget sets aside £13 million for dewatering.",
        "The U.S. International Development Finance Corporation has an office there. Barrow Copper Ltd is in talks "
        "with lenders about funding for the $2 billion Super Pit expansion.",
    ],
)
def test_what_a_company_spends_is_no_commitment(text: str) -> None:
    assert rows(text) == []
