"""Values as people read them, and evidence that stays text whatever it holds."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from pipelines.publish.site.words import (
    amount,
    clipped,
    day,
    kind_and_stage,
    listed,
    money,
    number,
    plural,
    quote,
    reason,
    told_then,
    web_address,
    words,
)


@pytest.mark.parametrize(
    ("value", "currency", "qualifier", "shown"),
    [
        (2.26e9, "USD", None, "US$2.26 billion"),
        (4.5e6, "AUD", "up_to", "up to A$4.5 million"),
        (110_000, "CAD", "approximately", "about C$110,000"),
        (1e12, "JPY", "at_least", "at least ¥1 trillion"),
        (5e6, "CHF", "exact", "CHF 5 million"),
        (None, "USD", None, ""),
        (7e6, None, None, "7 million"),
    ],
)
def test_money(value: float | None, currency: str | None, qualifier: str | None, shown: str) -> None:
    assert money(value, currency, qualifier) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(12.5e6, "12.5 Mt"), (1.2e9, "1.2 Bt"), (150_000, "150 kt"), (42, "42 t"), (0.5, "0.5 t"), (None, "")],
)
def test_tonnes(value: float | None, shown: str) -> None:
    assert amount(value, "t") == shown


def test_numbers_dates_and_words() -> None:
    assert [number(v) for v in (1_234_567, 1.25, 0.034, None)] == ["1,234,567", "1.25", "0.034", "–"]
    assert [day(date(2026, 3, 2), p) for p in ("day", "month", "year")] == ["2 Mar 2026", "Mar 2026", "2026"]
    assert day(None) == "–"
    assert (words("earn_in"), words("letter_of_interest"), reason("most_witnesses")) == (
        "earn-in",
        "letter of interest",
        "most witnesses say so",
    )
    assert (plural(1, "witness", "witnesses"), plural(1200, "row")) == ("1 witness", "1,200 rows")


def test_only_addresses_of_the_web_are_linked() -> None:
    assert web_address("https://a.example/x") == "https://a.example/x"
    for address in ("javascript:alert(1)", "data:text/html,x", "//a.example", "", None):
        assert web_address(address) is None


def test_printed_values_are_marked_in_the_evidence() -> None:
    printed = json.dumps({"value": "US$25 million", "high": "US$25 million to US$30 million"})
    assert quote("It pays US$25 million  to US$30 million, or US$25 million.", printed) == (
        "It pays <mark>US$25 million to US$30 million</mark>, or <mark>US$25 million</mark>."
    )


@settings(max_examples=80, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=60),
    st.text(st.sampled_from("<>&\"'sa1 "), max_size=8),
)
def test_evidence_stays_text(sentence: str, part: str) -> None:
    shown = html.fromstring(f"<p>{quote(sentence, json.dumps({'value': part}))}</p>")
    assert "".join(shown.itertext()) == " ".join(sentence.split())
    assert {element.tag for element in shown.iterdescendants()} <= {"mark"}


def test_a_span_of_history_says_what_became_another() -> None:
    span = {
        "change_reason": "page_edited",
        "changed_fields": ["amount", "currency", "announced_on", "recipient"],
        "amount": 2e6,
        "currency": "EUR",
        "amount_qualifier": "up_to",
        "announced_on": date(2026, 3, 2),
        "recipient": None,
    }
    assert told_then(span) == (
        "page edited: amount up to €2 million, currency EUR, announced on 2 Mar 2026, recipient no longer told"
    )
    estimate = {
        "change_reason": "told_again",
        "changed_fields": ["ore_tonnes", "stake_pct"],
        "ore_tonnes": 5e6,
        "stake_pct": 12.5,
    }
    assert told_then(estimate) == "told again: ore tonnes 5 Mt, stake pct 12.5 %"
    assert told_then({"change_reason": "first_known", "changed_fields": []}) == "first known"


@pytest.mark.parametrize(
    ("kind", "stage", "shown"),
    [
        ("earn_in", "agreed", "earn-in, agreed"),
        ("unspecified", "unspecified", "estimate, kind and category not stated"),
        ("reserve", "unspecified", "reserve, category not stated"),
        ("unspecified", "inferred", "estimate, inferred"),
    ],
)
def test_kind_and_stage(kind: str, stage: str, shown: str) -> None:
    assert kind_and_stage(kind, stage) == shown


def test_long_texts_end_behind_a_word() -> None:
    assert clipped("one  two three", 9) == "one two …"
    assert clipped("short\n text") == "short text"
    assert [listed(["a"]), listed(["a", "b", "c"])] == ["a", "a, b and c"]
