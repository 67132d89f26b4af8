"""Tables of awards and of a company's financing: whose rows are funding, and which tables are about something else."""

from __future__ import annotations

from pathlib import Path

from pipelines.extract.funding import find_funding
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.funding_told import rows

FINANCING = """Bergtuna Wolfram AB announces the complete financing of the Kopparhed mine.

| Provider | Instrument | Amount |
|---|---|---|
| Nordic Investment Bank | Loan, 12 years | SEK 650 million |
| EKN | Guarantee for bank loans | SEK 400 million |
| Swedish Energy Agency | Grant | SEK 88 million |
| Offtaker Stahl SE | Prepayment | SEK 120 million |
| Share placement | Equity | SEK 90 million |
| Cash on hand | - | SEK 30 million |
"""
AWARDS = """The European Commission has selected two projects to receive €262 million of grants.

| Project | Coordinator | Country | Grant |
|---|---|---|---|
| RafLi | Elbe Raffinerie GmbH | Germany | €152.0 million |
| Anodo | Grafitos del Tajo, S.A. | Spain | €110.0 million |
"""
DIGEST = """# Metals in motion: week 12

## Antimony

The Pentagon will give Bruneau Antimony Corp. US$31 million to reopen a mill in Idaho.

## In brief

| Company | News | Move |
|---|---|---|
| Tundra Vanadium | quarterly loss of C$4.1 million | -7% |
| Orofino | analyst lifts price target to 95 pence | +2% |
"""
SOURCES = """Sources and uses of Lundbreck Copper Corp. at closing:

| Sources | US$ million | Uses | US$ million |
|---|---|---|---|
| Export Development Canada term loan | 85 | Mine construction | 160 |
| Equity | 90 | Working capital | 15 |
| Total | 175 | Total | 175 |
"""


def test_public_and_lent_money_of_a_financing_table_goes_to_the_issuer() -> None:
    assert [(r[0], r[1], r[2], r[4]) for r in rows(FINANCING, markdown=True)] == [
        ("Nordic Investment Bank", "Bergtuna Wolfram AB", 6.5e8, "loan"),
        ("EKN", "Bergtuna Wolfram AB", 4e8, "loan_guarantee"),
        ("Swedish Energy Agency", "Bergtuna Wolfram AB", 8.8e7, "grant"),
    ]


def test_a_coordinator_receives_its_row() -> None:
    assert [r[1:3] for r in rows(AWARDS, markdown=True)][-2:] == [
        ("Elbe Raffinerie GmbH", 1.52e8),
        ("Grafitos del Tajo, S.A", 1.1e8),
    ]


def test_a_table_of_another_story_is_no_list_of_awards() -> None:
    assert [r[2] for r in rows(DIGEST, markdown=True)] == [3.1e7]


def test_only_the_lender_of_sources_and_uses_is_funding() -> None:
    assert [r[:3] for r in rows(SOURCES, markdown=True)] == [
        ("Export Development Canada", "Lundbreck Copper Corp", 8.5e7)
    ]


def test_the_rows_of_a_term_sheet_are_one_loan() -> None:
    page = (
        "Burdekin Vanadium Ltd (ASX: BDV) has executed a loan facility. Key terms are set out below.\n\n"
        "| Term | Detail |\n|---|---|\n| Lender | Northern Australia Infrastructure Facility |\n"
        "| Facility amount | A$110 million |\n| Tenor | 12 years |\n| Security | First ranking |\n"
    )
    assert rows(page, markdown=True) == [
        ("Northern Australia Infrastructure Facility", "Burdekin Vanadium Ltd", 1.1e8, "closed", "loan")
    ]


