"""What a story says around one of its sentences: the day of its news and the project of a paragraph."""

from __future__ import annotations

import pytest

from pipelines.extract.deals.details.background import Background
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tarn Metals said on Monday it had sold the mill. The buyer is Orrin Copper.", "2025-06-09"),
        ("On June 5, 2025, they met in Perth.\n\nOrrin Copper will take the ore.", "2025-06-05"),
        ("The price was above Monday's close. Orrin Copper will take the ore.", None),
        ("That is a premium of 41% to the closing price on June 6. Orrin Copper will take the ore.", None),
        ("They met on 3 May. Orrin Copper will take the ore.", None),
        ("They met on 3 May. The same day Orrin Copper took the ore.", "2025-05-03"),
        ("Orrin Copper will take the ore.", None),
    ],
)
def test_the_day_of_the_news(text: str, day: str | None) -> None:
    reading = reading_of(text)
    assert Background(reading).news_day(reading.sentences[-1]) == day


def test_a_page_without_a_date_has_no_day_of_news() -> None:
    reading = reading_of("They met on 9 June 2025. It was late.", published_at=None)
    assert Background(reading).news_day(reading.sentences[-1]) is None


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("The Hollow Seven copper project is large. The two will share the work.", "Hollow Seven"),
        ("The Hollow Seven copper project is large.\n\nThe two will share the work.", None),
        ("The Hollow Seven copper project adjoins the Tarn Hill gold project. They share the work.", None),
    ],
)
def test_a_paragraphs_only_project(text: str, project: str | None) -> None:
    reading = reading_of(text)
    found = Background(reading).paragraph_project(reading.sentences[-1])
    assert (found.name if found else None) == project
