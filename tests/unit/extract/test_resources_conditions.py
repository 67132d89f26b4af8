"""The day an estimate is effective at, as its title or the sentence above it gives it."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.extract.resources.conditions import date_in_title, effective_date

PUBLISHED = date(2024, 7, 20)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Tarn Hill Ore Reserve, 30 June 2023", "2023-06-30"),
        ("Tarn Hill Ore Reserve, June 2023", "2023-06"),
        ("Tarn Hill Mineral Resource, July 2024", None),
        ("Tarn Hill Mineral Resource, 2023", None),
        ("Costs, June 2023", None),
    ],
)
def test_a_title_gives_the_date_of_its_estimate_but_not_of_its_publication(title: str, day: str | None) -> None:
    assert date_in_title(title, PUBLISHED) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The resource is stated as of\nMay 31, 2023, net of what was mined.", "2023-05-31"),
        ("Orrin plc | Mineral Reserve statement | 30 September 2023", "2023-09-30"),
        ("The estimate rests on 40 holes.", None),
    ],
)
def test_a_sentence_states_it_across_a_line_or_behind_a_bar(text: str, day: str | None) -> None:
    assert effective_date(text, PUBLISHED) == day
