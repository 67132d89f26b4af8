"""Sellers told apart from the sale, groups defined for later use, papers of a deal told before, mergers by name.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from pipelines.extract.deals.page.sellers import groups_of
from tests.unit.extract.deals.telling import check, told
from tests.unit.extract.reading_of import reading_of

BOUGHT = "Harrow Metals (ASX: HRW) has signed a binding agreement to acquire the Mundo niobium project in Brazil. "


@pytest.mark.parametrize(
    "apart",
    [
        "The project is being acquired from Neofert Mineração and Lorne Holdings Pty Ltd.",
        "It covers 40 square kilometres. The sellers of the licences are Neofert Mineração and Lorne Holdings Pty Ltd.",
        "The vendors are Neofert Mineração (“Neofert”) and Lorne Holdings Pty Ltd.",
        "All tenements will be purchased directly from Neofert Mineração and Lorne Holdings Pty Ltd.",
    ],
)
def test_the_sellers_are_named_after_the_deal(apart: str) -> None:
    rows = told(BOUGHT + apart)
    assert [row[:2] for row in rows] == [
        ("acquisition agreed", "acquirer: Harrow Metals; seller: Neofert Mineração, Lorne Holdings Pty Ltd")
    ]


@pytest.mark.parametrize(
    "apart",
    [
        "The vendors will keep a royalty of 2%.",
        "The equipment was bought from a dealer, and Lorne Holdings Pty Ltd drills the holes.",
    ],
)
def test_sentences_on_sellers_that_name_none(apart: str) -> None:
    assert [row[1] for row in told(BOUGHT + apart)] == ["acquirer: Harrow Metals"]


GROUP = (
    "Tarn Resources Limited (ASX: TRN) will sign papers with Harrow Capital LLC (“Harrow”), Jo Mallory and Lorne "
    "Nominees (together the “Sellers”). "
)


def test_a_group_stands_for_its_members() -> None:
    assert {word: [n.name for n in names] for word, names in groups_of(reading_of(GROUP)).items()} == {
        "sellers": ["Harrow Capital LLC", "Jo Mallory", "Lorne Nominees"]
    }
    assert [
        row[1] for row in told(GROUP + "Tarn will acquire all the share capital of Kestrel Zinc Inc. from the Sellers.")
    ] == [
        "acquirer: Tarn Resources Limited; target: Kestrel Zinc Inc.; seller: Harrow Capital LLC, Jo Mallory, "
        "Lorne Nominees"
    ]


@pytest.mark.parametrize(
    ("sentences", "kind"),
    [
        (
            "Moraine Nickel will not proceed with its acquisition of Petrel Metals' Dunder nickel mine. Petrel Metals said "
            "it had received notice of termination from Moraine Nickel under the heads of agreement both companies entered.",
            "acquisition terminated",
        ),
        (
            "Harrow Metals has completed a binding sale agreement to sell its Kundip gold project to Lorne Resources.",
            "acquisition agreed",
        ),
        (
            "Harrow Metals is finalising the terms of an agreement to acquire all of Lorne Gold Pty Ltd.",
            "acquisition proposed",
        ),
        (
            "ASX-listed Harrow Metals has terminated the sale of its Kundip gold project after buyer Lorne Mining failed to "
            "pay.",
            "acquisition terminated",
        ),
        ("Under the merger, Harrow Gold will buy 100 per cent of Lorne Gold's issued capital.", "merger agreed"),
        (
            "Harrow Royalty (TSX: HRY) announces the completion of its acquisition of a royalty on the Tarn uranium project "
            "owned indirectly by Lorne Uranium Ltd.",
            "royalty_stream completed",
        ),
    ],
)
def test_papers_and_stages_of_a_sale(sentences: str, kind: str) -> None:
    assert [row[0] for row in told(sentences)] == [kind]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Harrow and Lorne sign merger deed", "merger"),
        ("Harrow to acquire Lorne after merger talks", "acquisition"),
        ("Harrow signs deed", "acquisition"),
    ],
)
def test_a_headline_calls_a_purchase_a_merger(title: str, kind: str) -> None:
    reading = reading_of(
        "Harrow Minerals Limited has agreed to acquire 100% of the capital of Lorne Gold Limited "
        "by a scheme of arrangement.",
        title=title,
    )
    assert [d.deal_type for d in find_deals(reading)[0]] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Lorne Gold owns the Tarn project and the option to purchase a 95% interest in the Kundip gold mine in Mali.",
        "Harrow Metals (ASX: HRW) is to sign a share sale agreement pursuant to which it must tell its holders.",
    ],
)
def test_what_is_owned_or_written_is_no_deal(text: str) -> None:
    assert told(text) == []


def test_the_issuer_is_whom_the_paper_calls_the_company() -> None:
    """Another company's ticker stands first, and the register's number between the issuer's name and its own."""
    rows = told(
        "The Talga deposit adjoins a discovery by Petrel Gold Mines (ASX: PGM). The Board of Delecto Limited "
        "(ACN 009 147 924) (ASX: DLC) (DLC or the Company) is pleased to announce that DLC has signed an "
        "agreement to acquire the Dunder lithium project from Lorne Minerals."
    )
    assert [row[1] for row in rows] == ["acquirer: Delecto Limited; seller: Lorne Minerals"]


