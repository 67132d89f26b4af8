"""Documents to mentions: deals, resource estimates and funding commitments, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pipelines.model import DealMention, Document, FundingMention, Mention, Mentions, Refusal

__all__ = ["extract"]

MentionType = TypeVar("MentionType", bound=Mention)


STRAY = "told in a paragraph of another field, in a paper of many"


def extract(document: Document) -> Mentions:
    """What the document says, in text order; a document without text, or of another field, says nothing.

    Every mention's evidence is a slice of the document's text: one that is not is dropped here, whoever made it.
    """
    # Loaded on use: other stages take frames and numbers from this package without loading the extractors.
    from pipelines.extract.deals import find_deals
    from pipelines.extract.deals.details.background import Background
    from pipelines.extract.field import is_of_field, strays
    from pipelines.extract.funding import find_funding
    from pipelines.extract.reading import Reading
    from pipelines.extract.regex import KEPT
    from pipelines.extract.resources import find_resources

    KEPT.keep()
    if not document.text.strip() or not is_of_field(document.text):
        return Mentions()
    reading = Reading(document)
    background = Background(reading)
    deals, refused_deals = find_deals(reading, background)
    resources, refused_resources = find_resources(reading, deals)
    funding, refused_funding = find_funding(reading, background)
    funding = [f for f in funding if not any(_is_its_price(f, deal) for deal in deals)]
    public = [deal for deal in deals if _is_public_money(deal, funding)]
    refused_deals += [Refusal("deals", d.evidence.start, d.evidence.end, "its money is public") for d in public]
    away = strays(reading)
    refused_deals += [
        Refusal("deals", d.evidence.start, d.evidence.end, STRAY) for d in deals if d.evidence.start in away
    ]
    refused_funding += [
        Refusal("funding_commitments", f.evidence.start, f.evidence.end, STRAY)
        for f in funding
        if f.evidence.start in away
    ]
    refused = sorted((*refused_deals, *refused_resources, *refused_funding), key=lambda r: (r.start, r.end, r.table))
    return Mentions(
        _in_text(document, [deal for deal in deals if deal not in public and deal.evidence.start not in away]),
        _in_text(document, resources),
        _in_text(document, [f for f in funding if f.evidence.start not in away]),
        tuple(refused),
    )


def _is_its_price(funding: FundingMention, deal: DealMention) -> bool:
    """Whether what was read as money given is the price of a deal, whose seller was taken for the giver."""
    sellers = {party.name for party in deal.parties if party.role in ("seller", "target", "supplier")}
    return (
        funding.funder in sellers
        and funding.amount is not None
        and funding.amount == deal.value
        and funding.evidence.start < deal.evidence.end
        and funding.evidence.end > deal.evidence.start
    )


def _is_public_money(deal: DealMention, funding: Sequence[FundingMention]) -> bool:
    """Whether what was read as a deal is public money told in its own sentences: by a general reading, or of a giver."""
    same = [f for f in funding if f.evidence.start < deal.evidence.end and f.evidence.end > deal.evidence.start]
    if deal.value is None:
        return deal.rule == "deals.passage" and bool(same)
    is_general = deal.rule in ("deals.passage", "deals.general")
    return any(
        f.amount == deal.value and (is_general or any(p.name in (f.funder or "") for p in deal.parties)) for f in same
    )


def _in_text(document: Document, mentions: Sequence[MentionType]) -> tuple[MentionType, ...]:
    held = [m for m in mentions if document.text[m.evidence.start : m.evidence.end] == m.evidence.text]
    return tuple(sorted(held, key=lambda m: (m.evidence.start, m.evidence.end)))
