"""Earn-ins, letters, streams and prepayments as papers lodged with exchanges tell them. All names are invented."""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import told
from tests.unit.extract.reading_of import reading_of

OPTION = (
    "Harrow Uranium Corp. (TSXV: HRW) is pleased to announce that it has entered into an option agreement with Lorne "
    "Metals Ltd. (CSE: LRN). "
)
EARNS: list[tuple[str, str, float | None, float | None]] = [
    (  # later stages are never added up; their share is the deal's
        "Lorne may earn an initial 51% interest in the Teal Lake uranium project by spending C$4 million over three "
        "years. It may then increase its interest to 80% by spending a further C$7 million.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        4e6,
        80,
    ),
    (
        "Lorne may earn an initial 49-per-cent interest in the Teal Lake uranium project by incurring C$4-million of "
        "exploration expenditures. Subsequently it may earn an additional 11-per-cent interest by incurring a further "
        "C$8-million of expenditures.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        4e6,
        60,
    ),
    (
        "To earn its 51% interest in the Teal Lake uranium project, Lorne must complete an exploration spend of C$2 "
        "million within two years.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        2e6,
        51,
    ),
    (
        "The agreement gives Lorne the option to earn a 75% stake in the Teal Lake uranium project. It requires Lorne "
        "to spend C$6.3 million on exploration within three years.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        6.3e6,
        75,
    ),
    (  # what the share takes stands in the sentence behind it
        "Lorne can earn 50% of the Teal Lake uranium project over five years. It must pay C$400,000 in cash and fund "
        "C$12.5 million of exploration. It has another five years to raise its interest to 70% by funding a further C$40 "
        "million.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        12.5e6,
        70,
    ),
    (
        "Lorne may earn up to 70% of the Teal Lake uranium project through expenditure of C$1 million for an initial 51% and "
        "an additional C$2 million for a further 19%.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        1e6,
        70,
    ),
    (  # the whole comes before the stages
        "Lorne can earn 51% of the Teal Lake uranium project by spending C$16 million and a further 24% by spending "
        "another C$35 million. In total, Lorne would spend C$51 million to acquire 75% ownership of the project.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        51e6,
        75,
    ),
    (  # the venture at the end of an earn-in is part of it, and a right to leave does not end it
        "Lorne may earn 70% of the Teal Lake uranium project by spending C$5 million. Lorne may withdraw from the "
        "earn-in after spending C$1 million. Once the second stage is complete, Harrow and Lorne will form a joint "
        "venture.",
        "acquirer: Lorne Metals Ltd.; seller: Harrow Uranium Corp.",
        5e6,
        70,
    ),
]


@pytest.mark.parametrize(("text", "who", "value", "share"), EARNS)
def test_stages_of_an_option_are_one_earn_in(text: str, who: str, value: float, share: float) -> None:
    assert [(row[0], row[1], row[2], row[3]) for row in told(OPTION + text)] == [("earn_in agreed", who, value, share)]


def test_what_is_spent_for_a_share_earns_it() -> None:
    rows = told(
        "Under an agreement with Legacy Peak Holdings, Boobook Nickel Limited will spend A$1.5 million on "
        "exploration over five years in exchange for an 80% interest in the Fraser South nickel project."
    )
    assert [row[:4] for row in rows] == [
        ("earn_in agreed", "acquirer: Boobook Nickel Limited; seller: Legacy Peak Holdings", 1.5e6, 80)
    ]


def test_what_has_been_earned_is_the_share_whatever_may_follow() -> None:
    rows = told(
        "Boobook Nickel Limited has earned a 51% interest in the Fraser South nickel project of Legacy Peak "
        "Holdings by spending A$3 million. It can increase its interest to 75% by spending a further A$9 "
        "million."
    )
    assert [(row[0], row[2], row[3]) for row in rows] == [("earn_in completed", 3e6, 51)]


LETTERS: list[tuple[str, str]] = [
    (
        "Pindari Gold Limited (ASX: PDG) has signed a non-binding heads of agreement with Orion Range Mining Limited over "
        "its Euro Well gold project. Orion Range Mining would be able to earn an initial 51% interest in the project by "
        "spending A$6 million.",
        "earn_in proposed",
    ),
    (
        "Pindari Lithium Limited has signed a memorandum of understanding with Hansol Cells Co., Ltd. Under the "
        "agreement, Pindari Lithium will supply Hansol Cells with 10,000 tonnes of lithium hydroxide a year.",
        "offtake proposed",
    ),
    (
        "Pindari Gold Limited (ASX: PDG) has signed a binding term sheet with Orion Range Mining Limited over its Euro "
        "Well gold project. Orion Range Mining can earn a 51% interest in the project by spending A$6 million.",
        "earn_in agreed",
    ),
]


