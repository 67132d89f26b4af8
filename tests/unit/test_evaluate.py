"""Scoring of predictions against labels: counts, pairing, field agreement and the evidence rule."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluate import close, evaluate, fact_score, same_amount, same_name

DOCUMENT = {
    "doc_id": "d1",
    "title": "Loan for Tinhill",
    "text": "Export Finance Australia will lend Tinhill Metals A$40 million. Tinhill holds 12 Mt at 0.5% tin.",
}
FUNDING = {
    "funder": "Export Finance Australia",
    "recipient": "Tinhill Metals",
    "project": None,
    "programme": None,
    "instrument": "loan",
    "stage": "committed",
    "amount": 40_000_000,
    "currency": "AUD",
    "amount_qualifier": "exact",
    "commodities": ["tin"],
    "countries": ["AU"],
    "announced_on": "2026-02-03",
    "evidence": "Export Finance Australia will lend Tinhill Metals A$40 million.",
}
RESOURCE = {
    "estimate_kind": "unspecified",
    "category": "unspecified",
    "project": None,
    "company": "Tinhill Metals",
    "commodities": ["tin"],
    "tonnage_t": 12_000_000,
    "grades": [{"analyte": "Sn", "value": 0.5, "unit": "%"}],
    "contained": [],
    "cutoff": [],
    "reporting_code": None,
    "effective_on": None,
    "is_current": True,
    "evidence": "Tinhill holds 12 Mt at 0.5% tin.",
}
GOLD = [{"doc_id": "d1", "deals": [], "resource_estimates": [RESOURCE], "funding_commitments": [FUNDING]}]


def predicted(**changes: Any) -> list[dict[str, Any]]:
    facts = copy.deepcopy(GOLD)
    facts[0]["funding_commitments"][0].update(changes)
    return facts


def test_labels_score_one_against_themselves() -> None:
    scores = evaluate([DOCUMENT], GOLD, GOLD)
    assert fact_score(scores) == 1.0
    assert scores["deals"].gold == 0


def test_invented_evidence_counts_as_wrong() -> None:
    scores = evaluate([DOCUMENT], GOLD, predicted(evidence="The bank will lend it forty million."))
    assert scores["funding_commitments"].without_evidence == 1
    assert scores["funding_commitments"].paired == 0
    assert scores["funding_commitments"].precision == 0


def test_another_currency_is_another_commitment() -> None:
    scores = evaluate([DOCUMENT], GOLD, predicted(currency="USD"))
    assert [kind for kind, *_ in scores["funding_commitments"].misses] == ["missed", "spurious"]


def test_wrong_field_lowers_only_that_field() -> None:
    scores = evaluate([DOCUMENT], GOLD, predicted(stage="closed"))["funding_commitments"]
    assert scores.f1 == 1.0
    assert {k for k, v in scores.field_accuracy.items() if v < 1} == {"stage"}


def test_grades_agree_across_units() -> None:
    facts = copy.deepcopy(GOLD)
    facts[0]["resource_estimates"][0]["grades"] = [{"analyte": "tin", "value": 5000, "unit": "ppm"}]
    assert evaluate([DOCUMENT], GOLD, facts)["resource_estimates"].field_accuracy["grades"] == 1.0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("TGC", "graphite", True),
        ("copper", "Cu", True),
        ("SnEq", "sneq", True),
        ("HMx", "HMy", False),
        ("TREO", "NdPr", False),
    ],
)
def test_analytes_agree_by_symbol_or_as_printed(a: str, b: str, same: bool) -> None:
    assert same_amount({"analyte": a, "value_t": 5.0}, {"analyte": b, "value_t": 5.0}) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Tinhill Metals Ltd", "TINHILL METALS LIMITED", True),
        ("DOE", "U.S. Department of Energy", True),
        ("Tinhill", "Tinhill Metals", True),
        ("Rare Earths", "Rare Earths Corporation of Tinhill", False),
        ("Tinhill Metals", "Copperdale Mining", False),
        ("", "Tinhill", False),
    ],
)
def test_same_name(a: str, b: str, same: bool) -> None:
    assert same_name(a, b) is same
    assert same_name(b, a) is same


@given(st.floats(min_value=1e-6, max_value=1e15), st.floats(min_value=0.5, max_value=2.0))
def test_close_is_symmetric_and_one_percent_wide(value: float, factor: float) -> None:
    assert close(value, value * factor) is close(value * factor, value)
    if abs(factor - 1) < 0.0099:
        assert close(value, value * factor)
    if factor < 0.98 or factor > 1.02:
        assert not close(value, value * factor)
