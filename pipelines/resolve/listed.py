"""The exchanges' and the SEC's lists of companies: which ticker a name printed without one stands for.

A name stands for a listed company only where its key (legal form and case aside) is that company's; nothing is guessed
from likeness. One key on several exchanges is one company with several listings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.resolve.names import company_key


@dataclass(frozen=True, slots=True)
class Listings:
    """Listed companies by ticker and by the key of their name."""

    lead_by_key: dict[str, str] = field(default_factory=dict)
    """Key of a listed name -> the ticker that stands for the company: the first by letters."""
    key_by_ticker: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> Listings:
        """From pairs of ticker (exchange first, as `ASX:ARR`) and company name."""
        keys = {ticker: company_key(name) for ticker, name in sorted(rows)}
        leads: dict[str, str] = {}
        for ticker, key in keys.items():
            leads.setdefault(key, ticker)
        return cls(leads, keys)

    def lead(self, ticker: str | None, name: str) -> str | None:
        """The ticker that stands for the company: of the printed one where it is listed, else of the name."""
        if ticker is None:
            return self.lead_by_key.get(company_key(name))
        return self.lead_by_key.get(self.key_by_ticker.get(ticker, ""), ticker)
