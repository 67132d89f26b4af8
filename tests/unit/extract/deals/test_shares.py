"""Shares by possession, in words, before and after, and percentages that are none. Companies and mines are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


def shares(text: str) -> list[float | None]:
    return [row[3] for row in told(text)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Harrow Metals has bought out Kestrel Mining's 17% in Lorne Nickel.", 17),
        ("Harrow Metals paid Kestrel Mining US$690 million for its half of the Lorne copper mine.", 50),
        ("Harrow Metals has agreed to buy Kestrel Mining's one-third share of the Lorne mine in Peru.", 33.3),
        ("Kestrel Mining is selling its quarter of the Lorne joint venture to partner Harrow Metals.", 25),
        ("Harrow Metals lifted its stake in Kestrel Mining to 61% from 51% by paying the founder US$20 million.", 10),
        ("Harrow Metals raised its holding in Kestrel Mining from 9.9% to 15.4% with a A$12 million purchase.", 5.5),
        ("Harrow Group sold a third of its 18% stake in Kestrel Lithium to Alder Capital for A$38 million.", 6),
    ],
)
def test_the_share_that_changes_hands(text: str, share: float) -> None:
    assert shares(text) == [share]


def test_who_sold_its_share_is_told_behind_the_purchase() -> None:
    rows = told(
        "Harrow Metals has wrapped up the US$422 million buy-out of Lorne, a lithium deposit in Mali. Kestrel Mining "
        "sold its 87%, while minority holders sold the rest."
    )
    assert [(row[1], row[3]) for row in rows] == [("acquirer: Harrow Metals; seller: Kestrel Mining", 87)]


@pytest.mark.parametrize(
    ("venture", "share"),
    [
        ("Harrow Metals and Kestrel Mining have signed a 70:30 joint venture agreement for the Lorne mine.", 70),
        ("Harrow Metals and Kestrel Mining agreed to form an equally owned joint venture to refine gallium.", 50),
        ("Harrow Metals will form a joint venture with Kestrel Mining in which each will have half.", 50),
        ("Harrow Metals and Kestrel Mining agreed to form a joint venture, 10:30 hours of work after they met.", None),
    ],
)
def test_the_parts_of_two_partners(venture: str, share: float | None) -> None:
    assert shares(venture) == [share]


@pytest.mark.parametrize(
    ("contract", "share"),
    [
        ("Kestrel Lithium has committed half of Lorne's output to Harrow Chemicals in an offtake agreement.", 50),
        (
            "Harrow Chemicals signed an offtake agreement with Kestrel Lithium for 50,000 tonnes a year, roughly a third "
            "of Lorne's planned production.",
            33.3,
        ),
        (
            "Harrow Chemicals has agreed to purchase up to half of the vanadium from Kestrel Lithium's Lorne project.",
            50,
        ),
        (
            "Harrow Chemicals signed an offtake agreement with Kestrel Lithium; half of the year's production is lost "
            "to the flood.",
            None,
        ),
    ],
)
def test_output_in_words(contract: str, share: float | None) -> None:
    assert shares(contract) == [share]


def test_steps_of_one_sentence_are_added_up() -> None:
    assert shares(
        "Harrow Metals may earn an initial 51% interest in Kestrel Mining's Lorne project by spending A$3 million over "
        "three years, and a further 19% by spending another A$4 million."
    ) == [70]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Metals Ltd will invest a further A$120 million in Kestrel Rare Earths by way of new shares issued to its "
        "100% subsidiary Harrow Minerals.",
        "Harrow Metals and Kestrel Mining have formed a three-year alliance for copper in British Columbia, under which "
        "Harrow is to fund 100% of the first C$3.5 million.",
    ],
)
def test_all_of_a_subsidiary_or_of_the_cost_is_no_share(text: str) -> None:
    assert shares(text) == [None]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (
            "Kestrel Mining's agreement with Harrow Metals over the Lorne salt flats, Kestrel holding 51% of the new "
            "partnership and paying up to US$425 million, has been cleared.",
            51,
        ),
        ("Harrow Metals and Kestrel Mining agreed to form a joint venture, Harrow having 35% of the new company.", 35),
        (
            "Harrow Metals and Kestrel Mining signed a pact for the Lorne salt flats; Harrow holds 60% of it already.",
            None,
        ),
    ],
)
def test_a_part_of_what_the_partners_form_is_held_by_nobody_yet(text: str, share: float | None) -> None:
    assert shares(text) == [share]


@pytest.mark.parametrize("price", ["20 per cent of spot", "18% of the prevailing spot price", "22% of market prices"])
def test_a_part_of_the_price_is_no_share(price: str) -> None:
    assert shares(
        f"Harrow Royalty will buy the Lorne gold mine from Kestrel Mining for US$235 million and {price} for each ounce."
    ) == [None]


@pytest.mark.parametrize(
    ("goods", "share"),
    [
        ("40% of the concentrate that the Leipzig plant eats", None),
        ("40% of the concentrate that its refinery will need", None),
        ("40% of the concentrate it needs", None),
        ("40% of the concentrate that the Lorne mine produces", 40),
    ],
)
def test_a_part_of_what_the_buyer_needs_is_no_share_of_output(goods: str, share: float | None) -> None:
    assert shares(f"Harrow Traders signed a supply agreement with Kestrel Lithium for {goods}.") == [share]


@pytest.mark.parametrize(
    ("bought", "share"),
    [
        ("39 million shares of Kestrel Mining, or 24.98%, for US$13 million", 24.98),
        ("39 million shares in Kestrel Mining, or about 11%, at 35 cents each", 11),
        ("39 million shares in Kestrel Mining, or 11% more than planned, at 35 cents each", None),
    ],
)
def test_an_aside_says_what_part_the_shares_are(bought: str, share: float | None) -> None:
    assert shares(f"Harrow Metals will buy {bought}.") == [share]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (
            "Fenner Mining Ltd signed Kaigan Metals Corp as the buyer of every tonne of graphite that Lorne produces.",
            100.0,
        ),
        (
            "Fenner Mining Ltd has agreed to sell its entire production of antimony concentrate to Kaigan Metals Corp.",
            100.0,
        ),
        (
            "Kaigan Metals Corp will take just over half of the lithium hydroxide of Fenner Mining Ltd's Lorne plant.",
            50.0,
        ),
        (
            "Kaigan Metals Corp signed an offtake with Fenner Mining Ltd for 20,000 tonnes a year, about a quarter of what "
            "the mine will produce.",
            25.0,
        ),
        (
            "Fenner Mining Ltd signed an offtake with Kaigan Metals Corp. The contract concerns 40% of the product.",
            40.0,
        ),
        (
            "Fenner Mining Ltd signed an offtake with Kaigan Metals Corp. Two thirds of production will go to the trader.",
            66.7,
        ),
        (
            "Fenner Mining Ltd signed an offtake with Kaigan Metals Corp. That leaves two thirds of planned output unsold.",
            None,
        ),
        ("Kaigan Metals Corp will buy 20,000 tonnes of spodumene from Fenner Mining Ltd in full production.", None),
        (
            "Kaigan Metals Corp will buy 20,000 tonnes of spodumene from Fenner Mining Ltd in the first half of 2026.",
            None,
        ),
    ],
)
def test_the_part_of_what_is_made_is_read_in_words_and_in_a_later_sentence(text: str, share: float | None) -> None:
    assert shares(text) == [share]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (
            "Kaigan Metals Corp will lift its stake in the Lorne mine to 55% by exercising its right to another 11% from "
            "Fenner Mining Ltd.",
            11.0,
        ),
        (
            "Kaigan Metals Corp increased its interest in Fenner Mining Ltd to 19.9% with the purchase of a further 5% from "
            "Harrow Ltd.",
            5.0,
        ),
        ("Kaigan Metals Corp completed the purchase of the remaining 15% of the Lorne mine from Fenner Ltd.", 15.0),
        (
            "Kaigan Metals Corp has been allotted 20 million shares of Fenner Mining Ltd (ASX: FNR) at $0.18. Kaigan now "
            "holds 9.9% of the capital.",
            9.9,
        ),
        (
            "Kaigan Metals Corp will subscribe for 10 million shares of Fenner Mining Ltd at A$0.50. It becomes a holder of "
            "about 4 per cent.",
            4.0,
        ),
        (
            "Kaigan Metals Corp will own 49% of the Lorne project if it spends US$5 million by 2028 under its earn-in with "
            "Fenner Mining Ltd.",
            49.0,
        ),
        ("Kaigan Metals Corp will invest A$20 million in Fenner Mining Ltd so that its stake stays at 25.9%.", None),
        (
            "Kaigan Metals Corp has closed the acquisition of Fenner Ltd and with it a 70% holding in the Lorne mine.",
            None,
        ),
        ("Kaigan Metals Corp and Fenner Mining Ltd have ended their 80:20 joint venture at Lorne.", None),
    ],
)
def test_what_is_added_is_the_share_and_what_is_only_kept_or_comes_along_is_none(
    text: str, share: float | None
) -> None:
    assert shares(text) == [share]
