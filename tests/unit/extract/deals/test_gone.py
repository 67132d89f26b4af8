"""Purchases told from behind: what went to whom, schemes that were implemented, purchases that closed. Names invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

SELLER = "Tarnholm Metals Ltd shrank last year. "
BUYER = "Brackwell Gold Ltd (ASX: BRW) has grown fast. "


def test_a_list_of_what_went_to_whom_leaves_its_verb_out() -> None:
    rows = told(
        SELLER
        + "The Tolka mine went to Kirra Metals Ltd for US$40 million, Brun to Ostrava Capital Ltd for US$12 million."
    )
    assert [(row[1], row[2], row[4]) for row in rows] == [
        ("acquirer: Kirra Metals Ltd; seller: Tarnholm Metals Ltd", 40_000_000, "Tolka"),
        ("acquirer: Ostrava Capital Ltd; seller: Tarnholm Metals Ltd", 12_000_000, "Brun"),
    ]
    assert {row[0] for row in rows} == {"acquisition completed"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Its A$300 million scheme for Kirra Metals Ltd was implemented in October.", "acquisition completed"),
        ("The all-share takeover of Kirra Metals Ltd, worth A$300 million when it was agreed, closed on Friday.",
         "acquisition completed"),
        ("The A$300 million purchase of Kirra Metals Ltd, agreed on 18 February, waits for the regulator.",
         "acquisition agreed"),
    ],
)  # fmt: skip
def test_whose_purchase_it_was_the_story_tells(text: str, kind: str) -> None:
    assert [row[:3] for row in told(BUYER + text)] == [
        (kind, "acquirer: Brackwell Gold Ltd; target: Kirra Metals Ltd", 300_000_000)
    ]


def test_money_put_in_beside_goes_to_the_one_spoken_of() -> None:
    rows = told("Wirra Tin Ltd raised money at home. Ostrava Capital Ltd invested US$50 million at the same time.")
    assert [row[:3] for row in rows] == [
        ("equity_investment completed", "investor: Ostrava Capital Ltd; investee: Wirra Tin Ltd", 50_000_000)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sandvoll Ltd gave Harrow Minerals Ltd a conditional loan offer of US$35 million for its Tolka mine.",
        "Sandvoll Ltd is the firm that used to buy the Tolka mine's whole output.",
    ],
)
def test_loans_offered_and_old_habits_are_no_purchase(text: str) -> None:
    assert not [row for row in told(text) if row[0].startswith("acquisition")]


def test_nobody_is_described_first_and_named_after() -> None:
    rows = told(
        "Garrow Nickel Ltd (ASX: GRW) wants to grow. The $8 billion nickel producer (ASX: GRW) will acquire "
        "Wirra Nickel Ltd (ASX: WIR) in an all-share deal worth $560 million."
    )
    assert [row[1] for row in rows] == ["acquirer: Garrow Nickel Ltd; target: Wirra Nickel Ltd"]