@pytest.mark.parametrize(
    "text",
    [
        "Charter Metals grants a first right of refusal for offtake of up to 30% of the lithium to Lorne Lithium.",
        "Harrow Metals (ASX: HRW) said the value cannot be justified against the previously agreed acquisition terms.",
    ],
)
def test_rights_to_be_asked_first_and_terms_are_no_deal(text: str) -> None:
    assert told(text) == []


def test_a_landmark_is_not_the_project() -> None:
    rows = told(
        "Harrow Minerals (TSXV: HRW) has agreed to acquire 50% of 32 mineral claims in Quebec from Jo Mallory. "
        "The claims lie 60 km northwest of the town and 20 km north of the Montiver rare earths deposit."
    )
    assert [row[4] for row in rows] == [None]


def test_the_end_of_a_sale_has_its_own_day() -> None:
    rows = told(
        "Harrow Resources has terminated the sale of its Linde gold project after buyer Fortune Mining failed "
        "to pay. In April 2015, Harrow Resources agreed to divest its Linde project to Fortune Mining for "
        "$7 million."
    )
    assert [(row[0], row[2], row[5]) for row in rows] == [("acquisition terminated", 7_000_000, "2025-06-10")]


ISSUER = "Harrow Minerals (ASX: HRW) will acquire the Wise Creek tenements from Godol Resources. "


@pytest.mark.parametrize(
    "rest",
    [
        "The tenements adjoin ground that is held with Godol Resources. The company said the acquisition gives it a chance "
        "to acquire 100% of the project.",
        "Harrow Minerals and Godol Resources signed a binding term sheet for a total consideration of $550,000.",
        "Harrow Minerals has money to buy more mines in Western Australia.",
    ],
)
def test_the_paper_and_the_chance_are_no_second_deal(rest: str) -> None:
    rows = told(ISSUER + rest)
    assert [row[:2] for row in rows] == [("acquisition agreed", "acquirer: Harrow Minerals; seller: Godol Resources")]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Minerals has secured the Tarn lithium project in Ghana from Lorne Metals Pte. Ltd. for US$2 million.",
        "Harrow Minerals is to secure the Tarn lithium project for US$2 million from Lorne Metals Pte. Ltd. today.",
    ],
)
def test_a_mine_secured_from_its_owner_is_bought(text: str) -> None:
    assert [row[:4] for row in told(text)] == [
        ("acquisition agreed", "acquirer: Harrow Minerals; seller: Lorne Metals Pte. Ltd.", 2_000_000, None)
    ]


def test_metals_in_a_row_end_no_object() -> None:
    reading = reading_of(
        "Harrow Minerals has announced the acquisition of three prospective antimony, gold and copper "
        "projects in Queensland from Devon Prospecting."
    )
    assert [sorted(d.commodities) for d in find_deals(reading)[0]] == [["antimony", "copper", "gold"]]


