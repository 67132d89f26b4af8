"""Sums beside a public body that nobody gives: what a state earns, a deal costs, applicants ask for, others are to bring."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "The government of Guinea earned $900 million from bauxite last year.",
        "Zambia sold copper worth $8 billion abroad last year, the finance ministry said.",
        "The expansion of Kansanshi was finished on a budget of $1.25 billion, the Zambian government said.",
        "The mine was built within its budget of $640 million, said the government of Zambia.",
        "The $500 million sale of the Harrow Creek nickel business remains before the European Commission.",
        "Ostrow's $500 million disposal of its zinc business awaits the approval of the European Commission.",
        "The European Investment Bank has 27 shareholders. It has invested over EUR 15 billion in 36 of them.",
        "Applicants asked the Department of Energy for $4 billion, four times what the programme has.",
        "The state-owned ENAMI chose Harrow Creek Metals as partner for Tarnwick, where the company will put up to US$425 "
        "million and own 51%.",
        "Manara Minerals owns a tenth of Harrow Creek Metals Inc., for which it paid $2.5 billion.",
        "Reclamation security of $190,000 was posted by Harrow Creek, held by the Ministry of Finance of Zambia.",
        "The Mongolian government and Harrow Creek Metals Inc. signed the investment agreement for Tarnwick.",
    ],
)
def test_what_is_earned_asked_for_or_paid_for_a_deal_is_no_funding(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    "rest",
    [
        "Another EUR 50 million is to be attracted from others.",
        "The remaining EUR 60 million must come from private investors.",
        "EUR 70 million more has to be found on the capital market.",
        "The rest, EUR 80 million, will be private capital.",
    ],
)
def test_what_others_are_to_bring_is_not_the_bodys(rest: str) -> None:
    text = f"The European Union gives Harrow Creek Metals Inc. a grant of EUR 40 million. {rest}"
    assert [r[2] for r in rows(text)] == [4e7]


def test_whether_a_company_puts_in_its_own_money_is_no_lenders_news() -> None:
    text = (
        "The Energy Department has offered Harrow Creek Metals Inc. a conditional loan of $700 million. Ostrow plc still has "
        "to decide whether it puts in its $490 million for half of Tarnwick."
    )
    assert [r[2] for r in rows(text)] == [7e8]


def test_what_a_body_is_called_by_is_no_project() -> None:
    text = "The White House unveiled Project Vault, a stockpile with a $10 billion loan from the Export-Import Bank."
    assert [mention.project for mention in find_funding(reading_of(text))[0]] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "A further A$2 million is payable to Harrow Ltd on the grant of a mining lease by the Department of Mines.",
        "The vendor receives £1,000,000 upon the grant of planning permission by Cornwall Council.",
        "A sum of US$3 million falls due after receipt of the environmental permits from the Ministry of Environment.",
    ],
)
def test_what_is_due_when_a_right_is_given_is_no_funding(text: str) -> None:
    assert rows(text) == []


def test_the_budget_of_a_companys_work_is_no_states() -> None:
    text = "Aurel Clays Corp. (TSXV: ACL) has drilled at Ash Creek in Brazil. The budget of the programme is C$2.3 million."
    assert rows(text) == []


def test_an_export_credit_agency_exports_nothing() -> None:
    text = (
        "The Norwegian export credit agency Eksfin will guarantee NOK 900 million of a loan for Tarn ASA's rutile mine."
    )
    assert [row[:3] for row in rows(text)] == [("Eksfin", "Tarn ASA", 900e6)]


@pytest.mark.parametrize(
    "rest",
    [
        "Its capital funding requirement for the first phase is $46 million.",
        "The general once ran an operating budget of $110 million for the Army.",
        "With the money Harrow has repaid in full the $21 million convertible notes held by Alder Street Capital.",
        "It replaces a prior $10 million facility with Alder Street Capital.",
        "The facility replaces a $10 million ATM facility with the broker Alder Street Capital.",
        "Shares were issued at a pre-money valuation of $50 million.",
        "The plant will make 2,000 tonnes of steel a year, mainly rebar, worth $26 million.",
        "Ostrow plc said it made an $85 million payment to the state to advance talks.",
        "Ostrow plc, its neighbour, decides by May on a mine on which it has written off $25 million.",
        "Market Tarn Media was paid $15,000 for the production of this article by Ministry of Ink Ltd.",
        "The option agreement includes a $2 million credit for exploration work on the next claim.",
        "Study results (NPV8: $61 million) were good, and talks with the department go on.",
        "The partner's agency has incurred $16 million on the joint work to date.",
        "The facility has a tenor of six months plus a fee of $50,000 per month.",
        "Its car, starting at $69,900, has been recognized with awards.",
        "Ostrow plc filed a $100 million shelf registration to support its growth.",
        "Ostrow plc sold its coal, generating $6.7 million to support its work.",
    ],
)
def test_costs_values_and_what_is_given_back_are_no_funding(rest: str) -> None:
    text = f"The Energy Department gives Harrow Creek Metals Inc. a grant of $7 million. {rest}"
    assert [r[2] for r in rows(text)] == [7e6]


def test_a_body_that_lends_a_part_gives_not_the_whole() -> None:
    text = "The Tarn project has a EUR 500 million green loan, of which EUR 150 million was lent by the EIB."
    assert [r[:1] + r[2:3] for r in rows(text)] == [("EIB", 150e6)]


def test_a_partner_in_another_sentence_part_gives_no_grant() -> None:
    text = "Harrow Metals Ltd secured a $430,000 grant for new roads and partnered with Ostrow Power Inc. on reactors."
    assert rows(text) == []


def test_goods_under_contract_are_bought_for_what_they_are_worth() -> None:
    text = (
        "Harrow Antimony Corp. signed a five-year agreement with the Defense Logistics Agency for up to 600 tons of antimony "
        "metal, worth up to $15 million."
    )
    assert [r[2] for r in rows(text)] == [15e6]


BUDGET = (
    "The Ministry of Finance of Zambia will provide support as follows.\n\n"
    "| Item | Amount |\n|---|---|\n| Embankment | US$75.1 million |\n| Water treatment plant | US$25.2 million |\n\n"
)
GEOLOGY = "Granite intrudes the shale along the northern edge of the Tarnwick copper property, where core was split. "


@pytest.mark.parametrize(("pages", "sums"), [(0, True), (700, False)])
def test_tables_of_a_technical_report_are_no_budget(pages: int, sums: bool) -> None:
    head = "NI 43-101 Technical Report on the Tarnwick copper project\n\n"
    found, refused = find_funding(reading_of(head + BUDGET + GEOLOGY * pages))
    assert bool(found) is sums and any("technical report" in r.reason for r in refused) is not sums


@pytest.mark.parametrize(
    "sentence",
    [
        "The quarter saw a letter from Export Finance Australia. The company closed an institutional placement to raise A$15 "
        "million.",
        "Export Finance Australia backs the tin mine. Draining the workings will take £13 million.",
        "The Queensland Government's programme opened. Explorers can apply for grants of up to $200,000 for lithium.",
        "Export Finance Australia lends to the miner. In return Korean makers of cells receive lithium worth $470 million.",
    ],
)
def test_what_is_raised_costs_or_is_shipped_is_no_gift(sentence: str) -> None:
    assert [row for row in rows(sentence) if row[2]] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Department of Energy awards projects with a price tag of several hundred million dollars.",
        "Under the Department of Energy the private sector has made a $120 billion investment in batteries.",
        "Funded through the $1 trillion infrastructure law passed in 2021, the Department of Energy goes on giving grants.",
        "Alcorn Metals has a grant from Export Finance Australia. The process serves its upcoming A$500 million processing "
        "facility in Perth.",
        "Export Finance Australia backs the tin mine. Funding for its construction now stands at $1.1 billion.",
    ],
)
def test_what_is_vague_private_or_a_law_is_no_gift(sentence: str) -> None:
    assert [row for row in rows(sentence) if row[2]] == []
