"""Funding commitments: who gives, who receives, how much, as what and at which stage; and what is no funding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.funding import find_funding
from pipelines.extract.reading import Reading
from pipelines.model import FundingMention
from pipelines.parse import read_contract
from tests.unit.extract.reading_of import reading_of


def mentions(text: str, form: str = "text") -> list[FundingMention]:
    """The funding mentions of a page of text or Markdown that was published on 10 June 2025."""
    record = {"doc_id": "page", "title": None, "published_at": "2025-06-10", form: text}
    return find_funding(Reading(read_contract(record, Path())))[0]


def brief(mention: FundingMention) -> tuple[str | None, str | None, float | None, str, str]:
    return mention.funder, mention.recipient, mention.amount, mention.instrument, mention.stage


ACTIVE = [
    (
        "The Export-Import Bank of the United States (EXIM) has approved a $400 million loan to Talon Metals for its "
        "Tamarack nickel mine.",
        ("Export-Import Bank of the United States", "Talon Metals", 4e8, "loan", "committed"),
    ),
    (
        "The Northern Australia Infrastructure Facility has agreed to lend A$200 million to Arafura Rare Earths for "
        "the Nolans project.",
        ("Northern Australia Infrastructure Facility", "Arafura Rare Earths", 2e8, "loan", "committed"),
    ),
    (
        "The Treasury Department allocated a $58.5 million Section 48C tax credit to MP Materials for its magnet "
        "factory in Fort Worth.",
        ("Treasury Department", "MP Materials", 5.85e7, "tax_credit", "committed"),
    ),
    (
        "The Defense Logistics Agency intends to purchase up to $500 million of cobalt over five years.",
        ("Defense Logistics Agency", None, 5e8, "purchase_commitment", "proposed"),
    ),
    (
        "South Korea plans to create a 2 trillion won fund to help companies buy overseas mines.",
        ("South Korea", None, 2e12, "programme", "proposed"),
    ),
]
PASSIVE = [
    (
        "South32 was awarded $20 million by the Department of Defense under the Defense Production Act to speed up "
        "Hermosa in Arizona.",
        ("Department of Defense", "South32", 2e7, "grant", "committed"),
    ),
    (
        "Perpetua Resources has received a letter of interest from EXIM for debt of up to $1.8 billion for Stibnite.",
        ("EXIM", "Perpetua Resources", 1.8e9, "loan", "letter_of_interest"),
    ),
    (
        "NioCorp Developments has applied to EXIM for an US$800 million loan for Elk Creek.",
        ("EXIM", "NioCorp Developments", 8e8, "loan", "proposed"),
    ),
    (
        "Graphite One Inc. holds a non-binding letter of interest from EXIM for up to US$570 million.",
        ("EXIM", "Graphite One Inc.", 5.7e8, "loan", "letter_of_interest"),
    ),
    (
        "Lithium Americas has closed a $2.26 billion loan with the U.S. Department of Energy.",
        ("U.S. Department of Energy", "Lithium Americas", 2.26e9, "loan", "closed"),
    ),
    (
        "Serra Verde Group drew down the first US$100 million of its DFC loan.",
        ("DFC", "Serra Verde Group", 1e8, "loan", "disbursed"),
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ACTIVE + PASSIVE)
def test_one_sentence_one_commitment(sentence: str, expected: tuple[str, str, float, str, str]) -> None:
    assert [brief(m) for m in mentions(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lynas Rare Earths raised A$750 million in a share placement to institutional investors.",
        "The project has a capital cost of $1.2 billion and a net present value of $2.4 billion, the Department of "
        "Energy noted.",
        "China's exports of rare earths were worth $490 million last year, the commerce ministry said.",
        "Vale Base Metals sold 10% to Manara Minerals for $2.5 billion.",
        "Albemarle Corp will invest $1.3 billion in a plant in South Carolina.",
        "BHP Group paid $2 billion in taxes to the government of Chile.",
        "The deal includes a price floor of $110 per kilogram backed by the Pentagon.",
        "Under the agreement, Trafigura will provide a US$75 million prepayment to Nyrstar NV for zinc.",
    ],
)
def test_costs_sales_and_market_money_are_no_funding(sentence: str) -> None:
    assert mentions(sentence) == []


def test_two_givers_in_one_sentence_give_their_own_sums() -> None:
    found = mentions(
        "Fireweed Metals said it had been awarded US$15.8 million by the US Department of Defense and "
        "C$12.9 million by Natural Resources Canada for studies at Mactung."
    )
    assert [(m.funder, m.amount, m.currency) for m in found] == [
        ("US Department of Defense", 15.8e6, "USD"),
        ("Natural Resources Canada", 12.9e6, "CAD"),
    ]


def test_lenders_who_act_together_are_named_together() -> None:
    found = mentions(
        "Germany's KfW IPEX-Bank, ING and Natixis have signed a €540 million project financing for Vulcan "
        "Energy Resources."
    )
    assert [brief(m) for m in found] == [
        ("KfW IPEX-Bank, ING and Natixis", "Vulcan Energy Resources", 5.4e8, "loan", "closed")
    ]


def test_a_loan_and_the_guarantee_over_it_are_two_commitments() -> None:
    found = mentions(
        "An export credit of EUR 250 million was arranged by Natixis for Keliber Oy, for which Finnvera "
        "has issued a guarantee."
    )
    assert {(m.funder, m.instrument) for m in found} == {("Natixis", "loan"), ("Finnvera", "loan_guarantee")}


def test_a_part_drawn_and_a_running_total_are_no_commitments_of_their_own() -> None:
    found = mentions(
        "Export Finance Australia lends Iluka Resources A$400 million, of which A$20 million is drawn at "
        "closing, taking the total to A$1.65 billion."
    )
    assert [m.amount for m in found] == [4e8]


def test_a_separately_dated_stage_is_a_record_of_its_own() -> None:
    found = mentions(
        "In April 2024 the Energy Department offered Redwood Materials a conditional commitment for a $2 "
        "billion loan. The loan closed on 12 November 2024, still at $2 billion."
    )
    assert [(m.stage, m.announced_on, m.recipient) for m in found] == [
        ("conditional", "2024-04", "Redwood Materials"),
        ("closed", "2024-11-12", "Redwood Materials"),
    ]


def test_one_commitment_told_twice_is_one_record() -> None:
    found = mentions(
        "EXIM backs Cobalt Ridge\n\nThe Export-Import Bank of the United States (EXIM) has approved a "
        "direct loan of $225.5 million to Cobalt Ridge Holdings LLC.\n\nThe $225.5 million EXIM loan runs "
        "for 12 years."
    )
    assert [brief(m) for m in found] == [
        ("Export-Import Bank of the United States", "Cobalt Ridge Holdings LLC", 225.5e6, "loan", "committed")
    ]


def test_items_of_a_list_belong_to_the_sentence_that_opens_it() -> None:
    found = mentions(
        "Natural Resources Canada announced up to $39.8 million in conditionally approved funding under "
        "the Critical Minerals Infrastructure Fund:\n\n- Up to $20 million for Rose Lithium Corporation "
        "to build a substation\n- $1.3 million to Nord Mines Inc. for road design"
    )
    assert [(m.recipient, m.amount, m.stage, m.currency) for m in found] == [
        (None, 39.8e6, "conditional", "CAD"),
        ("Rose Lithium Corporation", 2e7, "conditional", "CAD"),
        ("Nord Mines Inc.", 1.3e6, "conditional", "CAD"),
    ]


def test_rows_of_an_award_table_take_giver_and_terms_from_the_sentence_beside_it() -> None:
    page = (
        "The Australian Government announced the grants under its Critical Minerals Development Program.\n\n| "
        "Recipient | Project | Amount (A$ million) |\n| --- | --- | --- |\n| Cobalt Blue Ltd | Broken Hill | 15 |"
        "\n| Total | | 15 |"
    )
    found = mentions(page, "markdown")
    assert [(brief(m), m.project, m.currency, m.evidence.text) for m in found] == [
        (
            ("Australian Government", "Cobalt Blue Ltd", 1.5e7, "grant", "committed"),
            "Broken Hill",
            "AUD",
            "Cobalt Blue Ltd | Broken Hill | 15",
        )
    ]


def test_the_fullest_form_in_the_document_is_the_funder() -> None:
    found = mentions(
        "The DOE's Loan Programs Office lends Syrah Technologies LLC $102 million. The Department of "
        "Energy signed on Monday."
    )
    assert [m.funder for m in found] == ["Department of Energy"]


def test_every_mention_says_where_it_was_read() -> None:
    text = "Talk first. The Pentagon will grant MP Materials Corp. $35 million. More talk."
    [found] = mentions(text)
    assert found.evidence.text == "The Pentagon will grant MP Materials Corp. $35 million."
    assert found.printed["amount"] == "$35 million" and found.rule.startswith("funding.") and 0 < found.confidence < 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The mill of Jervois Global costs $50 million. The Pentagon is silent.", "cost"),
        ("The Pentagon's $5 million grant to Corrie Metals is subject to numerous risks, known and unknown.", "warns"),
    ],
)
def test_what_is_refused_says_why(text: str, why: str) -> None:
    found, refused = find_funding(reading_of(text))
    assert found == [] and [why in r.reason for r in refused] == [True]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "EXIM",
                "the bank",
                "approved",
                "loan",
                "of",
                "$5 million",
                "to",
                "Acme Mining Ltd",
                "(",
                ")",
                ".",
                "\n",
                "-",
                "by",
                "Government of",
                "A$3bn",
                ";",
                ":",
                "grant",
                "it",
                "will",
                "“",
                "DOE's",
                "| 5 |",
                "£1m",
            ]
        ),
        max_size=60,
    )
)
def test_any_words_give_mentions_whose_evidence_is_in_the_text(words: list[str]) -> None:
    record = {"doc_id": "page", "text": " ".join(words), "published_at": "2025-01-01"}
    reading = Reading(read_contract(record, Path()))
    for mention in find_funding(reading)[0]:
        assert reading.document.text[mention.evidence.start : mention.evidence.end] == mention.evidence.text
        assert mention.funder
