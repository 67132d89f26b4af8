"""Who holds a project by the deals that its document tells: not yet the buyer, nor whoever lends, invests or takes product.

In a paper's own announcement it is the paper's company that reports the estimate, whatever it buys or sells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.model import DealMention, DealType

HOLDING_ROLE: dict[DealType, tuple[str, ...]] = {
    "acquisition": ("target", "seller"),
    "merger": ("target",),
    "equity_investment": ("investee",),
    "earn_in": ("seller",),
    "royalty_stream": ("seller",),
    "offtake": ("supplier",),
    "supply": ("supplier",),
}
"""Roles of whoever holds the project, likeliest first."""


class Holders:
    """Companies that hold the projects of one document."""

    def __init__(self, deals: Sequence[DealMention]) -> None:
        self._told = [(deal.project, name) for deal in deals if deal.project for name in _holders(deal)]

    def of(self, project: str | None) -> set[str]:
        """Those of the project."""
        return {name for held, name in self._told if project and _is_one(held, project)}


def _holders(deal: DealMention) -> Iterator[str]:
    """A purchase that is closed leaves open how much of the project was bought."""
    is_bought = deal.deal_type in ("acquisition", "merger") and deal.status == "completed"
    for role in () if is_bought else HOLDING_ROLE.get(deal.deal_type, ()):
        named = [party.name for party in deal.parties if party.role == role]
        if named:
            yield from named
            return


def _is_one(first: str, second: str) -> bool:
    """One name, or one within the other: "Alder" and "Alder North"."""
    return f" {first} ".find(f" {second} ") >= 0 or f" {second} ".find(f" {first} ") >= 0