@pytest.mark.parametrize(("text", "kind"), LETTERS)
def test_what_a_letter_goes_on_to_describe_is_no_more_than_the_letter(text: str, kind: str) -> None:
    assert [row[0] for row in told(text)] == [kind]


STREAMS: list[tuple[str, str, float]] = [
    (
        "Wheatland Precious Metals Corp. has entered into a precious metals purchase agreement for gold produced from the "
        "Teal Lake gold mine with Lorne Metals. Wheatland will make an upfront cash payment of US$110 million.",
        "royalty_holder: Wheatland Precious Metals Corp.; seller: Lorne Metals",
        110e6,
    ),
    (
        "Wheatland Royalties Inc. has agreed to purchase silver production from the Teal Lake mine of Lorne Metals Ltd. "
        "for US$141 million. The stream to Wheatland Royalties falls to 33% of production later.",
        "royalty_holder: Wheatland Royalties Inc.; seller: Lorne Metals Ltd.",
        141e6,
    ),
    (
        "Lorne Metals Ltd. has granted Wheatland Royalties Inc. a 2% gross revenue royalty over the Teal Lake gold "
        "project in return for US$5 million.",
        "royalty_holder: Wheatland Royalties Inc.; seller: Lorne Metals Ltd.",
        5e6,
    ),
]


@pytest.mark.parametrize(("text", "who", "value"), STREAMS)
def test_production_bought_up_front_is_a_stream(text: str, who: str, value: float) -> None:
    assert [(row[0].split()[0], row[1], row[2]) for row in told(text)] == [("royalty_stream", who, value)]


def test_a_prepayment_told_apart_is_the_offtakes_value() -> None:
    rows = told(
        "Lorne Metals Limited (ASX: LRN) has executed a binding offtake agreement with Corvane Trading AG for "
        "tin concentrate from its Teal Lake mine. Corvane Trading will provide a US$10 million prepayment "
        "facility."
    )
    assert [(row[0], row[2]) for row in rows] == [("offtake agreed", 10e6)]


def test_two_contracts_of_one_sentence_are_two() -> None:
    rows = told(
        "Lorne Metals signed an offtake agreement with Corvane Trading AG for its tantalum, as well as an "
        "extension of its tin concentrate offtake agreement with Siam Smelters AG for its tin."
    )
    assert [row[1] for row in rows] == [
        "buyer: Corvane Trading AG; supplier: Lorne Metals",
        "buyer: Siam Smelters AG; supplier: Lorne Metals",
    ]


def test_a_venture_that_is_only_spoken_of_is_no_deal() -> None:
    assert (
        told("The contract is a boost to our planned joint venture with Corvane Trading AG, Lorne Metals said.") == []
    )


def test_a_paper_to_form_a_venture_is_a_joint_venture() -> None:
    rows = told(
        "Lorne Metals announced a cooperation agreement with Sanno Metal Mining and Toyoshima Corporation to "
        "form a 50:50 joint venture to develop the Teal Lake nickel project."
    )
    assert [(row[0], row[3]) for row in rows] == [("joint_venture agreed", 50)]


LISTED: list[tuple[str, str]] = [
    (
        "ASX-listed Boobook Nickel can earn 51% of Legacy Peak's Fraser South nickel project by spending $2 million.",
        "AUD",
    ),
    (
        "Boobook Nickel Corp. [BOO-TSXV] can earn 51% of Legacy Peak's Fraser South nickel project by spending $2 "
        "million.",
        "CAD",
    ),
    (
        "The TSX Venture Exchange has accepted for filing an agreement under which Boobook Nickel can earn 51% of Legacy "
        "Peak's Fraser South nickel project by spending $2 million.",
        "CAD",
    ),
    ("Boobook Nickel can earn 51% of Legacy Peak's Fraser South nickel project by spending $2 million.", "USD"),
]


