"""Contracts told by their likeness to the one before."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

SOLD = "Kalin Lithium Ltd has signed an offtake agreement with Hanseo Battery Co. for 12,000 tonnes a year"


def _buyers(text: str) -> list[str]:
    return [
        who.removesuffix("; supplier: Kalin Lithium Ltd") for kind, who, *_ in told(text) if kind == "offtake agreed"
    ]


@pytest.mark.parametrize(
    "more",
    [
        ". It is the third such contract after Tokai Cells KK (10,000 tonnes over four years) and Cardinal Motors Inc.",
        ". The deal follows similar agreements with Tokai Cells KK and Cardinal Motors Inc.",
        ". Similar contracts with Tokai Cells KK and Cardinal Motors Inc. were signed last year.",
        ", adding to earlier contracts with the Japanese trader Tokai Cells KK and with Cardinal Motors Inc.",
        ". The company's third after deals with Tokai Cells KK and Cardinal Motors Inc., it has no floor price.",
    ],
)
def test_others_are_customers_too(more: str) -> None:
    assert _buyers(SOLD + more) == ["buyer: Hanseo Battery Co.", "buyer: Tokai Cells KK", "buyer: Cardinal Motors Inc."]


def test_a_buyer_has_other_suppliers() -> None:
    rows = told(
        "Hanseo Battery Co. has agreed to buy 4,000 tonnes of hydroxide from Kalin Lithium Ltd. The contract is Hanseo "
        "Battery's second after a deal with Boreal Mining Inc."
    )
    assert [who for _, who, *_ in rows] == [
        "buyer: Hanseo Battery Co.; supplier: Kalin Lithium Ltd",
        "buyer: Hanseo Battery Co.; supplier: Boreal Mining Inc.",
    ]


@pytest.mark.parametrize(
    "more",
    [". Other agreements with unions and councils followed.", ". Similar plants are run by Tokai Cells KK."],
)
def test_other_papers_are_no_contracts(more: str) -> None:
    assert _buyers(SOLD + more) == ["buyer: Hanseo Battery Co."]
