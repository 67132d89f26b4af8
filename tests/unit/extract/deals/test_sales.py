"""Who sells and who buys, told by whose a thing was and whose it is now."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Tessaro Mining is the new owner of the Morley Creek gold mine after paying Harlow Resources $85 million.",
            [("acquisition completed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Ownership of the Morley Creek mine passed from Harlow Resources to Tessaro Mining on Friday.",
            [("acquisition completed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Tessaro Mining's wholly owned subsidiary Tessaro Chile SpA has acquired 100% of Minera Los Alamos from "
            "Harlow Resources.",
            [
                (
                    "acquisition completed",
                    "acquirer: Tessaro Chile SpA; target: Minera Los Alamos; seller: Harlow Resources",
                )
            ],
        ),
        (
            "Harlow Resources is out of Redcliff, having transferred its 30% to Tessaro Mining for a nominal sum.",
            [("acquisition completed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Kestrel Lithium's A$20 million strategic investment from Sumida Trading has landed in the bank.",
            [("equity_investment completed", "investor: Sumida Trading; investee: Kestrel Lithium")],
        ),
        (
            "Sumida Trading has quit its graphite joint venture with Tessaro Mining.",
            [("joint_venture terminated", "partner: Sumida Trading, Tessaro Mining")],
        ),
        (
            "The two companies, Tessaro Mining and Sumida Trading, plan a joint venture to produce battery-grade "
            "manganese.",
            [("joint_venture proposed", "partner: Tessaro Mining, Sumida Trading")],
        ),
    ],
)
def test_a_sale_told_by_its_end(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals
