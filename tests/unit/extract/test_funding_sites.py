"""Which site the money is for, where the name alone does not tell that it is one."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.reading_of import reading_of

NEWS = "The U.S. Department of Energy is giving Harrow Creek Metals Inc. a $40 million grant"


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (NEWS + " for drilling at Tarnwick.", "Tarnwick"),
        (NEWS + " to restart Tarnwick, near Oulu.", "Tarnwick"),
        (NEWS + ". It will help to build Tarnwick, which has waited for years.", "Tarnwick"),
        (NEWS + ". Tarnwick said that nobody objected.", None),
        (NEWS + " for studies of tailings.", None),
    ],
)
def test_a_name_stands_where_mines_and_plants_do(text: str, project: str | None) -> None:
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [project]


@pytest.mark.parametrize(
    "text",
    [
        "Its board has not met, but Harrow Creek Metals Inc. has asked KfW for $45 million of debt for Tarnwick.",
        "KfW ended the talks with $45 million for Tarnwick, all as a bridge loan to Harrow Creek Metals Inc.",
    ],
)
def test_who_asks_or_is_lent_to_receives_for_the_site(text: str) -> None:
    found = [(mention.recipient, mention.project) for mention in find_funding(reading_of(text))[0]]
    assert found == [("Harrow Creek Metals Inc.", "Tarnwick")]


def test_a_word_for_a_kind_of_corporation_is_no_site() -> None:
    text = NEWS + ", though nobody at the Crown corporation would confirm it."
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [None]