def test_the_lines_of_a_term_sheet_are_one_loan() -> None:
    page = (
        "Alpine Antimony plc has signed a loan agreement on these terms:\n\n- Lender: Export Development Canada\n"
        "- Borrower: Yukon Antimony Inc.\n- Facility amount: C$45 million\n- Tenor: 8 years\n"
    )
    assert [(r[0], r[1], r[2], r[4]) for r in rows(page, markdown=True)] == [
        ("Export Development Canada", "Yukon Antimony Inc", 4.5e7, "loan")
    ]


def test_terms_without_a_lender_are_no_funding() -> None:
    page = "Terms of the offtake.\n\n| Term | Detail |\n|---|---|\n| Buyer | Stahl SE |\n| Amount | US$20 million |\n"
    assert rows(page, markdown=True) == []


LETTERS = """On 3 June the Export-Import Bank of the United States handed letters of interest to three companies.

| Company | What it will make | Amount, US$ million, up to |
|---|---|---|
| Oxbow Metals | Antimony (Grey Tor) | 210 |
| Tarn Lithium | Lithium hydroxide | 95 |
"""
BUDGET = """| Line | Measure | Support | Delivery |
|---|---|---|---|
| 1 | Critical Minerals Processing Fund | C$500 million | Ministry of Northern Affairs |
| 2 | Prospectors' training | C$4 million | Building North Office |
"""
MEMO = """The Department of Defense announced these awards:

| OXBOW METALS | $37.5 million | Alaska. Drilling, Grey Tor. |
|---|---|---|
| TARN LITHIUM | $20.6 million | Nevada. Mill study. |
"""


def test_figures_take_currency_scale_and_limit_from_their_header() -> None:
    assert rows(LETTERS, markdown=True) == [
        ("Export-Import Bank of the United States", "Oxbow Metals", 2.1e8, "letter_of_interest", "loan"),
        ("Export-Import Bank of the United States", "Tarn Lithium", 9.5e7, "letter_of_interest", "loan"),
    ]


def test_those_who_deliver_a_measure_are_its_givers() -> None:
    assert [r[:3] for r in rows(BUDGET, markdown=True)] == [
        ("Ministry of Northern Affairs", None, 5e8),
        ("Building North Office", None, 4e6),
    ]


def test_a_table_without_a_header_names_receivers_first() -> None:
    assert [r[1:3] for r in rows(MEMO, markdown=True)] == [("OXBOW METALS", 3.75e7), ("TARN LITHIUM", 2.06e7)]


REGISTER = """| Beneficiary | Oxbow Metals |
|---|---|
| Source | Sum, US$ m |
| European Investment Bank | 55 |
| Ministry of Mines | 7.5 |
"""
PAST = """The Ministry of Mines has funded Oxbow Metals before.

| Date | Content | € million |
|---|---|---|
| March 2021 | Loan | 25 |
| June 2023 | Grant | 9 |
"""


def test_labels_may_stand_above_the_row_that_names_the_columns() -> None:
    told = [r[0:3:2] for r in rows(REGISTER, markdown=True)]
    assert told == [("European Investment Bank", 5.5e7), ("Ministry of Mines", 7.5e6)]


def test_a_column_of_instruments_makes_awards_of_its_rows() -> None:
    told = [(r[0], r[2], r[4]) for r in rows(PAST, markdown=True)]
    assert told == [("Ministry of Mines", 2.5e7, "loan"), ("Ministry of Mines", 9e6, "grant")]


