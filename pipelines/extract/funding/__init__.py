"""Funding commitments of a document: money that a government, agency, lender or fund commits or proposes to commit.

Sentences with a trigger word are turned into frames and read clause by clause (`draft`), award tables row by row
(`tables`); what the sentences say of one commitment is put together here, at its latest stage.
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extract.funding.context import Context
from pipelines.extract.funding.draft import Draft, SentenceReader
from pipelines.extract.funding.merge import merged
from pipelines.extract.funding.scope import commodities_of, countries_of_draft
from pipelines.extract.funding.tables import read_rows
from pipelines.model import Evidence, FundingMention, Refusal

if TYPE_CHECKING:
    from pipelines.extract.reading import Reading

READABLE = ("paragraph", "list_item", "heading", "caption")


def find_funding(reading: Reading) -> tuple[list[FundingMention], list[Refusal]]:
    """Funding mentions in text order, one for each commitment and separately dated stage, and what was refused."""
    if not reading.money and not reading.document.tables:
        return [], []
    context = Context(reading)
    if not context.bodies and not context.schemes:
        return [], []
    reader = SentenceReader(reading, context)
    drafts: list[Draft] = []
    for sentence in reading.sentences:
        if sentence.block in READABLE:
            drafts.extend(reader.read(sentence))
    drafts.extend(read_rows(reading, context, drafts))
    return [_mention(draft, context) for draft in merged(drafts)], reader.refused


def _mention(draft: Draft, context: Context) -> FundingMention:
    money, document = draft.money, context.reading.document
    published = document.published_at.date().isoformat() if document.published_at else None
    currency = (money.currency or _bare_currency(draft, context)) if money else None
    last = draft.last or draft.sentence
    return FundingMention(
        evidence=Evidence.of(context.text, draft.sentence.start, last.end), rule=draft.rule, confidence=draft.confidence, printed=draft.printed,
        funder=draft.funder or None, recipient=draft.recipient, project=draft.project, programme=draft.programme,
        instrument=draft.instrument, stage=draft.stage, amount=money.value if money else None, amount_high=money.high if money else None,
        currency=currency, currency_source=("printed" if money.currency else "context") if money else None,
        amount_qualifier=money.qualifier if money else None, commodities=commodities_of(draft, context),
        countries=countries_of_draft(draft, context), announced_on=draft.announced_on or published)


LOCAL_DOLLARS = {"US": ("USD", r"US\$|USD"), "AU": ("AUD", r"A\$|AUD"), "CA": ("CAD", r"C\$|CAD|CDN"), "NZ": ("NZD", r"NZ\$|NZD")}


def _bare_currency(draft: Draft, context: Context) -> str:
    """A bare `$` is the document's, except where a public body of another dollar country gives it and the document
    never marks that dollar: a digest under a Toronto ticker that speaks of the US government."""
    usual = str(context.reading.context_currency)
    local = LOCAL_DOLLARS.get(draft.country or "")
    if local and draft.funder_kind != "lender" and local[0] != usual and (
            context.issuer is None or not re.search(rf"(?<![A-Z])(?:{local[1]})", context.text)):
        return local[0]
    return usual
