"""Announcements that change the terms of a deal: the new price, and the day of the announcement itself."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from pipelines.model import DealMention
from tests.unit.extract.reading_of import reading_of

MADE = (
    "On 2 April 2024 Wirra Metals Limited (ASX: WIR) (“Wirra” or the “Company”) announced a binding term sheet to acquire "
    "a 100% interest in the Tarn Hill antimony project from Gilgai Holdings Pty Ltd (“Gilgai”) for $3.2 million."
)
CHANGED = [
    "The Company now advises that the parties have signed a deed of variation. Under the amended terms the total "
    "consideration is $2.4 million.",
    "The terms have been renegotiated, and the purchase price has been cut from $3.2 million to $2.4 million.",
    "Wirra and Gilgai have agreed to vary the agreement: the cash payable to Gilgai is reduced to $2.4 million.",
    "Under revised terms Wirra will now pay $2.4 million.",
]


def deals_of(text: str) -> list[DealMention]:
    return find_deals(reading_of(text, published_at="2024-09-25"))[0]


@pytest.mark.parametrize("change", CHANGED)
def test_varied_terms_give_the_price_and_the_announcement_the_day(change: str) -> None:
    deals = [d for d in deals_of(f"{MADE}\n\n{change}") if d.deal_type == "acquisition"]
    assert [(d.value, d.announced_on, d.status) for d in deals] == [(2_400_000, "2024-09-25", "agreed")]


def test_the_day_of_the_change_itself_stays() -> None:
    text = (
        "Wirra Metals Limited (the “Company”) owns mines. On September 20, 2024, the Company entered into amended terms for "
        "the acquisition of the Tarn Hill antimony project from Gilgai Holdings Pty Ltd for $2.4 million."
    )
    assert [d.announced_on for d in deals_of(text)] == ["2024-09-20"]


def test_other_prices_that_change_are_not_the_price_of_the_deal() -> None:
    text = f"{MADE}\n\nThe capital cost was lowered from $90 million to $80 million, and the antimony price rose to $40,000."
    assert [d.value for d in deals_of(text)] == [3_200_000]


SUBSCRIBED = [
    "Toriyama will subscribe for 84.1 million new shares at $0.22 per share, raising $18.5 million before costs.",
    "Under the placement Toriyama takes 84.1 million shares for gross proceeds of $18.5 million.",
    "Toriyama subscribes for 84,100,000 ordinary shares for a total consideration of $18.5 million.",
]


@pytest.mark.parametrize("told", SUBSCRIBED)
def test_what_an_investors_shares_bring_in_is_its_price(told: str) -> None:
    text = (
        "Wirra Metals Limited (ASX: WIR) (“Wirra”) is delighted to announce a strategic placement to Toriyama Mining "
        f"Co., Ltd (“Toriyama”), one of Japan's largest smelters.\n\n{told}"
    )
    deals = deals_of(text)
    assert [(d.deal_type, d.value, d.currency) for d in deals] == [("equity_investment", 18_500_000, "AUD")]


def test_what_others_subscribe_is_not_the_investors() -> None:
    text = (
        "Wirra Metals Limited (ASX: WIR) (“Wirra”) is delighted to announce a strategic placement to Toriyama Mining "
        "Co., Ltd (“Toriyama”).\n\nExisting holders have subscribed for 30 million shares, raising $6.5 million."
    )
    assert [d.value for d in deals_of(text)] == [None]
