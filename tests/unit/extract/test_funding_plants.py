"""Works without a name that money is for are called by what they make."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "project"),
    [
        (
            "The Department of Energy gave Boreal Cathodes a $200 million grant towards a 20,000 t/y battery component "
            "factory in Ohio.",
            "battery component factory",
        ),
        (
            "Tamar Tin received a £3 million grant from Innovate UK to build its first tin recycling plant in Devon.",
            "tin recycling plant",
        ),
        (
            "Harrow Alloys is expanding its gallium refinery in Ontario. The federal government is lending the company "
            "$12 million.",
            "gallium refinery",
        ),
        ("The Development Bank of Namibia approved a loan facility of $40 million for Harrow Uranium.", None),
        ("The Department of Energy gave Boreal Cathodes a $200 million grant for a new plant in Ohio.", None),
    ],
)
def test_works_are_called_by_what_they_make(text: str, project: str | None) -> None:
    (found,) = find_funding(reading_of(text))[0]
    assert found.project == project
