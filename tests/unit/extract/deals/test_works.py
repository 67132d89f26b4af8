"""Works and machines that companies order: who supplies and who buys, whoever the sentence begins with."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

SIDES = "buyer: Brackwell Tungsten; supplier: Halvard Engineering"


@pytest.mark.parametrize(
    "text",
    [
        "Halvard Engineering has been picked to deliver the crushers and mills for Brackwell Tungsten's mill at Tolka.",
        "Halvard Engineering has been selected to supply the kilns for Brackwell Tungsten's plant.",
        "Halvard Engineering has received a notice of award from Brackwell Tungsten for EPC works at the Tolka mill.",
        "Halvard Engineering won a contract from Brackwell Tungsten for the flotation circuit at Tolka.",
        "Halvard Engineering has been awarded a contract by Brackwell Tungsten to provide haulage services.",
        "Brackwell Tungsten has placed an order with Halvard Engineering for two rotary kilns.",
        "Brackwell Tungsten has awarded Halvard Engineering the contract for the filters of its plant.",
        "The contract for the design of the plant was awarded to Halvard Engineering by Brackwell Tungsten.",
        "Brackwell Tungsten has appointed Halvard Engineering as mining contractor for the Tolka pit.",
    ],
)
def test_who_delivers_and_who_orders(text: str) -> None:
    assert [row[:2] for row in told(text)] == [("supply agreed", SIDES)]


def test_what_the_order_is_worth_may_follow() -> None:
    text = (
        "Halvard Engineering has been picked to deliver the mills for Brackwell Tungsten's plant. The order is worth about "
        "EUR 20 million."
    )
    assert [row[:3] for row in told(text)] == [("supply agreed", SIDES, 20e6)]


@pytest.mark.parametrize(
    "text",
    [
        "Halvard Engineering received an award for safety at the Tolka mine of Brackwell Tungsten.",
        "Halvard Engineering won the right to mine at Tolka in a dispute with Brackwell Tungsten.",
    ],
)
def test_prizes_are_no_orders(text: str) -> None:
    assert told(text) == []