@pytest.mark.parametrize(("text", "currency"), LISTED)
def test_a_listing_told_in_words_gives_a_bare_dollar_its_country(text: str, currency: str) -> None:
    assert [d.currency for d in find_deals(reading_of(text))[0]] == [currency]


def test_a_company_that_lists_its_trades_is_one_party() -> None:
    rows = told(
        "Boobook Nickel signed a memorandum of understanding with Nippon Oil, Gas and Metals National "
        "Corporation on nickel exploration."
    )
    assert [row[1] for row in rows] == ["partner: Boobook Nickel, Nippon Oil, Gas and Metals National Corporation"]


def test_a_royalty_bought_from_somebody_unnamed_has_no_seller() -> None:
    rows = told(
        "Wheatland Royalties Inc. (TSX: WHR) said its subsidiary WR Holdings LLC has acquired a royalty over "
        "the Teal Lake gold mine from certain holders for US$204 million."
    )
    assert [row[1] for row in rows] == ["royalty_holder: WR Holdings LLC"]


def test_terms_that_name_nobody_are_those_of_the_deal_told_before_them() -> None:
    rows = told(
        "Lorne Graphite Limited (ASX: LGL) has signed a binding offtake agreement with Hansol Anode Co., Ltd "
        "for flake graphite from its Mkula project.\n\n"
        "• Volume: 30,000 tonnes per annum, representing approximately 60% of Stage 1 production\n"
        "• Prepayment: US$15 million upon financial close\n\n"
        "The Company signed a memorandum of understanding with Traxis GmbH for 10,000 tonnes per annum last "
        "year."
    )
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("buyer: Hansol Anode Co., Ltd; supplier: Lorne Graphite Limited", 15e6, 60),
        ("buyer: Traxis GmbH; supplier: Lorne Graphite Limited", None, None),
    ]


def test_what_must_be_spent_to_exercise_an_option_is_its_value() -> None:
    rows = told(
        "Boobook Minerals Corp. (TSXV: BOO) has entered into an option agreement with Prospector Nord Inc., "
        "pursuant to which it may acquire a 100% interest in the Lac Teal antimony property.\n\nTo exercise "
        "the option, the Company must pay $250,000 in cash, issue 3,000,000 common shares and incur "
        "$1,500,000 in exploration expenditures over four years."
    )
    assert [(row[0], row[2], row[3]) for row in rows] == [("earn_in agreed", 1.5e6, 100)]


ISSUER = 'Harrow Lithium Limited (ASX: HLI) ("Harrow" or the "Company") '


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        (
            'has executed a binding Heads of Agreement with Corrin Resources Pty Ltd ("Corrin") under which Corrin may earn up '
            "to 75% of the Bald Hill project by spending $4 million over four years.",
            "earn_in agreed",
        ),
        (
            "has granted Corrin Resources Pty Ltd an exclusive option over the Bald Hill licences for an option fee of "
            "$50,000.",
            "earn_in proposed",
        ),
        (
            "has been notified by Corrin Resources Pty Ltd that it has elected to proceed to Stage 2 of the Bald Hill earn-in, "
            "under which it may increase its interest from 51% to 75%.",
            "earn_in agreed",
        ),
    ],
)
def test_the_other_side_of_an_earn_in_is_the_issuer(text: str, deal: str) -> None:
    assert [row[:2] for row in told(ISSUER + text)] == [
        (deal, "acquirer: Corrin Resources Pty Ltd; seller: Harrow Lithium Limited")
    ]


def test_a_deed_that_has_been_terminated_ends_its_scheme() -> None:
    rows = told(
        ISSUER
        + "refers to the Scheme Implementation Deed with Corrin Resources Limited dated 3 March 2025. The Deed has been "
        "terminated by mutual consent."
    )
    assert [row[0] for row in rows] == ["acquisition terminated"]


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Tessaro Mining gave notice that it will not go on with its option over Harlow Resources' Redcliff "
            "property.",
            [("earn_in terminated", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Under the terms, Tessaro Mining must spend A$10 million to gain a 70% stake in the Redcliff project of "
            "Harlow Resources.",
            [("earn_in agreed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
        (
            "Tessaro Mining may acquire 100% of Redcliff from Harlow Resources by making staged payments of C$1.5 "
            "million over three years.",
            [("earn_in agreed", "acquirer: Tessaro Mining; seller: Harlow Resources")],
        ),
    ],
)
def test_an_earn_in_in_other_words(text: str, deals: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in told(text)] == deals
