"""Bids answered and competed for, talks, and what unnamed people say, as news writers tell them."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

ANSWERED = [
    ("Shareholders of Corran Uranium Corp. (TSX: COR) have approved Dunvale Energy's takeover offer.", "agreed"),
    ("Corran Uranium Corp.'s shareholders have narrowly voted in favour of Dunvale Energy's bid.", "agreed"),
    ("Corran Uranium Corp. investors backed Dunvale Energy's C$450 million all-share offer on Monday.", "agreed"),
    ("Dunvale Energy's bid for Corran Uranium Corp. was backed by shareholders on Monday.", "agreed"),
    ("The board of Corran Uranium Corp. rebuffed Dunvale Energy's approach.", "terminated"),
    ("Corran Uranium Corp. has rejected Dunvale Energy's C$450 million bid as too low.", "terminated"),
    ("Investors in Corran Uranium Corp. voted down the proposed takeover by Dunvale Energy.", "terminated"),
    ("The board of Corran Uranium Corp. urged shareholders not to accept Dunvale Energy's offer.", "proposed"),
    ("Corran Uranium Corp.'s largest shareholder, Hanshin Bank, supports the bid by Dunvale Energy.", "proposed"),
    ("Corran Uranium Corp. is weighing an unsolicited bid from Dunvale Energy.", "proposed"),
    ("A local paper said that Dunvale Energy had joined the bidding for Corran Uranium Corp.", "rumoured"),
    ("Dunvale Energy is among the suitors for Corran Uranium Corp.", "rumoured"),
    ("Dunvale Energy has won the race to acquire Corran Uranium Corp.", "agreed"),
]


@pytest.mark.parametrize(("text", "status"), ANSWERED)
def test_a_bid_has_its_bidder_and_its_target_whoever_tells_it(text: str, status: str) -> None:
    kind, who, *_ = told(text)[0]
    assert (kind, who) == (f"acquisition {status}", "acquirer: Dunvale Energy; target: Corran Uranium Corp.")
    assert len(told(text)) == 1


TOLD = [
    (
        "Larkhill Materials recently held merger talks with Linden Rare Earths, although a deal did not eventuate.",
        ["merger terminated: partner: Larkhill Materials, Linden Rare Earths"],
    ),
    (
        "Larkhill Materials ended merger talks with Linden Rare Earths on Monday.",
        ["merger terminated: partner: Larkhill Materials, Linden Rare Earths"],
    ),
    (
        "Larkhill Materials and Linden Rare Earths are in merger talks.",
        ["merger rumoured: partner: Larkhill Materials, Linden Rare Earths"],
    ),
    (
        "Dunvale Minerals is in talks with Corran Copper about selling a 20% stake in the Ponta Alta mine.",
        ["acquisition rumoured: acquirer: Corran Copper; seller: Dunvale Minerals"],
    ),
    (
        "Dunvale Minerals announced that it was in negotiations with Corran Copper for a sale of its Zambian assets.",
        ["acquisition proposed: acquirer: Corran Copper; seller: Dunvale Minerals"],
    ),
    (
        "Zhenlong Cobalt plans to buy Bellmark Resources for $200 million, people familiar with the matter said.",
        ["acquisition rumoured: acquirer: Zhenlong Cobalt; target: Bellmark Resources"],
    ),
    (
        "Zhenlong Cobalt and Kurodai Battery are each in talks to buy 10% of Bellmark Resources, two sources said.",
        [
            "equity_investment rumoured: investor: Zhenlong Cobalt; investee: Bellmark Resources",
            "equity_investment rumoured: investor: Kurodai Battery; investee: Bellmark Resources",
        ],
    ),
    ("Under a standstill, Corran Copper was prevented from buying more than a 20% interest in Dunvale Minerals.", []),
    (
        "Zhenlong Cobalt has submitted an offer to buy 9.9% of Bellmark Resources. The offer represents a premium of about"
        " 40% to its average share price of A$1.14.",
        ["equity_investment proposed: investor: Zhenlong Cobalt; investee: Bellmark Resources"],
    ),
    ("Bellmark Resources is looking to acquire more lithium projects in Brazil.", []),
    (
        "Dunvale Graphite signed a C$16.9 million deal for a 19.4% stake in Corran Mining.",
        ["equity_investment agreed: investor: Dunvale Graphite; investee: Corran Mining"],
    ),
    (
        "Dunvale Graphite struck a deal for Corran Mining's Ponta Alta mine worth C$20 million.",
        ["acquisition agreed: acquirer: Dunvale Graphite; seller: Corran Mining"],
    ),
    (
        "Kinloch Gold has agreed to sell its remaining 20.65 million shares in Lunde Gold for approximately C$150m.",
        ["acquisition agreed: target: Lunde Gold; seller: Kinloch Gold"],
    ),
    (
        "NTX Holdings, an indirect wholly-owned subsidiary of Corran Development has acquired a 5% stake in Lunde Gold.",
        ["equity_investment completed: investor: NTX Holdings; investee: Lunde Gold"],
    ),
    (
        "Kurodai Trading will acquire a 15% stake in Bellmark Resources. The Kurodai Motor group member will invest"
        " A$292 million.",
        ["equity_investment agreed: investor: Kurodai Trading; investee: Bellmark Resources"],
    ),
    (
        "Corran Mining said it's in talks to buy Dunvale Gold.",
        ["acquisition proposed: acquirer: Corran Mining; target: Dunvale Gold"],
    ),
    (
        "Sinoferro made a A$1.19 billion cash offer in early December for Midway Corporation, an iron ore explorer.",
        ["acquisition proposed: acquirer: Sinoferro; target: Midway Corporation"],
    ),
    ("Corran Resources was unable to win support for its bid from Dunvale's largest shareholder, Hanshin.", []),
    (
        "Glenmore withdrew from a previously agreed deal to purchase the entire supply of Corran Mines.",
        ["offtake terminated: buyer: Glenmore; supplier: Corran Mines"],
    ),
    (
        "Portugal and Chile signed a memorandum of understanding to strengthen cooperation between the two countries.",
        ["partnership proposed: partner: Portugal, Chile"],
    ),
    (
        "LISBON (ABC) - The Portuguese economy minister Rui Pinto Leal signed a memorandum of understanding with Chile on"
        " lithium.",
        ["partnership proposed: partner: Portugal, Chile"],
    ),
]


@pytest.mark.parametrize(("text", "deals"), TOLD)
def test_talks_and_wishes(text: str, deals: list[str]) -> None:
    assert [f"{kind}: {who}" for kind, who, *_ in told(text)] == deals


def test_the_latter_is_the_other_company_of_the_sentence_before() -> None:
    rows = told(
        "Corran Mining has announced plans to sell its coal business to Kurodai & Company. The latter will pay"
        " $638m for a 14% stake in the Ponta Alta coal mine."
    )
    assert rows[-1][1:4] == ("acquirer: Kurodai & Company; seller: Corran Mining", 638e6, 14.0)


def test_what_was_bought_from_somebody_was_bought_by_whom_the_story_is_about() -> None:
    rows = told("Corran Royalty is growing. An 8% gold stream will be acquired for $300 million from Dunvale Gold.")
    assert [row[:3] for row in rows] == [
        ("royalty_stream agreed", "royalty_holder: Corran Royalty; seller: Dunvale Gold", 300e6)
    ]


def test_what_an_offer_values_its_target_at_is_its_price() -> None:
    rows = told("Corran Metals scrapped its offer for Dunvale Iron, which valued the target at around A$900 million.")
    assert [row[:3] for row in rows] == [
        ("acquisition terminated", "acquirer: Corran Metals; target: Dunvale Iron", 900e6)
    ]


@pytest.mark.parametrize("verb", ["offered", "has offered", "tabled an offer of", "bid"])
@pytest.mark.parametrize(
    ("what", "who"),
    [
        ("Brackwell Copper Ltd", "acquirer: Sandvoll Ltd; target: Brackwell Copper Ltd"),
        ("Brackwell Copper Ltd's nickel business in Brazil", "acquirer: Sandvoll Ltd; seller: Brackwell Copper Ltd"),
    ],
)
def test_what_is_offered_for_something_is_its_price(verb: str, what: str, who: str) -> None:
    assert [row[:3] for row in told(f"Sandvoll Ltd {verb} $900 million for {what}.")] == [
        ("acquisition proposed", who, 900e6)
    ]


@pytest.mark.parametrize("tender", ["cash tender", "voluntary tender", "recommended voluntary cash tender"])
def test_a_tender_for_a_company_is_a_bid(tender: str) -> None:
    rows = told(f"Sandvoll Ltd has launched a {tender} for Oslo-listed Brackwell Copper ASA at NOK 41 a share.")
    assert [row[:2] for row in rows] == [
        ("acquisition proposed", "acquirer: Sandvoll Ltd; target: Brackwell Copper ASA")
    ]


def test_a_tender_for_goods_is_no_bid() -> None:
    rows = told("Sandvoll Ltd has put out a cash tender for scrap from Brackwell Copper ASA.")
    assert not [row for row in rows if row[0].startswith("acquisition")]
