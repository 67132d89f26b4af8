"""Whole releases of listed companies: what they say besides their deal makes no second one and does not change it.

Companies, places and deals are invented.
"""

from __future__ import annotations

import pytest

from pipelines.extract.deals import find_deals
from tests.unit.extract.deals.telling import Row, told
from tests.unit.extract.reading_of import reading_of

BOUGHT = (
    "Corella Metals Limited (ASX: CRL) (“Corella” or “the Company”) is pleased to announce that it has entered into a "
    "binding agreement with Mulga Prospecting Pty Ltd (“Mulga”) to acquire 100% of the Dune Hill lithium project in "
    "Western Australia for $400,000 in cash."
)
FARMED = (
    "Corella Metals Limited (ASX: CRL) (“Corella”) has executed a binding farm-in agreement with Mulga Prospecting Pty "
    "Ltd (“Mulga”) over the Dune Hill lithium project. Corella can earn an 80% interest by spending $3 million over "
    "four years."
)
BESIDES = [
    "The Company has completed a $5.0 million placement to professional and sophisticated investors.",
    "The Company also made a placement of $2.0 million to existing shareholders.",
    "The vendor will keep a 2% net smelter royalty, half of which may be purchased by the Company for $1,000,000.",
    "Corella has paid a non-refundable exclusivity fee of $50,000 to Mulga, for which Mulga keeps the project free.",
    "Corella paid an introduction fee of $20,000 to Mulga for finding the tenements.",
    "Earlier explorers include Bendo Mining NL, which entered into a joint venture over the area in 1996.",
    "The royalty agreement is in addition to the $45 million debt facility with Banksia Bank Limited.",
]


@pytest.mark.parametrize("besides", BESIDES)
def test_what_stands_besides_a_purchase_is_no_deal(besides: str) -> None:
    rows = told(f"{BOUGHT}\n\n{besides}\n")
    assert [(kind, value, stake) for kind, _, value, stake, _, _ in rows] == [("acquisition agreed", 400_000, 100)]


@pytest.mark.parametrize(
    "other",
    [
        "A previous joint venture between Mulga and Harcastle Resources Limited lapsed in 2019.",
        "Harcastle Resources Limited withdrew from the area in 2019.",
    ],
)
def test_the_end_of_an_older_venture_does_not_end_a_farm_in(other: str) -> None:
    deals, _ = find_deals(reading_of(f"{FARMED}\n\n{other}\n"))
    farm_in = next(d for d in deals if d.deal_type == "earn_in")
    assert (farm_in.status, farm_in.value, farm_in.stake_pct) == ("agreed", 3_000_000, 80)


def test_the_company_is_the_issuer_whoever_was_called_a_company_before() -> None:
    rows: list[Row] = told(
        f"{BOUGHT}\n\nThe ground was once held by Bendo Mining NL, a private company.\n\nThe Company has agreed to sell "
        "its Salt Creek gold project to Tarwin Resources Limited for $900,000 in cash.\n"
    )
    assert rows[-1][1] == "acquirer: Tarwin Resources Limited; seller: Corella Metals Limited"


@pytest.mark.parametrize("paper", ["Toll Milling Agreement", "Binding Ore Treatment Agreement", "Toll Treatment Deed"])
def test_a_paper_in_capitals_is_nobody(paper: str) -> None:
    rows = told(
        f"Corella Metals Limited (ASX: CRL) has executed a binding {paper} with Tramway Milling Pty Ltd for the "
        "processing of up to 240,000 tonnes of ore from Corella's Lady Ann gold mine in Western Australia."
    )
    assert [row[1] for row in rows] == ["buyer: Corella Metals Limited; supplier: Tramway Milling Pty Ltd"]


TURNED: list[tuple[str, str, str]] = [
    (
        "Corella Metals Limited (ASX: CRL) announced a toll milling agreement with Tramway Milling Pty Ltd to treat 200,000 "
        "tonnes of ore from the Lady Ann gold mine.",
        "supply agreed",
        "buyer: Corella Metals Limited; supplier: Tramway Milling Pty Ltd",
    ),
    (
        "ASX-listed Corella Metals Limited has executed a binding term sheet with its neighbour, fellow ASX-listed Tarwin "
        "Resources Limited, to acquire 70% of four exploration licences.",
        "acquisition agreed",
        "acquirer: Corella Metals Limited; seller: Tarwin Resources Limited",
    ),
    (
        "Corella Metals Limited (ASX: CRL) has signed an option agreement with Tarwin Resources Limited that will see Tarwin "
        "take a 100% stake in Corella's Dune Hill project in Western Australia.",
        "earn_in agreed",
        "acquirer: Tarwin Resources Limited; seller: Corella Metals Limited",
    ),
    (
        "Corella Metals Limited (ASX: CRL) and its subsidiary Corella Zambia Ltd entered into an option agreement with "
        "Longreach Copper plc over four exploration licences held by Corella Zambia Ltd.",
        "earn_in agreed",
        "acquirer: Longreach Copper plc; seller: Corella Metals Limited, Corella Zambia Ltd",
    ),
    (
        "Corella Metals Limited (ASX: CRL) advises that its acquisition of the rights, title and interest of Tarwin "
        "Resources Limited in the Dune Hill gold project is complete.",
        "acquisition completed",
        "acquirer: Corella Metals Limited; seller: Tarwin Resources Limited",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), TURNED)
