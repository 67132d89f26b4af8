"""Sums that repeat the one before, and states that no country names."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Department of Energy lent Harrow Metals $90 million for a tin mine. Ostrow Metals gets the same for a kiln.",
            [("Department of Energy", 90e6), ("Department of Energy", 90e6)],
        ),
        (
            "Canada Growth Fund buys C$35 million of new shares of Harrow Graphite. Investissement Québec is in for an "
            "identical sum on identical terms.",
            [("Canada Growth Fund", 35e6), ("Investissement Québec", 35e6)],
        ),
        (
            "The Commerce Department puts $50 million into Harrow Metals and gets equity of the same amount.",
            [("Commerce Department", 50e6)],
        ),
    ],
)
def test_the_same_again(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(r[0], r[2]) for r in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "funder"),
    [
        (
            "A$6.5 million of federal government money has reached the niobium plant of Harrow Metals.",
            "Australian Government",
        ),
        (
            "A group of senators introduced a bill that would authorise $750 million for tungsten processing.",
            "senators",
        ),
        ("The tin smelters of Harrow Metals get a A$135 million rescue from three governments.", "three governments"),
    ],
)
def test_a_state_under_a_common_noun_gives(text: str, funder: str) -> None:
    assert rows(text)[0][0] in (funder, "federal government")


def test_a_giver_whose_own_clause_tells_its_gift() -> None:
    text = (
        "Lithium refiner Harrow has rounded out a round with Bpifrance, which injects 8 million euros through a fund."
    )
    assert [(r[0], r[2]) for r in rows(text)] == [("Bpifrance", 8e6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KfW lends Zinnau Lithium GmbH €100 million and Finnvera another 40 million.", [100e6, 40e6]),
        (
            "The Export-Import Bank of the United States sent Kaz Tungsten Ltd a letter of interest for 900 million dollars. "
            "A second letter, for up to 700 million, came from the International Development Finance Corporation.",
            [900e6, 700e6],
        ),
        ("KfW lends Zinnau Lithium GmbH €100 million for a plant that serves 2 million people.", [100e6]),
        ("KfW lends Zinnau Lithium GmbH €100 million and buys 3 million tonnes of ore.", [100e6]),
    ],
)
def test_a_sum_without_a_currency_has_that_of_the_one_before(text: str, expected: list[float]) -> None:
    assert [row[2] for row in rows(text)] == expected
