"""Who takes shares and whose they are, and sums that are paid beside shares.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


def sides(text: str) -> list[tuple[str, str]]:
    """Type and stage, and the parties, of each deal of the text."""
    return [row[:2] for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kaigan Metals has entered a conditional subscription agreement with Fenner Graphite through a Hong Kong arm.",
        "Kaigan Metals signed a subscription agreement with Fenner Graphite to take up 9 million shares.",
        "Fenner Graphite signed a subscription agreement with Kaigan Metals for 9 million shares.",
    ],
)
def test_who_takes_the_shares_of_a_subscription_is_told_by_what_it_does(text: str) -> None:
    assert sides(text) == [("equity_investment agreed", "investor: Kaigan Metals; investee: Fenner Graphite")]


def test_who_pays_with_shares_of_its_own_invests_in_nobody() -> None:
    text = "The explorer Harrow Mining must pay Fenner $160,000 in all, issue 1.7 million shares to him and drill."
    assert not any(kind.startswith("equity") for kind, _ in sides(text))


def test_a_placement_beside_an_earn_in_is_a_deal_of_its_own() -> None:
    text = (
        "Kaigan Metals is to earn up to 70% of the Brant project of ASX-listed Fenner Graphite. "
        "Kaigan Metals will also take a placement of 12 million Fenner Graphite shares."
    )
    assert sides(text) == [
        ("earn_in agreed", "acquirer: Kaigan Metals; seller: Fenner Graphite"),
        ("equity_investment agreed", "investor: Kaigan Metals; investee: Fenner Graphite"),
    ]
