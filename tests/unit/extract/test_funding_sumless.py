"""Money without a sum: floors, selections, loans turned into shares, papers that are awaited, taxes given back."""

from __future__ import annotations

import pytest

from pipelines.extract.funding import find_funding
from tests.unit.extract.funding_told import rows
from tests.unit.extract.reading_of import reading_of


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "Shares doubled after Canberra announced a floor price for the gallium of Alcorn Metals last week.",
            ("Australian Government", "Alcorn Metals", None, "committed", "purchase_commitment"),
        ),
        (
            "Alcorn Metals enjoys a price floor of $110 from the Department of War.",
            ("Department of War", "Alcorn Metals", None, "committed", "purchase_commitment"),
        ),
        (
            "Tamar Nickel has been selected by BNDES and Finep under their strategic minerals call.",
            ("BNDES and Finep", "Tamar Nickel", None, "conditional", "programme"),
        ),
        (
            "The Department of Energy picked Boreal Cobalt for award negotiations under its Battery Materials program.",
            ("Department of Energy", "Boreal Cobalt", None, "conditional", "grant"),
        ),
        (
            "In April the Export-Import Bank converted its loan to Corrin Minerals into equity.",
            ("Export-Import Bank", "Corrin Minerals", None, "closed", "equity"),
        ),
        (
            "Corrin Minerals expects the term sheet of Export Finance Australia before Christmas.",
            ("Export Finance Australia", "Corrin Minerals", None, "proposed", "loan"),
        ),
        (
            "Corrin Minerals said that the NAIF loan is expected in spring.",
            ("NAIF", "Corrin Minerals", None, "proposed", "loan"),
        ),
        (
            "The Clean Energy Finance Corporation is in due diligence on a loan for Corrin Minerals.",
            ("Clean Energy Finance Corporation", "Corrin Minerals", None, "proposed", "loan"),
        ),
    ],
)
def test_money_without_a_sum(sentence: str, row: tuple[object, ...]) -> None:
    assert rows(sentence) == [row]


@pytest.mark.parametrize(
    ("sentence", "programme", "stage"),
    [
        (
            "Canada's Budget 2025 proposed a 15 per cent minerals exploration tax credit.",
            "minerals exploration tax credit",
            "proposed",
        ),
        (
            "The Australian Government legislated a Clean Metals production tax incentive.",
            "Clean Metals production tax incentive",
            "committed",
        ),
    ],
)
def test_a_budget_gives_taxes_back(sentence: str, programme: str, stage: str) -> None:
    (told,) = (m.as_contract() for m in find_funding(reading_of(sentence))[0])
    assert (told["programme"], told["stage"], told["instrument"]) == (programme, stage, "tax_credit")


@pytest.mark.parametrize(
    "sentence",
    [
        "The European Commission proposed a price floor for rare earths made in Europe.",
        "Corrin Minerals was selected by Saale Lithium for its supply programme.",
        "Corrin Minerals converted its loan into shares.",
        "A tax credit helps nobody, the minister said.",
    ],
)
def test_what_tells_of_nobodys_money(sentence: str) -> None:
    assert rows(sentence) == []


@pytest.mark.parametrize(
    ("text", "funder", "instrument"),
    [
        (
            "The National Wealth Fund is in discussion with Harrow Metals Ltd about a possible equity investment.",
            *("National Wealth Fund", "equity"),
        ),
        ("KfW remains in talks with Harrow Metals Ltd over a loan for its mine.", "KfW", "loan"),
        (
            "Harrow Metals Ltd is in advanced stages of securing a grant from the Department of Defense.",
            *("Department of Defense", "grant"),
        ),
        ("Harrow Metals Ltd has applied for a loan from the Export-Import Bank.", "Export-Import Bank", "loan"),
    ],
)
def test_what_is_still_spoken_of_or_pursued_is_proposed(text: str, funder: str, instrument: str) -> None:
    told = [(r[0], r[1], r[3], r[4]) for r in rows(text)]
    assert told == [(funder, "Harrow Metals Ltd", "proposed", instrument)]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "Harrow Lithium has been awarded two grants by the German government for its plant in Landau.",
            ("German government", "Harrow Lithium", None, "committed", "grant"),
        ),
        (
            "Harrow Lithium has secured a loan from NAIF for its lithium mine.",
            ("NAIF", "Harrow Lithium", None, "committed", "loan"),
        ),
    ],
)
def test_the_news_of_an_award_without_a_sum(sentence: str, row: tuple[object, ...]) -> None:
    assert rows(sentence) == [row]
    assert rows("Lithium is up. Prices rose. Output grew again.\n\n" + sentence) == []
