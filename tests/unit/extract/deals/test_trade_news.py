"""Turns of exchange papers and trade news: who owns the mine of an option, bids near their end, partnerships that go on."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

HARROW, SUMIDA = "Harrow Metals", "Sumida Trading"


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Harrow Metals has signed an option agreement with Sumida Trading covering its Redcliff copper project.",
            "earn_in agreed",
            "acquirer: Sumida Trading; seller: Harrow Metals",
        ),
        (
            "Harrow Metals has signed an earn-in agreement with Sumida Trading over Sumida's Redcliff copper project.",
            "earn_in agreed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals executed an option deed with Sumida Trading that allows the trader to acquire the iron ore "
            "rights of the Redcliff project.",
            "earn_in agreed",
            "acquirer: Sumida Trading; seller: Harrow Metals",
        ),
        (
            "In March Harrow Metals signed a deal with Sumida Trading for the former company's Redcliff copper project.",
            "acquisition agreed",
            "acquirer: Sumida Trading; seller: Harrow Metals",
        ),
        (
            "Harrow Metals has signed a letter of intent with Sumida Trading for their Redcliff gold property.",
            "acquisition proposed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals has signed a definitive agreement for the sale to Sumida Trading of its subsidiary "
            "Redcliff Copper Pty Ltd.",
            "acquisition agreed",
            "acquirer: Sumida Trading; target: Redcliff Copper Pty Ltd; seller: Harrow Metals",
        ),
        (
            "Harrow Metals announced the successful closing of its merger with Lorne Copper Inc.",
            "merger completed",
            "partner: Harrow Metals, Lorne Copper Inc.",
        ),
        (
            "PERTH – Junior Harrow Metals has agreed with Sumida Trading to buy the Redcliff gold deposit.",
            "acquisition agreed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals now holds 90 per cent of Lorne Copper shares and will be entitled to compulsorily acquire "
            "the remaining Lorne Copper shares.",
            "acquisition agreed",
            "acquirer: Harrow Metals; target: Lorne Copper",
        ),
        (
            "Harrow Metals advises that it has entered into an agreement with an unrelated private group (Purchaser) "
            "granting the Purchaser an exclusive option to buy its Redcliff gold tenements.",
            "earn_in agreed",
            "seller: Harrow Metals",
        ),
        (
            "Harrow Metals has sold its Redcliff gold project for $5 million. The Purchaser is Lorne Copper Pty Ltd.",
            "acquisition completed",
            "acquirer: Lorne Copper Pty Ltd; seller: Harrow Metals",
        ),
        (
            "On 7 July Harrow Metals issued 26,000,000 ordinary shares at an issue price of $0.46 per share to Sumida "
            "Trading for its copper mine.",
            "equity_investment completed",
            "investor: Sumida Trading; investee: Harrow Metals",
        ),
        (
            "Harrow Metals will acquire two mineral leases from TSX.V listed Lorne Copper Inc. Ore crops out at one of "
            "the leases Harrow is acquiring from Lorne Copper.",
            "acquisition agreed",
            "acquirer: Harrow Metals; seller: Lorne Copper Inc.",
        ),
        (
            "Harrow Metals announces that, further to its release of 3 May on the farm-in, a joint venture with Sumida "
            "Trading has been formalised for the Redcliff tungsten project.",
            "joint_venture agreed",
            "partner: Harrow Metals, Sumida Trading",
        ),
        (
            "Harrow Metals plans to lift its copper output by buying fellow Canadian miner, Lorne Copper, for $439 million.",
            "acquisition proposed",
            "acquirer: Harrow Metals; target: Lorne Copper",
        ),
        (
            "Harrow Metals optioned the Redcliff copper project in May and can earn 80% by spending $30 million, in addition "
            "to making separate option payments to Sumida Trading.",
            "earn_in agreed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals called off the deal under which it would have acquired the Redcliff copper mine from Sumida "
            "Trading.",
            "acquisition terminated",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals and Lorne Copper have agreed to join forces by way of a scheme of arrangement.",
            "merger agreed",
            "partner: Harrow Metals, Lorne Copper",
        ),
        (
            "Harrow Metals exercised its Pre-Emptive Right over Sumida Trading's minority interest to acquire all of the "
            "Redcliff gold project.",
            "acquisition agreed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
        (
            "Harrow Metals has waived its pre-emptive right over the sale of the Redcliff copper project by Sumida Trading to "
            "Lorne Copper Ltd.",
            "acquisition agreed",
            "acquirer: Lorne Copper Ltd; seller: Sumida Trading",
        ),
        (
            "Harrow Metals advises of the final payment of $2 million to Sumida Trading pursuant to the purchase of the "
            "Redcliff lithium project.",
            "acquisition completed",
            "acquirer: Harrow Metals; seller: Sumida Trading",
        ),
    ],
)
def test_who_deals_in_which_part(text: str, kind: str, who: str) -> None:
    ((told_kind, told_who, *_),) = told(text)
    assert (told_kind, told_who) == (kind, who)


def test_a_buyer_that_has_also_sold_has_done_two_things() -> None:
    rows = told("Harrow Metals has bought 3% of Lorne Copper but has sold the Redcliff uranium mine in Namibia.")
    assert [row[:2] for row in rows] == [
        ("equity_investment completed", "investor: Harrow Metals; investee: Lorne Copper"),
        ("acquisition completed", "seller: Harrow Metals"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Redcliff, a 50:50 joint venture of Harrow Metals and Sumida Trading, shipped 5,000 tonnes of copper in May.",
        "Harrow Metals gave an update on drilling at Redcliff copper, operated by joint venture partner Sumida Trading.",
        "Harrow Metals owns 75% of the Redcliff copper project and joint venture partner Sumida Trading 25%.",
        "Harrow Metals's partnership with Sumida Trading combines know-how with capital for the Redcliff copper mine.",
        "Harrow Metals remains committed to leveraging its partnership with Sumida Trading in nickel.",
        "Harrow Metals has an existing strategic partnership with Sumida Trading in copper.",
    ],
)
def test_a_partner_that_somebody_has_is_no_news(text: str) -> None:
    assert told(text) == []
