"""Date lines at the head of announcements, and dates near the head that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.dateline import dateline

HEADS = [
    ("ASX Announcement | 12 March 2025\n\nKestrel buys Talga", "2025-03-12"),
    ("Kestrel Minerals Limited ACN 612 334 908 ASX: KSM\n14 March 2024\nKestrel to acquire", "2024-03-14"),
    ("ASX RELEASE\nThursday, 5th of June 2024\n", "2024-06-05"),
    ("MEDIA RELEASE 30 OCTOBER 2020\nScheme deed signed", "2020-10-30"),
    ("February 06, 2023\n\nThe company sold a mine.", "2023-02-06"),
    ("Date: 29/01/2025\nPlacement", "2025-01-29"),
    (
        "PERTH, Australia, 3 July 2021 – Merle Gold today sold its mine to Corvane, which said it was glad. More.",
        "2021-07-03",
    ),
    (
        "Vancouver, British Columbia--(Wire Corp. - June 5, 2024) - Merle Gold Inc. said on Friday that it sold its "
        "mine to Corvane, which paid cash for it and took on its debt, as told before.",
        "2024-06-05",
    ),
    ("Quarterly report for the quarter ended 31 March 2025\n", None),
    ("Annual general meeting 5 May 2024\n", None),
    ("Date: 05/06/2024\nEither May or June", None),
    ("31 February 2024\nNo such day", None),
    ("On 3 May 2024 Merle Gold sold its mine.\n", None),
    ("The sale was agreed on 3 May 2024 – a Friday.\n", None),
    ("No date\n" * 600 + "5 May 2024\n", None),
]


@pytest.mark.parametrize(("text", "day"), HEADS)
def test_only_a_line_that_heads_the_text_dates_it(text: str, day: str | None) -> None:
    assert dateline(text) == day


@given(st.text(alphabet="0123456789 /.-\nJanMayuary,–", max_size=200))
def test_any_text_gives_a_day_of_the_calendar_or_none(text: str) -> None:
    day = dateline(text)
    assert day is None or len(day) == 10
