"""Whose money, whose dollar and whose day: what a commitment takes from the words around its sum."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of


def told(text: str, *fields: str) -> list[tuple[Any, ...]]:
    """The fields named of each record, for a page published on Tuesday 10 June 2025."""
    records = [mention.as_contract() for mention in find_funding(reading_of(text))[0]]
    return [tuple(record[field] for field in fields) for record in records]


def test_the_day_that_opens_a_sentence_is_of_all_its_sums() -> None:
    text = (
        "On 16 May the Department of Defense granted Lakeside Graphite Corp US$8 million, which the company must match,"
        " and Natural Resources Canada approved C$4.9 million for an anode plant."
    )
    assert told(text, "funder", "announced_on") == [
        ("Department of Defense", "2025-05-16"),
        ("Natural Resources Canada", "2025-05-16"),
    ]


@pytest.mark.parametrize("verb", ["granted", "is granting", "has granted"])
def test_what_is_granted_is_a_grant(verb: str) -> None:
    text = f"The European Commission {verb} Corvo Metals SA €12 million for its plant."
    assert told(text, "recipient", "instrument") == [("Corvo Metals SA", "grant")]


def test_a_page_that_marks_the_american_dollar_means_another_by_the_bare_sign() -> None:
    text = (
        "The National Reconstruction Fund Corporation agreed to invest $50 million in the lithium producer Lyonton"
        " Resources in Western Australia. Iluro Ltd will lend Lindon Ltd US$20 million (A$32 million)."
    )
    assert told(text, "amount", "currency")[0] == (50e6, "AUD")


def test_a_bank_begins_behind_the_adverb_before_it() -> None:
    text = "Elsewhere, the Export-Import Bank approved a loan of US$10 million to Corvo Metals Corp."
    assert told(text, "funder") == [("Export-Import Bank",)]


def test_a_state_that_takes_output_commits_to_a_purchase() -> None:
    text = (
        "The Government of Canada will enter into an offtake arrangement with Nova Graphite Inc. for part of the output"
        " of its Matawin mine."
    )
    assert told(text, "recipient", "instrument", "amount") == [("Nova Graphite Inc.", "purchase_commitment", None)]


def test_a_stockpile_is_not_for_the_company_of_another_paragraph() -> None:
    text = (
        "Corvo Metals Corp runs a mine that Albion Tin plc once owned. Corvo Metals Corp hired an engineer.\n\n"
        "The Export-Import Bank's board approved a loan of up to US$10 billion on 2 February for Project Locker, a"
        " stockpile of minerals to be filled by trading houses."
    )
    assert [recipient for (recipient,) in told(text, "recipient") if recipient == "Corvo Metals Corp"] == []


RECEIVERS = [
    (
        "Oxbow Metals, which roasts ore at Herdal, has just been promised a loan of 39 million euros by Finnvera.",
        "Oxbow Metals",
    ),
    (
        "Tarn Lithium, Grey Tor Mine, Quebec. To enlarge the mill, the Canada Growth Fund will make an equity "
        "investment of about $25 million.",
        "Tarn Lithium",
    ),
    (
        'Ferrel Graphite Ltd (the "Company") advises of a placement. The EBRD will subscribe $1.4 million for a little '
        "over 17 million new shares of the Company.",
        "Ferrel Graphite Ltd",
    ),
]


@pytest.mark.parametrize(("text", "receiver"), RECEIVERS)
def test_the_one_spoken_of_receives(text: str, receiver: str) -> None:
    assert [row[1] for row in rows(text)] == [receiver]
