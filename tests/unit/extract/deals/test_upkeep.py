"""What goes on without a deal. Companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "Lark Mining has paid the royalty due to Orlay Royalties for the quarter in full in the amount of US$40,672.70.",
        "Orlay Royalties received a quarterly royalty payment of $1.2 million from Lark Mining for the Brant mine.",
        "Orlay's royalty agreement with Lark Mining provides for a minimum payment each quarter.",
        "Since its inception, Orlay Royalties has completed 32 transactions and acquired 102 royalties.",
        "Harrow Metals signed an agreement with Lark Media to provide investor relations services for C$20,000 a month.",
        "In consideration of the services, Harrow Metals will pay Lark Media C$20,000 plus taxes.",
        "Harrow Metals renewed its at-the-market offering agreement with Corbel Securities as lead agent.",
        "Harrow Metals announced a $5.6 billion investment in Queen Creek, Arizona, to build two battery plants.",
        "Harrow Metals plans to invest $4 billion in a lithium-ion battery factory in De Soto, Kansas.",
        "Harrow Metals has purchased a second diamond drill rig for its Tarn project.",
        "Harrow Metals announced the acquisition of two used haul trucks.",
        "Corbel Securities will partially underwrite the share purchase plan of Harrow Metals up to $900,000.",
        "The Tarn project of Harrow Metals is subject to a 2% NSR royalty agreement with Orlay Royalties dated 2013.",
        "Corbel Securities will receive a 6% capital raising fee for the placement of Harrow Metals.",
        "He was instrumental in the 2011 takeover of Lark Mining Ltd by Harrow Metals for $500 million.",
        "Harrow Metals is expanding its portfolio through strategic acquisitions.",
        "Harrow Metals is focused on identifying, acquiring and advancing late-stage copper projects.",
        "Harrow Metals builds value by acquiring and developing high value assets in many markets.",
    ],
)
def test_what_goes_on_is_no_deal(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Orlay Royalties signed a royalty agreement with Lark Mining for $5 million.",
            "royalty_stream agreed",
        ),
        ("Harrow Metals will invest $4 million in Lark Mining Ltd to build its plant.", "equity_investment agreed"),
        ("Harrow Metals acquired three gold mines in Peru.", "acquisition completed"),
        (
            "Harrow Metals sold Orlay Royalties a 2% royalty on its Tarn project for $5 million.",
            "royalty_stream completed",
        ),
        ("Harrow Metals acquired Lark Mining, a maker of drill rigs.", "acquisition completed"),
        ("Harrow Metals signed an agreement with Lark Mining to market its concentrate.", "offtake agreed"),
    ],
)
def test_what_is_agreed_is_one(text: str, kind: str) -> None:
    assert [row[0] for row in told(text)] == [kind]
