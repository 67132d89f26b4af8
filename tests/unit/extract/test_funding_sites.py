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
