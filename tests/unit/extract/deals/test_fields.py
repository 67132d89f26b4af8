"""The kind, stage, share and price of deals as newswires and releases print them. Companies and mines are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told


@pytest.mark.parametrize(
    ("text", "kind", "value", "share"),
    [
        (
            "Harrow Uranium may acquire an 80% interest in Kestrel Energy's Lorne uranium property by paying $3.3 million in "
            "cash, shares and exploration commitments over a three-year period.",
            "earn_in agreed",
            3.3e6,
            80,
        ),
        (
            "Harrow Gold has agreed to acquire 75% of the Lorne gold project from Kestrel Metals in return for work "
            "commitments of $4 million over four years.",
            "earn_in agreed",
            4e6,
            75,
        ),
        (
            "Under an option agreement dated May 5, 2025, Harrow Gold agreed to acquire 70% of the Lorne project from "
            "Kestrel Metals.",
            "earn_in agreed",
            None,
            70,
        ),
        (
            "Harrow Gold will acquire the Lorne mine from Kestrel Metals for $50 million, paid over three years.",
            "acquisition agreed",
            5e7,
            None,
        ),
    ],
)
def test_what_may_be_acquired_by_work_and_payments_is_an_earn_in(
    text: str, kind: str, value: float | None, share: float | None
) -> None:
    assert [(row[0], row[2], row[3]) for row in told(text)] == [(kind, value, share)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (
            "Harrow Gold acquired the Lorne claims from Kestrel Metals for $50,000 and a 1.5% net smelter returns royalty.",
            None,
        ),
        ("Harrow Gold will buy the Lorne claims from Kestrel Metals, subject to a 3% gross overriding royalty.", None),
        ("Harrow Gold will buy 60% of the Lorne mine from Kestrel Metals, which has a 2% NSR.", 60),
        ("Harrow Gold has acquired full ownership of the Lorne project from Kestrel Metals, subject to a 2% NSR.", 100),
    ],
)
def test_a_royaltys_rate_is_never_the_share(text: str, share: float | None) -> None:
    assert [row[3] for row in told(text)] == [share]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Harrow AG has acquired a majority stake in the mining company Kestrel Resources in South Africa.",
            "acquisition completed",
            "acquirer: Harrow AG; target: Kestrel Resources",
        ),
        (
            "Harrow Gold takes a minority stake in Kestrel Metals for $4 million.",
            "equity_investment agreed",
            "investor: Harrow Gold; investee: Kestrel Metals",
        ),
        (
            "Tolka Resources agreed to sell part of its shareholding in Kestrel Metals to Harrow Gold for $9 million.",
            "equity_investment agreed",
            "investor: Harrow Gold; investee: Kestrel Metals; seller: Tolka Resources",
        ),
        (
            "Tolka Resources sold all of the shares of Kestrel Metals to Harrow Gold for $9 million.",
            "acquisition completed",
            "acquirer: Harrow Gold; target: Kestrel Metals; seller: Tolka Resources",
        ),
        (
            "Harrow Bank and its related entities have become substantial holders in Kestrel Mining Ltd, "
            "acquiring a 5.2% voting power.",
            "equity_investment completed",
            "investor: Harrow Bank; investee: Kestrel Mining Ltd",
        ),
    ],
)
def test_a_part_of_a_holding_is_invested_in_and_a_majority_acquired(text: str, kind: str, who: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, who)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Harrow Graphite has entered into a non-binding supply agreement with Kestrel Motors Inc. for anode material. The "
            "supply agreement with Kestrel Motors is for five years.",
            "offtake proposed",
        ),
        (
            "Harrow Gold has signed a letter of intent with Kestrel Metals to acquire the Lorne project. Under the agreement, "
            "Harrow Gold will acquire the Lorne project for $500,000.",
            "acquisition proposed",
        ),
        (
            "Harrow Gold has signed a letter of intent with Kestrel Metals over the Lorne project. On June 5, Harrow Gold "
            "signed the definitive agreement with Kestrel Metals to acquire the Lorne project.",
            "acquisition agreed",
        ),
        ("Harrow Mining strengthened its foothold with the 2019 acquisition of Kestrel Gold.", "acquisition completed"),
        ("Following the 2022 merger of Harrow Gold and Kestrel Gold, there are three mines.", "merger completed"),
        (
            "Harrow Nickel has announced changes in the interests of a director, following the approval of the scheme for a "
            "merger with Kestrel Minerals Ltd. The change involved the cancellation of options.",
            "merger agreed",
        ),
    ],
)
def test_letters_stay_proposals_and_what_an_earlier_year_saw_is_done(text: str, kind: str) -> None:
    assert [row[0] for row in told(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        (
            "Harrow Metals signed an agreement with Kestrel Metals to buy 5,000 tonnes a year of concentrate. The material "
            "will feed the refinery of Harrow Metals in Louisiana.",
            "supply agreed",
            "buyer: Harrow Metals; supplier: Kestrel Metals",
        ),
        (
            "Kestrel Metals will sell concentrate to Harrow Metals, which will process it at its smelter in Louisiana.",
            "supply agreed",
            "buyer: Harrow Metals; supplier: Kestrel Metals",
        ),
        (
            "Harrow Metals signed an agreement with Kestrel Metals to buy 5,000 tonnes a year of concentrate. The material "
            "comes from the Lorne plant.",
            "offtake agreed",
            "buyer: Harrow Metals; supplier: Kestrel Metals",
        ),
        (
            "Harrow Lithium signed a deal with Kestrel Engineering to supply and install a crushing plant at the Lorne mine.",
            "supply agreed",
            "buyer: Harrow Lithium; supplier: Kestrel Engineering",
        ),
        (
            "Harrow Gold has a gold prepayment facility with Kestrel Bullion, under which it sells up to 1,000 ounces.",
            "offtake agreed",
            "buyer: Kestrel Bullion; supplier: Harrow Gold",
        ),
        (
            "The facility allows Harrow Gold to sell to Kestrel Bullion, a metals merchant, up to 1,000 ounces of gold.",
            "offtake agreed",
            "buyer: Kestrel Bullion; supplier: Harrow Gold",
        ),
        (
            "Harrow Rare Earths has signed a memorandum of understanding with Kestrel Tech to collaborate in recycling magnets "
            "and supplying rare earth oxide.",
            "partnership proposed",
            "partner: Harrow Rare Earths, Kestrel Tech",
        ),
    ],
)
def test_what_goods_are_for_and_who_delivers_tells_the_kind(text: str, kind: str, who: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, who)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Harrow Gold acquired the Lorne mill from Kestrel Metals. The company had $4.2 million in cash at year-end.",
            None,
        ),
        (
            "Harrow Gold acquired Lorne from Kestrel Metals. The mine has received $40 million of investment since 2010.",
            None,
        ),
        (
            "Harrow Gold bought the Lorne mine from Kestrel Metals, on which $12 million had been spent by former owners.",
            None,
        ),
        (
            "Harrow Gold has support, including a letter of interest for $1.8 billion in financing, after it acquired the "
            "Lorne project from Kestrel Metals.",
            None,
        ),
        (
            "Harrow Gold paid $67,500 in shares to a third party as a finder's fee under its agreement with Kestrel Metals to "
            "acquire the Lorne project.",
            None,
        ),
        ("Harrow Gold acquired the Lorne mill from Kestrel Metals. It paid $4.2 million in cash at closing.", 4.2e6),
        (
            "Harrow Gold agreed to buy 31% of Kestrel Laboratories Inc. Harrow Gold will invest $10 million for new shares and "
            "purchase others for $5 million, a total consideration of $15 million.",
            1.5e7,
        ),
    ],
)
def test_what_nobody_pays_for_the_thing_is_no_price(text: str, value: float | None) -> None:
    assert [row[2] for row in told(text)] == [value]
