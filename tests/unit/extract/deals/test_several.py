"""Several contracts in one sentence, and contracts in the short forms of lists. Companies are invented."""

from __future__ import annotations

import pytest

from tests.unit.extract.deals.telling import told

MINE = "Renmark Niobium Ltd (ASX: RNB) is planning a mine. "
TWO = [
    ("offtake agreed", "buyer: Thorsen Metallurgie GmbH; supplier: Renmark Niobium Ltd"),
    ("offtake agreed", "buyer: Comet Alloys Inc.; supplier: Renmark Niobium Ltd"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Binding offtake agreements are in place with Thorsen Metallurgie GmbH, for 50% of the niobium output over ten "
        "years, and with Comet Alloys Inc., for 25%.",
        "It has offtake contracts with Thorsen Metallurgie GmbH for 900 tonnes a year and with Comet Alloys Inc. for "
        "400 tonnes a year.",
    ],
)
def test_two_papers_in_one_sentence(text: str) -> None:
    assert [(kind, who) for kind, who, *_ in told(MINE + text)] == TWO


def test_a_clause_without_a_verb_goes_on_with_one_more_party() -> None:
    rows = told(
        "Battery maker Leyland Cells Ltd signed a deal with Electra Salts Corp. over the supply of 7,000 tonnes of cobalt "
        "sulphate for three years; "
        "Avalon Minerals Inc. for 55,000 tonnes of lithium hydroxide for five years; and Snowdon Lithium Ltd "
        "for a 10-year supply of 200,000 tonnes of lithium hydroxide."
    )
    assert {who for _, who, *_ in rows} == {
        "buyer: Leyland Cells Ltd; supplier: Electra Salts Corp.",
        "buyer: Leyland Cells Ltd; supplier: Avalon Minerals Inc.",
        "buyer: Leyland Cells Ltd; supplier: Snowdon Lithium Ltd",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Signed a binding agreement with Elmore Powders Inc. on 3 June to supply 400 tonnes a year of concentrate.",
        "Memorandum of understanding for Renmark Niobium Ltd to sell 400 tonnes a year of concentrate to Elmore Powders Inc.",
    ],
)
def test_entries_of_a_list(text: str) -> None:
    rows = told(MINE + text)
    assert [who for _, who, *_ in rows] == ["buyer: Elmore Powders Inc.; supplier: Renmark Niobium Ltd"]


def test_goods_tried_under_a_letter() -> None:
    rows = told(
        "Vulcano Magnets Inc. will try out dysprosium oxide from Eastgate Fuels Corp.'s mill in Utah under a memorandum of "
        "understanding."
    )
    assert [(kind, who) for kind, who, *_ in rows] == [
        ("offtake proposed", "buyer: Vulcano Magnets Inc.; supplier: Eastgate Fuels Corp.")
    ]
