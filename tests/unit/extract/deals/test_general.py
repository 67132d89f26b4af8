"""The general reading: two sides told by grammar alone, where no rule of one verb or noun reads anything."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

READ = [
    (
        "Corvane Recycling is to sell its black mass, a powder of cobalt and nickel, to Tarnholm Metals Ltd's northern works.",
        "offtake agreed",
        "buyer: Tarnholm Metals Ltd; supplier: Corvane Recycling",
    ),
    (
        "Dunmere Lithium Ltd has taken A$5 million from Ostrava Capital Ltd, a fund, for a minority of its shares.",
        "equity_investment agreed",
        "investor: Ostrava Capital Ltd; investee: Dunmere Lithium Ltd",
    ),
    (
        "Hollin Royalties Ltd has paid Brackwell Copper Ltd US$9 million to extend its silver stream on the Tolka mine.",
        "royalty_stream completed",
        "royalty_holder: Hollin Royalties Ltd; seller: Brackwell Copper Ltd",
    ),
    (
        "Garrow Nickel Ltd has had ore tested by Sandvoll Ltd, a refiner with which Garrow Nickel Ltd signed a memorandum "
        "of understanding last year.",
        "partnership proposed",
        "partner: Garrow Nickel Ltd, Sandvoll Ltd",
    ),
    (
        "The extra tenth follows Brackwell Copper Ltd's agreement in March to buy the 10% of Tolka Mine that belonged to "
        "Ardveck Metals Ltd and Sandvoll Ltd.",
        "acquisition agreed",
        "acquirer: Brackwell Copper Ltd; seller: Ardveck Metals Ltd, Sandvoll Ltd",
    ),
]


def test_a_paper_that_is_extended_is_one() -> None:
    text = "Garrow Nickel Ltd and Sandvoll Ltd extended their memorandum of 2023 on tin exploration for two years."
    assert told(text)[0][:2] == ("partnership proposed", "partner: Garrow Nickel Ltd, Sandvoll Ltd")


@pytest.mark.parametrize(("text", "kind", "who"), READ)
def test_told(text: str, kind: str, who: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Garrow Nickel Ltd may take US$9 million from Sandvoll Ltd for a minority of its shares.",
        "Corvane Recycling, which supplies lithium hydroxide to Tarnholm Metals Ltd, reported a loss.",
        "Garrow Nickel Ltd has taken a US$9 million grant from Sandvoll Ltd.",
        "Brackwell Copper Ltd will pay Hollin Metals Ltd US$4 million to settle a dispute over the Tolka mine.",
        "Garrow Nickel Ltd pays its price from a facility of US$9 million from Sandvoll Ltd.",
        "Garrow Nickel Ltd and Sandvoll Ltd are on a programme for fighter jets with partners in Italy.",
    ],
)
def test_what_is_allowed_habit_or_lent_is_no_deal(text: str) -> None:
    assert told(text) == []


def test_what_a_rule_has_read_is_not_told_again_and_counts_for_more() -> None:
    text = (
        "Dunmere Lithium Ltd signed an offtake agreement with Ostrava Batteries Ltd for 9,000 tonnes of spodumene a year. "
        "Ostrava Batteries Ltd has paid Dunmere Lithium Ltd US$9 million."
    )
    assert [deal.deal_type for deal in find_deals(reading_of(text))[0]] == ["offtake"]
    general = find_deals(reading_of(READ[1][0]))[0][0]
    by_rule = find_deals(reading_of(text))[0][0]
    assert general.rule == "deals.general"
    assert general.confidence < by_rule.confidence


def test_contracts_for_product_are_each_with_whom_they_name_and_the_story_tells_whose_product_it_is() -> None:
    text = (
        "Dunmere Lithium Ltd is building a plant at Tolka. Binding purchase agreements with Ostrava Batteries Ltd and "
        "Hollin Motors Ltd cover three quarters of its production."
    )
    assert [row[:2] for row in told(text)] == [
        ("offtake agreed", "buyer: Ostrava Batteries Ltd; supplier: Dunmere Lithium Ltd"),
        ("offtake agreed", "buyer: Hollin Motors Ltd; supplier: Dunmere Lithium Ltd"),
    ]


def test_the_only_sum_of_a_purchase_is_its_price_unless_it_is_a_part() -> None:
    sold = "Garrow Nickel Ltd has bought the Tolka mine from Sandvoll Ltd, with US$8 million handed over"
    assert [row[2] for row in told(f"{sold}.")] == [8e6]
    assert [row[2] for row in told(f"{sold} now and the rest later.")] == [None]


def test_the_only_percentage_of_a_purchase_is_its_share_unless_it_is_another_measure() -> None:
    text = "Garrow Nickel Ltd has agreed terms for the purchase, for US$8 million, of Sandvoll Ltd's 17% interest in Tolka Ltd."
    assert [row[3] for row in told(text)] == [17.0]
    dear = "Garrow Nickel Ltd has bought Tolka Ltd from Sandvoll Ltd at a price 17% above the market."
    assert [row[3] for row in told(dear)] == [None]


def test_who_bought_what_was_acquired_on_a_day_is_whom_the_story_is_about() -> None:
    text = (
        "Garrow Nickel Ltd is drilling at the Tolka mine in Peru. The project was acquired from Sandvoll Ltd in 2020."
    )
    assert [row[:2] for row in told(text)] == [
        ("acquisition completed", "acquirer: Garrow Nickel Ltd; seller: Sandvoll Ltd")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Corvane Mining Ltd has signed an agreement in principle with Kazakhstan that it hopes will open the steppe.",
            "partnership proposed",
        ),
        ("Corvane Mining Ltd signed a protocol with Kazakhstan on the study of rare earths.", "partnership agreed"),
    ],
)
def test_a_company_signs_with_a_state(text: str, kind: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, "partner: Corvane Mining Ltd, Kazakhstan")]
