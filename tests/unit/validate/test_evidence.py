"""Evidence: offsets that point elsewhere and values that stand nowhere are refused."""

from __future__ import annotations

from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.frames import document_frames, mention_frames
from pipelines.model import Document, Evidence, FundingMention, Mentions
from pipelines.validate.evidence import numbers_outside_evidence
from pipelines.validate.split import Context, split
from tests.unit.samples import TEXT, day_frames, document

DAY = date(2026, 3, 2)


def judged(printed: str | None = None, shift: int = 0) -> list[str]:
    """Rules that refuse the sample deal when its evidence is shifted or its printed values replaced."""
    frames = day_frames(document())
    deals = frames["deal_mentions"].with_columns(pl.col("evidence_start", "evidence_end") + shift)
    if printed is not None:
        deals = deals.with_columns(printed=pl.lit(printed))
    return split("deal_mentions", deals, Context(DAY, frames)).rejects["rule"].to_list()


def test_evidence_at_its_place_passes() -> None:
    assert judged() == []


def test_evidence_at_another_place_is_refused() -> None:
    assert judged(shift=1) == ["evidence_not_in_text"]
    assert judged(shift=len(TEXT)) == ["evidence_not_in_text"]


def test_a_printed_value_may_stand_in_the_page_or_its_title_but_has_to_stand_somewhere() -> None:
    assert judged('{"project": "Quartz  Hill"}') == []
    assert judged('{"project": "Quartz Hill 1"}') == []
    assert judged('{"value": "US$26 million"}') == ["printed_not_in_document"]


def test_numbers_outside_the_evidence_are_counted() -> None:
    deals = day_frames(document())["deal_mentions"]
    assert numbers_outside_evidence(deals) == 0
    assert numbers_outside_evidence(deals.with_columns(printed=pl.lit('{"value": "A$120 million"}'))) == 1


@settings(max_examples=20, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1, max_size=20),
)
def test_offsets_count_characters_of_any_script(before: str, sentence: str) -> None:
    page = Document(document_id="1", version="1", text=before + sentence + " tail", source="wire")
    loan = FundingMention(
        evidence=Evidence(len(before), len(before) + len(sentence), sentence),
        rule="r",
        confidence=1,
        funder="Bank",
        amount=1,
    )
    frames = {**document_frames([page]), **mention_frames([(page, Mentions(funding_commitments=(loan,)))])}
    assert split("funding_mentions", frames["funding_mentions"], Context(DAY, frames)).rejects.height == 0
