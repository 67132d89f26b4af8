"""Sums that other words give: several givers together, parts with their own payer, insurers, what is paid of a grant."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


def told(text: str) -> list[tuple[str | None, float | None]]:
    return [(row[0], row[2]) for row in rows(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "JOGMEC and Tarn Trading Corporation invested A$20 million in Harrow Rare Earths Ltd in March 2023.",
            ("JOGMEC and Tarn Trading Corporation", 20e6),
        ),
        (
            "The graphite developer Harrow Metals raised US$5 million from two state investors, the Canada Growth Fund and "
            "Investissement Québec.",
            ("Canada Growth Fund and Investissement Québec", 5e6),
        ),
        (
            "A guidance fund of the Jiangxi provincial government has injected 30 million yuan into Harrow Tungsten.",
            ("Jiangxi provincial government", 30e6),
        ),
        ("The U.S. DFC will refinance the Goiás tin producer Harrow Metals with $45 million.", ("U.S. DFC", 45e6)),
        ("The European Investment Bank is studying a ticket of €4 million in Harrow Lithium.", None),
    ],
)
def test_whoever_acts_on_a_sum_gives_it(text: str, expected: tuple[str, float] | None) -> None:
    assert told(text)[-1] == (expected or ("European Investment Bank", 4e6))


def test_an_insurer_covers_what_banks_lend() -> None:
    text = (
        "Kexim provides a US$16 million loan to Harrow Nickel; SINOSURE covers another US$14 million put up by banks."
    )
    assert [row[4] for row in rows(text)] == ["loan", "credit_insurance"]


@pytest.mark.parametrize(
    "part",
    ["of which $5 million came from Canberra", "of which $5 million has been disbursed since"],
)
def test_a_part_with_its_own_payer_or_already_paid_is_told(part: str) -> None:
    text = f"Harrow Zinc got a $20 million loan from the Australian Government, {part}."
    assert [row[2] for row in rows(text)] == [20e6, 5e6]


def test_a_part_that_is_drawn_at_closing_is_not() -> None:
    text = "Export Finance Australia lends Harrow Zinc $20 million, of which $5 million is drawn at closing."
    assert [row[2] for row in rows(text)] == [20e6]


def test_a_loan_whose_first_part_is_released_is_told_too() -> None:
    text = "Harrow Lithium said the Department of Energy had released the first $4 million of a $20 million loan."
    assert sorted(row[2] or 0 for row in rows(text)) == [4e6, 20e6]


def test_a_story_goes_on_about_what_is_paid() -> None:
    text = (
        "Natural Resources Canada agreed to contribute $900,000 to Harrow Metals for a tin pilot plant. As of January, "
        "$600,000 had been paid out."
    )
    assert [row[2] for row in rows(text)] == [900e3, 600e3]


@pytest.mark.parametrize(
    "text",
    [
        "A further investment of $18 million in Harrow Metals brings DFC's total to $36 million.",
        "BNDES has about R$ 8 billion set aside for holdings in tin companies of every kind.",
    ],
)
def test_totals_and_means_are_no_new_money(text: str) -> None:
    assert not {36e6, 8e9} & {row[2] for row in rows(text)}