ASKED_IN_PLAIN_WORDS = """# State aid in May

| Date | Who pays | Who gets | For | Amount | Form | Status |
|---|---|---|---|---|---|---|
| 3 May | Export Development Canada | Kirkland Cobalt | Larder cobalt refinery, Ontario | C$21m | loan | term sheet |
| 8 May | Bpifrance | Aimantine | Gravelines magnet recycling, Nord | €16m | grant | awarded |
| 14 May | Finnvera | Talvera | heap leach circuit, Kajana | €51m | guarantee | under review |
| 30 May | Industrial Development Corporation | Rustveld Vanadium | second kiln | R220m | loan | first draw paid |
| 30 May | Eksfin | Nordland Titan | Heavy metals separation | NOK 90m | guarantee | expired |
"""
OFFICES = """On 2 June the Department of Energy announced its intent to open calls for minerals.

| Office | Opportunity | Amount | Stage |
| --- | --- | --- | --- |
| Office of Fossil Energy and Carbon Management | Byproduct recovery at smelters | $240 million | notice of intent |
| Rare Metals and Materials Office | Rare Earth Pilot Facility | $130 million | open |
"""
SECTIONS = """## Refinery

On Friday Export Finance Australia agreed to lend Burdekin Rare Earths $300 million.

## Industry grants

Two projects were picked on Tuesday under the Critical Minerals Development Program. Grants go to those below.

| Recipient | Project | Grant |
| --- | --- | --- |
| Norwich Cobalt | Bunbury cobalt refinery, first stage | $5 million |
| Wet Creek Antimony | Metal trials, Ballarat | $2.6 million |
"""


def found_in(page: str) -> list[dict[str, object]]:
    record = {"doc_id": "test", "title": None, "markdown": page, "published_at": "2025-06-10", "url": None}
    return [mention.as_contract() for mention in find_funding(Reading(read_contract(record, Path())))[0]]


def test_columns_are_headed_in_plain_words_too() -> None:
    assert [(f["recipient"], f["project"], f["stage"]) for f in found_in(ASKED_IN_PLAIN_WORDS)] == [
        ("Kirkland Cobalt", "Larder cobalt refinery", "proposed"),
        ("Aimantine", "Gravelines magnet recycling", "committed"),
        ("Talvera", "Kajana", "proposed"),
        ("Rustveld Vanadium", None, "disbursed"),
        ("Nordland Titan", None, "cancelled"),
    ]


def test_the_metals_and_places_of_a_row_are_its_own() -> None:
    found = found_in(ASKED_IN_PLAIN_WORDS)
    assert [f["commodities"] for f in found] == [["cobalt"], ["rare earths"], [], ["vanadium"], []]
    assert [f["countries"] for f in found[:3]] == [["CA"], ["FR"], ["FI"]]


def test_an_office_gives_for_its_ministry_and_a_programme_is_no_project() -> None:
    assert [(f["funder"], f["programme"], f["project"], f["stage"]) for f in found_in(OFFICES)] == [
        ("Department of Energy", "Byproduct recovery at smelters", None, "proposed"),
        ("Department of Energy", "Rare Earth Pilot Facility", None, "committed"),
    ]


def test_a_table_under_a_heading_of_its_own_has_another_giver() -> None:
    assert [(f["funder"], f["instrument"], f["programme"], f["project"]) for f in found_in(SECTIONS)[1:]] == [
        ("Australian Government", "grant", "Critical Minerals Development Program", "Bunbury cobalt refinery"),
        ("Australian Government", "grant", "Critical Minerals Development Program", None),
    ]


def test_figures_take_the_scale_and_the_currency_of_their_column() -> None:
    header = "| Giver | Receiver | NOK million | Form |\n|---|---|---|---|\n"
    page = f"Norway's money:\n\n{header}| Enova | Heroya AS | 34 | grant |\n"
    assert [(f["amount"], f["currency"]) for f in found_in(page)] == [(3.4e7, "NOK")]


def test_the_sentence_that_announces_the_rows_tells_their_stage() -> None:
    text = (
        "The Critical Minerals Infrastructure Fund makes C$1 billion available until 2030.\n\nToday Natural Resources Canada "
        "announced conditional approval for the following projects.\n\n| Proponent | Project | Contribution |\n|---|---|---|\n"
        "| Harrow Metals Ltd. | Tarn road | $1,420,000 |\n| Ostrow Lithium Inc. | Ash line | $8,200,000 |"
    )
    assert [r[3] for r in rows(text, markdown=True)][1:] == ["conditional", "conditional"]
