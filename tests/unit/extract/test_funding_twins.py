"""Commitments told beside a sum's own, and sums that nobody gives."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    ("sentence", "guarantor"),
    [
        ("ING lends Ridge Graphite $60 million, with Austria's OeKB as guarantor.", "OeKB"),
        ("Ridge Graphite signed a $60 million loan from ING, for which Finnvera acts as guarantor.", "Finnvera"),
        ("ING lends Ridge Graphite $60 million; the guarantor is Bpifrance.", "Bpifrance"),
    ],
)
def test_who_is_called_the_guarantor_of_a_loan_guarantees_what_is_not_told(sentence: str, guarantor: str) -> None:
    told = rows(sentence)
    assert (guarantor, "Ridge Graphite", None, "closed", "loan_guarantee") in told
    assert [row[2] for row in told if row[0] == "ING"] == [60e6]


@pytest.mark.parametrize(
    "note",
    [
        "An earlier version of this article gave the NAIF loan to Arlen Rare Earths as A$840 million.",
        "Correction: the EIB lends Talvik Graphite 15 million euros and not 150 million euros.",
        "We wrongly reported that the EIB had lent Talvik Graphite 150 million euros.",
    ],
)
def test_what_a_note_takes_back_is_no_funding(note: str) -> None:
    assert rows(note) == []


@pytest.mark.parametrize(
    "rest",
    [
        "Nobody has yet put up the other 90 million euros.",
        "No bank has so far offered the remaining 90 million euros.",
        "The other 90 million euros is still missing.",
    ],
)
def test_what_nobody_has_put_up_is_not_the_first_lenders(rest: str) -> None:
    assert [row[2] for row in rows(f"The EIB lends Talvik Graphite 150 million euros. {rest}")] == [150e6]
    assert rows("Nobody else but the DFC has offered $40 million to Talvik Graphite.")[0][2] == 40e6
