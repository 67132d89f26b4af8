"""Whose money, whose dollar and whose day: what a commitment takes from the words around its sum."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.extract.funding import find_funding
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of


def told(text: str, *fields: str) -> list[tuple[Any, ...]]:
    """The fields named of each record, for a page published on Tuesday 10 June 2025."""
    records = [mention.as_contract() for mention in find_funding(reading_of(text))[0]]
    return [tuple(record[field] for field in fields) for record in records]


def test_the_day_that_opens_a_sentence_is_of_all_its_sums() -> None:
    text = (
        "On 16 May the Department of Defense granted Lakeside Graphite Corp US$8 million, which the company must match,"
        " and Natural Resources Canada approved C$4.9 million for an anode plant."
    )
    assert told(text, "funder", "announced_on") == [
        ("Department of Defense", "2025-05-16"),
        ("Natural Resources Canada", "2025-05-16"),
    ]


@pytest.mark.parametrize("verb", ["granted", "is granting", "has granted"])
def test_what_is_granted_is_a_grant(verb: str) -> None:
    text = f"The European Commission {verb} Corvo Metals SA €12 million for its plant."
    assert told(text, "recipient", "instrument") == [("Corvo Metals SA", "grant")]


def test_a_page_that_marks_the_american_dollar_means_another_by_the_bare_sign() -> None:
    text = (
        "The National Reconstruction Fund Corporation agreed to invest $50 million in the lithium producer Lyonton"
        " Resources in Western Australia. Iluro Ltd will lend Lindon Ltd US$20 million (A$32 million)."
    )
    assert told(text, "amount", "currency")[0] == (50e6, "AUD")


def test_a_bank_begins_behind_the_adverb_before_it() -> None:
    text = "Elsewhere, the Export-Import Bank approved a loan of US$10 million to Corvo Metals Corp."
    assert told(text, "funder") == [("Export-Import Bank",)]


def test_a_state_that_takes_output_commits_to_a_purchase() -> None:
    text = (
        "The Government of Canada will enter into an offtake arrangement with Nova Graphite Inc. for part of the output"
        " of its Matawin mine."
    )
    assert told(text, "recipient", "instrument", "amount") == [("Nova Graphite Inc.", "purchase_commitment", None)]


def test_a_stockpile_is_not_for_the_company_of_another_paragraph() -> None:
    text = (
        "Corvo Metals Corp runs a mine that Albion Tin plc once owned. Corvo Metals Corp hired an engineer.\n\n"
        "The Export-Import Bank's board approved a loan of up to US$10 billion on 2 February for Project Locker, a"
        " stockpile of minerals to be filled by trading houses."
    )
    assert [recipient for (recipient,) in told(text, "recipient") if recipient == "Corvo Metals Corp"] == []


RECEIVERS = [
    (
        "Oxbow Metals, which roasts ore at Herdal, has just been promised a loan of 39 million euros by Finnvera.",
        "Oxbow Metals",
    ),
    (
        "Tarn Lithium, Grey Tor Mine, Quebec. To enlarge the mill, the Canada Growth Fund will make an equity "
        "investment of about $25 million.",
        "Tarn Lithium",
    ),
    (
        'Ferrel Graphite Ltd (the "Company") advises of a placement. The EBRD will subscribe $1.4 million for a little '
        "over 17 million new shares of the Company.",
        "Ferrel Graphite Ltd",
    ),
]


@pytest.mark.parametrize(("text", "receiver"), RECEIVERS)
def test_the_one_spoken_of_receives(text: str, receiver: str) -> None:
    assert [row[1] for row in rows(text)] == [receiver]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The UK Infrastructure Bank, an arm of the UK Treasury, will lend £70 million to Cornubia Tin plc.",
            [("UK Infrastructure Bank", "Cornubia Tin plc", 70e6)],
        ),
        (
            "Sweden's Vinnova and equipment maker Holmvik are contributing 40 million euros in grants and loans to "
            "Norrsten AB.",
            [("Vinnova and Holmvik", "Norrsten AB", 40e6)],
        ),
        (
            "Nordic Investment Bank signed a 90 million euro loan to Fjellvik Graphite AS. The Danish Green Fund is putting "
            "up another 15 million euros alongside.",
            [
                ("Nordic Investment Bank", "Fjellvik Graphite AS", 90e6),
                ("Danish Green Fund", "Fjellvik Graphite AS", 15e6),
            ],
        ),
        (
            "The smelters of Stonefell Ltd are to get an A$60 million rescue from two governments: A$40 million from "
            "Canberra and A$20 million from Tasmania.",
            [
                ("two governments", "Stonefell Ltd", 60e6),
                ("Australian Government", "Stonefell Ltd", 40e6),
                ("Tasmania", "Stonefell Ltd", 20e6),
            ],
        ),
        (
            "REGINA - The Orewell plant of Prairie Magnets Inc. will receive C$20 million from the provincial government, "
            "on top of C$30 million from Ottawa. Saskatchewan has paid for its pilot.",
            [
                ("Government of Saskatchewan", "Prairie Magnets Inc", 20e6),
                ("Government of Canada", "Prairie Magnets Inc", 30e6),
            ],
        ),
        (
            "Tarnvale Anodes Inc. would receive $12 million in state tax credits for its factory near Macon, Georgia.",
            [("State of Georgia", "Tarnvale Anodes Inc", 12e6)],
        ),
        (
            "The board of the Northern Australia Infrastructure Facility has made an Investment Decision to offer Ardent "
            "Graphite Limited a loan facility of A$65 million.",
            [("Northern Australia Infrastructure Facility", "Ardent Graphite Limited", 65e6)],
        ),
    ],
)
def test_the_giver_is_the_one_who_acts(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [(f, r and r.rstrip("."), a) for f, r, a in told(text, "funder", "recipient", "amount")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "OSLO (Nordlys Press) - Eksfin issued a guarantee of 30 million euros to Fjellvik Graphite AS. A further 5 "
            "million euros may follow.",
            ["Fjellvik Graphite AS", "Fjellvik Graphite AS"],
        ),
        ("Tellmark's $120 million DOE loan is to be drawn next month.", ["Tellmark"]),
        ("KfW will lend €100 million to Harrow's successor Ostrow AG for its kiln.", ["Ostrow AG"]),
        ("Bpifrance signed financing agreements worth 80 million euros with nine recyclers.", [None]),
        (
            "Brackwater Lithium Ltd will get a A$15 million loan from the Western Australian government, part of the A$150 "
            "million Lithium Industry Support Program.",
            ["Brackwater Lithium Ltd", None],
        ),
        (
            "The Export-Import Bank of Korea will lend $450 million to Corrada Zinc SA. The bank says it would fund $150 "
            "million itself and syndicate what is left.",
            ["Corrada Zinc SA", "Corrada Zinc SA"],
        ),
    ],
)
def test_the_receiver_is_the_one_whom_the_money_is_for(text: str, expected: list[str | None]) -> None:
    assert [recipient for (recipient,) in told(text, "recipient")] == expected


def test_money_of_several_states_is_in_one_dollar() -> None:
    text = "The United States and Australia will each invest at least $1 billion in critical minerals projects."
    assert told(text, "funder", "currency") == [("United States", "USD"), ("Australia", "USD")]


def test_a_guarantee_over_a_loan_leaves_the_loan_to_its_lenders() -> None:
    text = "SACE is to guarantee 80% of a US$400 million loan for Lumiro Copper plc, lined up by ING and Standard Chartered."
    assert told(text, "funder", "instrument", "amount") == [
        ("SACE", "loan_guarantee", 4e8),
        ("ING and Standard Chartered", "loan", 4e8),
    ]


def test_goods_right_behind_a_sum_are_what_it_buys() -> None:
    text = "The Defense Logistics Agency opened tenders for $20 million of tin and $15 million of indium."
    assert told(text, "instrument", "commodities") == [
        ("purchase_commitment", ["tin"]),
        ("purchase_commitment", ["indium"]),
    ]


def test_a_law_gives_and_the_body_of_the_state_receives() -> None:
    text = (
        "The appropriations act gives the Department of Energy $2 billion for magnets, $5 billion for the Tarnvale Loan Fund"
        " and $500 million for the Ostrow Research Program."
    )
    assert told(text, "funder", "recipient", "programme", "amount") == [
        ("United States", "Department of Energy", None, 2e9),
        ("United States", "Department of Energy", "Tarnvale Loan Fund", 5e9),
        ("United States", "Department of Energy", "Ostrow Research Program", 5e8),
    ]


def test_a_whole_is_given_by_those_who_give_its_parts() -> None:
    text = "Norrsten AB has approvals of EUR 300 million of debt: EUR 200 million from KfW and EUR 100 million from Finnvera."
    assert told(text, "funder", "recipient", "amount") == [
        ("KfW and Finnvera", "Norrsten AB", 3e8),
        ("KfW", "Norrsten AB", 2e8),
        ("Finnvera", "Norrsten AB", 1e8),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three projects in Queensland share $43 million of grants, Prime Minister Anthony Albanese said.",
            [("Australian Government", None, "grant")],
        ),
        (
            "Quebec has written off the $27 million it invested in Montrac Batteries, the minister said.",
            [("Quebec", "Montrac Batteries", "equity")],
        ),
        (
            "Germany's 1 billion euro raw materials fund has approved 50 million euros for Zinnau Lithium GmbH.",
            [("raw materials fund", "Zinnau Lithium GmbH", "equity")],
        ),
        (
            "New federal funding of C$16 million for the Saskatchewan Research Council was announced by Natural Resources "
            "Canada. Of the new money, C$9 million comes from PrairiesCan.",
            [
                ("Natural Resources Canada", "Saskatchewan Research Council", "programme"),
                ("PrairiesCan", "Saskatchewan Research Council", "programme"),
            ],
        ),
        (
            "Holmvik Nickel Oy will expand its refinery. Business Finland has granted EUR 15 million for the expansion.",
            [("Business Finland", "Holmvik Nickel Oy", "grant")],
        ),
        (
            "The European Investment Bank provides Norrsten AB 90 million euros and Finnvera guarantees another 40 million.",
            [("European Investment Bank", "Norrsten AB", "programme"), ("Finnvera", "Norrsten AB", "loan_guarantee")],
        ),
    ],
)
def test_states_funds_and_councils_give_and_receive_in_their_own_name(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert told(text, "funder", "recipient", "instrument") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "REGINA - The Orewell Research Council's magnet facility will receive C$20 million from Natural Resources Canada.",
            [("Natural Resources Canada", "Orewell Research Council", 20e6)],
        ),
        (
            "Ottawa has made good on its word. It will buy scandium from Tarn Metals Inc., with C$25 million for a lot.",
            [("Government of Canada", "Tarn Metals Inc", 25e6)],
        ),
        (
            "Cornubia Tin plc has landed £35 million in a fresh round, led by £31 million from the National Wealth Fund.",
            [("National Wealth Fund", "Cornubia Tin plc", 31e6)],
        ),
        (
            "The Energy Department has ended the $149 million grant to Ostrow Lithium Corp. A separate $90 million award from "
            "the Defense Department is not affected.",
            [
                ("Energy Department", "Ostrow Lithium Corp", 149e6),
                ("Defense Department", "Ostrow Lithium Corp", 90e6),
            ],
        ),
    ],
)
def test_councils_sellers_and_the_company_of_a_short_story_receive(
    text: str, expected: list[tuple[str, str, float]]
) -> None:
    assert [(f, r and r.rstrip("."), a) for f, r, a in told(text, "funder", "recipient", "amount")] == expected


def test_a_stake_without_a_sum_is_in_the_company_whose_shares_are_taken() -> None:
    text = "The U.S. government will take a 5% stake in Tarn Lithium Corp. and another in its venture with Harrow Motors Inc."
    assert told(text, "funder", "recipient", "instrument") == [("U.S. government", "Tarn Lithium Corp.", "equity")]


def test_what_was_cancelled_keeps_the_day_of_its_award() -> None:
    text = (
        "The Swedish Energy Agency has withdrawn the grant of SEK 158 million which it awarded to Norrsten AB in 2023."
    )
    assert sorted(told(text, "stage", "announced_on")) == [("cancelled", "2025-06-10"), ("committed", "2023")]


def test_a_date_behind_another_sum_is_that_sum_s() -> None:
    text = (
        "Brackwater Lithium Ltd will get a A$15 million loan from the Western Australian government, part of the A$150 million"
        " Lithium Industry Support Program that the premier set up in November 2024."
    )
    assert told(text, "amount", "announced_on")[0] == (15e6, "2025-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In a statement, Tarn Nickel Corp. thanked the Department of Defense for a further $2 million to explore.",
            [("Department of Defense", "Tarn Nickel Corp", "grant")],
        ),
        (
            "The state of Louisiana offered Ostrow Anodes Inc. a ten-year property tax exemption worth $30 million.",
            [("state of Louisiana", "Ostrow Anodes Inc", "tax_credit")],
        ),
        (
            "Finnvera has granted Norrsten AB a guarantee covering 120 million euros of its loan.",
            [("Finnvera", "Norrsten AB", "loan_guarantee")],
        ),
    ],
)
def test_whoever_is_thanked_or_offers_gives(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f, r and r.rstrip("."), i) for f, r, i in told(text, "funder", "recipient", "instrument")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Northern Territory will take A$5 million of equity in Tarn Fluor Ltd.",
            [("Northern Territory", "Tarn Fluor Ltd", "equity", "committed")],
        ),
        (
            "Washington intends to buy 10 per cent of Ostrow Metals Inc. for $35 million.",
            [("United States", "Ostrow Metals Inc", "equity", "proposed")],
        ),
        (
            "Japan's trade ministry will lend Tarn Gallium Co. 100 billion yen.",
            [("Japan's trade ministry", "Tarn Gallium Co", "loan", "committed")],
        ),
        (
            "A $50 million line from Afreximbank has not been drawn, Brackwater Platinum plc said.",
            [("Afreximbank", "Brackwater Platinum plc", "programme", "committed")],
        ),
    ],
)
def test_territories_capitals_and_ministries_of_a_country_give(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    found = told(text, "funder", "recipient", "instrument", "stage")
    assert [(f, r and r.rstrip("."), i, s) for f, r, i, s in found] == expected


def test_a_page_that_marks_the_american_dollar_beside_a_state_s_own_means_the_state_s() -> None:
    text = (
        "Natural Resources Canada gave Tarn Tungsten Corp. $8 million in May for its mine in New Brunswick, and the Department "
        "of Defense gave it US$15 million."
    )
    assert told(text, "amount", "currency") == [(8e6, "CAD"), (15e6, "USD")]


def test_the_state_that_acts_is_the_region_spoken_of_and_what_a_company_plans_to_spend_is_its_own() -> None:
    told = rows(
        "Management intends to invest $277 million in a plant in Louisiana, for which the state has offered a tax "
        "abatement worth $12 million. The DFC is watching."
    )
    assert [(row[0], row[2]) for row in told] == [("State of Louisiana", 12e6)]


def test_a_body_that_names_the_loan_gives_it_and_private_capital_is_nobodys_grant() -> None:
    told = rows(
        "Vulcania has $100 million from the Department of Energy and $40 million of private capital. ReForge Metals "
        "obtains its own EXIM loan of $80 million, to be matched by private money."
    )
    assert [(row[0], row[2]) for row in told] == [("Department of Energy", 100e6), ("EXIM", 80e6)]


def test_what_a_body_has_put_in_is_for_the_one_spoken_of_however_many_awards_it_took() -> None:
    told = rows(
        "Halden Antimony owns the Sibley mine in Idaho. The Department of War has put in over $80m through its Defense "
        "Production Act awards since 2022."
    )
    assert [(row[1], row[2]) for row in told] == [("Halden Antimony", 80e6)]


def test_a_site_behind_the_next_receiver_is_not_the_firsts_and_awards_to_date_are_awards() -> None:
    found = find_funding(
        reading_of(
            "Awards made to date by Natural Resources Canada include a $27 million contribution to Alcorn Lithium Ltd. in "
            "Alberta and a $22 million grant to Harrow Tungsten Ltd. for its Corrin mine in Quebec."
        )
    )[0]
    assert [f.recipient for f in found] == ["Alcorn Lithium Ltd.", "Harrow Tungsten Ltd."]
    assert found[0].project is None


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Two governments will give Alcorn Cobalt $10 million in loans, it said.",
            ("two governments", "Alcorn Cobalt", 10e6, "committed", "loan"),
        ),
        (
            "PERTH – Canberra has approved two loans for graphite. The two firms, Alcorn Metals and Harrow Anodes, will "
            "between them be lent A$40 million.",
            ("Australian Government", "Alcorn Metals and Harrow Anodes", 40e6, "committed", "loan"),
        ),
        (
            "State-owned Korea Mine Rehabilitation and Mineral Resources Corporation and Korean trading house Tarnwell Corp "
            "have invested $9 million to buy shares of Harrow Lithium to help the Canadian miner's expansion.",
            (
                "Korea Mine Rehabilitation and Mineral Resources Corporation and Tarnwell Corp",
                "Harrow Lithium",
                9e6,
                "closed",
                "equity",
            ),
        ),
        (
            "The Saskatchewan Research Council in Saskatoon will get C$16 million of new federal funding for rare earths.",
            ("Government of Canada", "Saskatchewan Research Council", 16e6, "committed", "programme"),
        ),
        (
            "The Export-Import (EXIM) Bank of the United States sent Harrow Graphite a letter of interest for US$57 million.",
            ("Export-Import (EXIM) Bank of the United States", "Harrow Graphite", 57e6, "letter_of_interest", "loan"),
        ),
    ],
)
def test_who_gives_to_whom_in_newsrooms(text: str, row: tuple[object, ...]) -> None:
    assert rows(text)[0] == row


def test_two_governments_that_give_the_same_give_twice() -> None:
    found = rows(
        "Ottawa is providing Alcorn Cobalt with a loan of $5 million. The Ontario government adds a grant of $5 million."
    )
    assert [row[0] for row in found] == ["Government of Canada", "Ontario government"]


def test_what_is_to_happen_later_dates_no_news_and_a_land_outside_which_one_works_is_no_site() -> None:
    (grant,) = find_funding(
        reading_of(
            "The Queensland government will back drilling until November 2031 with $7 million for Harrow Metals, the only "
            "producer of antimony outside China."
        )
    )[0]
    assert (grant.announced_on, grant.countries) == ("2025-06-10", ("AU",))


def test_the_title_tells_whose_sum_it_is_and_a_glued_name_is_its_firm_and_its_site() -> None:
    record = {
        "doc_id": "test",
        "url": None,
        "published_at": "2025-06-10",
        "title": "Department of War Invests $18.1M in Germanium",
        "text": "Alcorn Germanium Inc. runs a plant in Utah. The $18.1M in funding will expand its refining of germanium.",
    }
    (grant,) = find_funding(Reading(read_contract(record, Path())))[0]
    assert (grant.funder, grant.recipient) == ("Department of War", "Alcorn Germanium Inc.")
    (loan,) = find_funding(
        reading_of(
            "The NAIF Board decided to offer a loan of $200m to the Harrow Tin Limited Corrin Tin Project in Queensland."
        )
    )[0]
    assert (loan.recipient, loan.project) == ("Harrow Tin Limited", "Corrin")
