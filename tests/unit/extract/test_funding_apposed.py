"""Bodies told by what the text calls them, by their language's word for a bank, or as a region that acts."""

from __future__ import annotations

import pytest

from pipelines.extract.funding.apposed import apposed
from tests.unit.extract.funding_told import rows

DESCRIBED = [
    ("Kestrila, the Estonian innovation agency, adds EUR 2 million.", "Kestrila", "agency", "EE"),
    (
        "The trial costs NOK 40 million; NORDKRED, the Norwegian export credit agency, insures it.",
        "NORDKRED",
        "export_credit",
        "NO",
    ),
    ("The loan comes from Bandeval, Chile's development bank, and others.", "Bandeval", "bank", "CL"),
    ("Brazilian development bank Fomentar said so.", "Fomentar", "bank", "BR"),
    ("Banco de Fomento Litoral gave credit approval.", "Banco de Fomento Litoral", "bank", None),
    ("Sparkasse Oberharz lends the rest.", "Sparkasse Oberharz", "lender", None),
    ("Money came from the Region of Wallonia.", "Region of Wallonia", "government", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "country"), DESCRIBED)
def test_a_description_tells_a_body(text: str, name: str, kind: str, country: str | None) -> None:
    assert [(text[a.start : a.end], a.kind, a.country) for a in apposed(text)] == [(name, kind, country)]


NO_BODIES = [
    "Metallica, the state news agency, reported it.",
    "Kupfer AG, a copper producer and a client of the bank, agreed.",
    "The mine lies in the Region of Antofagasta.",
    "Ridgeback Capital, a hedge fund, sold its shares.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_gives_no_money_is_no_body(text: str) -> None:
    assert list(apposed(text)) == []


def test_a_described_body_is_known_wherever_the_page_names_it() -> None:
    text = (
        "Lac Vert Graphite Inc. thanked Bandeval, the Andean development bank, for its patience. "
        "Bandeval will lend Lac Vert Graphite Inc. $20 million."
    )
    assert rows(text) == [("Bandeval", "Lac Vert Graphite Inc", 2e7, "committed", "loan")]


def test_a_company_called_corporation_of_its_town_takes_shares_like_any_other() -> None:
    text = "Kitano Corporation of Osaka subscribed for 14 million units of Fjord Vanadium Ltd. for $10 million."
    assert rows(text) == []
