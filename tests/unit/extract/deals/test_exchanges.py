"""Companies bought with shares: who buys is told by whose shares are given."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

SIDES = "acquirer: Harrow Minerals Ltd; target: Garrow Resources Ltd"


@pytest.mark.parametrize(
    "text",
    [
        "Holders of Garrow Resources Ltd are to receive 0.09 Harrow Minerals Ltd shares apiece under the scheme.",
        "Garrow Resources Ltd shareholders will get 1.2 Harrow Minerals Ltd shares for each share that they hold.",
        "Each Garrow Resources Ltd share will be exchanged for 0.5 of a Harrow Minerals Ltd share.",
    ],
)
def test_whose_shares_are_given_buys(text: str) -> None:
    assert [row[:2] for row in told(text)] == [("acquisition agreed", SIDES)]


def test_the_ratio_tells_who_acquires_in_a_merger() -> None:
    text = (
        "Harrow Minerals Ltd and Garrow Resources Ltd have entered into an arrangement agreement for an at-market merger. "
        "Each Garrow share will be exchanged for 0.5 of a Harrow share."
    )
    assert [row[:2] for row in told(text)] == [("merger agreed", SIDES)]


def test_equals_stay_partners() -> None:
    text = (
        "Harrow Minerals Ltd and Garrow Resources Ltd have agreed to merge. Garrow shareholders get 5 Harrow shares for each "
        "of theirs, and each side ends with half."
    )
    assert [row[:2] for row in told(text)] == [("merger agreed", "partner: Harrow Minerals Ltd, Garrow Resources Ltd")]
