"""Deals of a document: what companies buy, sell, merge, share, supply and take off, at which stage.

Reading → sentences with a trigger → marked clauses (`marked`) → drafts (`drafts`; `general` where no rule reads; stages in
`stages`) → details (`details`) → one mention per event (`merge`)
"""

from __future__ import annotations

from pipelines.extract.deals.find import find_deals

__all__ = ["find_deals"]
