"""Sides that a paper defines itself, and what is told under a company's own heading. Names are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

ISSUER = "Harrow Metals plc (AIM: HRW) (“Harrow” or the “Company”) announces progress at its Tolka tin mine in Peru."


def test_whom_a_paper_calls_its_vendor_sells() -> None:
    text = (
        "On 31 March 2025 the Purchaser, Harrow (Singapore) Pte. Ltd., and the Vendor, Lane Trading Co., Ltd, signed an "
        "agreement by which the Purchaser has conditionally agreed to acquire, and the Vendor has conditionally agreed to "
        "sell, the Sale Shares, representing 65% of the issued share capital of the Target Company, Muan Potash Co., Ltd, "
        "at the Consideration of US$56,800,000."
    )
    ((kind, who, value, share, _, _),) = told(text)
    assert (kind, value, share) == ("acquisition agreed", 56_800_000, 65.0)
    assert set(who.split("; ")) == {
        "acquirer: Harrow (Singapore) Pte. Ltd.",
        "seller: Lane Trading Co., Ltd",
        "target: Muan Potash Co., Ltd",
    }


def test_who_delivers_supplies_whoever_stands_first() -> None:
    text = (
        "Harrow Mining Inc. (the “Company”) and Tolka Smelting Corporation (“Tolka”) entered into a concentrate supply "
        "agreement pursuant to which the Company will deliver to Tolka's smelter the concentrate of its mine."
    )
    ((_, who, *_),) = told(text)
    assert set(who.split("; ")) == {"buyer: Tolka Smelting Corporation", "supplier: Harrow Mining Inc."}


def test_a_paper_is_what_its_heading_says_with_the_terms_below() -> None:
    text = (
        f"{ISSUER}\n\nOfftake\n\nHarrow and Lorne Trading SA have also signed a non-binding term sheet, whose terms are:"
        "\n\n• Volume: 60 per cent. of Tolka tin production\n\n• Prepayment: up to US$10 million"
    )
    assert told(text)[0][:4] == (
        "offtake proposed",
        "buyer: Lorne Trading SA; supplier: Harrow Metals plc",
        10_000_000,
        60.0,
    )


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("The Company bought Tolka from Lorne Tin Ltd in 2021 for €650,000.", [("acquisition completed", 650_000)]),
        ("The Company bought Tolka from Lorne Tin Ltd.", []),
        ("The Company has an agreement to buy tin from Lorne Tin Ltd.", []),
    ],
)
def test_what_a_company_says_of_itself_is_a_deal_with_its_price_and_day(
    sentence: str, rows: list[tuple[str, float]]
) -> None:
    assert [(row[0], row[2]) for row in told(f"{ISSUER}\n\nAbout Harrow\n\n{sentence} It employs nine people.")] == rows


def test_a_subscription_letter_is_signed_by_the_investor() -> None:
    text = f"{ISSUER}\n\nLorne Trading SA has entered into a subscription letter for 71,111,111 new ordinary shares."
    assert [row[:2] for row in told(text)] == [
        ("equity_investment agreed", "investor: Lorne Trading SA; investee: Harrow Metals plc")
    ]


TITLE = "Termination of Mons Joint Venture"


def test_a_headline_with_one_side_is_the_deal_told_below_it() -> None:
    told_below = (
        "Corran Copper Limited (ASX: CRN) advises that Lorne Newsearch Pty Ltd has given notice of its withdrawal from the "
        "Mons Earn-in and Joint Venture Agreement, under which it could earn a 70% interest in the Mons Nickel Project by "
        "spending $7 million."
    )
    rows = told(f"{TITLE}\n\n{told_below}")
    assert [(row[0], row[2], row[3], row[4]) for row in rows] == [("earn_in terminated", 7_000_000, 70.0, "Mons")]


def test_a_licence_gives_way_to_the_name_of_its_project() -> None:
    signed = (
        "Corran Copper Limited (ASX: CRN) has agreed to buy Exploration Licence EL6388 from Lorne Resources Pty Ltd"
    )
    assert [row[4] for row in told(f"{signed}, which contains the Tolka Antimony Project in NSW.")] == ["Tolka"]


def test_who_manages_an_issue_has_no_part_in_a_deal() -> None:
    raised = "The Company has firm commitments to raise $3 million by the issue of new shares."
    assert told(f"{ISSUER}\n\n{raised} Lorne Securities Pty Ltd acted as lead manager and was paid in shares.") == []
