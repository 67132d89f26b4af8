"""Sums that only stand beside a public body in a short story."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows

LEAD = "The Ministry of Mines has approved a grant of 9 million euros for Oxbow Metals. "
ITS_OWN = [
    "Tarn Lithium has been offered 3 million euros for the works at Strand.",
    "On the list stand Harrow Ltd, 3 million euros for a kiln, and Ostrow Ltd.",
    "The first order, 3 million euros, was signed the same day.",
    "It is 3 million euros that will reach the college.",
]
ANOTHERS = [
    "Tarn Lithium needs 3 million euros.",
    "Cost to complete is put at 3 million euros.",
    "Tarn Lithium pays 3 million euros.",
    "Oxbow Metals is expected to put up 3 million euros.",
    "The group held 3 million euros of cash.",
]


@pytest.mark.parametrize("text", ITS_OWN)
def test_a_sum_that_is_called_nothing_else_is_the_bodys(text: str) -> None:
    assert 3e6 in [row[2] for row in rows(LEAD + text)]


@pytest.mark.parametrize("text", ANOTHERS)
def test_a_sum_that_is_called_something_else_or_that_a_company_acts_on_is_not(text: str) -> None:
    assert 3e6 not in [row[2] for row in rows(LEAD + text)]


def test_a_long_story_tells_of_more_than_one_thing() -> None:
    more = "The weather at Strand was mild. " * 6
    assert 3e6 not in [row[2] for row in rows(LEAD + more + ITS_OWN[0].replace("offered", "shown"))]


def test_a_lender_under_a_common_noun_gives() -> None:
    assert rows("South Korea's policy lender will provide 120 billion won to Oxbow Metals.")[0][2] == 120e9
