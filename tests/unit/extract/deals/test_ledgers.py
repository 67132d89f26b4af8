"""Tables of earn-ins and of contracts for product, told by their headers. Names and figures are invented."""

from __future__ import annotations

from pathlib import Path

from pipelines.extract.deals import find_deals
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract

Row = tuple[str, str, list[str], str | None, float | None, float | None]


def rows_of(markdown: str) -> list[Row]:
    """One row per deal of a Markdown page."""
    record = {"doc_id": "ledger", "published_at": "2024-09-27", "markdown": markdown}
    found: list[Row] = []
    for deal in find_deals(Reading(read_contract(record, Path())))[0]:
        who = [f"{p.role}: {p.name}" for p in deal.parties]
        found.append((deal.deal_type, deal.status, who, deal.project, deal.value, deal.stake_pct))
    return found


def test_who_may_earn_what_by_spending_how_much() -> None:
    assert rows_of(
        "# Uranium ledger\n\nWho drills whose ground.\n\n"
        "| Optionee | Owner | Property | May earn | By spending | Dated |\n| --- | --- | --- | --- | --- | --- |\n"
        "| Nerva Uranium | Alska Uranium | Creel East | 75% | US$19.0M | Oct 2023 |\n"
        "| Torrens Uranium | Arta Energy | Spar and Harrow | 70% | A$7.6M | Mar 2024 |\n"
    ) == [
        ("earn_in", "agreed", ["acquirer: Nerva Uranium", "seller: Alska Uranium"], "Creel East", 1.9e7, 75.0),
        ("earn_in", "agreed", ["acquirer: Torrens Uranium", "seller: Arta Energy"], "Spar and Harrow", 7.6e6, 70.0),
    ]


def test_who_has_promised_product_to_whom() -> None:
    found = rows_of(
        "# Magnets\n\nWho supplies whom.\n\n"
        "| Signed | Supplier | Customer | What | Money |\n| --- | --- | --- | --- | --- |\n"
        "| Nov 2022 | Arafunda Minerals | Hyosung Motors | NdPr oxide, 7 years | market price |\n"
        "| Apr 2023 | Arafunda Minerals | Siebert Turbines | NdPr oxide, 5 years | market price |\n"
    )
    assert [row[:3] for row in found] == [
        ("offtake", "agreed", ["buyer: Hyosung Motors", "supplier: Arafunda Minerals"]),
        ("offtake", "agreed", ["buyer: Siebert Turbines", "supplier: Arafunda Minerals"]),
    ]