@pytest.mark.parametrize(
    ("paper", "status"),
    [
        ("The scheme booklet was sent to all holders.", "agreed"),
        ("A scheme implementation deed is expected, as the talks are non-binding.", "proposed"),
        ("Directors met on Monday.", "proposed"),
    ],
)
def test_a_proposed_merger_with_its_signed_paper_is_agreed(paper: str, status: str) -> None:
    rows = told(f"Harrow Gold reports on its proposed merger with Lorne Gold. {paper}")
    assert [row[0] for row in rows] == [f"merger {status}"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Harrow Minerals (ASX: HRW) has terminated an agreement to divest its Leinster nickel project.",
            "seller: Harrow Minerals",
        ),
        (
            "Harrow Minerals (ASX: HRW) has agreed to sell its Leinster nickel project for $3 million. The Leinster nickel "
            "project was bought by Lorne Nickel Ltd.",
            "acquirer: Lorne Nickel Ltd; seller: Harrow Minerals",
        ),
        (
            "Harrow Minerals (ASX: HRW) has sold its Leinster nickel project. The Leinster nickel project was bought by Lorne "
            "Nickel Ltd from Harrow Minerals.",
            "acquirer: Lorne Nickel Ltd; seller: Harrow Minerals",
        ),
    ],
)
def test_a_sale_told_without_its_buyer(text: str, who: str) -> None:
    assert [row[1] for row in told(text)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Harrow Minerals (ASX: HRW) plans to sell its Tarn project.",
        "Harrow Minerals (ASX: HRW) owns the Tarn project. The ground is currently subject to a farm-in and joint venture "
        "agreement with Lorne Gold Ltd.",
        "Harrow Minerals (ASX: HRW) said holders could lose if it sold its Tarn project.",
    ],
)
def test_plans_and_standing_arrangements_are_no_deals(text: str) -> None:
    assert told(text) == []


def test_what_is_signed_goes_on_being_called_proposed() -> None:
    assert (
        told(
            "Sable Rock Mining has entered into an agreement with Magna Holdings (Pty) Ltd regarding the proposed "
            "acquisition of the Vlak chrome mine."
        )[0][0]
        == "acquisition agreed"
    )


SOLD = (
    "Australia-based Oaric Resources has announced that it has completed the sale of its Brams iron ore project in "
    "South Australia to Drake Investment Pty Ltd. "
)


@pytest.mark.parametrize(
    "rest",
    [
        "The company received A$440,000 for the transaction.",
        "The company received A$440,000 for the sale. Oaric Resources will turn to its newly acquired Dench project.",
    ],
)
def test_the_price_received_and_a_mine_bought_before(rest: str) -> None:
    assert [row[:3] for row in told(SOLD + rest)] == [
        ("acquisition completed", "acquirer: Drake Investment Pty Ltd; seller: Oaric Resources", 440_000)
    ]


def test_under_the_deal_the_one_spoken_of_sells() -> None:
    rows = told(
        "Petrel Nickel Australia Pty Ltd signed an agreement to sell gold mines. Under the deal, the Thunder "
        "gold mine is sold to the Australian Saran Metals Pty Ltd for 40 million Australian dollars."
    )
    assert [row[1:3] for row in rows] == [
        ("acquirer: Saran Metals Pty Ltd; seller: Petrel Nickel Australia Pty Ltd", 40_000_000)
    ]


def test_a_subsidiary_is_bought_by_its_name_and_from_its_owner() -> None:
    rows = told(
        "Dunder Silver Corp. entered into a share purchase agreement with Gorp Canada Ltd. (“GCL”) to acquire "
        "all of the common shares of a newly created wholly-owned subsidiary of GCL, Dome Hill Mine Ltd., for "
        "total consideration of US$425 million."
    )
    assert [row[1:3] for row in rows] == [
        ("acquirer: Dunder Silver Corp.; target: Dome Hill Mine Ltd.; seller: Gorp Canada Ltd.", 425_000_000)
    ]


def test_the_owner_of_licences_has_their_project() -> None:
    rows = told(
        "Tech Minerals Plc signed a binding agreement to sell 100% of the capital of Larch Resources Limited "
        "to Euro Lithium Limited. Larch is the owner of licences which comprise the Leinster lithium project."
    )
    assert [row[4] for row in rows] == ["Leinster"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Metals of Vancouver exercised its option over the Mundo claims on Monday, paying the vendor,"
        " Lorne Holdings, C$2.5 million and raising its interest from 51% to 80%.",
        "Harrow Metals exercised its option over the Mundo claims, paying Lorne Holdings C$2.5 million and"
        " lifting its interest to 80%.",
    ],
)
def test_a_participle_goes_on_with_what_the_subject_did(sentence: str) -> None:
    (row,) = told(sentence)
    assert row[1] == "acquirer: Harrow Metals; seller: Lorne Holdings"


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("The government of Bolivia has sold the Brant tin mine to Harrow Mining for $20 million.", "Bolivia"),
        ("The government of Quebec has sold the Brant tin mine to Harrow Mining for $20 million.", "Quebec"),
    ],
)
def test_a_state_sells_a_mine_of_its_own(text: str, seller: str) -> None:
    check(text, "acquisition", "completed", {"acquirer": ["Harrow Mining"], "seller": [seller]}, 2e7, None, "Brant")