def test_who_sells_and_who_buys_in_a_release(text: str, kind: str, who: str) -> None:
    assert [(row[0], row[1]) for row in told(text)] == [(kind, who)]


PAPERS_TO_COME = [
    "The term sheet sets out the key terms that Corella and Tanabe will use in executing a binding offtake agreement, "
    "which will run for five years.",
    "A full-form binding offtake agreement will be negotiated between Corella and Tanabe.",
    "The offtake will cover 50% of the concentrate that comes from Dune Hill.",
]


@pytest.mark.parametrize("later", PAPERS_TO_COME)
def test_a_term_sheet_stays_a_proposal_while_its_contract_is_to_come(later: str) -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) (“Corella”) has signed a non-binding offtake term sheet with Tanabe Trading "
        f"Co., Ltd (“Tanabe”) for lithium concentrate from its Dune Hill project.\n\n{later}\n"
    )
    who = "buyer: Tanabe Trading Co., Ltd; supplier: Corella Metals Limited"
    assert [(row[0], row[1]) for row in rows] == [("offtake proposed", who)]


def test_the_right_that_a_purchase_gives_is_no_option_of_its_own() -> None:
    rows = told(
        f"{BOUGHT}\n\nThe Company has the right to acquire the tenements by paying $50,000 within five days of signing.\n"
    )
    assert [row[0] for row in rows] == ["acquisition agreed"]


OPTIONS: list[tuple[str, str, str | None]] = [
    (
        "Corella Metals Limited (ASX: CRL) has entered into an option deed with Aurora Metals Oyj, pursuant to which "
        "Corella has a six month option to purchase 100% of the shares of Koivu Kaivos Oy, the holder of the Koivuvaara "
        "nickel project.",
        "earn_in",
        "acquirer: Corella Metals Limited; seller: Aurora Metals Oyj",
    ),
    (
        "Corella Metals Limited (ASX: CRL) has signed an option deed with Aurora Metals Oyj, granting Corella the option to "
        "purchase 100% of the Koivuvaara nickel project.",
        "earn_in",
        "acquirer: Corella Metals Limited; seller: Aurora Metals Oyj",
    ),
    (
        "Corella Metals Limited (ASX: CRL) announced it had entered option agreements with Aurora Metals Oyj to acquire six "
        "lithium properties in Ontario.",
        "earn_in",
        "acquirer: Corella Metals Limited; seller: Aurora Metals Oyj",
    ),
    (
        "Corella Metals Corp. (TSXV: CRL) has entered into a non-binding letter dated October 1, 2023, with PNL Ventures "
        "Limited, an arm's length private company, to acquire a 100% interest in the Cabot copper project.",
        "acquisition",
        "acquirer: Corella Metals Corp.; seller: PNL Ventures Limited",
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), OPTIONS)
def test_who_may_buy_under_a_paper_with_somebody(text: str, kind: str, who: str) -> None:
    assert [(row[0].split()[0], row[1]) for row in told(text)] == [(kind, who)]


def test_an_option_with_a_price_in_the_list_of_terms_is_a_proposal() -> None:
    text = (
        "Corella Metals Limited (ASX: CRL) has signed a binding option agreement with Aurora Metals Oyj granting Corella the "
        "exclusive right to acquire a 100% interest in the Koivuvaara nickel project.\n\n"
        "Term | Detail\nOption fee | $50,000\nExercise price | $1,200,000 in cash\n"
    )
    assert [(row[0], row[2]) for row in told(text)] == [("earn_in proposed", 1_200_000)]


def test_a_price_that_is_varied_replaces_the_old_one() -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) refers to its announcement of 2 October 2023 in relation to the proposed "
        "acquisition of the Mt Deans nickel project from Tarcoola Nickel Pty Ltd.\n\nThe Company advises that the parties "
        "have executed a deed of variation under which the cash consideration for the acquisition has been reduced from "
        "$1,000,000 to $600,000.\n\nUnder the other terms Corella will acquire a 100% interest in E15/1811 and E15/1902 "
        "near Norseman, Western Australia.\n"
    )
    assert [(kind, who, value, stake) for kind, who, value, stake, _, _ in rows] == [
        ("acquisition agreed", "acquirer: Corella Metals Limited; seller: Tarcoola Nickel Pty Ltd", 600_000, 100)
    ]


def test_who_buys_what_is_left_of_a_company_owns_it() -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) has closed the purchase of the remaining 20% interest in Basin Nickel LLC from "
        "Ormsby Partners LLC for $15 million."
    )
    who = "acquirer: Corella Metals Limited; target: Basin Nickel LLC; seller: Ormsby Partners LLC"
    assert [(row[0], row[1], row[2], row[3]) for row in rows] == [("acquisition completed", who, 15_000_000, 20)]


