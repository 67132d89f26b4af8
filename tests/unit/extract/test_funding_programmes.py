"""Under which act, fund or programme money is given: how programmes are called, and whose sums they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.extract.funding import find_funding
from pipelines.extract.funding.bodies import find_bodies
from pipelines.extract.reading import Reading
from pipelines.parse import read_contract
from tests.unit.extract.reading_of import reading_of


def programmes(text: str) -> list[tuple[float | None, str | None]]:
    """Sum and programme of each commitment, in text order."""
    found = (m.as_contract() for m in find_funding(reading_of(text))[0])
    return [(f["amount"], f["programme"]) for f in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The grant comes under its ORELOOP programme.", "ORELOOP programme"),
        ("It was promised under the R5X clean industry scheme.", "R5X clean industry scheme"),
        ("Out of a $3 billion Ports and Quarries program came the first cheque.", "Ports and Quarries program"),
        ("It is paid under the programme Growth in Coastal Regions.", "Growth in Coastal Regions"),
        ("They backed the Scheme to Promote Recycling of Magnet Scrap.", "Scheme to Promote Recycling of Magnet Scrap"),
        ("The money is that of the 2019 water law.", "2019 water law"),
    ],
)
def test_programmes_by_other_forms(text: str, name: str) -> None:
    assert name in [s.name for s in find_bodies(text)[1]]


@pytest.mark.parametrize("text", ["The company starts its Phase Two Drilling program.", "Under the German scheme."])
def test_what_a_company_drills_and_whose_a_scheme_is_are_no_programmes(text: str) -> None:
    assert find_bodies(text)[1] == []


def test_a_programme_before_all_sums_of_a_sentence_holds_for_each() -> None:
    text = (
        "The first grants under the Quarry Renewal Initiative go to Tasmania: the Australian Government will provide "
        "$4 million to Harrow Metals for a tin plant, and $3 million to Ostrow Graphite for a kiln."
    )
    assert programmes(text) == [(4e6, "Quarry Renewal Initiative"), (3e6, "Quarry Renewal Initiative")]


def test_a_programme_is_not_that_of_another_body_behind_it() -> None:
    text = (
        "The Internal Revenue Service allocated Harrow Graphite $10 million of Section 48C tax credits in April, and the "
        "Department of Energy offered a conditional commitment for a loan of up to $75 million."
    )
    assert programmes(text) == [(10e6, "Section 48C"), (75e6, None)]


def test_the_fund_that_lends_is_the_programme_of_its_bank() -> None:
    text = (
        "Korea Eximbank will extend 10 billion won from its Supply Chain Repair Fund. The fund has lent 300 million won to "
        "Harrow Zinc for an antimony line."
    )
    assert programmes(text)[-1] == (3e8, "Supply Chain Repair Fund")


def test_a_row_names_its_own_programme_and_lends_it_to_no_other() -> None:
    text = (
        "# Harrow Lithium\n\nHarrow Lithium has its money together.\n\n| Source | Form | Sum |\n| --- | --- | --- |\n"
        "| KfW, for the Raw Materials Fund | Equity | EUR 150 million |\n| European Investment Bank | Loan | EUR 90 million |\n"
    )
    record = {"doc_id": "t", "title": None, "markdown": text, "published_at": "2025-06-10", "url": None}
    found = [m.as_contract() for m in find_funding(Reading(read_contract(record, Path())))[0]]
    assert [(f["amount"], f["programme"]) for f in found] == [(150e6, "Raw Materials Fund"), (90e6, None)]


def test_the_only_programme_of_a_short_story_is_that_of_its_money() -> None:
    text = (
        "The European Investment Bank and Harrow Metals have signed a loan agreement of €11 million for a graphite factory. "
        "It comes under the InvestEU programme."
    )
    assert programmes(text) == [(11e6, "InvestEU programme")]


def test_a_programme_that_has_a_sum_of_its_own_is_no_other_moneys() -> None:
    text = (
        "Harrow Metals was awarded €7 million by the EU Innovation Fund for its graphite plant. In June the European "
        "Investment Bank approved a loan of €15 million."
    )
    assert programmes(text)[-1] == (15e6, None)


@pytest.mark.parametrize(
    "text", ["The grants come under the infrastructure law.", "It is paid from the Recovery Plan."]
)
def test_laws_and_plans(text: str) -> None:
    assert len(find_bodies(text)[1]) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Export-Import Bank of Korea will lend POSMIN Ltd $70 million. The loan is part of the bank's 5 trillion won "
            "supply chain stabilization fund.",
            [("loan", "supply chain stabilization fund"), ("programme", "supply chain stabilization fund")],
        ),
        (
            "Tarn Metals Ltd received a second payment of A$2 million under its A$9 million Critical Minerals Development "
            "Program grant.",
            [
                ("grant", "Critical Minerals Development Program"),
                ("grant", "Critical Minerals Development Program"),
            ],
        ),
    ],
)
def test_a_fund_is_called_by_what_it_is_for(text: str, expected: list[tuple[str, str]]) -> None:
    records = [mention.as_contract() for mention in find_funding(reading_of(text))[0]]
    assert [(record["instrument"], record["programme"]) for record in records] == expected


def test_the_fund_of_before_was_founded_with_a_sum_that_nobody_in_particular_receives() -> None:
    found = find_funding(
        reading_of(
            "Harrow Lithium has one of 17 grants from the Modern Manufacturing Initiative of the Australian Government. The "
            "Initiative was set up in October 2020 with $1.3 billion."
        )
    )[0]
    told = [(f.funder, f.recipient, f.programme, f.instrument) for f in found if f.amount]
    assert told == [("Australian Government", None, "Modern Manufacturing Initiative", "programme")]


def test_what_an_investment_would_include_has_its_stage() -> None:
    found = find_funding(
        reading_of(
            "Natural Resources Canada announced up to $13 million, pending due diligence, for five tungsten roads. The roads "
            "are long. This investment would include $5 million to Harrow Resources Canada Ltd. to widen one."
        )
    )[0]
    assert [(f.recipient, f.stage) for f in found] == [
        (None, "conditional"),
        ("Harrow Resources Canada Ltd.", "conditional"),
    ]
