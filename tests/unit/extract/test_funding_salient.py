"""Money that its sentence calls a grant or a loan, whose giver only the sentences around it tell."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import Row, rows

TOLD = [
    (
        "The Federal Railway Authority has held out the prospect of a subsidy of 10 million euros for Tarn Lithium's "
        "siding.",
        ("Federal Railway Authority", "Tarn Lithium", 1e7, "committed", "grant"),
    ),
    (
        "The bank for it is the Development Bank of Southern Africa. Oxbow Metals plc put its name to a loan agreement "
        "of US$75 million in Pretoria.",
        ("Development Bank of Southern Africa", "Oxbow Metals plc", 7.5e7, "closed", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_body_spoken_of_gives_what_is_called_a_loan_or_a_grant(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


NOT_GIVEN = [
    "Export Development Canada is a shareholder. Oxbow Metals plc received a US$10 million prepayment from Stahl SE.",
    "The Ministry of Mines issued the licence. Tarn Lithium will provide a cost share of US$4 million.",
    "The Ministry of Mines issued the licence. Oxbow Metals plc drew on its US$5 million facility with Farrow Ltd.",
    "Oxbow Metals plc announced in May that it would spend A$50 million. The Ministry of Mines welcomed it.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_money_of_others_is_not_given_to_the_body_beside_it(text: str) -> None:
    assert not [row for row in rows(text) if row[0] in ("Export Development Canada", "Ministry of Mines")]


def test_tranches_belong_to_the_loan_told_before() -> None:
    page = (
        "KfW has agreed to lend Tarn Lithium Ltd up to EUR 20 million.\n\nTranche A, EUR 12 million, doubles the plant."
        "\n\nTranche B, EUR 8 million, goes to drilling."
    )
    assert [row[:3] for row in rows(page)] == [("KfW", "Tarn Lithium Ltd", m) for m in (2e7, 1.2e7, 8e6)]


SHAPED = [
    (
        "Tarn Lithium Ltd has been granted EUR 12 million by the Slovak Environmental Fund to build a refinery.",
        "Slovak Environmental Fund",
    ),
    ("A $9 million grant from the Wyoming Energy Authority will pay for Oxbow Metals' drilling.", "Wyoming Energy"),
    ("Enovia, Chile's innovation promotion office, will put US$4 million into Oxbow Metals plc.", "Enovia"),
    ("Oxbow Metals plc has won a NOK 80 million grant from Business Nordmark for its anode line.", "Business Nordmark"),
]


@pytest.mark.parametrize(("text", "giver"), SHAPED)
def test_a_body_is_told_by_its_place_its_description_or_its_grant(text: str, giver: str) -> None:
    (row,) = rows(text)
    assert (row[0] or "").startswith(giver)


BACKED = [
    (
        "The Department of War agreed to buy $40 million of Oxbow Magnets Inc. preferred stock, and to guarantee US$110 a "
        "kilo for NdPr for ten years.",
        ("Department of War", "Oxbow Magnets Inc", None, "committed", "purchase_commitment"),
    ),
    (
        "All magnets from the planned factory of Oxbow Magnets Inc. will be bought by the Department of Defense.",
        ("Department of Defense", "Oxbow Magnets Inc", None, "committed", "purchase_commitment"),
    ),
    (
        "Oxbow Metals plc has two friends. They sent a letter of interest from the Canada Infrastructure Bank, and a "
        "letter of interest from Export Development Canada for US$430 million.",
        ("Canada Infrastructure Bank", "Oxbow Metals plc", None, "letter_of_interest", "loan"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BACKED)
def test_prices_output_and_letters_are_backed_beside_sums(text: str, expected: Row) -> None:
    assert expected in rows(text)


def test_the_insurer_of_a_loan_is_not_its_lender() -> None:
    page = "The US$75 million senior facility of Oxbow Metals plc with KfW IPEX-Bank, signed in 2020, is insured by Finnvera."
    assert [(row[0], row[4]) for row in rows(page)] == [("KfW IPEX-Bank", "loan"), ("Finnvera", "credit_insurance")]


def test_a_sum_restated_in_brackets_is_one() -> None:
    page = "The Ministry of Mines granted Oxbow Metals plc five million dollars ($5,000,000) for drilling."
    assert [row[2] for row in rows(page)] == [5e6]


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        (
            "Harrow Metals Ltd obtained a $3 million secured facility to build a plant. The loan will be provided by LC Ostrow,"
            " the trustee of its owner.",
            "LC Ostrow",
        ),
        (
            "Harrow Metals Ltd has a loan of $5 million. It was provided by Ostrow Capital LLP, a fund.",
            "Ostrow Capital LLP",
        ),
    ],
)
def test_the_next_sentence_names_the_firm_that_lends(text: str, lender: str) -> None:
    assert [(r[0], r[1]) for r in rows(text)] == [(lender, "Harrow Metals Ltd")]
