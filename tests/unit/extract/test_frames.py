"""Mentions as frames: every field has its column, types hold also for empty frames, keys are stable."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta, timezone

import pytest

from pipelines.extract.frames import MENTION_TABLES, PARTS, document_frames, mention_frames
from pipelines.land.tables import LANDED
from pipelines.model import DealMention, Document, FundingMention, Mentions, ResourceMention, stable_id
from pipelines.validate.split import NOT_LANDED
from tests.unit.samples import TEXT, day_frames, document, mentions


def test_empty_frames_have_the_landed_types() -> None:
    frames = {**mention_frames([]), **document_frames([])}
    for name, frame in frames.items():
        assert dict(frame.schema) == LANDED[name].polars_schema
        assert frame.height == 0


@pytest.mark.parametrize(
    ("table", "record"),
    [("deal_mentions", DealMention), ("resource_mentions", ResourceMention), ("funding_mentions", FundingMention)],
)
def test_every_field_of_a_mention_is_landed(table: str, record: type) -> None:
    own = {field.name for field in fields(record)} - {*PARTS, "evidence"}
    assert own <= set(LANDED[table].names)


def test_every_field_of_a_document_is_landed_or_left_out_by_name() -> None:
    own = {field.name for field in fields(Document)} - set(NOT_LANDED["documents"])
    assert own == set(LANDED["documents"].names)


def test_a_mention_becomes_its_row_and_the_rows_of_its_parts() -> None:
    frames = day_frames(document())
    deal = frames["deal_mentions"].row(0, named=True)
    assert (deal["value"], deal["currency"], deal["stake_pct"], deal["commodities"]) == (
        25e6,
        "USD",
        40.0,
        ["rare earths"],
    )
    assert TEXT[deal["evidence_start"] : deal["evidence_end"]] == deal["evidence_text"]
    assert deal["printed"] == '{"stake_pct": "40%", "value": "US$25 million"}'
    assert frames["deal_parties"].select("mention_id", "ordinal", "name", "role").rows() == [
        (deal["mention_id"], 0, "Borealis Metals Ltd", "acquirer"),
        (deal["mention_id"], 1, "Quartz Hill Mining", "target"),
    ]
    assert frames["resource_grades"].select("measure", "analyte", "value", "unit").rows() == [
        ("grade", "TREO", 1.2, "%"),
        ("contained", "TREO", 150_000.0, "t"),
    ]
    assert frames["funding_mentions"]["amount_qualifier"].to_list() == ["up_to"]
    assert frames["document_tables"].select("row_count", "column_count").rows() == [(1, 1)]


def test_keys_name_document_version_table_and_place() -> None:
    first = document()
    twice = Mentions(deals=mentions().deals * 2)
    ids = mention_frames([(first, twice)])["deal_mentions"]["mention_id"].to_list()
    assert ids == [stable_id(first.document_id, first.version, "deal_mentions", n) for n in (0, 1)]
    edited = document(text=TEXT + " Updated.")
    assert mention_frames([(edited, mentions())])["deal_mentions"]["mention_id"][0] not in ids


def test_instants_are_landed_in_utc() -> None:
    in_perth = datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=8)))
    page = Document(document_id="1", version="1", text="x", published_at=in_perth)
    assert document_frames([page])["documents"]["published_at"].to_list() == [datetime(2026, 3, 2, 0, 30)]


def test_each_mention_table_is_made_by_frames() -> None:
    assert set(MENTION_TABLES) == {name for name, table in LANDED.items() if "mention_id" in table.names}
