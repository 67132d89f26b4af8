"""Deals in words that name no deal: holders made, mines put up for sale, supplies received, news strung with commas.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

Short = tuple[str, str, float | None, float | None]


def short(text: str) -> list[Short]:
    """Type and stage, parties, value and share of each deal of the text."""
    return [row[:4] for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Kaigan Metals becomes a 15 per cent shareholder in Fenner Graphite under a deal signed on Monday.",
        "Kaigan Metals will become a 15% holder of Fenner Graphite through a placement.",
    ],
)
def test_becoming_a_holder_is_an_investment(text: str) -> None:
    roles = "investor: Kaigan Metals; investee: Fenner Graphite"
    assert short(text) == [("equity_investment agreed", roles, None, 15.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Mining has put its Vega Seca copper mine up for sale.",
        "Harrow Mining is looking for a buyer for its Vega Seca copper mine.",
        "Harrow Mining has invited bids for its Vega Seca copper mine.",
        "Harrow Mining put the Vega Seca copper mine back on the block.",
    ],
)
def test_a_mine_that_is_offered_for_sale_is_proposed(text: str) -> None:
    assert short(text) == [("acquisition proposed", "seller: Harrow Mining", None, None)]


@pytest.mark.parametrize("verb", ["is considering", "is weighing", "has mulled", "is seeking"])
def test_a_stake_that_is_considered_is_a_rumour(verb: str) -> None:
    text = f"Kaigan Metals {verb} a 20% stake in Fenner Graphite, two people with knowledge of the matter said."
    roles = "investor: Kaigan Metals; investee: Fenner Graphite"
    assert short(text) == [("equity_investment rumoured", roles, None, 20.0)]


def test_who_is_supplied_with_product_buys_it() -> None:
    text = "Kaigan Metals will be supplied with 9,000 tonnes of spodumene concentrate a year by Fenner Lithium."
    assert short(text) == [("supply agreed", "buyer: Kaigan Metals; supplier: Fenner Lithium", None, None)]


def test_a_share_of_output_is_taken_from_the_mine_s_owner() -> None:
    text = "Kaigan Cells is to take 30 per cent of the output of Fenner Lithium's Vega Seca lithium mine from 2027."
    assert short(text)[0][:2] == ("offtake agreed", "buyer: Kaigan Cells; supplier: Fenner Lithium")


def test_a_share_of_a_venture_is_taken_with_its_partner() -> None:
    text = "Kaigan Metals will take 49% of a joint venture with Fenner Lithium over the Vega Seca salt flat."
    assert short(text) == [("joint_venture agreed", "partner: Kaigan Metals, Fenner Lithium", None, 49.0)]


def test_a_firm_without_a_name_is_sold_by_its_owner() -> None:
    text = "Kaigan Metals will acquire 30% of a new holding company that is to be set up by Fenner Lithium for US$7 million."
    assert short(text) == [("acquisition agreed", "acquirer: Kaigan Metals; seller: Fenner Lithium", 7e6, 30.0)]


def test_a_new_owner_has_bought() -> None:
    text = "Kaigan Metals has emerged as the new owner of the Vega Seca tin mine."
    assert short(text) == [("acquisition completed", "acquirer: Kaigan Metals", None, None)]


def test_news_strung_with_commas_is_told_deal_by_deal() -> None:
    text = (
        "Kaigan Metals buys a cobalt mine from Fenner Cobalt for $90 million, Harrow Graphite signs an "
        "offtake agreement "
        "with Lorne Batteries, and Thornside Uranium drops its bid for Ardnish Energy."
    )
    assert short(text) == [
        ("acquisition agreed", "acquirer: Kaigan Metals; seller: Fenner Cobalt", 90e6, None),
        ("offtake agreed", "buyer: Lorne Batteries; supplier: Harrow Graphite", None, None),
        ("acquisition terminated", "acquirer: Thornside Uranium; target: Ardnish Energy", None, None),
    ]


def test_a_signing_by_somebody_is_that_one_s_signing() -> None:
    text = "Harrow Metals announces the signing by its subsidiary Harrow Magnets of an offtake agreement with Kaigan Motors."
    assert short(text) == [("offtake agreed", "buyer: Kaigan Motors; supplier: Harrow Magnets", None, None)]


def test_a_memorandum_binds_those_who_would_work_under_it() -> None:
    text = (
        "Under a memorandum of understanding released on Wednesday Harrow Rare Earths would find a site in Texas, and "
        "Kaigan Magnets would build a factory there."
    )
    roles = "partner: Harrow Rare Earths, Kaigan Magnets"
    assert short(text) == [("partnership proposed", roles, None, None)]


def test_a_bank_that_provides_money_buys_nothing() -> None:
    assert short("The Export-Import Bank of Korea provides $100 million to Fenner Lithium for lithium supply.") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Fenner Antimony said Monday that Harrow Gold is buying $180 million of its stock and Lorne Capital $75 "
            "million, in private placements.",
            [
                ("equity_investment agreed", "investor: Harrow Gold; investee: Fenner Antimony", 180e6, None),
                ("equity_investment agreed", "investor: Lorne Capital; investee: Fenner Antimony", 75e6, None),
            ],
        ),
        (
            "Kaigan Metals withdrew its proposal for Fenner Lithium in October, after Harrow Prospecting had "
            "accumulated 19.9%.",
            [
                ("acquisition terminated", "acquirer: Kaigan Metals; target: Fenner Lithium", None, None),
                ("equity_investment completed", "investor: Harrow Prospecting; investee: Fenner Lithium", None, 19.9),
            ],
        ),
        (
            "Fenner Lithium issued new shares. The remainder has been subscribed by Harrow Metals.",
            [("equity_investment completed", "investor: Harrow Metals; investee: Fenner Lithium", None, None)],
        ),
        (
            "Fenner Lithium also raises A$69 million from Lorne Capital by a conditional placement.",
            [("equity_investment agreed", "investor: Lorne Capital; investee: Fenner Lithium", 69e6, None)],
        ),
        (
            "Kaigan Metals has agreed to acquire the entire issued and to be issued share capital of Fenner Tin Ltd.",
            [("acquisition agreed", "acquirer: Kaigan Metals; target: Fenner Tin Ltd", None, 100.0)],
        ),
        (
            "Fenner Tin Ltd announces that Kaigan Metals has exercised its options. It has acquired 34,549,598 "
            "new shares for "
            "A$18.5 million.",
            [("equity_investment completed", "investor: Kaigan Metals; investee: Fenner Tin Ltd", 18.5e6, None)],
        ),
    ],
)
def test_shares_in_few_words(text: str, rows: list[Short]) -> None:
    assert short(text) == rows


def test_a_price_and_what_it_is_for_need_no_verb() -> None:
    text = (
        "Kaigan Metals / Fenner Lithium. Definitive agreement of 21 April: C$581m all-cash for 100% of Fenner Lithium."
    )
    roles = "acquirer: Kaigan Metals; target: Fenner Lithium"
    assert short(text) == [("acquisition agreed", roles, 581e6, 100.0)]


def test_titles_of_other_pages_below_a_page_are_not_its_news() -> None:
    text = (
        "Harrow Metals reported record copper output.\n\nMore releases:\n\n- Harrow Metals to acquire Lorne Mining\n"
        "- Harrow Metals signs offtake agreement with Kaigan Motors"
    )
    assert short(text) == []


def test_a_department_that_invites_bids_buys_nothing() -> None:
    text = "The U.S. Department of Energy invited bids for up to $134 million to show that tailings can be worked."
    assert short(text) == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Harrow Nickel Limited advises that Kaigan Metals Limited will not proceed with the purchase of the "
            "Vega Seca Nickel "
            "Project for $15 million.",
            [("acquisition terminated", "acquirer: Kaigan Metals Limited; seller: Harrow Nickel Limited", 15e6, None)],
        ),
        (
            "Harrow Graphite Limited has executed a binding memorandum of understanding with Kaigan Metals to "
            "divest 70% of its "
            "Vega Seca graphite project for A$17 million.",
            [("acquisition agreed", "acquirer: Kaigan Metals; seller: Harrow Graphite Limited", 17e6, 70.0)],
        ),
        (
            "Kaigan Metals has entered into a share purchase agreement dated May 11, 2025 with Lorne Holdings, "
            "through which it "
            "will acquire the Vega Seca mine for $33 million.",
            [("acquisition agreed", "acquirer: Kaigan Metals; seller: Lorne Holdings", 33e6, None)],
        ),
        (
            "Kaigan Metals has signed a sale and purchase agreement with Lorne Mining for 100% of the Vega Seca "
            "nickel project.",
            [("acquisition agreed", "acquirer: Kaigan Metals; seller: Lorne Mining", None, 100.0)],
        ),
        (
            "Kaigan Metals and Fenner Lithium have formed a joint venture. Kaigan Metals has paid C$25 million "
            "for an initial 7.5% "
            "of the venture.",
            [("joint_venture completed", "partner: Kaigan Metals, Fenner Lithium", 25e6, 7.5)],
        ),
        (
            "Fenner Copper's board has turned away Kaigan Metals for the second time in a week.",
            [("acquisition terminated", "acquirer: Kaigan Metals; target: Fenner Copper", None, None)],
        ),
        (
            "Kaigan Metals has made the highest offer, roughly $2 billion, for 20% of Fenner Copper's Zambian "
            "mines, a person "
            "briefed on the sale said.",
            [("acquisition rumoured", "acquirer: Kaigan Metals; seller: Fenner Copper", 2e9, 20.0)],
        ),
        (
            "In February Kaigan Metals completed an investment of $50 million in Fenner Nickel, its second.",
            [("equity_investment completed", "investor: Kaigan Metals; investee: Fenner Nickel", 50e6, None)],
        ),
        (
            "Ashdown Securities, as lead underwriter, will purchase 62 million units of Fenner Uranium for $22 "
            "million.",
            [],
        ),
        ("Ashdown Capital became a shareholder of Fenner Uranium in 2021.", []),
    ],
)
def test_papers_and_bids_in_other_words(text: str, rows: list[Short]) -> None:
    assert short(text) == rows


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Harrow Gold has sold the Alder, Birch and Cedar projects to Kaigan Metals.", "Alder, Birch and Cedar"),
        ("Kaigan Metals acquired the Kumina and Cane River tenements from Harrow Gold.", "Kumina and Cane River"),
    ],
)
def test_mines_before_one_noun_are_one_project(text: str, project: str) -> None:
    assert [row[4] for row in told(text)] == [project]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Kaigan Metals has agreed to buy a fifth of the Vega Seca project from Harrow Gold. The Japanese "
            "house will pay "
            "US$45 million.",
            ("acquisition agreed", "acquirer: Kaigan Metals; seller: Harrow Gold", 45e6, 20.0),
        ),
        (
            "Kaigan Metals will pay Harrow Gold for the Vega Seca mine: US$12 million on signing, the rest later.",
            ("acquisition agreed", "acquirer: Kaigan Metals; seller: Harrow Gold", None, None),
        ),
        (
            "Harrow Gold is selling its Vega Seca mine, the company said on Monday.",
            ("acquisition proposed", "seller: Harrow Gold", None, None),
        ),
    ],
)
def test_who_pays_and_what_is_for_sale(text: str, row: Short) -> None:
    assert short(text) == [row]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Kaigan Metals and Fenner Energy Limited have entered into a scheme deed by which Kaigan Metals will "
            "acquire all of "
            "the issued shares.",
            [("acquisition agreed", "acquirer: Kaigan Metals; target: Fenner Energy Limited", None, 100.0)],
        ),
        (
            "Kaigan Metals is buying 9.99% of Fenner Copper for C$19.9 million of new stock, an hour up the road "
            "from its own "
            "Harrow Copper.",
            [("equity_investment agreed", "investor: Kaigan Metals; investee: Fenner Copper", 19.9e6, 9.99)],
        ),
        (
            "Fenner Copper has closed Kaigan Metals' purchase of 8,091,390 new shares, about 5.0% of the "
            "company, for C$21 million.",
            [("equity_investment completed", "investor: Kaigan Metals; investee: Fenner Copper", 21e6, 5.0)],
        ),
        (
            "Kaigan Metals has signed a binding term sheet for the acquisition of 100% of Fenner Tin Pty Ltd. "
            "The upfront cost of "
            "the acquisition is $320,000 in total.",
            [("acquisition agreed", "acquirer: Kaigan Metals; target: Fenner Tin Pty Ltd", 320e3, 100.0)],
        ),
    ],
)
def test_shares_of_those_who_sign(text: str, rows: list[Short]) -> None:
    assert short(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Fenner Copper is not currently focused on acquiring new mines.",
        "Kaigan Metals would receive six million warrants to acquire Fenner Copper shares at C$10 each.",
        "Fenner Copper's approach of disciplined development aligns well with that of Kaigan Metals.",
        "Fenner Graphite has hired a former Kaigan Metals plant manager for its Vega Seca refinery.",
    ],
)
def test_what_no_longer_sounds_like_a_deal(text: str) -> None:
    assert short(text) == []


def test_an_ordinary_word_with_a_capital_is_nobody() -> None:
    assert short("Payment will acquire 35% of Fenner Nickel Pty Ltd. Alongside the subscription Fenner paid.") == []
