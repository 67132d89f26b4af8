"""Turns of phrase that tell a deal as a whole: how papers tell of new owners, investors, options and customers."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "With the last approvals in, Kestrel Lithium now belongs to Tessaro Mining.",
            [("acquisition completed", "acquirer: Tessaro Mining; target: Kestrel Lithium")],
        ),
        (
            "Tessaro Mining has topped Barrow Minerals' bid for Kestrel Lithium with an offer of A$0.95 a share.",
            [("acquisition proposed", "acquirer: Tessaro Mining; target: Kestrel Lithium")],
        ),
        (
            "The deal hands Tessaro Mining full control of Kestrel Lithium, of which it already had 40 per cent.",
            [("acquisition agreed", "acquirer: Tessaro Mining; target: Kestrel Lithium")],
        ),
        (
            "The Kestrel Lithium purchase cost Tessaro Mining A$210 million.",
            [("acquisition completed", "acquirer: Tessaro Mining; target: Kestrel Lithium")],
        ),
        (
            "Harlow Resources received $12 million from Tessaro Mining for the Redcliff tenements.",
            [("acquisition completed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Kestrel Lithium has brought in Sumida Trading as a cornerstone investor with a 9.9% holding.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Kestrel Lithium raised A$20 million from Sumida Trading, which now owns 9.9% of the miner.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Kestrel Lithium welcomed Sumida Trading to its register after the group paid A$20 million for 9.9%.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Kestrel Lithium is to receive US$20 million from Sumida Trading for a tenth of its shares.",
            [("equity_investment agreed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Sumida Trading led Kestrel Lithium's US$60 million Series B round.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Kestrel Lithium closed a US$60 million Series B funding round led by Sumida Trading with participation "
            "from Orange Peak Ventures.",
            [
                (
                    "equity_investment completed",
                    "investor: Sumida Trading, Orange Peak Ventures; investee: Kestrel Lithium",
                )
            ],
        ),
        (
            "A unit of Sumida Trading came in for C$8 million of Kestrel Lithium's C$20 million placement.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Following the transaction, Sumida Trading will hold 12% of Kestrel Lithium.",
            [("equity_investment agreed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Tessaro Mining will own 51% and Sumida Trading 49% of a new company that is to build a lithium refinery "
            "in Texas.",
            [("joint_venture agreed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "A new company, Redcliff Nickel BV, in which Tessaro Mining and Sumida Trading each hold 50%, will run the "
            "plant.",
            [("joint_venture agreed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "Tessaro Mining has optioned the Redcliff property from Harlow Resources.",
            [("earn_in agreed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Harlow Resources has optioned its Redcliff property to Tessaro Mining for C$2 million in cash and C$5 "
            "million of work.",
            [("earn_in agreed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "The option over Redcliff that Harlow Resources gave Tessaro Mining in 2022 has expired unexercised.",
            [("earn_in terminated", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Tessaro Mining has handed Redcliff back to Harlow Resources after two years of drilling under an option.",
            [("earn_in terminated", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Delvaux Motors has turned to Kestrel Lithium for its lithium, signing up for 8,000 tonnes a year.",
            [("offtake agreed", "buyer: Delvaux Motors; supplier: Kestrel Lithium")],
        ),
        (
            "Kestrel Lithium has ordered three calciners from Metzler Engineering.",
            [("supply agreed", "buyer: Kestrel Lithium; supplier: Metzler Engineering")],
        ),
        (
            "Goldcrest Royalties invested US$30 million in Harlow Resources' Redcliff project for a life-of-mine "
            "royalty of 1.25%.",
            [("royalty_stream completed", "royalty_holder: Goldcrest Royalties; seller: Harlow Resources")],
        ),
        (
            "Sumida Trading has come on board as Tessaro Mining's technology partner.",
            [("partnership agreed", "partner: Sumida Trading, Tessaro Mining")],
        ),
    ],
)
def test_a_turn_of_phrase_tells_a_deal(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals
