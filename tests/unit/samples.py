"""Documents and mentions written for tests: one day's frames in the shape that extraction hands on."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from pipelines.extract.frames import document_frames, mention_frames
from pipelines.model import (
    Cell,
    Contained,
    DealMention,
    Document,
    Evidence,
    FundingMention,
    Grade,
    Mentions,
    Party,
    ResourceMention,
    Table,
    stable_id,
)

TEXT = (
    "Borealis Metals Ltd agreed to buy 40% of Quartz Hill Mining for US$25 million. "
    "The Department of Rock lent it up to A$120 million. "
    "Quartz Hill holds 12.5 Mt at 1.2% TREO for 150,000 t of contained oxide."
)


def document(number: int = 1, text: str = TEXT, source: str = "wire") -> Document:
    """A page of its own address; the same number is the same page, another text another version of it."""
    url = f"https://news.example/{number}"
    return Document(
        document_id=stable_id(url),
        version=stable_id(text),
        text=text,
        title=f"Quartz Hill {number}",
        source=source,
        url=url,
        canonical_url=url,
        published_at=datetime(2026, 3, 2, 8, 30),
        published_from="meta",
        language="en",
        tables=(Table(0, 0, 8, ((Cell("Borealis", 0, 8, 0, 0),),)),),
        tickers=("ASX:BOR",),
        warc_file="a.warc.gz",
        warc_offset=number,
    )


def evidence(text: str, part: str) -> Evidence:
    """The first place of `part` in the text."""
    start = text.index(part)
    return Evidence(start, start + len(part), part)


def mentions(text: str = TEXT) -> Mentions:
    """One deal of two parties, one estimate with grade and contained, one loan, as TEXT tells them."""
    deal = DealMention(
        evidence=evidence(text, TEXT.split(". ")[0] + "."),
        rule="deals.acquire",
        confidence=0.9,
        printed={"value": "US$25 million", "stake_pct": "40%"},
        deal_type="acquisition",
        status="agreed",
        parties=(Party("Borealis Metals Ltd", "acquirer"), Party("Quartz Hill Mining", "target")),
        commodities=("rare earths",),
        countries=("AU",),
        value=25e6,
        currency="USD",
        currency_source="printed",
        value_qualifier="exact",
        stake_pct=40,
        announced_on="2026-03-02",
    )
    estimate = ResourceMention(
        evidence=evidence(text, TEXT[TEXT.index("Quartz Hill holds") :]),
        rule="resources.prose",
        confidence=0.8,
        printed={"tonnage_t": "12.5 Mt"},
        estimate_kind="resource",
        category="total",
        project="Quartz Hill",
        tonnage_t=12.5e6,
        grades=(Grade("TREO", 1.2, "%"),),
        contained=(Contained("TREO", 150_000),),
    )
    loan = FundingMention(
        evidence=evidence(text, "The Department of Rock lent it up to A$120 million."),
        rule="funding.lend",
        confidence=0.7,
        printed={"amount": "A$120 million"},
        funder="Department of Rock",
        recipient="Borealis Metals Ltd",
        instrument="loan",
        stage="committed",
        amount=120e6,
        currency="AUD",
        currency_source="printed",
        amount_qualifier="up_to",
        announced_on="2026-03",
    )
    return Mentions((deal,), (estimate,), (loan,))


def day_frames(*documents: Document) -> dict[str, pl.DataFrame]:
    """Documents and the mentions of each as one day's frames; documents of another text than TEXT have none."""
    pairs = [(d, mentions() if d.text.startswith(TEXT) else Mentions()) for d in documents]
    return {**document_frames(documents), **mention_frames(pairs)}
