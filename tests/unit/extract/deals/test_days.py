"""The day of a deal: when it was announced, never the day of its contract, of a vote on it or of another story's news."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.reading_of import reading_of

PUBLISHED = "2025-06-12"
"""A Thursday."""


def days(text: str) -> list[str | None]:
    """The day of each deal of the text, in text order."""
    return [d.announced_on for d in find_deals(reading_of(text, title="News", published_at=PUBLISHED))[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Fenner Mining Ltd (ASX: FNR) has entered into a sale agreement dated 10 June 2025 for the sale of its Lorne "
        "mine to Kaigan Metals Corp.",
        "Kaigan Metals Corp is to acquire all shares of Fenner Mining Ltd by an arrangement agreement made as of June 9, "
        "2025.",
        "Fenner Mining Ltd (ASX: FNR) advises that the sale of its Lorne mine to Kaigan Metals Corp completed on 11 "
        "June.",
        "Kaigan Metals Corp is buying Fenner Mining for A$90 million; shareholders voted in favour on 3 June.",
        "Kaigan Metals Corp is buying Fenner Mining for A$90 million after the competition authority's approval on 3 "
        "June.",
        "The merger of Kaigan Metals Corp and Fenner Mining Ltd, agreed in April, has been called off by both.",
        "Kaigan Metals and Fenner Mining have terminated their joint venture at Lorne, first formed in 2019.",
        "Further to its announcement of 2 May 2025, Fenner Mining Ltd (ASX: FNR) confirms that Kaigan Metals Corp will "
        "acquire the Lorne mine.",
    ],
)
def test_the_day_of_a_paper_or_of_another_act_is_not_the_day_of_the_news(text: str) -> None:
    assert days(text) == [PUBLISHED]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "On 10 June 2025 Kaigan Metals Corp entered into an agreement to buy the Lorne mine from Fenner Ltd.",
            "2025-06-10",
        ),
        ("Kaigan Metals Corp bought the Lorne mine from Fenner Ltd under a contract dated 3 March 2023.", "2023-03-03"),
        ("Kaigan Metals Corp said on Tuesday it would buy the Lorne mine from Fenner Mining Ltd.", "2025-06-10"),
        ("Kaigan Metals Corp closed the purchase of the Lorne mine from Fenner Mining Ltd on 10 June.", "2025-06-10"),
    ],
)
def test_the_day_on_which_it_was_said_or_done_is(text: str, day: str) -> None:
    assert days(text) == [day]


def test_what_a_paragraph_tells_of_others_dates_no_deal_of_the_next():
    text = (
        "Harrow Copper Ltd said on Monday that its smelter was running again.\n\n"
        "Kaigan Metals Corp is buying the Lorne mine from Fenner Mining Ltd for US$40 million."
    )
    assert days(text) == [PUBLISHED]


def test_the_day_of_the_news_holds_for_the_same_parties_further_on():
    text = (
        "Kaigan Metals Corp said on Monday that it was going into graphite.\n\n"
        "Kaigan is buying the Lorne mine from Fenner Mining Ltd for US$40 million."
    )
    assert days(text) == ["2025-06-09"]
