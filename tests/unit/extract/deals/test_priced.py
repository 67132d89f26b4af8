"""Prices told apart from their deal: in shares, in a list of what is paid, and what only looks like one."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

BUYS = (
    "ASX ANNOUNCEMENT\n\nTarn Metals Ltd (ASX: TRM) has agreed to acquire a 40% interest in the Wirra Hill Project from "
    "Harrow Minerals Limited (ASX: HRW).\n\n"
)
PRICES: list[tuple[str, float | None]] = [
    ("The consideration is 9,000,000 Tarn shares, which had a market value of $2.1 million on signing.", 2.1e6),
    (
        "On completion Tarn will issue to Harrow that number of shares which equals A$2.1 million divided by the VWAP.",
        2.1e6,
    ),
    ("Tarn will issue Harrow A$2.1 million worth of ordinary shares.", 2.1e6),
    ("Consideration:\n\n- $2.1 million worth of ordinary shares in Tarn; and\n\n- a 1% royalty.", 2.1e6),
    ("Consideration:\n\n- $2.1 million worth of shares; and\n\n- $300,000 in cash at completion.", 3e5),
    ("The directors weighed the consideration of $2.1 million in cash and 90 million Tarn shares due then.", 2.1e6),
    ("On closing Tarn will make an initial cash payment of A$2.1 million.", 2.1e6),
    ("Seller of the interest is Harrow and the price US$2.1 million.", 2.1e6),
    ("Tarn will issue shares worth $50,000 to the lead manager of its placement.", None),
    ("Eligible shareholders may subscribe for up to $30,000 of new shares.", None),
]


@pytest.mark.parametrize(("text", "value"), PRICES)
def test_what_a_sentence_apart_gives_as_the_price(text: str, value: float | None) -> None:
    assert [deal.value for deal in find_deals(reading_of(BUYS + text))[0]] == [value]


def test_a_buyer_that_also_takes_shares_of_the_seller_makes_two_deals() -> None:
    rows = told(
        "Orrin Gold NL has agreed to sell the Wirra Hill project to Field Gold Ltd. In exchange, Orrin Gold will receive "
        "A$150,000 in cash. Field Gold will also subscribe to 30,000,000 of Orrin Gold's shares to raise A$480,000."
    )
    assert [(row[0], row[2]) for row in rows] == [
        ("acquisition agreed", 150_000),
        ("equity_investment agreed", 480_000),
    ]


def test_a_claim_on_money_still_to_be_paid_is_no_offtake() -> None:
    rows = told(
        "Nova Gold has sold the Null Creek gold project to Calix Resources Ltd for A$300,000. Nova Gold also has a right to "
        "receive a further A$4 million on production of 100,000 ounces."
    )
    assert [(row[0], row[2]) for row in rows] == [("acquisition completed", 300_000)]


OPTION = (
    "ASX ANNOUNCEMENT\n\nTarn Resources Limited (ASX: TRN) has entered into an exclusive option agreement with Fife Pty Ltd "
    "(“Fife”) to acquire the West Spargo Project.\n\nUnless Tarn terminates the option agreement by notice to Fife by 13 "
    "July 2025, Tarn must pay to Fife a fee of $150,000 in cash.\n\n"
)
OPTIONS = [
    ("Fife grants to Tarn an exclusive option for 18 months to buy the project for: (i) $450,000 in cash.", "proposed"),
    ("Fife grants to Tarn an option for a period of 18 months (Period) to buy the project for $450,000.", "proposed"),
    (
        "Fife grants to Tarn an option to buy the project for $450,000. Tarn has now exercised it.",
        "agreed",
    ),
]


@pytest.mark.parametrize(("text", "status"), OPTIONS)
def test_an_option_with_a_price_is_proposed_until_it_is_used(text: str, status: str) -> None:
    assert {(row[0].split()[1], row[2]) for row in told(OPTION + text)} == {(status, 450_000)}


def test_a_day_for_completion_is_no_completion() -> None:
    text = (
        "Harrow Minerals Limited has agreed to extend the date for completion of the sale of its Wirra Hill project to Tarn "
        "Resources Ltd."
    )
    assert [row[0] for row in told(text)] == ["acquisition agreed"]


CLOSING = [
    ("Completion of the acquisition is subject to a vote of shareholders.", "agreed"),
    ("Completion took place on Friday.", "completed"),
]


@pytest.mark.parametrize(("text", "status"), CLOSING)
def test_what_is_called_made_is_agreed_until_it_has_closed(text: str, status: str) -> None:
    told_so = "Limex Limited (ASX: LMX) has acquired OreSpec Limited for A$7.5m in cash and shares. "
    assert [row[0] for row in told(told_so + text)] == [f"acquisition {status}"]


EARNED = [
    "Woomba will invest US$5 million over five years to obtain an 80% interest in the project.",
    "To earn the 80% Woomba must spend US$5 million on exploration.",
]


@pytest.mark.parametrize("text", EARNED)
def test_a_share_to_be_acquired_by_work_is_earned(text: str) -> None:
    rows = told("Woomba Mining has agreed to acquire 80% of the Silver Fox project from Kincaid Copper. " + text)
    assert [(row[0], row[2], row[3]) for row in rows] == [("earn_in agreed", 5e6, 80)]
