"""Clauses that tell several deals at once, and buyers who come as a group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.deals.language.patterns import MARK
from pipelines.extract.deals.language.shared import members_named, told_apart
from tests.unit.extract.deals.telling import Row, told

TOLD: list[tuple[str, list[Row]]] = [
    (
        "Marui Corp and Tessen Metals Corp will take 10 per cent and 5 per cent respectively of the Cerro Alba copper "
        "project in Chile, paying $140 million and $70 million.",
        [
            ("acquisition agreed", "acquirer: Marui Corp", 1.4e8, 10.0, "Cerro Alba", "2025-06-10"),
            ("acquisition agreed", "acquirer: Tessen Metals Corp", 7e7, 5.0, "Cerro Alba", "2025-06-10"),
        ],
    ),
    (
        "Alderbrook Mining Ltd agreed to buy Norse Lithium Ltd for $220 million and a 10% stake in Esper Minerals "
        "Ltd for "
        "$18 million.",
        [
            (
                "acquisition agreed",
                "acquirer: Alderbrook Mining Ltd; target: Norse Lithium Ltd",
                2.2e8,
                None,
                None,
                "2025-06-10",
            ),
            (
                "equity_investment agreed",
                "investor: Alderbrook Mining Ltd; investee: Esper Minerals Ltd",
                1.8e7,
                10.0,
                None,
                "2025-06-10",
            ),
        ],
    ),
    (
        "The sale by Korvan Metals Ltd of the Las Piedras copper mine in Peru to Southbridge Copper Ltd for $95 "
        "million "
        "was completed on Monday.",
        [
            (
                "acquisition completed",
                "acquirer: Southbridge Copper Ltd; seller: Korvan Metals Ltd",
                9.5e7,
                None,
                "Las Piedras",
                "2025-06-09",
            )
        ],
    ),
    (
        "Orvik Metals Corp transferred on Monday to Texan Antimony Corp all the shares of its unit Caborca Antimony. "
        "The price amounted to US$41 million.",
        [
            (
                "acquisition completed",
                "acquirer: Texan Antimony Corp; target: Caborca Antimony; seller: Orvik Metals Corp",
                4.1e7,
                100.0,
                None,
                "2025-06-09",
            )
        ],
    ),
    (
        "Saltire Tin Ltd bought a quarter of the Harrow tin project in Cornwall from Morwen Minerals Ltd for £12 "
        "million.",
        [
            (
                "acquisition completed",
                "acquirer: Saltire Tin Ltd; seller: Morwen Minerals Ltd",
                1.2e7,
                25.0,
                "Harrow",
                "2025-06-10",
            )
        ],
    ),
    (
        "Kestrel Uranium Inc and Arlit Nord Ltd are in advanced talks about an all-share merger that would create a "
        "company worth some $1.1 billion.",
        [("merger rumoured", "partner: Kestrel Uranium Inc, Arlit Nord Ltd", None, None, None, "2025-06-10")],
    ),
    (
        "Sumida Metals Corp said in May it would sell its 45% of the Gorda mine to Southbridge Copper Ltd. The two "
        "companies completed the transaction on June 2.",
        [
            (
                "acquisition completed",
                "acquirer: Southbridge Copper Ltd; seller: Sumida Metals Corp",
                None,
                45.0,
                "Gorda",
                "2025-06-02",
            )
        ],
    ),
    (
        "Zenith Copper Ltd is to take over the Corriente copper project in Ecuador after Lumen Copper Ltd approved the "
        "plan last month.",
        [("acquisition agreed", "acquirer: Zenith Copper Ltd", None, None, "Corriente", "2025-06-10")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[Row]) -> None:
    assert told(text) == expected


GROUPS = [
    ("a consortium of ⟦C0⟧ and ⟦C1⟧ led by ⟦C2⟧ has offered", "⟦C0⟧ and ⟦C1⟧ and ⟦C2⟧ has offered"),
    ("the group led by ⟦C0⟧, including ⟦C1⟧ and ⟦C2⟧ bought it", "⟦C0⟧ and ⟦C1⟧ and ⟦C2⟧ bought it"),
    ("a japanese consortium comprising ⟦C0⟧ and ⟦N1⟧ will buy", "⟦C0⟧ and ⟦N1⟧ will buy"),
    ("the mining group ⟦C0⟧ will buy", "the mining group ⟦C0⟧ will buy"),
]


@pytest.mark.parametrize(("text", "named"), GROUPS)
def test_groups_are_their_members(text: str, named: str) -> None:
    assert members_named(text, set(text.replace(",", "").split())) == named


@given(st.integers(2, 5))
def test_each_share_keeps_one_member_of_every_run(size: int) -> None:
    def run(letter: str) -> str:
        marks = [f"⟦{letter}{at}⟧" for at in range(size)]
        return ", ".join(marks[:-1]) + " and " + marks[-1]

    shares = told_apart(f"{run('C')} will take {run('R')} respectively of the ⟦J9⟧ mine")
    assert [[m.group() for m in MARK.finditer(share)] for share in shares] == [
        [f"⟦C{at}⟧", f"⟦R{at}⟧", "⟦J9⟧"] for at in range(size)
    ]


@given(st.text(alphabet="⟦⟧CRM0123 ,andrespctivly", max_size=80))
def test_any_words_are_taken_apart_without_losing_their_marks(text: str) -> None:
    shares = told_apart(text)
    assert shares
    whole = {m.group() for m in MARK.finditer(text)}
    assert {m.group() for share in shares for m in MARK.finditer(share)} == whole


STAGES: list[tuple[str, list[Row]]] = [
    (
        "The takeover of Grey Nickel Ltd by Polar Star Ltd, worth A$5 billion, took effect on Monday.",
        [("acquisition completed", "acquirer: Polar Star Ltd; target: Grey Nickel Ltd", 5e9, None, None, "2025-06-09")],
    ),
    (
        "Talks between Tinto Copper Ltd and Glenmore Copper Ltd over a merger ended without a deal.",
        [("merger terminated", "partner: Tinto Copper Ltd, Glenmore Copper Ltd", None, None, None, "2025-06-10")],
    ),
    (
        "Hanwa Steel Corp is nearing an agreement to buy the Kestrel tin mine from Tarlo Tin Ltd, people said.",
        [
            (
                "acquisition rumoured",
                "acquirer: Hanwa Steel Corp; seller: Tarlo Tin Ltd",
                None,
                None,
                "Kestrel",
                "2025-06-10",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STAGES)
def test_stages_told_in_other_words(text: str, expected: list[Row]) -> None:
    assert told(text) == expected