@pytest.mark.parametrize("met", ["satisfies the $2.0 million Stage 1 expenditure", "completes Stage 1 of its farm-in"])
def test_a_stage_that_is_met_has_earned_its_share(met: str) -> None:
    rows = told(
        f"Corella Metals Limited (ASX: CRL) {met} and earns a 51% interest in the Dune Hill lithium project from Tarwin "
        "Resources Limited."
    )
    assert [(row[0], row[3]) for row in rows] == [("earn_in completed", 51)]


def test_a_loan_facility_between_merging_companies_is_a_deal_of_its_own() -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) has agreed to provide Tarwin Resources Limited with an unsecured loan facility of "
        "up to $4.0 million to fund working capital."
    )
    who = "investor: Corella Metals Limited; investee: Tarwin Resources Limited"
    assert [(row[0], row[1], row[2]) for row in rows] == [("other agreed", who, 4_000_000)]


def test_terms_of_rights_at_the_end_of_a_release_are_no_news() -> None:
    rows = told(
        f"{BOUGHT}\n\n# Annexure A - Terms of Performance Rights\n\nEach Performance Right entitles its holder to subscribe "
        "for one share in Corella on vesting.\n"
    )
    assert [row[0] for row in rows] == ["acquisition agreed"]


HIGHLIGHTS = [
    (
        "Binding term sheet executed with Osprey Minerals Pty Ltd to acquire 100% of the Eileen nickel project",
        "acquisition",
    ),
    (
        "Option agreement entered into with Osprey Minerals Pty Ltd to acquire 100% of the Eileen nickel project",
        "earn_in",
    ),
]


@pytest.mark.parametrize(("highlight", "kind"), HIGHLIGHTS)
def test_a_highlight_without_its_subject_is_the_issuer_s(highlight: str, kind: str) -> None:
    rows = told(f"Corella Metals Limited (ASX: CRL) tells of its quarter.\n\n• {highlight}\n")
    who = "acquirer: Corella Metals Limited; seller: Osprey Minerals Pty Ltd"
    assert [(row[0], row[1]) for row in rows] == [(f"{kind} agreed", who)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Corella Metals plc said it entered into an offtake agreement under which it would sell 1,000 tonnes of lithium "
            "carbonate a year to Tanabe Trading Co., Ltd.",
            "offtake agreed",
        ),
        (
            "Shareholders of Corella Metals plc approved the planned acquisition of Tarwin Resources Limited.",
            "acquisition agreed",
        ),
    ],
)
def test_what_is_signed_or_voted_on_is_no_plan(text: str, status: str) -> None:
    assert [row[0] for row in told(text)] == [status]


@pytest.mark.parametrize(
    "aside",
    [
        "Corella has an option to acquire a 100% interest in the Olivine nickel property.",
        "The loan of $8.6 million from Tarwin Resources Limited has been converted into shares.",
    ],
)
def test_what_a_company_has_already_is_no_deal(aside: str) -> None:
    assert told(f"Corella Metals Limited (ASX: CRL) explores for nickel.\n\n{aside}\n") == []


@pytest.mark.parametrize(
    "halves",
    [
        "Pursuant to the agreement, each of Corella and Hanbit will hold 50% of the shares in the new company.",
        "The plant will be owned 50:50 by the two partners.",
    ],
)
def test_both_halves_of_a_venture_are_told_behind_it(halves: str) -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) (“Corella”) has entered into a binding joint venture agreement with Hanbit "
        f"Magnetics Corp. (“Hanbit”) to build a rare earth metals plant.\n\n{halves}\n"
    )
    assert [(row[0], row[3]) for row in rows] == [("joint_venture agreed", 50)]


def test_a_project_holds_what_its_full_name_says() -> None:
    reading = reading_of(
        "Corella Metals Limited (ASX: CRL) owns the Hillgate Antimony-Gold Project in New South Wales. The price of antimony "
        "has doubled.\n\nTarwin Resources Limited has agreed to acquire a 100% interest in Hillgate from Corella for $14.5 "
        "million.\n"
    )
    assert [d.commodities for d in find_deals(reading)[0]] == [("antimony", "gold")]


def test_what_is_paid_after_a_purchase_is_neither_its_price_nor_its_closing() -> None:
    rows = told(
        "Corella Metals Limited (ASX: CRL) has signed an agreement to acquire the Dune Hill gold project from Tarwin Resources "
        "Limited.\n\nDeferred consideration will see Corella pay $150,000 in cash within 12 months following the "
        "acquisition.\n"
    )
    assert [(row[0], row[2]) for row in rows] == [("acquisition agreed", None)]


def test_who_may_redeem_a_royalty_pays_it() -> None:
    rows = told(
        "Corella Metals Inc. (TSXV: CRL) has an option agreement with Tarwin Resources Limited under which it may acquire 50% "
        "of the Nisk property by spending $2.8 million.\n\nCorella retains the option to purchase half of the royalty for "
        "$2 million.\n"
    )
    assert [(row[0], row[2]) for row in rows] == [("earn_in agreed", 2_800_000)]
