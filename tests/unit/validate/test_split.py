"""The split: in = accepted + rejected, reasons that can be acted on, children that follow their parents."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import get_args

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.land.tables import LANDED
from pipelines.validate.schemas import FETCH_KINDS, OUTCOMES, SCHEMAS
from pipelines.validate.split import BatchError, Context, split, split_all
from scrapers.fetches import Fetch, FetchKind, Outcome
from scrapers.manifest import to_frame
from tests.unit.samples import day_frames, document

DAY = date(2026, 3, 2)


def test_a_reject_names_row_rule_reason_payload_and_replay() -> None:
    deals = day_frames(document())["deal_mentions"].with_columns(currency=pl.lit("XXQ"), stake_pct=pl.lit(-1.0))
    reject = split("deal_mentions", deals, Context(DAY)).rejects.row(0, named=True)
    assert (reject["stage"], reject["table_name"], reject["source"]) == ("validate", "deal_mentions", "wire")
    assert reject["subject_key"] == deals["mention_id"][0]
    assert "currency 'XXQ' is not one of: AED" in reject["reason"]
    assert "stake_pct -1.0 is not a finite number of zero or more" in reject["reason"]
    assert json.loads(reject["payload"])["currency"] == "XXQ"
    assert reject["replay"] == "oreledger run --from-archive --day 2026-03-02 --source wire"


def test_children_of_a_refused_mention_are_refused_by_the_name_of_the_parent() -> None:
    frames = day_frames(document(1), document(2))
    frames["deal_mentions"] = frames["deal_mentions"].with_columns(
        deal_type=pl.when(pl.int_range(pl.len()) == 0).then(pl.lit("swap")).otherwise("deal_type")
    )
    result = split_all(frames, DAY)
    assert result.frames["deal_parties"].height == 2
    rejects = result.frames["rejects"]
    assert rejects["rule"].to_list() == ["not_a_deal_type", *["parent_refused.deal_mentions"] * 2]
    assert rejects["reject_id"].n_unique() == 3


def test_everything_a_refused_document_tells_is_refused_with_it() -> None:
    frames = day_frames(document(1), document(2))
    frames["documents"] = frames["documents"].with_columns(
        source=pl.when(pl.int_range(pl.len()) == 0).then(None).otherwise("source")
    )
    result = split_all(frames, DAY)
    for name, (rows, accepted, rejected) in result.counts.items():
        assert rows == accepted + rejected
        assert accepted == rejected == rows / 2, name


def test_the_first_of_two_rows_with_one_key_stays() -> None:
    documents = day_frames(document())["documents"]
    result = split("documents", pl.concat([documents, documents]), Context(DAY))
    assert result.accepted.equals(documents)
    assert result.rejects["rule"].to_list() == ["duplicate_key"]


def test_a_value_of_another_type_refuses_its_row_and_says_which() -> None:
    deals = day_frames(document(1), document(2))["deal_mentions"].with_columns(value=pl.Series(["25000000", "lots"]))
    result = split("deal_mentions", deals, Context(DAY))
    assert result.accepted["value"].to_list() == [25e6]
    assert result.rejects["reason"].to_list() == ["value 'lots' is not of type DOUBLE"]


def test_a_missing_or_unknown_column_fails_the_batch_by_name() -> None:
    deals = day_frames(document())["deal_mentions"]
    with pytest.raises(BatchError, match="deal_mentions lacks rule and has the unknown stakes"):
        split("deal_mentions", deals.drop("rule").with_columns(stakes=pl.lit(1)), Context(DAY))
    with pytest.raises(BatchError, match="no landed table is called deals"):
        split_all({"deals": deals}, DAY)


def test_rejects_of_earlier_stages_are_kept_and_long_texts_cut() -> None:
    parsed = LANDED["rejects"].frame(
        [
            {
                "reject_id": "1",
                "stage": "parse",
                "table_name": "documents",
                "subject_key": "f1",
                "rule": "no_text",
                "reason": "no text",
                "payload": "{}",
                "replay": "oreledger run",
            }
        ]
    )
    frames = {**day_frames(document(text="x" * 10_000)), "rejects": parsed}
    frames["documents"] = frames["documents"].with_columns(status=pl.lit("fine"))
    rejects = split_all(frames, DAY).frames["rejects"]
    assert rejects["stage"].to_list() == ["parse", "validate", "validate"]
    assert len(rejects["payload"][1]) < 4_000


def test_rejects_satisfy_their_own_schema() -> None:
    frames = day_frames(document(1), document(2))
    frames["deal_mentions"] = frames["deal_mentions"].with_columns(value=pl.lit(float("nan")))
    rejects = split_all(frames, DAY).frames["rejects"]
    assert rejects.height == 6
    SCHEMAS["rejects"].validate(rejects, lazy=True)
    assert all(json.loads(payload) for payload in rejects["payload"])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["agreed", "signed", None]),
            st.sampled_from(["AUD", "$", None]),
            st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True)),
            st.sampled_from(["2026-03", "soon", None]),
            st.integers(0, 3),
        ),
        max_size=8,
    )
)
def test_rows_in_are_accepted_plus_rejected_whatever_comes(rows: list[tuple[str | None, ...]]) -> None:
    sound = day_frames(document())["deal_mentions"].row(0, named=True)
    frame = LANDED["deal_mentions"].frame(
        [
            {
                **sound,
                "status": status,
                "currency": currency,
                "value": value,
                "announced_on": on,
                "mention_id": str(key),
            }
            for status, currency, value, on, key in rows
        ]
    )
    result = split("deal_mentions", frame, Context(DAY))
    assert result.accepted.height + result.rejects.height == frame.height
    SCHEMAS["deal_mentions"].validate(result.accepted, lazy=True)
    assert result.accepted["mention_id"].is_duplicated().sum() == 0


def test_the_crawl_manifest_fits_its_landed_table() -> None:
    fetch = Fetch(
        fetch_id="1",
        run_id="r",
        source="wire",
        kind="page",
        requested_url="https://a.example/",
        outcome="http_error",
        status=500,
        reason="the server failed: asked again tomorrow",
        fetched_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    )
    result = split("fetches", to_frame([fetch]), Context(DAY))
    assert result.rejects.height == 0
    assert result.accepted.row(0, named=True)["fetched_at"] == datetime(2026, 3, 2, 9)


def test_outcomes_and_kinds_are_those_of_the_crawl() -> None:
    assert get_args(Outcome) == OUTCOMES
    assert get_args(FetchKind) == FETCH_KINDS
