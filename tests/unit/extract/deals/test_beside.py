"""The price and the share that stand beside the telling of a deal. Companies and mines are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

BOUGHT = "Harrow Metals has agreed to buy the Lorne copper mine in Chile from Kestrel Mining Ltd."
VENTURE = "Harrow Metals and Kestrel Mining Ltd have agreed to form a joint venture for the Lorne copper mine in Chile."
PLACED = "Harrow Trading SA has subscribed for new shares of Kestrel Mining Ltd for US$12 million."


@pytest.mark.parametrize(
    ("behind", "value"),
    [
        ("The price is tied to the copper price and cannot exceed US$83 million in all.", 83e6),
        ("The mine might bring in about US$40 million.", 40e6),
        ("Its former owner invested US$40 million in a mill.", None),
        ("It pays US$40 million at first and the rest later.", None),
        ("The mine is dear to Harrow, and US$5 million in ore was shipped.", None),
        ("The mine cost US$40 million, and a loan of US$20 million was repaid.", None),
    ],
)
def test_the_lone_sum_behind_a_deal_is_its_price(behind: str, value: float | None) -> None:
    rows = told(f"{BOUGHT} {behind}")
    assert [row[2] for row in rows if row[0].startswith("acquisition")] == [value]


@pytest.mark.parametrize(
    ("behind", "share"),
    [
        ("Harrow will hold 70 percent of the venture and Kestrel 30 percent.", 70.0),
        ("Kestrel is to own no less than 51%.", 51.0),
        ("Harrow already owns 12% of Kestrel.", None),
        ("Copper rose 3% on the day.", None),
    ],
)
def test_the_share_of_a_partner_is_that_of_the_venture(behind: str, share: float | None) -> None:
    rows = told(f"{VENTURE} {behind}")
    assert [row[3] for row in rows if row[0].startswith("joint_venture")] == [share]


def test_what_an_investor_comes_to_own_is_the_share() -> None:
    rows = told(f"{PLACED} It will end up with about 6.5% of the company.")
    assert [row[3] for row in rows] == [6.5]


@pytest.mark.parametrize(
    ("offer", "share"),
    [
        (
            "Harrow Metals has made a takeover bid of 26p a share for all of Kestrel Mining Ltd, which has declined.",
            100.0,
        ),
        ("Harrow Metals has made a takeover bid of 26p a share for Kestrel Mining Ltd, which has declined.", None),
    ],
)
def test_an_offer_for_the_whole_company_is_one_for_all_of_it(offer: str, share: float | None) -> None:
    assert [row[3] for row in told(offer)] == [share]
