"""Deals that news tells in passing: a neighbour's purchase, an interest reported, a pact that waits, a seller alone."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

TOLD = [
    (
        "Tarn Copper Ltd holds claims in the Vega Seca belt next to those that Boreal Mining Inc. purchased in 2018 from "
        "Sable Metals Ltd for $280 million.",
        ["acquisition completed: acquirer: Boreal Mining Inc.; seller: Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. is reported to be circling the Vega Seca copper project of Sable Metals Ltd.",
        ["acquisition rumoured: acquirer: Boreal Mining Inc.; seller: Sable Metals Ltd"],
    ),
    (
        "Boreal Mining Inc. has been running the ruler over Sable Metals Ltd's Vega Seca mine, the paper says.",
        ["acquisition rumoured: acquirer: Boreal Mining Inc.; seller: Sable Metals Ltd"],
    ),
    (
        "Meanwhile the agreement between Tarn Copper Ltd and Boreal Mining Inc., criticised by many, continues to await "
        "the green light from Brussels.",
        ["partnership agreed: partner: Tarn Copper Ltd, Boreal Mining Inc."],
    ),
    (
        "Tarn Copper Ltd's pact with Boreal Mining Inc. still has to be cleared by the antitrust authority.",
        ["partnership agreed: partner: Tarn Copper Ltd, Boreal Mining Inc."],
    ),
    (
        "Tarn Copper Ltd is looking for someone to take its 49% of the Vega Seca smelter.",
        ["acquisition proposed: seller: Tarn Copper Ltd"],
    ),
    (
        "Tarn Copper Ltd wants to find a partner willing to buy half of its Vega Seca mine.",
        ["acquisition proposed: seller: Tarn Copper Ltd"],
    ),
    (
        "Tarn Copper Ltd is in talks with several Japanese trading houses over the sale of 20% of its Vega Seca mine.",
        ["acquisition rumoured: seller: Tarn Copper Ltd"],
    ),
    (
        "In November 2023 Boreal Mining Inc. made an offer for the Vega Seca mine, which Tarn Copper Ltd let lapse.",
        ["acquisition terminated: acquirer: Boreal Mining Inc.; seller: Tarn Copper Ltd"],
    ),
    (
        "Sable Uranium plc will use its yearly option with Tarn Atom JSC in full: it buys 1.33 million lb at $75.",
        ["offtake agreed: buyer: Sable Uranium plc; supplier: Tarn Atom JSC"],
    ),
    (
        "Kirra Metals Ltd (ASX: KIR) has commitments for $45 million. Tokai Sangyo KK has committed $9 million of that "
        "amount as a cornerstone investor, following which it will hold 8.2% of Kirra Metals.",
        ["equity_investment agreed: investor: Tokai Sangyo KK; investee: Kirra Metals Ltd"],
    ),
    (
        "Kirra Metals Ltd mines tungsten. Tokai Sangyo KK and Kirra Metals have agreed to negotiate exclusively until 30 June "
        "2026 on the marketing of concentrate.",
        ["offtake proposed: buyer: Tokai Sangyo KK; supplier: Kirra Metals Ltd"],
    ),
    (
        "Sable Metals Ltd has until the end of the month to make a firm offer for Boreal Mining Inc. or walk away.",
        ["acquisition proposed: acquirer: Sable Metals Ltd; target: Boreal Mining Inc."],
    ),
    (
        "Boreal Mining Inc. gobbled up Sable Metals Ltd last year for $300 million.",
        ["acquisition completed: acquirer: Boreal Mining Inc.; target: Sable Metals Ltd"],
    ),
    (
        "Under an agreement that runs until 2028 Reclaim Magnetics Inc. collects all worn drives from the data centres of "
        "Volta Data Inc.",
        ["supply agreed: buyer: Reclaim Magnetics Inc.; supplier: Volta Data Inc."],
    ),
    (
        "Tarn Magnets Inc. and Reclaim Recovery Corp. have signed an agreement to combine. Tarn Magnets had already bought "
        "4.9% of Reclaim Recovery in the open market.",
        [
            "merger agreed: partner: Tarn Magnets Inc., Reclaim Recovery Corp.",
            "equity_investment completed: investor: Tarn Magnets Inc.; investee: Reclaim Recovery Corp.",
        ],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_told(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


def test_a_deposit_is_no_price() -> None:
    rows = told(
        "Tarn Copper Ltd is selling the Vega Seca mine to Boreal Mining Inc. Boreal Mining paid a deposit of $150,000 on "
        "signature, which Tarn Copper may keep if the sale fails."
    )
    assert [row[1:3] for row in rows] == [("acquirer: Boreal Mining Inc.; seller: Tarn Copper Ltd", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Copper Ltd followed with a bid of $1,106 on its own platform, and Boreal Mining Inc. got $1,200 a tonne at "
        "an auction.",
        "Tarn Copper Ltd's agreement with Boreal Mining Inc. is nine pages long.",
        "Two crows were circling the Vega Seca mine of Sable Metals Ltd.",
        "Tarn Copper Ltd is in talks with two trading houses over the price of power.",
        "Tarn Copper Ltd is looking for someone to run its Vega Seca smelter.",
    ],
)
def test_no_deal(text: str) -> None:
    assert told(text) == []
