"""The schemas against the contract: enumerations, ranges, dates, currencies and countries."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.land.tables import LANDED, TABLES
from pipelines.model import ENUMERATIONS
from pipelines.validate.schemas import DATE, MENTION_RULES, REASONS, ROW_RULES, RULES, SCHEMAS
from pipelines.validate.split import Context, split
from tests.unit.samples import day_frames, document

CONTEXT = Context(date(2026, 3, 2))
BROKEN = [
    ("deal_mentions", "deal_type", "takeover", "not_a_deal_type"),
    ("deal_mentions", "status", "signed", "not_a_status"),
    ("deal_mentions", "value", -1.0, "not_positive"),
    ("deal_mentions", "value", float("nan"), "not_positive"),
    ("deal_mentions", "value_high", 1.0, "range_reversed"),
    ("deal_mentions", "currency", "USS", "not_a_currency"),
    ("deal_mentions", "currency_source", "guessed", "not_a_currency_source"),
    ("deal_mentions", "value_qualifier", "about", "not_a_qualifier"),
    ("deal_mentions", "stake_pct", -20.0, "negative"),
    ("deal_mentions", "announced_on", "2026-02-30", "not_a_date"),
    ("deal_mentions", "announced_on", "last week", "not_a_date"),
    ("deal_mentions", "countries", ["AU", "Australia"], "not_a_country"),
    ("deal_mentions", "commodities", ["Lithium"], "not_a_commodity"),
    ("deal_mentions", "confidence", 1.5, "not_a_probability"),
    ("deal_mentions", "evidence_end", 3, "evidence_span"),
    ("deal_mentions", "printed", "US$25 million", "not_json"),
    ("deal_mentions", "rule", None, "missing_value"),
    ("deal_mentions", "source", " ", "empty_text"),
    ("deal_parties", "role", "offtaker", "not_a_role"),
    ("resource_mentions", "estimate_kind", "deposit", "not_a_estimate_kind"),
    ("resource_mentions", "category", "possible", "not_a_category"),
    ("resource_mentions", "reporting_code", "GB/T", "not_a_reporting_code"),
    ("resource_mentions", "tonnage_t", float("inf"), "negative"),
    ("resource_grades", "measure", "assay", "not_a_measure"),
    ("resource_grades", "unit", "t", "unit_of_measure"),
    ("resource_grades", "unit", "lb", "not_a_unit"),
    ("funding_mentions", "instrument", "bond", "not_a_instrument"),
    ("funding_mentions", "stage", "awarded", "not_a_stage"),
    ("funding_mentions", "amount", 0.0, "not_positive"),
    ("documents", "url", "javascript:alert(1)", "not_an_address"),
    ("documents", "status", "fine", "not_a_document_status"),
    ("documents", "text", None, "missing_value"),
]


def test_sound_rows_pass() -> None:
    for name, frame in day_frames(document()).items():
        assert split(name, frame, CONTEXT).rejects.height == 0, name


@pytest.mark.parametrize(("table", "column", "value", "rule"), BROKEN)
def test_a_broken_value_refuses_its_row_alone(table: str, column: str, value: object, rule: str) -> None:
    sound = day_frames(document(1), document(2))[table]
    rows = sound.rows(named=True)
    rows[0][column] = value
    result = split(table, pl.DataFrame(rows, schema=sound.schema), CONTEXT)
    assert result.accepted.equals(sound[1:])
    assert result.rejects["rule"].to_list() == [rule]
    assert result.rejects["reason"][0]


def test_numbers_that_cannot_be_true_are_landed_as_the_page_gives_them() -> None:
    frames = day_frames(document())
    deals = frames["deal_mentions"].with_columns(announced_on=pl.lit("2199-01-01"), stake_pct=pl.lit(120.0))
    grades = frames["resource_grades"].with_columns(value=pl.lit(250.0))
    assert split("deal_mentions", deals, CONTEXT).rejects.height == 0
    assert split("resource_grades", grades, CONTEXT).rejects.height == 0


@settings(max_examples=60, deadline=None)
@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_calendar_date_passes_whole_or_cut_to_month_or_year(day: date, length: int) -> None:
    assert pl.select(DATE.test(pl.lit(day.isoformat()[:length]))).item() is True


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_text_is_a_date_only_when_the_calendar_reads_it(text: str) -> None:
    accepted = pl.select(DATE.test(pl.lit(text))).item()
    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) in (4, 7) else text)
        readable = len(text) in (4, 7, 10) and text.isascii()
    except ValueError:
        readable = False
    assert accepted == readable


def test_every_rule_speaks_of_a_column_that_exists() -> None:
    for table in TABLES:
        if RULES[table.name] is not MENTION_RULES and table.name not in {"deal_mentions", "resource_grades"}:
            assert set(RULES[table.name]) <= set(table.names)
    columns = {name for table in TABLES for name in table.names}
    assert set(MENTION_RULES) <= columns
    assert set(ROW_RULES) <= set(LANDED)
    assert all(REASONS.values())


def test_every_enumeration_of_the_contract_is_checked() -> None:
    checked = {name for name in ENUMERATIONS if name in MENTION_RULES}
    assert set(ENUMERATIONS) - checked == {"qualifier", "grade_unit"}  # these two stand under the columns they bound
    assert set(SCHEMAS) == set(LANDED)
