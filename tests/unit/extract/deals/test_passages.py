"""Passages: deals whose parts stand in several sentences. Companies and mines are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract import extract
from pipelines.extract.deals import find_deals
from pipelines.parse import read_contract
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

READ = [
    (
        "Harrow Minerals Ltd and Sandvoll Ltd want to learn together how lithium is won from oil brine. Both speak of a "
        "declaration of intent.",
        "partnership proposed",
        "partner: Harrow Minerals Ltd, Sandvoll Ltd",
    ),
    (
        "The Tolka mine has a next owner. The minister said that Ostrava Capital Ltd takes the 80% that Brackwell Copper "
        "Ltd has held for ten years. The price is US$2 million.",
        "acquisition agreed",
        "acquirer: Ostrava Capital Ltd; seller: Brackwell Copper Ltd",
    ),
    (
        "By pooling their copper business, Garrow Nickel Ltd and Wirra Tin Ltd would make a giant, staff were told. The "
        "merger of equals was announced in a letter.",
        "merger proposed",
        "partner: Garrow Nickel Ltd, Wirra Tin Ltd",
    ),
    (
        "The terms: US$110,000 on signing and US$2 million of work. The prize: up to 90% of Tolka. The grantor: "
        "Brackwell Copper Ltd. The grantee: Kirra Metals Ltd.",
        "earn_in agreed",
        "acquirer: Kirra Metals Ltd; seller: Brackwell Copper Ltd",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), READ)
def test_what_no_sentence_tells_by_itself(text: str, kind: str, who: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, who)]


def test_a_passage_is_less_certain_than_a_sentence() -> None:
    deals, _ = find_deals(reading_of(READ[0][0]))
    assert [(d.rule, d.confidence < 0.75) for d in deals] == [("deals.passage", True)]
    assert deals[0].evidence.text == READ[0][0]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Minerals Ltd and Sandvoll Ltd both mine tin. Each has 200 staff.",
        "Harrow Minerals Ltd may take US$9 million from Sandvoll Ltd. Nothing has been agreed on the purchase of shares.",
        "Sandvoll Ltd, the lender of Harrow Minerals Ltd, has got its money back. The loan agreement was signed on Monday.",
        "Harrow Minerals Ltd's ground is currently subject to a joint venture agreement with Sandvoll Ltd. It was "
        "formed years ago.",
    ],
)
def test_neighbours_lenders_and_standing_ventures_are_no_deal(text: str) -> None:
    assert told(text) == []


def test_ministers_and_places_are_no_parties() -> None:
    assert (
        told("The Minister of Energy and Natural Resources announced partnerships and measures. They are worth a lot.")
        == []
    )


def test_a_town_behind_a_party_is_none() -> None:
    rows = told(
        "A memorandum was initialled in Salta by Sandvoll of Elverum and Garrow Nickel Ltd. The two will study brine."
    )
    assert [row[1] for row in rows] == ["partner: Sandvoll, Garrow Nickel Ltd"]


CONTRACTS_IN_OTHER_WORDS = [
    (
        "Harrow Lithium has found a home for its first five years of spodumene. Kestrel Commodities, a Geneva merchant, "
        "will lift 60,000 tonnes annually and pays a third up front.",
        "offtake agreed",
        "buyer: Kestrel Commodities; supplier: Harrow Lithium",
    ),
    (
        "Garrow Nickel's mixed hydroxide will go to Hanbo of Seoul. A term sheet says so, though lawyers have yet to turn "
        "it into a contract.",
        "offtake proposed",
        "buyer: Hanbo; supplier: Garrow Nickel",
    ),
    (
        "For $60 million down, Albion Streaming gets a tenth of the gold from Tolka at a fifth of the spot price. "
        "Brackwell Copper keeps the rest.",
        "royalty_stream agreed",
        "royalty_holder: Albion Streaming; seller: Brackwell Copper",
    ),
    (
        "Volta Cells is no longer bound to Harrow Lithium: the purchase agreement for 15,000 t of hydroxide a year was "
        "cancelled yesterday by the battery maker.",
        "offtake terminated",
        "buyer: Volta Cells; supplier: Harrow Lithium",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), CONTRACTS_IN_OTHER_WORDS)
def test_contracts_without_their_usual_words(text: str, kind: str, who: str) -> None:
    assert [row[:2] for row in told(text)] == [(kind, who)]


@pytest.mark.parametrize(
    "text",
    [
        "Word of Sandvoll Ltd as the next owner of Harrow Minerals Ltd is wide of the mark. No sum was in the reports.",
        "Harrow Lithium is still aiming to place half of its output with Volta Cells Ltd under contracts. It gave no names.",
        "Harrow Minerals Ltd has hired Denholm Capital Ltd to look at ways of paying for its mine.",
    ],
)
def test_denials_and_hopes_are_no_deal(text: str) -> None:
    assert told(text) == []


def test_two_that_are_named_together_stand_on_one_side() -> None:
    rows = told(
        "Sandvoll Ltd and Toyoshima Ltd have become the partners of Ardveck Nickel Ltd at Tolka. Under the agreement the pair "
        "will pay for a study and in return may earn 30%."
    )
    assert [row[1] for row in rows] == ["acquirer: Sandvoll Ltd, Toyoshima Ltd; seller: Ardveck Nickel Ltd"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Harrow Lithium Ltd and Volta Cells Ltd have signed a memorandum of understanding. Volta Cells Ltd would buy "
            "9,000 tonnes of hydroxide a year from the Tolka mine.",
            "offtake proposed",
        ),
        (
            "Harrow Lithium Ltd and Volta Cells Ltd have signed a memorandum of understanding. They are to study a "
            "process for brines.",
            "partnership proposed",
        ),
    ],
)
def test_a_paper_is_for_what_its_page_says(text: str, kind: str) -> None:
    assert [row[0] for row in told(text)] == [kind]


def test_a_passage_whose_money_is_public_is_no_deal() -> None:
    text = (
        "Miners of the north are among the beneficiaries of federal money. Garrow Nickel Ltd takes C$5.9 million from "
        "Natural Resources Canada toward engineering at Wirra, where cobalt comes with gold. Sandvoll Metals Ltd's Tolka "
        "site is next in line."
    )
    found = extract(read_contract({"doc_id": "x", "text": text, "published_at": "2025-03-04"}, Path()))
    assert [f.amount for f in found.funding_commitments] == [5.9e6]
    assert found.deals == ()
    assert "its money is public" in [r.reason for r in found.refused]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Huasheng Metals, barred by Ottawa from buying Kestrel Lithium, has dropped the deal.",
            [("acquisition terminated", "acquirer: Huasheng Metals; target: Kestrel Lithium")],
        ),
        (
            "The planned amalgamation with Kestrel Lithium is off, Tessaro Mining said.",
            [("merger terminated", "partner: Kestrel Lithium, Tessaro Mining")],
        ),
        (
            "Tessaro Mining's joint venture with Sumida Trading to mine tin in Cornwall was launched last week.",
            [("joint_venture completed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "The joint venture agreement between Tessaro Mining and Sumida Trading became effective on 1 July 2024.",
            [("joint_venture completed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "Tamar Recycling is to send its black mass to Norvik Smelting's refinery.",
            [("supply agreed", "buyer: Norvik Smelting; supplier: Tamar Recycling")],
        ),
        (
            "Goldcrest Royalties will buy precious metals from Harlow Resources for US$235 million down, with 20% of "
            "spot paid on each ounce.",
            [("royalty_stream agreed", "royalty_holder: Goldcrest Royalties; seller: Harlow Resources")],
        ),
        (
            "In exchange for the upfront US$80 million, Goldcrest Royalties will receive 4% of the nickel from Harlow "
            "Resources' Redcliff mine at 20% of spot.",
            [("royalty_stream agreed", "royalty_holder: Goldcrest Royalties; seller: Harlow Resources")],
        ),
        (
            "Royalty firm Goldcrest Royalties has struck a US$40 million deal with Harlow Resources for 2% of "
            "Redcliff's revenue.",
            [("royalty_stream agreed", "royalty_holder: Goldcrest Royalties; seller: Harlow Resources")],
        ),
        (
            "Tessaro Mining and Sumida Trading plan to work together on deep-sea nodules.",
            [("partnership proposed", "partner: Tessaro Mining, Sumida Trading")],
        ),
        (
            "Tessaro Mining closed a private placement of C$7 million. Kestrel Lithium hit 21 m at 11% zinc.",
            [],
        ),
        (
            "Tessaro Mining's 60%-owned Redcliff joint venture with Sumida Trading produced 12,000 tonnes of copper.",
            [],
        ),
        (
            "Tessaro Mining's chief executive said he was not interested in buying Kestrel Lithium.",
            [],
        ),
    ],
)
def test_a_passage_in_other_words(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals
