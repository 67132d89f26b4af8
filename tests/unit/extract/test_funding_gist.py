"""Money without a sum and without a known turn of phrase: a public body acts on something that money is called by."""

from __future__ import annotations

import pytest

from tests.unit.extract.funding_told import rows


@pytest.mark.parametrize(
    ("text", "funder", "stage", "instrument"),
    [
        (
            "The DFC has accepted an application for political risk insurance for the tin mine of Harrow Metals.",
            *("DFC", "proposed", "credit_insurance"),
        ),
        (
            "Harrow Metals is developing a graphite mine. The Government of Japan has expressed an intention to invest.",
            *("Government of Japan", "proposed", "equity"),
        ),
        (
            "Khazanah Nasional is in discussions to put capital into Harrow Rare Earths, which has no ore yet.",
            *("Khazanah Nasional", "proposed", "equity"),
        ),
        (
            "Harrow Graphite needs money for its mine. Senior debt is what it is seeking from the DFC under a mandate.",
            *("DFC", "proposed", "loan"),
        ),
    ],
)
def test_a_body_gives_by_any_words(text: str, funder: str, stage: str, instrument: str) -> None:
    told = rows(text)
    assert [(r[0], r[2], r[3], r[4]) for r in told] == [(funder, None, stage, instrument)]
    assert told[0][1] is not None


@pytest.mark.parametrize(
    "text",
    [
        "The Bureau of Land Management has approved a plan that lets Harrow Lithium, a subsidiary of Ostrow, drill for clay.",
        "Danantara is in talks to buy a stake in a nickel plant from Harrow Metals.",
        "“It is not every day that Tokyo invests in our tin”, said the mayor of Harrow Metals' town.",
        "The European Commission is looking at the environmental permit of Harrow Metals' copper mine before any loan.",
    ],
)
def test_permits_purchases_and_quotations_are_no_gift(text: str) -> None:
    assert rows(text) == []


def test_what_a_priced_record_tells_is_not_told_again() -> None:
    text = "The DFC lent Harrow Metals $20 million for its tin mine. The DFC will finance the project of Ostrow's neighbour."
    assert [r[2] for r in rows(text)] == [20e6]


@pytest.mark.parametrize(
    "text",
    [
        "Three miners share federal money. Harrow Metals takes $5.9 million toward engineering at its tin mine. All of it is "
        "drawn from Natural Resources Canada.",
        "The European Commission named winners of grants. A nickel works by Harrow Metals is pre-selected for $5.9 million.",
        "The giver is the DFC, which promised $9 million to the tungsten mine. Harrow Metals has drawn $5.9 million of it.",
    ],
)
def test_whoever_takes_or_draws_public_money_is_given_it(text: str) -> None:
    assert 5.9e6 in [r[2] for r in rows(text)]


def test_each_of_two_givers_gives_the_sum_whoever_it_goes_through() -> None:
    text = (
        "The Government of Quebec, by way of Investissement Québec, and the Canada Growth Fund will each take US$25 million of "
        "new shares in Harrow Graphite."
    )
    assert [(r[0], r[2]) for r in rows(text)] == [("Government of Quebec", 25e6), ("Canada Growth Fund", 25e6)]


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        (
            "State aid of RON 24 million, approved by the finance ministry for Harrow Magnesium, closes the gap.",
            "grant",
        ),
        ("The Finnish government will capitalise Harrow Metals with EUR 9 million for its tin mine.", "equity"),
        ("France will advance 6 million euros to the nickel smelter of Harrow Metals.", "loan"),
    ],
)
def test_what_money_is_by_other_words(text: str, instrument: str) -> None:
    assert [r[4] for r in rows(text)] == [instrument]
