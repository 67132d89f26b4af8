"""Deals printed as cards: labels and texts, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.deals import find_deals
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.deals.telling import told

CARDS = [
    (
        "Buyer: Hanseo Battery\nSupplier: Kalin Lithium\nProduct: 12,000 tonnes of lithium hydroxide a year\nStatus: signed",
        ("offtake agreed", "buyer: Hanseo Battery; supplier: Kalin Lithium", None, None),
    ),
    (
        "Buyer: Boreal Mining\nSeller: Sable Metals\nAsset: Ridge copper mine (Chile)\nPrice: US$45 million\nStatus: closed",
        ("acquisition completed", "acquirer: Boreal Mining; seller: Sable Metals", 45e6, None),
    ),
    (
        "Investor: Cardinal Motors\nTarget: Penrose Lithium\nStake: 9.9%\nAmount: $50 million",
        ("equity_investment agreed", "investor: Cardinal Motors; investee: Penrose Lithium", 50e6, 9.9),
    ),
    (
        "Buyer: Orran Critical Minerals\nAsset: 40% of Mutara Mining\nStatus: non-binding memorandum of understanding\n"
        "Implied enterprise value: approx. $9 billion for 100%",
        ("acquisition proposed", "acquirer: Orran Critical Minerals", None, 40.0),
    ),
]


@pytest.mark.parametrize(("card", "deal"), CARDS)
def test_a_card_is_a_deal(card: str, deal: tuple[str, str, float | None, float | None]) -> None:
    assert [row[:4] for row in told(f"Deals of the week in copper and lithium.\n\n{card}")] == [deal]


def test_each_card_of_a_page_is_a_deal_of_its_own() -> None:
    rows = told("Deals of the week.\n\n" + "\n\n".join(card for card, _ in CARDS[:3]))
    assert [row[0] for row in rows] == [deal[0] for _, deal in CARDS[:3]]


def test_the_side_that_only_the_heading_names() -> None:
    text = (
        "# Brief\n\nCopper and cobalt news.\n\n## Sable Metals Ltd sells into a new vehicle\n\n- Buyer: Orran Critical "
        "Minerals\n- Asset: 40% of the Ridge copper mine\n- Status: signed\n"
    )
    record = {"doc_id": "card", "title": None, "markdown": text, "published_at": "2025-06-10", "url": None}
    deals = find_deals(Reading(read_contract(record, Path())))[0]
    assert [{p.name: p.role for p in d.parties} for d in deals] == [
        {"Orran Critical Minerals": "acquirer", "Sable Metals Ltd": "seller"}
    ]


@pytest.mark.parametrize(
    "card",
    [
        "Target: copper\nProject: Ridge\nStatus: drilling\nShare price: $1.20",
        "Company: Boreal Mining\nProject: Ridge\nPrice: A$0.12\nMarket cap: A$40m",
    ],
)
def test_other_labels_are_no_deal(card: str) -> None:
    assert told(f"News of the week in copper.\n\n{card}") == []
